#include "geodata/osm/roads.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/osm/road_chains.h"
#include "geodata/osm/road_reader.h"

namespace relais::osm {
namespace {

/// The runs of all ways, cut where a node is missing or blocks cars. `nodes` gets new nodes at its
/// end: the two sides of a barrier lie at the same place but do not meet.
struct Runs {
    std::vector<std::uint32_t> node;  ///< by position
    std::vector<Run> runs;
    std::vector<RunDirections> directions;
};

class RunCutter {
  public:
    RunCutter(const RoadWays& roads, RoadNodes& nodes, ImportReport& report)
        : roads_(roads), nodes_(nodes), report_(report) {
        runs_.node.reserve(nodes.node.size());
        runs_.runs.reserve(roads.ways.size());
    }

    void cut(std::uint32_t way) {
        const std::size_t before = runs_.runs.size();
        way_ = way;
        start();
        const std::uint32_t end = roads_.first_ref[way + 1];
        for (std::uint32_t i = roads_.first_ref[way]; i < end; ++i) step(nodes_.node[i]);
        finish();
        if (runs_.runs.size() > before) ++report_.ways_used;
    }

    Runs take() { return std::move(runs_); }

  private:
    void start() { first_ = static_cast<std::uint32_t>(runs_.node.size()); }
    [[nodiscard]] bool started() const { return runs_.node.size() > first_; }

    void step(std::uint32_t node) {
        switch (nodes_.state[node]) {
            case RoadNodes::State::kMissing:
                ignore(report_, "node missing from the extract", nodes_.id[node]);
                finish();
                break;
            case RoadNodes::State::kBlocked:
                ignore(report_, "road cut at a barrier", nodes_.id[node]);
                if (started()) runs_.node.push_back(side_of(node));
                finish();
                runs_.node.push_back(side_of(node));
                break;
            case RoadNodes::State::kOpen:
                if (!started() || runs_.node.back() != node) runs_.node.push_back(node);
                break;
        }
    }

    void finish() {
        if (runs_.node.size() >= first_ + std::size_t{2}) {
            const auto last = static_cast<std::uint32_t>(runs_.node.size() - 1);
            runs_.runs.push_back({way_, first_, last});
            const graph::Way& way = roads_.ways[way_];
            runs_.directions.push_back({way.forward_dkmh > 0, way.backward_dkmh > 0});
        } else {
            runs_.node.resize(first_);
        }
        start();
    }

    std::uint32_t side_of(std::uint32_t barrier) {
        nodes_.place.push_back(nodes_.place[barrier]);
        return static_cast<std::uint32_t>(nodes_.place.size() - 1);
    }

    const RoadWays& roads_;
    RoadNodes& nodes_;
    ImportReport& report_;
    Runs runs_;
    std::uint32_t way_ = 0;
    std::uint32_t first_ = 0;
};

Runs cut_runs(const RoadWays& roads, RoadNodes& nodes, ImportReport& report) {
    report.nodes_used = nodes.state.size() -
                        static_cast<std::size_t>(std::count(nodes.state.begin(), nodes.state.end(),
                                                            RoadNodes::State::kMissing));
    RunCutter cutter(roads, nodes, report);
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way) cutter.cut(way);
    return cutter.take();
}

/// Ferries whose tags give a duration take it over their length, whatever part of it a run is.
void set_ferry_speeds(RoadWays& roads, const Runs& runs, const RoadNodes& nodes) {
    if (roads.durations.empty()) return;
    std::vector<double> metres(roads.ways.size(), 0);
    for (const Run& run : runs.runs) {
        if (roads.ways[run.way].speed_source != graph::SpeedSource::kDuration) continue;
        for (std::uint32_t i = run.first; i < run.last; ++i)
            metres[run.way] +=
                distance_metres(nodes.place[runs.node[i]], nodes.place[runs.node[i + 1]]);
    }
    for (const auto& [way, seconds] : roads.durations) {
        const double dkmh = std::clamp(36.0 * metres[way] / seconds, 1.0, 1000.0);
        const auto rounded = static_cast<std::uint16_t>(dkmh + 0.5);
        graph::Way& ferry = roads.ways[way];
        if (ferry.forward_dkmh > 0) ferry.forward_dkmh = rounded;
        if (ferry.backward_dkmh > 0) ferry.backward_dkmh = rounded;
    }
}

/// Gives chains their places and times and hands them to the builder.
class NetworkMaker {
  public:
    NetworkMaker(const RoadWays& roads, const RoadNodes& nodes, const Runs& runs,
                 ImportReport& report)
        : ways_(roads.ways), nodes_(nodes), runs_(runs), report_(report) {}

