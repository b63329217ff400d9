#include "geodata/results/csv_table.h"

#include <charconv>

#include "geodata/results/csv.h"
#include "geodata/store/mapped_file.h"
#include "geodata/tables/csv_text.h"

namespace relais::results {
namespace {

void add_number(Rows& rows, std::string_view digits, Type type) {
    const char* const end = digits.data() + digits.size();
    if (type == Type::kCount || type == Type::kFlag) {
        std::int64_t value = 0;
        std::from_chars(digits.data(), end, value);
        rows.integer(value);
        return;
    }
    double value = 0;
    std::from_chars(digits.data(), end, value);
    rows.number(value);
}

void add_cell_again(Rows& rows, const tables::CsvRow::Cell& cell, Type type) {
    if (cell.text.empty())
        rows.nothing();
    else if (type == Type::kText)
        rows.text(cell.value());
    else
        add_number(rows, cell.text, type);
}

}  // namespace

Table table_of_csv(const std::filesystem::path& file, std::vector<Column> columns) {
    const auto write = [file, columns](Rows& rows) {
        const store::MappedFile mapped(file);
        const std::string_view text(reinterpret_cast<const char*>(mapped.bytes().data()),
                                    mapped.bytes().size());
        std::size_t position = csv_header(columns).size();
        tables::CsvRow row;
        while (position < text.size()) {
            row = {};
            static_cast<void>(tables::read_csv_row(text, position, {}, row));
            for (std::size_t c = 0; c < columns.size() && c < row.cells.size(); ++c)
                add_cell_again(rows, row.cells[c], columns[c].type);
            rows.end();
        }
    };
    return {file.stem().string(), std::move(columns), write};
}

void write_beside(const std::filesystem::path& file, std::vector<Column> columns,
                  const Formats& asked, const std::string& data_date) {
    TableFiles files(file.parent_path(), asked, {file.stem().string(), data_date});
    files.add_beside(file, table_of_csv(file, std::move(columns)));
    files.publish();
}

}  // namespace relais::results
