#include "geodata/osm/roads/runs.h"

#include <algorithm>

namespace relais::osm {
namespace {

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
        gate_ = kNoGate;
        start();
        const std::uint32_t end = roads_.first_ref[way + 1];
        for (std::uint32_t i = roads_.first_ref[way]; i < end; ++i) step(nodes_.node[i]);
        finish(roads_.facts[way].ends_only);
        if (runs_.runs.size() > before) ++report_.ways_used;
    }

    void cross(const Crossing& crossing) {
        way_ = crossing.way;
        gate_ = kNoGate;
        start();
        step(crossing.from);
        step(crossing.to);
        finish(roads_.facts[way_].ends_only);
    }

    Runs take() { return std::move(runs_); }

  private:
    static constexpr std::uint32_t kNoGate = 0xffffffffU;

    void start() { first_ = static_cast<std::uint32_t>(runs_.node.size()); }
    [[nodiscard]] bool started() const { return runs_.node.size() > first_; }

    void step(std::uint32_t node) {
        const NodeKind kind = nodes_.facts[node].kind;
        const bool ends_only = roads_.facts[way_].ends_only;
        if (kind == NodeKind::kMissing) {
            ignore(report_.ignored, "node missing from the extract", nodes_.id[node]);
            gate_ = kNoGate;
            return finish(ends_only);
        }
        leave_gate();
        if (kind == NodeKind::kBlocked) {
            ignore(report_.ignored, "road cut at a barrier", nodes_.id[node]);
            if (started()) runs_.node.push_back(side_of(node));
            finish(ends_only);
            runs_.node.push_back(side_of(node));
        } else if (kind == NodeKind::kEndsOnly && !ends_only) {
            if (started()) {
                const std::uint32_t side = side_of(node);
                runs_.node.push_back(side);
                finish(ends_only);
                link(side, node);
            }
            gate_ = node;
        } else if (!started() || runs_.node.back() != node) {
            runs_.node.push_back(node);
        }
    }

    /// The way continues behind a barrier.
    void leave_gate() {
        if (gate_ == kNoGate) return;
        const std::uint32_t side = side_of(gate_);
        link(gate_, side);
        runs_.node.push_back(side);
        gate_ = kNoGate;
    }

    void link(std::uint32_t from, std::uint32_t to) {
        runs_.node.push_back(from);
        runs_.node.push_back(to);
        finish(true);
    }

    void finish(bool ends_only) {
        if (runs_.node.size() >= first_ + std::size_t{2}) {
            const auto last = static_cast<std::uint32_t>(runs_.node.size() - 1);
            runs_.runs.push_back({way_, first_, last, ends_only});
            const WayFacts& facts = roads_.facts[way_];
            runs_.directions.push_back({facts.forward, facts.backward});
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
    std::uint32_t gate_ = kNoGate;  ///< the barrier just reached
};

}  // namespace

Runs cut_runs(const RoadWays& roads, RoadNodes& nodes, const AreaRoads& areas,
              ImportReport& report) {
    report.nodes_used = static_cast<std::uint64_t>(
        std::count_if(nodes.facts.begin(), nodes.facts.end(),
                      [](const NodeFacts& facts) { return facts.kind != NodeKind::kMissing; }));
    RunCutter cutter(roads, nodes, report);
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        if (areas.left_out.empty() || areas.left_out[way] == 0) cutter.cut(way);
    for (const Crossing& crossing : areas.crossings) cutter.cross(crossing);
    return cutter.take();
}

}  // namespace relais::osm
