// Insee, Base permanente des équipements: the detail files of 2018 to 2024, and the tables that
// count equipments by commune. Names and meanings of the columns as in Insee's documentation of the
// files; the meaning of a type is in the taxonomy, by year.

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "geodata/countries/france.h"
#include "geodata/services/formats.h"
#include "geodata/tables/plane.h"

namespace relais::services {
namespace {

/// A cell of the detail file; its marks for "unknown" and "not applicable" are nothing.
class Cells {
  public:
    explicit Cells(const tables::Table& table) : table_(table) {}

    [[nodiscard]] std::string text(const std::optional<tables::Column>& column) const {
        if (!column) return {};
        std::string cell = table_.text(*column);
        for (const char* mark : {"_Z", "_U", "X"})
            if (cell == mark) return {};
        return cell;
    }
    [[nodiscard]] std::optional<double> number(const std::optional<tables::Column>& column) const {
        return tables::parse_number(text(column));
    }

  private:
    const tables::Table& table_;
};

class DetailReader {
  public:
    DetailReader(tables::Table& table, const taxonomy::Taxonomy& taxonomy)
        : table_(table), cells_(table), taxonomy_(taxonomy) {
        list_.row_word = table.row_word();
        nursery_ = taxonomy.find("nursery_school");
        std::vector<tables::Column> needed = {type_, commune_};
        for (const auto& column : {year_, kind_, name_, count_, nursery_classes_, capacity_,
                                   quality_, distance_, lon_, lat_, x_, y_, epsg_})
            if (column) needed.push_back(*column);
        table_.keep_only(needed);
    }

    study::ServiceList read() && {
        while (table_.next()) {
            ++list_.rows;
            read_row();
        }
        list_.crs = crs_.empty() ? "" : fmt::format("{}", fmt::join(crs_, ", "));
        return std::move(list_);
    }

  private:
    void read_row() {
        study::ServiceRecord record;
        record.row = table_.row();
        if (table_.has_more_cells()) return list_.leave_out(record.row, study::kMoreCells);
        const std::string type = table_.text(type_);
        record.categories = categories(type);
        if (record.categories.empty()) return list_.leave_out(record.row, "of an unknown kind");
        if (cells_.text(kind_) == "MO")
            return list_.leave_out(record.row, "mobile, without a fixed place");
        record.commune = countries::commune_code(table_.text(commune_));
        if (record.commune.empty())
            return list_.leave_out(record.row, "without the code of a commune");
        record.id = fmt::format("{}-{}-{}", record.commune, type, record.row);
        record.name = cells_.text(name_);
        record.capacity = cells_.number(capacity_);
        if (const auto count = cells_.number(count_); count && *count >= 1 && *count < 1e6)
            record.count = static_cast<std::size_t>(*count);
        record.precise = is_precise();
        record.place = place(record);
        list_.records.push_back(std::move(record));
    }

    [[nodiscard]] std::vector<CategoryId> categories(const std::string& type) const {
        std::vector<CategoryId> result = taxonomy_.of_bpe(type, year());
        // Until 2021 an elementary school has a column for nursery classes.
        if (nursery_ && type.starts_with("C10") && cells_.text(nursery_classes_) == "1" &&
            std::find(result.begin(), result.end(), *nursery_) == result.end())
            result.insert(std::lower_bound(result.begin(), result.end(), *nursery_), *nursery_);
        return result;
    }

    /// The year of the codes; absent for a number that is not a year of the BPE.
    [[nodiscard]] int year() const {
        const double given = cells_.number(year_).value_or(kLatestYear);
        return given >= kFirstYear && given <= kLastYear ? static_cast<int>(given) : kLatestYear;
    }

    /// QUALITE_XY: good, acceptable or bad ("Mauvaise", "M"), by which the place may be that of the
    /// street or the commune; TR_DIST_PRECISION: how many metres off it may be.
    [[nodiscard]] bool is_precise() const {
        return !cells_.text(quality_).starts_with('M') && !cells_.text(distance_).starts_with(">=");
    }

    std::optional<Coordinate> place(const study::ServiceRecord& record) {
        const auto lon = cells_.number(lon_);
        const auto lat = cells_.number(lat_);
        if (lon && lat && countries::lies_in_france(*lon, *lat)) {
            note_crs("EPSG:4326");
            return Coordinate::from_degrees(*lon, *lat);
        }
        const auto x = cells_.number(x_);
        const auto y = cells_.number(y_);
        if (!x || !y || (*x == 0 && *y == 0)) return std::nullopt;
        const std::string code = cells_.text(epsg_);
        const std::string crs =
            code.empty()
                ? std::string(countries::projected_crs(countries::department_of(record.commune)))
                : "EPSG:" + code;
        const auto place = planes_.of(crs).to_coordinate({*x, *y});
        if (place && countries::lies_in_france(place->lon(), place->lat())) {
            note_crs(crs);
            return place;
        }
        list_.doubt(record.row, fmt::format("The coordinate ({}, {}) in {} is outside France; the "
                                            "service is placed by its commune.",
                                            *x, *y, crs));
        return std::nullopt;
    }

    void note_crs(const std::string& crs) {
        const auto at = std::lower_bound(crs_.begin(), crs_.end(), crs);
        if (at == crs_.end() || *at != crs) crs_.insert(at, crs);
    }

