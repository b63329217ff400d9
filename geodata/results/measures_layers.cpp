#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geodata/results/geopackage.h"
#include "geodata/results/measures_parts.h"
#include "geodata/tables/geometry.h"

namespace relais::results {
namespace {

using Cells = std::vector<std::optional<double>>;

void set(OGRFeature& row, int column, const std::optional<double>& value) {
    if (value)
        row.SetField(column, *value);
    else
        row.SetFieldNull(column);
}

int add_columns(LayerWriter& layer, const Measured& measured) {
    int first = -1;
    for (const measures::Column& column : measured.columns) {
        const int index = layer.column(column.name(), OFTReal);
        if (first < 0) first = index;
    }
    return first;
}

void write_households(LayerWriter layer, const Measured& measured) {
    const int id = layer.column("household", OFTString);
    const int weight = layer.column("weight", OFTReal);
    const int zone = layer.column("zone", OFTString);
    const int first = add_columns(layer, measured);
    for (std::size_t h = 0; h < measured.territory.households.size(); ++h) {
        const territory::Household& household = measured.territory.households[h];
        layer.row(point_of(household.place), [&](OGRFeature& row) {
            row.SetField(id, household.id.c_str());
            row.SetField(weight, household.weight);
            if (household.zone.exists())
                row.SetField(zone, measured.territory.zones[household.zone.index()].code.c_str());
            else
                row.SetFieldNull(zone);
            for (std::size_t c = 0; c < measured.columns.size(); ++c)
                set(row, first + static_cast<int>(c), measured.columns[c].values.at(h));
        });
    }
}

/// The zones of an area as one shape; of a broken border, side by side.
std::unique_ptr<OGRGeometry> shape_of(const Measured& measured,
                                      const std::vector<std::size_t>& zones) {
    auto parts = std::make_unique<OGRMultiPolygon>();
    for (const std::size_t z : zones) {
        const auto shape = tables::to_ogr(measured.territory.zones[z].shape);
        for (const OGRPolygon* polygon : *shape) parts->addGeometry(polygon);
    }
    if (zones.size() < 2) return parts;
    std::unique_ptr<OGRGeometry> whole(parts->UnionCascaded());
    if (!whole || whole->IsEmpty()) return parts;
    return std::unique_ptr<OGRGeometry>(OGRGeometryFactory::forceToMultiPolygon(whole.release()));
}

/// The zones of each area of a level: the zones of its households would miss empty ones, so levels
/// use the territory's own lists.
std::vector<std::vector<std::size_t>> zones_of(const Measured& measured, std::size_t level) {
    std::vector<std::vector<std::size_t>> zones(measured.levels[level].areas.size());
    for (std::size_t z = 0; z < measured.territory.zones.size(); ++z) {
        std::uint32_t area = static_cast<std::uint32_t>(z);
        for (std::size_t l = 0; l < level && area != measures::kNoArea; ++l)
            area = measured.levels[l].above[area];
        if (area != measures::kNoArea) zones[area].push_back(z);
    }
    return zones;
}

void write_level(LayerWriter layer, const Measured& measured, std::size_t level,
                 const std::vector<Cells>& cells) {
    const int code = layer.column("area", OFTString);
    const int name = layer.column("name", OFTString);
    const int weight = layer.column("weight", OFTReal);
    const int first = add_columns(layer, measured);
    const auto members = measured.levels[level].members();
    const auto zones = zones_of(measured, level);
    for (std::size_t a = 0; a < cells.size(); ++a) {
        const double people = people_of(measured, members[a]);
        layer.row(shape_of(measured, zones[a]), [&](OGRFeature& row) {
            row.SetField(code, measured.levels[level].areas[a].code.c_str());
            row.SetField(name, measured.levels[level].areas[a].name.c_str());
            row.SetField(weight, people);
            for (std::size_t c = 0; c < cells[a].size(); ++c)
                set(row, first + static_cast<int>(c), cells[a][c]);
        });
    }
}

}  // namespace

void write_measure_layers(NewFile& file, const Measured& measured, const std::string& data_date) {
    Geopackage package(file, data_date);
    write_households(package.layer("households", wkbPoint), measured);
    const auto cells = headlines(measured);
    for (std::size_t l = 0; l + 1 < measured.levels.size(); ++l)
        write_level(package.layer(measured.levels[l].key.c_str(), wkbMultiPolygon), measured, l,
                    cells[l]);
    package.close();
}

}  // namespace relais::results