    graph::RoadNetwork make(const Chains& chains, std::vector<char> names) {
        std::vector<Coordinate> places;
        places.reserve(chains.vertex_nodes.size());
        vertex_of_.assign(nodes_.place.size(), VertexId{});
        for (const std::uint32_t node : chains.vertex_nodes) {
            vertex_of_[node] = VertexId{places.size()};
            places.push_back(nodes_.place[node]);
        }
        graph::Builder builder(std::move(places));
        builder.reserve(chains.size(), runs_.node.size() + chains.size());
        for (std::size_t i = 0; i < chains.size(); ++i) {
            assemble(chains.chain(i));
            builder.add(chain_);
        }
        vertex_of_ = {};
        return std::move(builder).finish(ways_, std::move(names));
    }

  private:
    [[nodiscard]] static std::uint32_t start_of(const ChainPart& part) {
        return part.reversed ? part.run.last : part.run.first;
    }
    [[nodiscard]] static std::uint32_t end_of(const ChainPart& part) {
        return part.reversed ? part.run.first : part.run.last;
    }

    void assemble(std::span<const ChainPart> parts) {
        chain_.shape.clear();
        chain_.forward_seconds.clear();
        chain_.backward_seconds.clear();
        chain_.way.clear();
        const std::uint32_t first = runs_.node[start_of(parts.front())];
        chain_.first = vertex_of_[first];
        chain_.last = vertex_of_[runs_.node[end_of(parts.back())]];
        chain_.shape.push_back(nodes_.place[first]);
        for (const ChainPart& part : parts) append(part);
    }

    void append(const ChainPart& part) {
        const graph::Way& way = ways_[part.run.way];
        const auto [along, against] = part.reversed
                                          ? std::pair(way.backward_dkmh, way.forward_dkmh)
                                          : std::pair(way.forward_dkmh, way.backward_dkmh);
        const std::uint32_t pieces = part.run.last - part.run.first;
        double length = 0;
        for (std::uint32_t k = 1; k <= pieces; ++k) {
            const std::uint32_t at = part.reversed ? part.run.last - k : part.run.first + k;
            const Coordinate place = nodes_.place[runs_.node[at]];
            const double metres = distance_metres(chain_.shape.back(), place);
            chain_.shape.push_back(place);
            chain_.way.push_back(part.run.way);
            // tenths of km/h: v dkmh is v / 36 metres a second
            if (along > 0) chain_.forward_seconds.push_back(metres * 36.0 / along);
            if (against > 0) chain_.backward_seconds.push_back(metres * 36.0 / against);
            length += metres;
        }
        count_kilometres(way, length / 1000);
    }

    void count_kilometres(const graph::Way& way, double kilometres) {
        report_.kilometres += kilometres;
        if (way.speed_source == graph::SpeedSource::kDefault)
            report_.default_kilometres += kilometres;
        else if (way.speed_source != graph::SpeedSource::kDuration)
            report_.posted_kilometres += kilometres;
    }

    const std::vector<graph::Way>& ways_;
    const RoadNodes& nodes_;
    const Runs& runs_;
    ImportReport& report_;
    std::vector<VertexId> vertex_of_;
    graph::ChainInput chain_;  ///< used again and again for its memory
};

void count_islands(const graph::RoadNetwork& network, ImportReport& report) {
    for (const std::uint8_t in_main : network.vertex_in_main)
        report.island_vertices += in_main == 0;
    for (std::size_t chain = 0; chain < network.chain_count(); ++chain) {
        const ArcId forward = network.chain_forward_arc[chain];
        const std::size_t arc =
            forward.exists() ? forward.index() : network.chain_backward_arc[chain].index();
        if (network.vertex_in_main[network.arc_tail[arc].index()] == 0 ||
            network.vertex_in_main[network.arc_head[arc].index()] == 0)
            report.island_kilometres += network.arc_decimetres[arc] / 10000.0;
    }
}

}  // namespace

RoadImport import_roads(const std::filesystem::path& extract, const Progress& progress) {
    RoadImport result;
    const ExtractFile file(extract);
    RoadWays roads = read_road_ways(file, result.report, progress);
    RoadNodes nodes = read_road_nodes(file, std::exchange(roads.refs, {}), progress);
    const Runs runs = cut_runs(roads, nodes, result.report);
    if (runs.runs.empty())
        throw Error(
            fmt::format("{}: no road in this extract may be used by car; name an extract "
                        "that holds the roads of the territory (highway=*) and their nodes",
                        extract.string()));
    nodes.node = {};
    nodes.id = {};
    set_ferry_speeds(roads, runs, nodes);
    const Chains chains = join_chains(runs.node, nodes.place.size(), runs.runs, runs.directions);
    NetworkMaker maker(roads, nodes, runs, result.report);
    result.network = maker.make(chains, std::move(roads.names));
    count_islands(result.network, result.report);
    return result;
}

}  // namespace relais::osm
