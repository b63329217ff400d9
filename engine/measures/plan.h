#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/duration.h"
#include "engine/measures/bootstrap.h"
#include "engine/measures/decay.h"
#include "engine/measures/folds.h"
#include "engine/measures/statistics.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// How much an age group uses a service, relative to others: a row of the input table of APL.
struct AgeUse {
    std::string group;  ///< key of a territory::DemandGroup
    double use = 1;
};

/// A measure with its settings: a column for each of its categories.
struct Request {
    const struct AccessMeasure* measure = nullptr;
    std::string column;        ///< "e2sfca_30"
    Duration cutoff{0};        ///< of the catchment; a time equal to it is within
    Decay decay;               ///< of the measures that have one
    int k = 1;                 ///< of kth_nearest
    std::vector<AgeUse> ages;  ///< of apl
    double line = 0;           ///< the line of the shortfall; 0: not set
    /// Keys of the taxonomy; empty: every category that has services. Of a basket: its services.
    std::vector<std::string> categories;
    /// How people travel: a built-in profile or a file; empty: as the study does.
    std::string profile;

    /// The formula with its numbers: "sum_j S_j f(t_ij), t_ij <= 30 min, f = ...".
    [[nodiscard]] std::string formula() const;
};

struct CommuteValues;  // commuting.h

/// The inputs of a measure.
enum class Origin : std::uint8_t {
    kNearest,  ///< the table of nearest services
    kBasket,   ///< the same, over several categories
    kFold,     ///< the catchments of a category
    kChain,    ///< the ways to work by a service of the category
};

/// A row of the table of access measures: computation, columns, data dictionary and `relais
/// describe` are derived from it.
struct AccessMeasure {
    Definition about;
    Kind kind;
    Origin origin;
    bool has_decay = false;      ///< reads Request::decay
    double default_minutes = 0;  ///< cutoff; 0: it has none
    /// Makes its fold. Null for the other origins.
    std::unique_ptr<Fold> (*fold)(const FoldInput& input, const Request& request) = nullptr;
    bool has_k = false;             ///< reads Request::k
    bool reads_capacity = false;    ///< reads capacities
    std::string_view profile = {};  ///< default profile of its requests
    bool reads_hours = false;       ///< it reads opening hours: a category without any has no
                                    ///< column
    /// Of origin kChain: which of the values of the ways to work.
    Values CommuteValues::*commute_values = nullptr;

    [[nodiscard]] Better better() const {
        return kind == Kind::kSupply ? Better::kMore : Better::kLess;
    }
};

/// All access measures, in the order of the output.
[[nodiscard]] std::span<const AccessMeasure> access_measures();
/// Null when there is none of that name.
[[nodiscard]] const AccessMeasure* find_access_measure(std::string_view name);
/// With default settings; `minutes` 0: the default of the measure.
[[nodiscard]] Request default_request(const AccessMeasure& measure, double minutes = 0);
/// "gravity_30", "kth_nearest_3", "nearest_walk".
[[nodiscard]] std::string default_column(const Request& request);

/// A commitment: of the people of every area of a level, at most a share may be outside.
struct Commitment {
    std::string name;
    std::string category;
    double minutes = 0;     ///< outside is farther than this (0: no bound on time)
    double kilometres = 0;  ///< and farther than this, along the fastest path (0: no bound)
    bool either = false;    ///< outside as soon as one of the two bounds is passed
    double at_most = 0;     ///< share of the people that may be outside
    std::string level;      ///< key of a level; "*": the whole territory
    std::string source;     ///< organisation that made it, and reference
};

/// Trips per person to a category, and emissions per kilometre: all from the planner's table.
struct TripRate {
    std::string category;
    double trips_per_person_year = 0;  ///< there and back is one trip
    std::string source;
};
struct Mileage {
    std::vector<TripRate> rates;
    double people_per_vehicle = 1;
    double grams_co2_per_km = 0;
    std::string source;
};

/// All that one run measures.
struct MeasurePlan {
    std::vector<Request> requests;
    std::vector<const Statistic*> statistics;
    StatisticOptions options;
    BootstrapOptions bootstrap;
    std::vector<Commitment> commitments;
    Mileage mileage;
    std::string ranking;  ///< the quantity by which people are ranked, with its source; empty: none
};

}  // namespace relais::measures
