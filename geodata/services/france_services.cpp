// The national list of France services: the table of 2024 (columns lib_fs, latitude …) and the
// GeoJSON of 2021 (lib_france_services, LATITUDE …). Both have the hours by weekday.

#include <array>

#include <fmt/format.h>

#include "geodata/countries/france.h"
#include "geodata/services/formats.h"
#include "geodata/services/week_cells.h"

namespace relais::services {
namespace {

class Reader {
  public:
    Reader(tables::Table& table, const taxonomy::Taxonomy& taxonomy) : table_(table) {
        constexpr std::array kDays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                      "vendredi", "samedi", "dimanche"};
        for (std::size_t d = 0; d < kDays.size(); ++d)
            days_[d] = table.find_column(fmt::format("h_{}", kDays[d]));
        categories_ = taxonomy.with_whole(*taxonomy.find("france_services"));
        list_.row_word = table.row_word();
        list_.crs = "EPSG:4326";
    }

    study::ServiceList read() && {
        while (table_.next()) {
            ++list_.rows;
            read_row();
        }
        return std::move(list_);
    }

  private:
    void read_row() {
        study::ServiceRecord record;
        record.row = table_.row();
        if (table_.has_more_cells()) return list_.leave_out(record.row, study::kMoreCells);
        if (is_mobile()) return list_.leave_out(record.row, "mobile, without a fixed place");
        record.id = text(id_);
        record.name = name();
        record.categories = categories_;
        record.commune = countries::commune_code(text(commune_));
        record.place = place(record.row);
        if (!record.place && record.commune.empty())
            return list_.leave_out(record.row, "without coordinates");
        WeekCells cells;
        for (std::size_t d = 0; d < cells.size(); ++d) cells[d] = text(days_[d]);
        record.opening_hours = opening_hours(cells);
        list_.records.push_back(std::move(record));
    }

    [[nodiscard]] std::string text(const std::optional<tables::Column>& column) const {
        return column ? table_.text(*column) : std::string{};
    }

    /// A mobile service: the place of its garage is not where people use it.
    [[nodiscard]] bool is_mobile() const {
        const std::string kind = text(kind_);
        return kind.starts_with("Bus") || kind.starts_with("Itin") || text(roaming_) == "Oui";
    }

    [[nodiscard]] std::string name() const {
        if (name_) return text(name_);
        return "France services " + text(short_name_);
    }

    std::optional<Coordinate> place(std::size_t row) {
        const auto lon = tables::parse_number(text(lon_));
        const auto lat = tables::parse_number(text(lat_));
        if (!lon || !lat) {
            list_.doubt(row, "It has no coordinates; the service is placed by its commune.");
            return std::nullopt;
        }
        if (countries::lies_in_france(*lon, *lat)) return Coordinate::from_degrees(*lon, *lat);
        if (countries::lies_in_france(*lat, *lon)) {
            list_.doubt(
                row, fmt::format("Latitude {} and longitude {} are swapped; they were exchanged.",
                                 *lat, *lon));
            return Coordinate::from_degrees(*lat, *lon);
        }
        list_.doubt(row, fmt::format("Latitude {}, longitude {} is outside France; the service is "
                                     "placed by its commune.",
                                     *lat, *lon));
        return std::nullopt;
    }

    [[nodiscard]] std::optional<tables::Column> either(const char* one, const char* other) const {
        auto column = table_.find_column(one);
        return column ? column : table_.find_column(other);
    }

    tables::Table& table_;
    study::ServiceList list_;
    std::vector<CategoryId> categories_;
    std::array<std::optional<tables::Column>, 7> days_;
    std::optional<tables::Column> id_ = either("id_fs", "MATRICULE");
    std::optional<tables::Column> name_ = table_.find_column("lib_fs");
    std::optional<tables::Column> short_name_ = table_.find_column("lib_france_services");
    std::optional<tables::Column> kind_ = table_.find_column("format_fs");
    std::optional<tables::Column> roaming_ = table_.find_column("ITINERANCE");
    std::optional<tables::Column> commune_ = table_.find_column("insee_com");
    std::optional<tables::Column> lon_ = table_.find_column("longitude");
    std::optional<tables::Column> lat_ = table_.find_column("latitude");
};

}  // namespace

study::ServiceList read_france_services(tables::Table& table, const taxonomy::Taxonomy& taxonomy) {
    return Reader(table, taxonomy).read();
}

}  // namespace relais::services
