#include "engine/order/peel.h"

#include <algorithm>
#include <limits>

namespace relais::order {
namespace {

constexpr std::uint32_t kGone = std::numeric_limits<std::uint32_t>::max();

class Peeler {
  public:
    explicit Peeler(Skeleton skeleton)
        : graph_(std::move(skeleton)),
          degree_(graph_.vertex_count()),
          touched_(graph_.vertex_count(), 0) {
        for (std::uint32_t v = 0; v < degree_.size(); ++v) {
            degree_[v] = graph_.first[v + 1] - graph_.first[v];
            if (degree_[v] <= 2) next_.push_back(v);
        }
    }

    Peeled run() && {
        std::vector<std::uint32_t> candidates;
        while (!next_.empty()) {
            std::swap(candidates, next_);
            next_.clear();
            ++round_;
            for (const std::uint32_t v : candidates) {
                if (degree_[v] == kGone) continue;
                if (touched_[v] == round_)
                    next_.push_back(v);
                else
                    eliminate(v);
            }
        }
        collect_core();
        return std::move(result_);
    }

  private:
    [[nodiscard]] std::span<std::uint32_t> neighbours(std::uint32_t vertex) {
        return std::span(graph_.neighbour).subspan(graph_.first[vertex], degree_[vertex]);
    }

    void eliminate(std::uint32_t vertex) {
        const auto ends = neighbours(vertex);
        if (ends.size() == 1) remove(ends[0], vertex);
        if (ends.size() == 2) {
            replace(ends[0], vertex, ends[1]);
            replace(ends[1], vertex, ends[0]);
        }
        degree_[vertex] = kGone;
        result_.order.emplace_back(vertex);
    }

    void remove(std::uint32_t vertex, std::uint32_t neighbour) {
        const auto list = neighbours(vertex);
        *std::find(list.begin(), list.end(), neighbour) = list.back();
        touched_[vertex] = round_;
        if (--degree_[vertex] <= 2) next_.push_back(vertex);
    }

    void replace(std::uint32_t vertex, std::uint32_t neighbour, std::uint32_t by) {
        const auto list = neighbours(vertex);
        if (std::find(list.begin(), list.end(), by) != list.end()) return remove(vertex, neighbour);
        *std::find(list.begin(), list.end(), neighbour) = by;
        touched_[vertex] = round_;
    }

    void collect_core() {
        std::vector<std::uint32_t> number(degree_.size());
        for (std::uint32_t v = 0; v < degree_.size(); ++v) {
            if (degree_[v] == kGone) continue;
            number[v] = static_cast<std::uint32_t>(result_.core_vertex.size());
            result_.core_vertex.emplace_back(v);
        }
        Skeleton& core = result_.core;
        core.first.push_back(0);
        for (const VertexId v : result_.core_vertex) {
            const auto list = neighbours(v.value());
            std::sort(list.begin(), list.end());
            for (const std::uint32_t neighbour : list) core.neighbour.push_back(number[neighbour]);
            core.first.push_back(static_cast<std::uint32_t>(core.neighbour.size()));
        }
    }

    Skeleton graph_;                      // lists shrink in place
    std::vector<std::uint32_t> degree_;   // kGone: eliminated
    std::vector<std::uint32_t> touched_;  // the last round in which a neighbour went
    std::vector<std::uint32_t> next_;     // for the next round; a vertex may be there twice
    std::uint32_t round_ = 0;
    Peeled result_;
};

}  // namespace

Peeled peel(Skeleton skeleton) {
    return Peeler(std::move(skeleton)).run();
}

}  // namespace relais::order
