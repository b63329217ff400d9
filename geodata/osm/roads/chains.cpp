#include "geodata/osm/roads/chains.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace relais::osm {
namespace {

/// A run, or the part of a run between two nodes where it meets other roads.
struct Stretch {
    Run run;
    RunDirections directions;
};

/// An end of a stretch: twice the stretch's number, plus 1 for its last node.
using End = std::uint32_t;
constexpr End kNoEnd = std::numeric_limits<End>::max();

class Joiner {
  public:
    Joiner(std::span<const std::uint32_t> nodes, std::size_t node_count)
        : nodes_(nodes), degree_(node_count, 0) {}

    void count_degrees(std::span<const Run> runs) {
        for (const Run& run : runs) {
            touch(run.first, 1);
            for (std::uint32_t i = run.first + 1; i < run.last; ++i) touch(i, 2);
            touch(run.last, 1);
        }
    }

    void force(std::span<const std::uint32_t> nodes) {
        for (const std::uint32_t node : nodes)
            if (degree_[node] != 0) make_vertex(node);
    }

    void split(std::span<const Run> runs, std::span<const RunDirections> directions) {
        for (std::size_t r = 0; r < runs.size(); ++r) {
            std::uint32_t first = runs[r].first;
            for (std::uint32_t i = first + 1; i <= runs[r].last; ++i) {
                if (i < runs[r].last && degree_[nodes_[i]] == 2) continue;
                stretches_.push_back({{runs[r].way, first, i, runs[r].ends_only}, directions[r]});
                first = i;
            }
        }
    }

    /// Finds for every end at a node of degree two the end with which it continues.
    void pair_ends() {
        partner_.assign(2 * stretches_.size(), kNoEnd);
        std::vector<std::pair<std::uint32_t, End>> joints;
        for (End end = 0; end < partner_.size(); ++end)
            if (degree_[node_at(end)] == 2) joints.emplace_back(node_at(end), end);
        std::sort(joints.begin(), joints.end());
        for (std::size_t i = 0; i + 1 < joints.size(); i += 2) {
            const End a = joints[i].second;
            const End b = joints[i + 1].second;
            if (arrives(a) == departs(b) && departs(a) == arrives(b) &&
                stretches_[a / 2].run.ends_only == stretches_[b / 2].run.ends_only) {
                partner_[a] = b;
                partner_[b] = a;
            } else {
                make_vertex(joints[i].first);
            }
        }
    }

    Chains walk() {
        used_.assign(stretches_.size(), false);
        chains_.first_part.push_back(0);
        for (std::uint32_t s = 0; s < stretches_.size(); ++s)
            for (const End end : {2 * s, 2 * s + 1})
                if (!used_[s] && partner_[end] == kNoEnd) follow(end);
        for (std::uint32_t s = 0; s < stretches_.size(); ++s) {
            if (used_[s]) continue;
            make_vertex(node_at(2 * s));  // the rest are loops that touch nothing
            follow(2 * s);
        }
        for (std::uint32_t node = 0; node < degree_.size(); ++node)
            if (degree_[node] != 0 && degree_[node] != 2) chains_.vertex_nodes.push_back(node);
        return std::move(chains_);
    }

  private:
    void touch(std::uint32_t position, int times) {
        std::uint8_t& degree = degree_[nodes_[position]];
        degree = static_cast<std::uint8_t>(std::min(degree + times, 3));
    }
    void make_vertex(std::uint32_t node) { degree_[node] = 3; }

    [[nodiscard]] std::uint32_t node_at(End end) const {
        const Run& run = stretches_[end / 2].run;
        return nodes_[end % 2 == 0 ? run.first : run.last];
    }
    [[nodiscard]] bool arrives(End end) const {
        const RunDirections& directions = stretches_[end / 2].directions;
        return end % 2 == 0 ? directions.backward : directions.forward;
    }
    [[nodiscard]] bool departs(End end) const { return arrives(end ^ 1U); }

    void follow(End start) {
        const auto base = static_cast<std::ptrdiff_t>(chains_.parts.size());
        for (End end = start; end != kNoEnd && !used_[end / 2]; end = partner_[end ^ 1U]) {
            used_[end / 2] = true;
            chains_.parts.push_back({stretches_[end / 2].run, end % 2 == 1});
        }
        if (!departs(start)) {  // met a one-way road at its far end
            std::reverse(chains_.parts.begin() + base, chains_.parts.end());
            std::for_each(chains_.parts.begin() + base, chains_.parts.end(),
                          [](ChainPart& part) { part.reversed = !part.reversed; });
        }
        chains_.first_part.push_back(static_cast<std::uint32_t>(chains_.parts.size()));
    }

    std::span<const std::uint32_t> nodes_;
    std::vector<std::uint8_t> degree_;  ///< of each node, 3 for three or more
    std::vector<Stretch> stretches_;
    std::vector<End> partner_;  ///< of each end
    std::vector<bool> used_;    ///< of each stretch
    Chains chains_;
};

}  // namespace

Chains join_chains(std::span<const std::uint32_t> nodes, std::size_t node_count,
                   std::span<const Run> runs, std::span<const RunDirections> directions,
                   std::span<const std::uint32_t> forced) {
    Joiner joiner(nodes, node_count);
    joiner.count_degrees(runs);
    joiner.force(forced);
    joiner.split(runs, directions);
    joiner.pair_ends();
    return joiner.walk();
}

}  // namespace relais::osm