    static constexpr int kFirstYear = 2007;
    static constexpr int kLatestYear = 2024;
    static constexpr int kLastYear = 2099;
    tables::Table& table_;
    Cells cells_;
    const taxonomy::Taxonomy& taxonomy_;
    tables::Planes planes_;
    study::ServiceList list_;
    std::vector<std::string> crs_;
    std::optional<CategoryId> nursery_;
    tables::Column type_ = table_.column("TYPEQU");
    tables::Column commune_ = table_.column("DEPCOM");
    std::optional<tables::Column> year_ = table_.find_column("AN");
    std::optional<tables::Column> kind_ = table_.find_column("TYPE");
    std::optional<tables::Column> name_ = table_.find_column("NOMRS");
    std::optional<tables::Column> count_ = table_.find_column("NB_EQUIP");
    std::optional<tables::Column> nursery_classes_ = table_.find_column("CL_PELEM");
    // Not CAPACITE_D_ACCUEIL, which is the category of fire safety.
    std::optional<tables::Column> capacity_ = table_.find_column("CAPACITE");
    std::optional<tables::Column> quality_ = table_.find_column("QUALITE_XY");
    std::optional<tables::Column> distance_ = table_.find_column("TR_DIST_PRECISION");
    std::optional<tables::Column> lon_ = table_.find_column("LONGITUDE");
    std::optional<tables::Column> lat_ = table_.find_column("LATITUDE");
    std::optional<tables::Column> x_ = table_.find_column("LAMBERT_X");
    std::optional<tables::Column> y_ = table_.find_column("LAMBERT_Y");
    std::optional<tables::Column> epsg_ = table_.find_column("EPSG");
};

std::optional<tables::Column> commune_column(const tables::Table& table) {
    for (const char* name : {"depcom", "codgeo", "code_insee", "insee_com", "geo"})
        if (auto column = table.find_column(name)) return column;
    return std::nullopt;
}

/// A column of counts and its categories.
struct Counted {
    tables::Column column;
    std::vector<CategoryId> categories;
};

/// "NB_D401" and "D401" are a type; anything else is taken for the type in words.
std::string_view type_of(std::string_view column) {
    if (column.starts_with("NB_") || column.starts_with("nb_")) column.remove_prefix(3);
    const bool is_type =
        column.size() == 4 && column[0] >= 'A' && column[0] <= 'G' &&
        std::all_of(column.begin() + 1, column.end(), [](char c) { return c >= '0' && c <= '9'; });
    return is_type ? column : std::string_view{};
}

/// Codes are those of 2013 where the type for crèches of that time is there.
int year_of_codes(const tables::Table& table) {
    constexpr int kOld = 2013;
    constexpr int kNew = 2021;
    return table.find_column("NB_D501") || table.find_column("D501") ? kOld : kNew;
}

std::vector<Counted> counted_columns(const tables::Table& table,
                                     const taxonomy::Taxonomy& taxonomy) {
    const int year = year_of_codes(table);
    std::vector<Counted> result;
    const std::vector<std::string> names = table.column_names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view type = type_of(names[i]);
        auto categories =
            type.empty() ? taxonomy.of_bpe_label(names[i]) : taxonomy.of_bpe(type, year);
        if (!categories.empty())
            result.push_back({{static_cast<int>(i), names[i]}, std::move(categories)});
    }
    return result;
}

}  // namespace

study::ServiceList read_bpe_places(tables::Table& table, const taxonomy::Taxonomy& taxonomy) {
    return DetailReader(table, taxonomy).read();
}

bool has_bpe_counts(const tables::Table& table, const taxonomy::Taxonomy& taxonomy) {
    constexpr std::size_t kFewest = 2;  // one could be a coincidence
    return commune_column(table) && counted_columns(table, taxonomy).size() >= kFewest;
}

study::ServiceList read_bpe_counts(tables::Table& table, const taxonomy::Taxonomy& taxonomy) {
    const tables::Column commune = *commune_column(table);
    const std::vector<Counted> columns = counted_columns(table, taxonomy);
    study::ServiceList list;
    list.row_word = table.row_word();
    while (table.next()) {
        ++list.rows;
        const std::size_t row = table.row();
        if (table.has_more_cells()) {
            list.leave_out(row, study::kMoreCells);
            continue;
        }
        const std::string code = countries::commune_code(table.text(commune));
        if (code.empty()) {
            list.leave_out(row, "without the code of a commune");
            continue;
        }
        for (const Counted& counted : columns) {
            const std::string cell = table.text(counted.column);
            if (cell.empty()) continue;
            const std::optional<double> count = tables::parse_number(cell);
            if (!count || *count < 0 || *count > 1e6) {
                list.doubt(row,
                           fmt::format("\"{}\" in column \"{}\" is not a count; it is left out.",
                                       tables::shortened(cell), counted.column.name));
                continue;
            }
            if (*count < 1) continue;
            study::ServiceRecord record;
            record.row = row;
            if (type_of(counted.column.name).empty()) record.name = counted.column.name;
            record.categories = counted.categories;
            record.precise = false;
            record.commune = code;
            record.count = static_cast<std::size_t>(*count);
            list.records.push_back(std::move(record));
        }
    }
    return list;
}

}  // namespace relais::services
