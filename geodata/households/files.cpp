#include "geodata/households/files.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "geodata/households/grid_layouts.h"
#include "geodata/study/group_reader.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/layer.h"
#include "geodata/tables/placeless.h"
#include "geodata/tables/raster.h"

namespace relais::households {
namespace {

std::uint64_t key_of(Coordinate place) {
    constexpr int kBits = 32;
    return std::uint64_t{static_cast<std::uint32_t>(place.lon_e7)} << kBits |
           static_cast<std::uint32_t>(place.lat_e7);
}

std::string read_id(const tables::Table& table, const std::optional<tables::Column>& column,
                    std::unordered_map<std::string, std::size_t>& row_of) {
    if (!column) return std::to_string(table.row());
    std::string id = table.code(*column);
    if (id.empty())
        table.fail_row(fmt::format("the id in column \"{}\" is empty; fill it in", column->name));
    const auto [earlier, fresh] = row_of.emplace(id, table.row());
    if (!fresh)
        table.fail_row(fmt::format(
            "the household id \"{}\" is also in {}; make the ids unique or remove households.id",
            tables::shortened(id), table.row_name(earlier->second)));
    return id;
}

double read_weight(const tables::Table& table, const std::optional<tables::Column>& column) {
    if (!column) return 1;
    const std::optional<double> weight = table.amount(*column);
    if (!weight)
        table.fail_row(
            fmt::format("the weight in column \"{}\" is empty; write zero or more", column->name));
    return *weight;
}

/// Rows with a weight are people unless territory.toml gives another unit.
territory::WeightUnit unit_of(const study::HouseholdsInput& input) {
    return input.unit.value_or(input.weight.empty() ? territory::WeightUnit::kDwellings
                                                    : territory::WeightUnit::kPeople);
}

/// A file of points or polygons, row by row.
class RowReader {
  public:
    explicit RowReader(const study::HouseholdsInput& input)
        : layer_(study::table_of(input.file), study::places_of(input.file, input.x, input.y)),
          placeless_(layer_),
          id_(find(input.id)),
          weight_(find(input.weight)),
          groups_(layer_.table(), input.groups),
          counts_{{}, groups_.no_rows()},
          reading_(study::reading_of(
              layer_.table(), layer_.table().driver() + std::string{study::kRowsOfHouseholds},
              layer_.crs())),
          counts_people_(unit_of(input) == territory::WeightUnit::kPeople) {}

    /// Calls take(layer, id) for each row, whose weight and groups are in counts() already.
    template <class Take>
    void read(const Progress& progress, const Take& take) {
        tables::Table& table = layer_.table();
        const std::size_t size = table.size();
        tables::for_each_row(table, [&] {
            if (placeless_.take()) return leave_out();
            std::string id = read_id(table, id_, row_of_);
            counts_.weight.push_back(read_weight(table, weight_));
            groups_.append(counts_.groups);
            ++reading_.rows;
            if (counts_people_) doubt_amounts(counts_, table.row(), reading_);
            take(layer_, std::move(id));
            report_rows(progress, counts_.weight.size(), size);
        });
        placeless_.finish(reading_.rows);
        if (counts_.weight.empty())
            table.fail("it contains no household; name another layer or correct where");
    }

    [[nodiscard]] study::Counts& counts() { return counts_; }
    [[nodiscard]] Reading& reading() { return reading_; }
    /// Adds the result of reading to the study.
    void finish(study::Study& study) {
        groups_.note(study.territory.notes);
        note_placeless(study.territory.notes);
        study::record_reading(std::move(reading_), study);
    }

  private:
    [[nodiscard]] std::optional<tables::Column> find(const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(layer_.table().column(name));
    }

    void leave_out() {
        tables::Table& table = layer_.table();
        ++reading_.rows;
        reading_.leave_out(table.row(), tables::kWithoutPlace);
        weight_without_place_ += weight_ ? table.amount(*weight_).value_or(0) : 1;
    }

    void note_placeless(std::vector<std::string>& notes) {
        if (placeless_.count() == 0) return;
        const std::string what = fmt::format(
            "{} of its {} rows have no coordinates and are left out, with a weight of {:.1f}",
            placeless_.count(), reading_.rows, weight_without_place_);
        reading_.remark(Severity::kWarning, what + ".");
        notes.push_back(
            fmt::format("Households of {}: {}.", reading_.file.filename().string(), what));
    }

