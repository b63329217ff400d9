#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/measures/distribution.h"

namespace relais::measures {

/// Whether a smaller value is better.
enum class Better : std::uint8_t { kLess, kMore, kNeither };

/// The kind of a column's numbers, which decides which statistics apply.
enum class Kind : std::uint8_t {
    kTime,          ///< minutes to something: less is better, and some are kFar
    kSupply,        ///< something that is there: more is better, and zero is a value
    kPeoplePerUnit  ///< people per place: less is better, kFar where there is none
};

/// The words for one measure or statistic, for `relais describe` and the data dictionary. One
/// sentence or formula each.
struct Definition {
    std::string_view name;
    std::string_view unit;  ///< "as the measure" for statistics in the unit of their column
    std::string_view meaning;
    std::string_view formula;
    std::string_view edges;  ///< zero, absence, bounds
    std::string_view source;
};

/// Further inputs of a statistic over a group of households.
struct StatisticOptions {
    double limit_minutes = 20;    ///< z of the excess of times
    double longest_minutes = 60;  ///< where the excess is 1
    double line = 0;              ///< z of the shortfall of supplies; 0: none is set
    double epsilon = 0.5;         ///< of Atkinson
};

/// Inputs that a statistic requires.
enum class Needs : std::uint8_t {
    kNothing,
    kRanking,  ///< an income or the like by household
    kZones,    ///< areas that are made of zones
    kLine,     ///< for supplies: the line
};

/// A row of the table of statistics.
struct Statistic {
    Definition about;
    Better better;         ///< kNeither: no ranks are given by it
    bool as_measure;       ///< the direction is that of the measure
    std::vector<Kind> of;  ///< the kinds to which it applies
    std::optional<double> (*value)(const Distribution&, Kind, const StatisticOptions&);
    bool resampled;  ///< worth a bootstrap interval
    Needs needs = Needs::kNothing;

    [[nodiscard]] bool applies(Kind kind) const;
};

/// All statistics, in the order of the output.
[[nodiscard]] std::span<const Statistic> statistics();
/// Null when there is none of that name.
[[nodiscard]] const Statistic* find_statistic(std::string_view name);

}  // namespace relais::measures
