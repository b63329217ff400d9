#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/measures/entries.h"
#include "engine/measures/values.h"

namespace relais::measures {

/// A group of households; every member has a weight above 0. The input of an inequality measure:
/// sorted once, measured many times.
class Distribution {
  public:
    static constexpr std::uint32_t kNoGroup = 0xffffffffU;

    /// The members, one entry per member in all spans.
    struct Members {
        std::span<const std::uint32_t> household;  ///< into the columns below
        const Values* access = nullptr;
        std::span<const double> weight;        ///< by household, never negative
        const Values* ranking = nullptr;       ///< income or the like; null: none
        std::span<const std::uint32_t> group;  ///< by household, an index or kNoGroup; empty: none
    };
    /// O(n), but for small groups O(n log n).
    explicit Distribution(const Members& members);

    /// Members that have a value, by value ascending.
    [[nodiscard]] std::size_t size() const { return value_.size(); }
    [[nodiscard]] std::span<const double> values() const { return value_; }
    [[nodiscard]] std::span<const double> weights() const { return weight_; }
    /// Their groups, numbered from 0 without gaps in the order of their numbers; empty: none.
    [[nodiscard]] std::span<const std::uint32_t> groups() const { return group_; }
    [[nodiscard]] std::size_t group_count() const { return group_count_; }
    /// Those that have a ranking too, by it ascending.
    struct Ranked {
        double ranking, value, weight;
        std::uint32_t position;  ///< among the values
    };
    [[nodiscard]] std::span<const Ranked> ranked() const { return ranked_; }

    [[nodiscard]] double weight() const { return total_; }    ///< of those with a value
    [[nodiscard]] double far_weight() const { return far_; }  ///< of those that are kFar
    [[nodiscard]] double known_weight() const { return total_ + far_; }
    /// Of all members, those of whom nothing is known included.
    [[nodiscard]] double all_weight() const { return all_; }
    [[nodiscard]] std::size_t households() const { return households_; }
    /// Sum of weight * value, and that over the weight. REQUIRES: weight() > 0 for the mean.
    [[nodiscard]] double sum() const { return sum_; }
    [[nodiscard]] double mean() const { return sum_ / total_; }

    /// The smallest value with at least `part` of the known weight at it or below; those that are
    /// kFar rank last; absent where the position falls among them, or where no value is known.
    [[nodiscard]] std::optional<double> quantile(double part) const;

    /// The same members, the one at each position taken `times` times; those that are kFar stay.
    /// O(n).
    [[nodiscard]] Distribution resampled(std::span<const std::uint32_t> times) const;

  private:
    Distribution() = default;
    void add_up();

    void rank(const std::vector<Entry>& entries, const Values& ranking);
    void number_groups();

    std::vector<double> value_, weight_;
    std::vector<std::uint32_t> group_;
    std::size_t group_count_ = 0;
    std::vector<Ranked> ranked_;
    double total_ = 0, far_ = 0, all_ = 0, sum_ = 0;
    std::size_t households_ = 0;
};

}  // namespace relais::measures