    tables::Layer layer_;
    tables::PlacelessRows placeless_;
    double weight_without_place_ = 0;
    std::optional<tables::Column> id_, weight_;
    study::GroupReader groups_;
    study::Counts counts_;
    Reading reading_;
    bool counts_people_;
    std::unordered_map<std::string, std::size_t> row_of_;
};

}  // namespace

HouseholdFile recognise_households(const study::HouseholdsInput& input) {
    if (tables::is_raster(input.file.file)) return HouseholdFile::kRaster;
    const tables::Table table(study::table_of(input.file));
    if (!input.x.empty() || !input.file.place.empty()) return HouseholdFile::kPoints;
    if (recognise_grid(table)) return HouseholdFile::kGrid;
    return table.has_polygons() && input.spread != study::Spread::kNone ? HouseholdFile::kPolygons
                                                                        : HouseholdFile::kPoints;
}

void report_rows(const Progress& progress, std::size_t done, std::size_t all) {
    constexpr std::size_t kEvery = 4096;
    if (progress && done % kEvery == 0 && all > 0)
        progress("Reading households",
                 std::min(1.0, static_cast<double>(done) / static_cast<double>(all)));
}

void doubt_amounts(const study::Counts& counts, std::size_t row, Reading& reading) {
    const double people = counts.weight.back();
    constexpr double kRounding = 0.11;  // published counts have a decimal, and two may be added
    for (const study::CountedGroup& group : counts.groups)
        if (group.of_area.back() > people + kRounding)
            return reading.doubt_too(row,
                                     fmt::format("More {} than people; verify it.", group.key));
}

std::optional<tables::Plane::Box> box_of_zones(const territory::Territory& territory) {
    constexpr double kMargin = 0.001;  // degrees: about 100 m
    std::optional<tables::Plane::Box> box;
    for (const territory::Zone& zone : territory.zones)
        for (const territory::Polygon& polygon : zone.shape)
            for (const Coordinate corner : polygon.outer) {
                const tables::Plane::Box point{corner.lon() - kMargin, corner.lat() - kMargin,
                                               corner.lon() + kMargin, corner.lat() + kMargin};
                if (!box) box = point;
                box->west = std::min(box->west, point.west);
                box->south = std::min(box->south, point.south);
                box->east = std::max(box->east, point.east);
                box->north = std::max(box->north, point.north);
            }
    return box;
}

void read_points(const study::HouseholdsInput& input, study::Study& study,
                 const Progress& progress) {
    RowReader reader(input);
    std::vector<territory::Household> households;
    std::size_t twins = 0;
    std::unordered_set<std::uint64_t> taken;  // places that some household has
    reader.read(progress, [&](const tables::Layer& layer, std::string id) {
        households.push_back({std::move(id), layer.point(), reader.counts().weight.back(), {}});
        const Coordinate place = households.back().place;
        reader.reading().extent.add(place);
        if (!taken.insert(key_of(place)).second) ++twins;
    });
    if (twins > 0)
        reader.reading().remark(
            Severity::kNote,
            fmt::format("{} of its {} rows have the coordinates of an earlier row.", twins,
                        reader.reading().rows));
    study.territory.households = std::move(households);
    for (study::CountedGroup& group : reader.counts().groups)
        study.territory.groups.push_back({group.key, std::move(group.of_area)});
    reader.finish(study);
    study.territory.unit = unit_of(input);
}

study::Unplaced read_polygons(const study::HouseholdsInput& input, study::Study& study,
                              const Progress& progress) {
    RowReader reader(input);
    std::vector<territory::Zone> polygons;
    reader.read(progress, [&](const tables::Layer& layer, std::string id) {
        polygons.emplace_back();
        polygons.back().code = std::move(id);
        polygons.back().shape = layer.area();
        for (const territory::Polygon& polygon : polygons.back().shape)
            for (const Coordinate corner : polygon.outer) reader.reading().extent.add(corner);
    });
    reader.finish(study);
    study.territory.unit = unit_of(input);
    study::Unplaced people;
    people.areas = std::make_shared<study::Polygons>(std::move(polygons));
    people.counts = std::move(reader.counts());
    people.what = fmt::format("areas of {}", input.file.file.filename().string());
    return people;
}

}  // namespace relais::households
