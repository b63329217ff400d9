#include "geodata/scenario/comparison_layers.h"

#include <ogr_geometry.h>

#include "geodata/tables/geometry.h"

namespace relais::scenario {
namespace {

using results::Column;
using results::kInLayers;
using results::kInSheets;
using results::Rows;
using results::ShapeType;
using results::Table;
using results::Type;

/// Columns before, after, change of one figure.
void add_columns(std::vector<Column>& columns, const std::string& figure) {
    for (const char* side : {"_before", "_after", "_change"})
        columns.push_back({figure + side, Type::kMinutes});
}

void add_pair(Rows& rows, bool had, double before, bool has, double after) {
    rows.number_if(had, before).number_if(has, after).number_if(had && has, after - before);
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

/// Adds stretches of road with their change.
class RoadRows {
  public:
    RoadRows(Rows& rows, const graph::RoadNetwork& network) : rows_(rows), network_(network) {}

    void add(std::span<const graph::ShapePoint> points, const char* status) {
        const graph::Way& of = network_.ways[points.front().way];
        std::vector<Coordinate> line;
        for (const graph::ShapePoint& point : points) line.push_back(point.place);
        rows_.integer(of.osm_id)
            .text(network_.name(of))
            .text(status)
            .shape([&] { return tables::to_ogr(line); })
            .end();
    }
    /// One line for each run of pieces of one way with the same fate.
    void add_runs(const ChangedChain& changed) {
        const auto shape = network_.shape(changed.chain);
        std::size_t from = 0;
        for (std::size_t i = 1; i < shape.size(); ++i) {
            const std::string_view fate = road_status(network_, changed, from);
            if (i + 1 < shape.size() && shape[i].way == shape[from].way &&
                road_status(network_, changed, i) == fate)
                continue;
            const std::size_t start = std::exchange(from, i);
            if (!fate.empty()) add(shape.subspan(start, i - start + 1), fate.data());
        }
    }

  private:
    Rows& rows_;
    const graph::RoadNetwork& network_;
};

}  // namespace

Table household_changes_layer(const access::Findings& before, const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    std::vector<Column> columns = {{"id"}, {"weight", Type::kPeople}};
    for (const territory::Category& category : after.categories) {
        add_columns(columns, category.key + "_minutes");
        columns.push_back({category.key + "_effect"});
    }
    const auto write = [&](Rows& rows) {
        const std::size_t old = before.nearest.household_count();
        for (std::size_t h = 0; h < after.households.size(); ++h) {
            rows.text(after.households[h].id).number(after.households[h].weight);
            for (std::size_t c = 0; c < after.categories.size(); ++c) {
                const access::Nearest is = compared.after.nearest.at(HouseholdId{h}, CategoryId{c});
                const access::Nearest was =
                    h < old ? before.nearest.at(HouseholdId{h}, CategoryId{c}) : access::Nearest{};
                add_pair(rows, reachable(was.time), to_minutes(was.time), reachable(is.time),
                         to_minutes(is.time));
                rows.text(effect_name(h < old ? effect_of(was, is) : Effect::kNew));
            }
            rows.at(after.households[h].place).end();
        }
    };
    return {"households", std::move(columns), write, ShapeType::kPoint, kInLayers};
}

Table zone_changes_layer(const access::Findings& before, const Compared& compared) {
    const territory::Territory& after = compared.outcome.variant.territory;
    std::vector<Column> columns = {{"code"}, {"name"}};
    for (const territory::Category& category : after.categories) {
        add_columns(columns, category.key + "_mean");
        for (const char* side : {"_nearer", "_farther", "_cut_off", "_connected"})
            columns.push_back({category.key + side, Type::kPeople});
    }
    const auto write = [&](Rows& rows) {
        for (std::size_t z = 0; z < after.zones.size(); ++z) {
            rows.text(after.zones[z].code).text(after.zones[z].name);
            for (std::size_t c = 0; c < after.categories.size(); ++c) {
                const access::Summary& was = before.zones[z][c];
                const access::Summary& is = compared.after.zones[z][c];
                add_pair(rows, was.reached > 0, was.mean, is.reached > 0, is.mean);
                const Balance& balance = compared.comparison.zones[z][c];
                for (const double value :
                     {balance.nearer, balance.farther, balance.cut_off, balance.connected})
                    rows.number(value);
            }
            rows.shape([&] { return tables::to_ogr(after.zones[z].shape); }).end();
        }
    };
    return {"zones", std::move(columns), write, ShapeType::kArea, kInLayers | kInSheets};
}

Table services_layer(const territory::Territory& before, const Compared& compared) {
    const auto write = [&](Rows& rows) {
        const auto& categories = before.categories;
        for (const auto& [service, status] : service_statuses(before, compared.outcome.variant))
            rows.text(service.id)
                .text(service.name)
                .text(categories[service.category.index()].key)
                .text(status)
                .at(service.place)
                .end();
    };
    return {"services",
            {{"id"}, {"name"}, {"category"}, {"status"}},
            write,
            ShapeType::kPoint,
            kInLayers | kInSheets};
}

Table roads_layer(const graph::RoadNetwork& before, const Compared& compared) {
    const auto write = [&](Rows& rows) {
        const graph::RoadNetwork& network = compared.outcome.roads.network;
        RoadRows roads(rows, network);
        for (const ChangedChain& changed : compared.outcome.roads.chains) roads.add_runs(changed);
        for (std::size_t c = 0; compared.outcome.has_new_roads && c < network.chain_count(); ++c)
            if (const auto shape = network.shape(ChainId{c});
                shape.front().way >= before.ways.size())
                roads.add(shape, "new");
    };
    return {"roads",
            {{"way", Type::kCount}, {"name"}, {"status"}},
            write,
            ShapeType::kLine,
            kInLayers | kInSheets};
}

}  // namespace relais::scenario
