#include "engine/siting/cover.h"

#include <algorithm>

namespace relais::siting {
namespace {

constexpr std::size_t kMostNodes = 20'000;

using Sets = std::vector<std::vector<std::uint32_t>>;

/// The rows still to cover once `candidate` is there.
Sets without(const Sets& rows, std::uint32_t candidate) {
    Sets rest;
    for (const auto& row : rows)
        if (!std::binary_search(row.begin(), row.end(), candidate)) rest.push_back(row);
    return rest;
}

std::size_t packing(const Sets& rows, std::size_t candidates) {
    std::vector<bool> used(candidates, false);
    std::size_t count = 0;
    for (const auto& row : rows) {  // the shortest first
        if (std::any_of(row.begin(), row.end(), [&](std::uint32_t j) { return used[j]; })) continue;
        for (const std::uint32_t j : row) used[j] = true;
        ++count;
    }
    return count;
}

/// Depth first over the candidates of the household with the fewest, for covers of fewer places
/// than `below`.
class CoverSearch {
  public:
    CoverSearch(std::size_t candidates, std::size_t below)
        : candidates_(candidates), below_(below) {}

    void run(const Sets& rows) { visit(rows); }
    [[nodiscard]] bool complete() const { return nodes_ <= kMostNodes; }
    /// The smallest; empty where none was found.
    [[nodiscard]] const std::vector<std::size_t>& best() const { return best_; }
    /// No cover was found of fewer places than this; all of them are looked at if complete().
    [[nodiscard]] std::size_t below() const { return below_; }

  private:
    void visit(const Sets& rows) {
        if (rows.empty()) {
            if (chosen_.size() >= below_) return;
            best_ = chosen_;
            below_ = chosen_.size();
            return;
        }
        if (++nodes_ > kMostNodes) return;
        if (chosen_.size() + packing(rows, candidates_) >= below_) return;
        for (const std::uint32_t j : rows.front()) {
            chosen_.push_back(j);
            visit(without(rows, j));
            chosen_.pop_back();
        }
    }

    std::size_t candidates_;
    std::size_t below_;
    std::vector<std::size_t> best_;
    std::vector<std::size_t> chosen_;
    std::size_t nodes_ = 0;
};

}  // namespace

CoverProblem make_cover(const Problem& problem, std::uint32_t limit) {
    CoverProblem cover;
    cover.candidates = problem.candidates();
    std::vector<std::vector<std::uint32_t>> by_demand(problem.demand.size());
    for (std::size_t j = 0; j < problem.candidates(); ++j)
        for (const Gain& gain : problem.gains[j])
            if (gain.ticks <= limit)
                by_demand[gain.demand].push_back(static_cast<std::uint32_t>(j));
    for (std::size_t d = 0; d < by_demand.size(); ++d) {
        if (problem.demand[d].today <= limit) continue;
        if (by_demand[d].empty())
            cover.uncoverable += problem.demand[d].weight;
        else
            cover.by_demand.push_back(std::move(by_demand[d]));
    }
    std::sort(cover.by_demand.begin(), cover.by_demand.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    cover.by_demand.erase(std::unique(cover.by_demand.begin(), cover.by_demand.end()),
                          cover.by_demand.end());
    return cover;
}

std::vector<std::size_t> greedy_cover(const CoverProblem& cover) {
    std::vector<std::size_t> chosen;
    Sets rows = cover.by_demand;
    while (!rows.empty()) {
        std::vector<std::size_t> count(cover.candidates, 0);
        for (const auto& row : rows)
            for (const std::uint32_t j : row) ++count[j];
        const auto best = std::max_element(count.begin(), count.end()) - count.begin();
        chosen.push_back(static_cast<std::size_t>(best));
        rows = without(rows, static_cast<std::uint32_t>(best));
    }
    for (std::size_t i = chosen.size(); i-- > 0;) {
        Sets left = cover.by_demand;
        for (std::size_t k = 0; k < chosen.size(); ++k)
            if (k != i) left = without(left, static_cast<std::uint32_t>(chosen[k]));
        if (left.empty()) chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

std::size_t packing_bound(const CoverProblem& cover) {
    return packing(cover.by_demand, cover.candidates);
}

CoverAnswer smallest_cover(const CoverProblem& cover, std::size_t most) {
    CoverAnswer answer{greedy_cover(cover), packing_bound(cover)};
    if (answer.chosen.size() > answer.bound && answer.bound <= most) {
        CoverSearch search(cover.candidates, std::min(answer.chosen.size(), most + 1));
        search.run(cover.by_demand);
        if (!search.best().empty()) answer.chosen = search.best();
        std::sort(answer.chosen.begin(), answer.chosen.end());
        if (search.complete()) answer.bound = search.below();
    }
    if (answer.chosen.size() > most) answer.chosen.clear();
    return answer;
}

}  // namespace relais::siting
