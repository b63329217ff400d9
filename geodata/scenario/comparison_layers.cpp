#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "engine/scenario/run.h"
#include "geodata/results/geopackage.h"
#include "geodata/scenario/comparison_tables.h"
#include "geodata/tables/geometry.h"

namespace relais::scenario {
namespace {

using results::Geopackage;
using results::LayerWriter;

void set(OGRFeature& row, int column, bool known, double value) {
    if (known)
        row.SetField(column, value);
    else
        row.SetFieldNull(column);
}

/// Columns before, after, change of one category.
int add_columns(LayerWriter& layer, const std::string& key, const char* unit) {
    const int first = layer.column(fmt::format("{}_{}_before", key, unit), OFTReal);
    layer.column(fmt::format("{}_{}_after", key, unit), OFTReal);
    layer.column(fmt::format("{}_{}_change", key, unit), OFTReal);
    return first;
}

void set_pair(OGRFeature& row, int column, bool had, double before, bool has, double after) {
    set(row, column, had, before);
    set(row, column + 1, has, after);
    set(row, column + 2, had && has, after - before);
}

void write_households(LayerWriter layer, const access::Findings& before, const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    const std::size_t old = before.nearest.household_count();
    const int id = layer.column("id", OFTString);
    const int weight = layer.column("weight", OFTReal);
    std::vector<int> columns;
    for (const territory::Category& category : after.categories) {
        columns.push_back(add_columns(layer, category.key, "minutes"));
        layer.column(category.key + "_effect", OFTString);
    }
    for (std::size_t h = 0; h < after.households.size(); ++h)
        layer.row(results::point_of(after.households[h].place), [&](OGRFeature& row) {
            row.SetField(id, after.households[h].id.c_str());
            row.SetField(weight, after.households[h].weight);
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const access::Nearest is = compared.after.nearest.at(HouseholdId{h}, CategoryId{c});
                const access::Nearest was =
                    h < old ? before.nearest.at(HouseholdId{h}, CategoryId{c}) : access::Nearest{};
                set_pair(row, columns[c], reachable(was.time), to_minutes(was.time),
                         reachable(is.time), to_minutes(is.time));
                row.SetField(columns[c] + 3,
                             effect_name(h < old ? effect_of(was, is) : Effect::kNew));
            }
        });
}

void write_zones(LayerWriter layer, const access::Findings& before, const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    const int code = layer.column("code", OFTString);
    const int name = layer.column("name", OFTString);
    std::vector<int> columns;
    for (const territory::Category& category : after.categories) {
        columns.push_back(add_columns(layer, category.key, "mean"));
        for (const char* side : {"nearer", "farther", "cut_off", "connected"})
            layer.column(fmt::format("{}_{}", category.key, side), OFTReal);
    }
    for (std::size_t z = 0; z < after.zones.size(); ++z)
        layer.row(tables::to_ogr(after.zones[z].shape), [&](OGRFeature& row) {
            row.SetField(code, after.zones[z].code.c_str());
            row.SetField(name, after.zones[z].name.c_str());
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const access::Summary& was = before.zones[z][c];
                const access::Summary& is = compared.after.zones[z][c];
                set_pair(row, columns[c], was.reached > 0, was.mean, is.reached > 0, is.mean);
                const Balance& balance = compared.comparison.zones[z][c];
                int column = columns[c] + 3;
                for (const double value :
                     {balance.nearer, balance.farther, balance.cut_off, balance.connected})
                    row.SetField(column++, value);
            }
        });
}

void write_services(LayerWriter layer, const Base& base, const Compared& compared) {
    const int id = layer.column("id", OFTString);
    const int name = layer.column("name", OFTString);
    const int category = layer.column("category", OFTString);
    const int status = layer.column("status", OFTString);
    const auto write = [&](const territory::Service& service, const char* what) {
        layer.row(results::point_of(service.place), [&](OGRFeature& row) {
            row.SetField(id, service.id.c_str());
            row.SetField(name, service.name.c_str());
            row.SetField(category, base.territory.categories[service.category.index()].key.c_str());
            row.SetField(status, what);
        });
    };
    for (const ServiceStatus& entry : service_statuses(base.territory, compared.outcome.variant))
        write(entry.service, entry.status);
}

const char* road_status(const graph::RoadNetwork& network, const ChangedChain& changed,
                        std::size_t piece) {
    if (changed.closed[piece]) return "closed";
    const auto shape = network.shape(changed.chain);
    const bool forward = network.chain_forward_arc[changed.chain.index()].exists();
    const std::uint32_t was = forward
                                  ? shape[piece + 1].forward_ticks - shape[piece].forward_ticks
                                  : shape[piece].backward_ticks - shape[piece + 1].backward_ticks;
    const std::uint32_t is =
        forward ? changed.forward_ticks[piece + 1] - changed.forward_ticks[piece]
                : changed.backward_ticks[piece] - changed.backward_ticks[piece + 1];
    return is > was ? "slower" : is < was ? "faster" : "";
}

/// Writes stretches of road with their change.
class RoadWriter {
  public:
    RoadWriter(LayerWriter& layer, const graph::RoadNetwork& network)
        : layer_(layer),
          network_(network),
          way_(layer.column("way", OFTInteger64)),
          name_(layer.column("name", OFTString)),
          status_(layer.column("status", OFTString)) {}

    void write(std::span<const graph::ShapePoint> points, const std::string& status) {
        auto line = std::make_unique<OGRLineString>();
        for (const graph::ShapePoint& point : points)
            line->addPoint(point.place.lon(), point.place.lat());
        const graph::Way& of = network_.ways[points.front().way];
        layer_.row(std::move(line), [&](OGRFeature& row) {
            row.SetField(way_, static_cast<GIntBig>(of.osm_id));
            row.SetField(name_, network_.name(of));
            row.SetField(status_, status.c_str());
        });
    }

  private:
    LayerWriter& layer_;
    const graph::RoadNetwork& network_;
    int way_, name_, status_;
};

/// One line for each run of pieces of one way with the same fate, and for each new road. `ways`:
/// how many the base has.
void write_roads(LayerWriter layer, std::size_t ways, const Compared& compared) {
    const graph::RoadNetwork& network = compared.outcome.roads.network;
    RoadWriter writer(layer, network);
    for (const ChangedChain& changed : compared.outcome.roads.chains) {
        const auto shape = network.shape(changed.chain);
        std::size_t from = 0;
        for (std::size_t i = 1; i < shape.size(); ++i) {
            const std::string fate = road_status(network, changed, from);
            if (i + 1 < shape.size() && shape[i].way == shape[from].way &&
                road_status(network, changed, i) == fate)
                continue;
            const std::size_t start = std::exchange(from, i);
            if (!fate.empty()) writer.write(shape.subspan(start, i - start + 1), fate);
        }
    }
    for (std::size_t c = 0; compared.outcome.has_new_roads && c < network.chain_count(); ++c)
        if (const auto shape = network.shape(ChainId{c}); shape.front().way >= ways)
            writer.write(shape, "new");
}

}  // namespace

void write_geopackage(results::NewFile& file, const Base& base, const access::Findings& before,
                      const Compared& compared, const std::string& data_date) {
    Geopackage package(file, data_date);
    write_households(package.layer("households", wkbPoint), before, compared);
    write_zones(package.layer("zones", wkbMultiPolygon), before, compared);
    write_services(package.layer("services", wkbPoint), base, compared);
    write_roads(package.layer("roads", wkbLineString), base.network.ways.size(), compared);
    package.close();
}

}  // namespace relais::scenario
