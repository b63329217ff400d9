#include "geodata/osm/roads/network_maker.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/core/parallel.h"
#include "geodata/osm/roads/chain_maker.h"
#include "geodata/osm/roads/ends.h"
#include "geodata/osm/roads/junctions.h"

namespace relais::osm {
namespace {

float length_of(std::uint32_t chain, const NetworkParts& parts) {
    double sum = 0;
    for (const ChainPart& part : parts.chains.chain(chain))
        for (std::uint32_t i = part.run.first; i < part.run.last; ++i)
            sum += distance_metres(parts.nodes.place[parts.runs.node[i]],
                                   parts.nodes.place[parts.runs.node[i + 1]]);
    return static_cast<float>(sum);
}

void count_kilometres(const graph::Way& way, double kilometres, ImportReport& report) {
    report.kilometres += kilometres;
    report.kilometres_by_rule[static_cast<std::size_t>(way.rule)] += kilometres;
    switch (way.speed_source) {
        case graph::SpeedSource::kDefault:
            report.default_kilometres += kilometres;
            break;
        case graph::SpeedSource::kPosted:
            report.posted_kilometres += kilometres;
            break;
        case graph::SpeedSource::kLegal:
            report.legal_kilometres += kilometres;
            break;
        case graph::SpeedSource::kDuration:
            report.duration_kilometres += kilometres;
            break;
    }
}

/// The vertex to which a split moved an arc's end; else its own.
VertexId placed(const std::vector<std::pair<ChainArc, std::uint32_t>>& moved, ChainArc arc,
                std::uint32_t own) {
    if (moved.empty()) return VertexId{own};
    const auto found = std::lower_bound(moved.begin(), moved.end(), std::pair{arc, 0U});
    return VertexId{found != moved.end() && found->first == arc ? found->second : own};
}

class NetworkMaker {
  public:
    NetworkMaker(const NetworkParts& parts, ImportReport& report)
        : parts_(parts),
          report_(report),
          graph_(parts.chains, parts.runs, parts.roads.facts, parts.nodes.place.size()),
          junctions_(graph_, parts.chains, parts.roads, parts.nodes, parts.profile.delays),
          splits_(split_turns(graph_, parts.turns, report)),
          walls_(find_walls(
              graph_, [&](std::uint32_t chain) { return length_of(chain, parts); }, report)) {
        report.vertices_split = splits_.split_from.size();
    }

    graph::RoadNetwork make() {
        std::vector<Coordinate> places;
        places.reserve(graph_.vertex_count() + splits_.split_from.size());
        for (const std::uint32_t node : parts_.chains.vertex_nodes)
            places.push_back(parts_.nodes.place[node]);
        for (const std::uint32_t vertex : splits_.split_from) places.push_back(places[vertex]);
        std::vector<Coordinate> link_places;
        for (const TurnSplits::Link& link : splits_.links) link_places.push_back(places[link.from]);
        graph::Builder builder(std::move(places));
        builder.reserve(parts_.chains.size(), parts_.runs.node.size() + parts_.chains.size());
        add_chains(builder);
        add_copies(builder);
        for (std::size_t i = 0; i < splits_.links.size(); ++i)
            add_link(splits_.links[i], link_places[i], builder);
        return std::move(builder).finish(std::move(parts_.roads.ways),
                                         std::move(parts_.roads.names), parts_.profile.parts);
    }

  private:
    [[nodiscard]] ChainMaker chain_maker() const {
        return ChainMaker({graph_, junctions_, parts_.roads, parts_.nodes, parts_.runs,
                           parts_.heights, walls_, parts_.profile});
    }

    /// In rounds: each thread makes stretches of chains, then all are added in their order. Few
    /// long rounds, since threads that wait between them cost time too.
    void add_chains(graph::Builder& builder) {
        constexpr std::size_t kStretch = 1024;
        const std::size_t stretches = 16 * thread_count();
        const std::size_t count = parts_.chains.size();
        std::vector<ChainMaker> makers(thread_count(), chain_maker());
        std::vector<graph::ChainInput> made(std::min(count, stretches * kStretch));
        for (std::size_t first = 0; first < count; first += made.size()) {
            const std::size_t size = std::min(made.size(), count - first);
            for_each_index(
                (size + kStretch - 1) / kStretch, [&](std::size_t stretch, std::size_t worker) {
                    const std::size_t end = std::min(size, (stretch + 1) * kStretch);
                    for (std::size_t i = stretch * kStretch; i < end; ++i)
                        makers[worker].make(static_cast<std::uint32_t>(first + i), made[i]);
                });
            for (std::size_t i = 0; i < size; ++i)
                add_chain(static_cast<std::uint32_t>(first + i), made[i], builder);
        }
    }

    void add_chain(std::uint32_t chain, graph::ChainInput& made, graph::Builder& builder) {
        const ChainArc forward = 2 * chain;
        const ChainArc backward = forward + 1;
        made.first = placed(splits_.tails, forward, graph_.tail(forward));
        made.last = placed(splits_.heads, forward, graph_.head(forward));
        made.backward_last = placed(splits_.tails, backward, graph_.tail(backward));
        made.backward_first = placed(splits_.heads, backward, graph_.head(backward));
        count(made);
        builder.add(made);
    }

    /// The length, by runs of pieces of one way.
    void count(const graph::ChainInput& made) {
        double metres = 0;
        for (std::size_t i = 0; i < made.metres.size(); ++i) {
            metres += made.metres[i];
            if (i + 1 < made.metres.size() && made.way[i + 1] == made.way[i]) continue;
            count_kilometres(parts_.roads.ways[made.way[i]], metres / 1000, report_);
            metres = 0;
        }
    }

    /// The way with the mark of a copy.
    std::uint32_t copy_of(std::uint32_t way) {
        std::vector<graph::Way>& ways = parts_.roads.ways;
        const auto [entry, fresh] =
            way_copies_.try_emplace(way, static_cast<std::uint32_t>(ways.size()));
        if (fresh) {
            ways.emplace_back(ways[way]);
            ways.back().set(graph::WayFlag::kCopy);
        }
        return entry->second;
    }

    void add_copies(graph::Builder& builder) {
        ChainMaker maker = chain_maker();
        graph::ChainInput made;
        for (const TurnSplits::Copy& copy : splits_.copies) {
            const bool forward = copy.arc % 2 == 0;
            maker.make(copy.arc / 2, made);
            (forward ? made.backward_seconds : made.forward_seconds).clear();
            made.first = VertexId{forward ? copy.tail : copy.head};
            made.last = VertexId{forward ? copy.head : copy.tail};
            made.backward_first = made.first;
            made.backward_last = made.last;
            for (std::uint32_t& way : made.way) way = copy_of(way);
            builder.add(made);
        }
    }

    void add_link(const TurnSplits::Link& link, Coordinate place, graph::Builder& builder) {
        builder.add({.first = VertexId{link.from},
                     .last = VertexId{link.to},
                     .shape = {place, place},
                     .forward_seconds = {0},
                     .backward_seconds = {},
                     .way = {copy_of(link.way)}});
    }

    NetworkParts parts_;
    ImportReport& report_;
    ChainGraph graph_;
    Junctions junctions_;
    TurnSplits splits_;
    std::vector<Wall> walls_;
    std::unordered_map<std::uint32_t, std::uint32_t> way_copies_;
};

}  // namespace

graph::RoadNetwork make_network(NetworkParts parts, ImportReport& report) {
    return NetworkMaker(parts, report).make();
}

}  // namespace relais::osm
