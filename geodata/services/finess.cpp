// FINESS, the national register of health and social establishments, in the three layouts that are
// published: the release with a header and Lambert coordinates; the raw stock, whose lines are
// records "structureet" (an establishment) and "geolocalisation" (its place, once all
// establishments are told); the raw extraction of capacities, with records "equipementsocial".
// Files that went through a spreadsheet have lost the zeros with which codes begin.

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "geodata/services/formats.h"
#include "geodata/services/france.h"

namespace relais::services {
namespace {

constexpr const char* kUnknownKind = "of a kind that Relais does not know";
constexpr std::size_t kNumberDigits = 9;

std::string with_zeros(std::string code, std::size_t digits) {
    if (!code.empty() && code.size() < digits) code.insert(0, digits - code.size(), '0');
    return code;
}

/// "05" and "61" are "05061"; the register writes the overseas departments 9A to 9F.
std::string commune_of(const std::string& department, const std::string& commune) {
    if (department.size() == 2 && department[0] == '9' && department[1] >= 'A' &&
        department[1] <= 'F')
        return commune_code("97" + with_zeros(commune, 3));
    return commune_code(with_zeros(department, 2) + with_zeros(commune, 3));
}

/// The projection that a description such as "1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93"
/// names.
std::string crs_of(std::string_view description) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames = {
        {{"LAMBERT_93", "EPSG:2154"},
         {"UTM_N20", "EPSG:5490"},
         {"UTM_N22", "EPSG:2972"},
         {"UTM_S40", "EPSG:2975"},
         {"UTM_S38", "EPSG:4471"},
         {"UTM_N21", "EPSG:4467"}}};
    for (const auto& [name, crs] : kNames)
        if (description.find(name) != std::string_view::npos) return std::string(crs);
    return "EPSG:2154";
}

/// A description begins with the level at which the place was found: 1 is the house, 4 and more the
/// commune.
bool is_precise(std::string_view description) {
    return description.empty() || description[0] < '3';
}

/// What both layouts have in common.
class Register {
  public:
    Register(List& list, const taxonomy::Taxonomy& taxonomy) : list_(list), taxonomy_(taxonomy) {}

    /// Adds an establishment, unless its kind is not known; a later record of it is left out.
    void add(Record record, std::string_view kind) {
        record.categories = taxonomy_.of_finess(kind);
        if (record.categories.empty()) return list_.leave_out(record.row, kUnknownKind);
        record.id = with_zeros(record.id, kNumberDigits);
        if (!index_of_.emplace(record.id, list_.records.size()).second)
            return list_.leave_out(record.row, "of an establishment that was told before");
        list_.records.push_back(std::move(record));
    }

    /// False where the establishment is not in the list.
    bool locate(const std::string& id, const std::string& x, const std::string& y,
                std::string_view description) {
        const auto entry = index_of_.find(with_zeros(id, kNumberDigits));
        if (entry == index_of_.end()) return false;
        Record& record = list_.records[entry->second];
        record.place = place(record.row, x, y, description);
        record.precise = record.place && is_precise(description);
        return true;
    }

    void finish() {
        if (spoilt_ > 0)
            list_.remark(Severity::kWarning,
                         fmt::format("A spreadsheet has turned codes into numbers (SIRET such as "
                                     "2,601E+13) in {} rows; the zeros of other codes were put "
                                     "back, but ask for the file as published.",
                                     spoilt_));
        std::sort(crs_.begin(), crs_.end());
        crs_.erase(std::unique(crs_.begin(), crs_.end()), crs_.end());
        list_.crs = fmt::format("{}", fmt::join(crs_, ", "));
    }

    void see_siret(std::string_view siret) { spoilt_ += ogr::is_spoilt_code(siret) ? 1 : 0; }

