// Any table: CSV in all its dialects, encodings and states of repair.

#include "geodata/tables/table.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "table.csv", [](const auto& file) {
        relais::tables::Table table({file, "", ""});
        while (table.next())
            for (const std::string& name : table.column_names()) {
                const relais::tables::Column column = table.column(name);
                static_cast<void>(relais::tables::parse_number(table.code(column)));
            }
    });
}
