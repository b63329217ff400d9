// FINESS, the national register of health and social establishments, in the three layouts that are
// published: the release with a header and Lambert coordinates; the raw stock, whose lines are
// records "structureet" (an establishment) and "geolocalisation" (its coordinates, after all
// establishments); the raw extraction of capacities, with records "equipementsocial". Files saved
// by a spreadsheet have lost the leading zeros of codes.

#include <fmt/format.h>

#include "geodata/countries/france.h"
#include "geodata/services/finess_register.h"
#include "geodata/services/formats.h"

namespace relais::services {
namespace {

/// "05" and "61" are "05061"; the register writes the overseas departments 9A to 9F.
std::string commune_of(const std::string& department, const std::string& commune) {
    if (department.size() == 2 && department[0] == '9' && department[1] >= 'A' &&
        department[1] <= 'F')
        return countries::commune_code("97" + with_zeros(commune, 3));
    return countries::commune_code(with_zeros(department, 2) + with_zeros(commune, 3));
}

class StockReader {
  public:
    StockReader(tables::Table& table, study::ServiceList& list, const taxonomy::Taxonomy& taxonomy)
        : table_(table), list_(list), register_(list, taxonomy) {
        for (int i = 0; i < static_cast<int>(table.column_names().size()); ++i)
            columns_.push_back({i, fmt::format("{}", i + 1)});
    }

    void read() && {
        while (table_.next()) {
            ++list_.rows;
            const std::string record = cell(0);
            if (record == "structureet")
                read_establishment();
            else if (record == "geolocalisation")
                read_place();
            else if (record == "equipementsocial")
                read_capacity();
            else if (record != "finess")
                list_.leave_out(table_.row(), "with an unknown kind of record");
        }
        register_.finish();
    }

  private:
    [[nodiscard]] std::string cell(std::size_t i) const {
        return i < columns_.size() ? table_.text(columns_[i]) : std::string{};
    }

    /// structureet;nofinesset;nofinessej;rs;rslongue;…;commune (12);departement (13);…;
    /// categetab (18);…;siret (22). The extraction of capacities writes the two numbers only.
    void read_establishment() {
        study::ServiceRecord record;
        record.row = table_.row();
        record.id = cell(1);
        record.name = cell(4).empty() ? cell(3) : cell(4);
        if (record.id.empty() || record.name.empty())
            return list_.leave_out(record.row, "without number or name");
        record.commune = commune_of(cell(13), cell(12));
        register_.see_siret(cell(22));
        register_.add(std::move(record), cell(18));
    }

    /// geolocalisation;nofinesset;x;y;source;date, where the source may contain separators.
    void read_place() {
        std::string description = cell(4);
        for (std::size_t i = 5; i < 11; ++i) description += "," + cell(i);
        if (!register_.locate(cell(1), cell(2), cell(3), description))
            list_.leave_out(table_.row(), "the coordinates of an establishment that is left out");
    }

    /// equipementsocial;nofinesset;de;libde;ta;libta;client;libclient;sourceinfo;capinstot (9);…;
    /// indsupinst (15): "O" where the equipment is closed. An establishment has several.
    void read_capacity() {
        const std::optional<double> places = tables::parse_number(cell(9));
        if (!places || *places < 0 || cell(15) == "O")
            return list_.leave_out(table_.row(), "a capacity that is closed or missing");
        list_.capacities[finess_number(cell(1))] += *places;
    }

    tables::Table& table_;
    study::ServiceList& list_;
    FinessRegister register_;
    std::vector<tables::Column> columns_;
};

}  // namespace

/// The lines of the raw files have no names; the longest record, "structureet", has 31 cells.
std::string finess_stock_header() {
    constexpr int kColumns = 40;
    std::string header = "record";
    for (int i = 1; i < kColumns; ++i) header += fmt::format(";c{}", i);
    return header;
}

study::ServiceList read_finess_stock(tables::Table& table, const taxonomy::Taxonomy& taxonomy) {
    study::ServiceList list;
    list.file = table.file_name();
    list.row_word = table.row_word();
    StockReader(table, list, taxonomy).read();
    return list;
}

study::ServiceList read_finess_release(tables::Table& table, const taxonomy::Taxonomy& taxonomy) {
    study::ServiceList list;
    list.file = table.file_name();
    list.row_word = table.row_word();
    FinessRegister establishments(list, taxonomy);
    const auto either = [&table](const char* one, const char* other) {
        auto column = table.find_column(one);
        return column ? column : table.find_column(other);
    };
    const tables::Column number = table.column("nofinesset");
    const tables::Column kind = table.column("categetab");
    const auto long_name = table.find_column("rslongue");
    const auto name = table.find_column("rs");
    const auto siret = table.find_column("siret");
    const auto cog = table.find_column("cog");
    const auto commune = table.find_column("commune");
    const auto department = table.find_column("departement");
    const auto x = either("coordx", "coordxet");
    const auto y = either("coordy", "coordyet");
    const auto source = either("sourcegeocod", "sourcecoordet");
    const auto text = [&table](const std::optional<tables::Column>& column) {
        return column ? table.text(*column) : std::string{};
    };
    while (table.next()) {
        ++list.rows;
        study::ServiceRecord record;
        record.row = table.row();
        if (table.has_more_cells()) {
            list.leave_out(record.row, study::kMoreCells);
            continue;
        }
        record.id = table.text(number);
        record.name = text(long_name).empty() ? text(name) : text(long_name);
        record.commune =
            cog ? countries::commune_code(text(cog)) : commune_of(text(department), text(commune));
        if (record.id.empty()) {
            list.leave_out(record.row, "without number or name");
            continue;
        }
        const std::string id = record.id;
        establishments.see_siret(text(siret));
        const std::size_t before = list.records.size();
        establishments.add(std::move(record), table.text(kind));
        if (list.records.size() > before)
            static_cast<void>(establishments.locate(id, text(x), text(y), text(source)));
    }
    establishments.finish();
    return list;
}

}  // namespace relais::services