  private:
    std::optional<Coordinate> place(std::size_t row, const std::string& x, const std::string& y,
                                    std::string_view description) {
        const auto east = ogr::parse_number(x);
        const auto north = ogr::parse_number(y);
        if (!east || !north) return std::nullopt;
        const std::string crs = crs_of(description);
        const auto place = planes_.of(crs).to_coordinate({*east, *north});
        if (place && lies_in_france(place->lon(), place->lat())) {
            if (std::find(crs_.begin(), crs_.end(), crs) == crs_.end()) crs_.push_back(crs);
            return place;
        }
        list_.doubt(row, fmt::format("The coordinate ({}, {}) in {} lies outside France; the "
                                     "service is placed by its commune.",
                                     x, y, crs));
        return std::nullopt;
    }

    List& list_;
    const taxonomy::Taxonomy& taxonomy_;
    Planes planes_;
    std::unordered_map<std::string, std::size_t> index_of_;
    std::vector<std::string> crs_;
    std::size_t spoilt_ = 0;
};

class StockReader {
  public:
    StockReader(ogr::Table& table, List& list, const taxonomy::Taxonomy& taxonomy)
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
                list_.leave_out(table_.row(), "of an unknown kind of record");
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
        Record record;
        record.row = table_.row();
        record.id = cell(1);
        record.name = cell(4).empty() ? cell(3) : cell(4);
        if (record.id.empty() || record.name.empty())
            return list_.leave_out(record.row, "without number or name");
        record.commune = commune_of(cell(13), cell(12));
        register_.see_siret(cell(22));
        register_.add(std::move(record), cell(18));
    }

    /// geolocalisation;nofinesset;x;y;source;date, where the source may be in cells of its own.
    void read_place() {
        std::string description = cell(4);
        for (std::size_t i = 5; i < 11; ++i) description += "," + cell(i);
        if (!register_.locate(cell(1), cell(2), cell(3), description))
            list_.leave_out(table_.row(), "the place of an establishment that is not taken");
    }

    /// equipementsocial;nofinesset;de;libde;ta;libta;client;libclient;sourceinfo;capinstot (9);…;
    /// indsupinst (15): "O" where the equipment is closed. An establishment has several.
    void read_capacity() {
        const std::optional<double> places = ogr::parse_number(cell(9));
        if (!places || *places < 0 || cell(15) == "O")
            return list_.leave_out(table_.row(), "a capacity that is closed or not told");
        list_.capacities[with_zeros(cell(1), kNumberDigits)] += *places;
    }

    ogr::Table& table_;
    List& list_;
    Register register_;
    std::vector<ogr::Column> columns_;
};

}  // namespace

/// The lines of the raw files have no names; the longest record, "structureet", has 31 cells.
std::string finess_stock_header() {
    constexpr int kColumns = 40;
    std::string header = "record";
    for (int i = 1; i < kColumns; ++i) header += fmt::format(";c{}", i);
    return header;
}

List read_finess_stock(ogr::Table& table, const taxonomy::Taxonomy& taxonomy) {
    List list;
    list.file = table.file_name();
    list.row_word = table.row_word();
    StockReader(table, list, taxonomy).read();
    return list;
}

List read_finess_release(ogr::Table& table, const taxonomy::Taxonomy& taxonomy) {
    List list;
    list.file = table.file_name();
    list.row_word = table.row_word();
    Register establishments(list, taxonomy);
    const auto either = [&table](const char* one, const char* other) {
        auto column = table.find_column(one);
        return column ? column : table.find_column(other);
    };
    const ogr::Column number = table.column("nofinesset");
    const ogr::Column kind = table.column("categetab");
    const auto long_name = table.find_column("rslongue");
    const auto name = table.find_column("rs");
    const auto siret = table.find_column("siret");
    const auto cog = table.find_column("cog");
    const auto commune = table.find_column("commune");
    const auto department = table.find_column("departement");
    const auto x = either("coordx", "coordxet");
    const auto y = either("coordy", "coordyet");
    const auto source = either("sourcegeocod", "sourcecoordet");
    const auto text = [&table](const std::optional<ogr::Column>& column) {
        return column ? table.text(*column) : std::string{};
    };
    while (table.next()) {
        ++list.rows;
        Record record;
        record.row = table.row();
        record.id = table.text(number);
        record.name = text(long_name).empty() ? text(name) : text(long_name);
        record.commune =
            cog ? commune_code(text(cog)) : commune_of(text(department), text(commune));
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
