#pragma once

#include <string>
#include <vector>

#include "engine/access/nearest_table.h"
#include "engine/measures/catchments.h"
#include "engine/measures/commuting.h"
#include "engine/measures/plan.h"

namespace relais::measures {

/// One measure of one category, for all households.
struct Column {
    const Request* request = nullptr;  ///< of the plan
    std::string category;              ///< a key of the taxonomy; of a basket: its column's name
    std::vector<double> demand;        ///< by household: the people it is for, which weigh it
    Values values;
    std::string group;  ///< their demand group, as named by group_of; empty: all people

    [[nodiscard]] const AccessMeasure& measure() const { return *request->measure; }
    /// "childcare_e2sfca_30": its name in wide tables.
    [[nodiscard]] std::string name() const { return category + "_" + request->column; }
};

/// The roads of one profile, with the territory's points on them.
struct Travel {
    std::string profile;                     ///< as named in requests; empty: that of the study
    std::span<const snap::Snap> households;  ///< in the territory's order
    std::span<const snap::Snap> services;
    const access::NearestTable& nearest;
    CatchmentSource& catchments;
    ChainSource* chains = nullptr;  ///< needed if the plan has measures of commutes
};
/// The inputs of columns.
struct Question {
    const territory::Territory& territory;
    std::vector<Travel> travels;           ///< one for every profile of the plan
    const Commuting* commuting = nullptr;  ///< needed if the plan has measures of commutes
    /// By service: its opening hours; needed if the plan has measures of hours.
    std::span<const opening_hours::Week> weeks = {};
};

/// Number of services of a category, and number of these that have opening hours.
struct HoursCount {
    std::size_t services = 0;
    std::size_t with_hours = 0;
};
[[nodiscard]] HoursCount count_hours(const territory::Territory& territory, CategoryId category,
                                     std::span<const opening_hours::Week> weeks);

/// Minutes to the nearest service of a category; kFar where the roads lead to none.
[[nodiscard]] Values nearest_values(const access::NearestTable& nearest, CategoryId category);

/// The demand group of a category, or its substitute ("children_4_10, for children_3_10"); empty
/// where the territory has neither, so that all people count.
[[nodiscard]] std::string group_of(const territory::Territory& territory,
                                   const territory::Category& category);
/// By household: the people of that group; the weight where there is none.
[[nodiscard]] std::vector<double> demand_of(const territory::Territory& territory,
                                            const territory::Category& category);

/// The value used for services of a category that have no capacity.
struct FilledIn {
    std::size_t services = 0;  ///< of the category
    std::size_t unknown = 0;   ///< of those, without a capacity
    double each = 1;  ///< the value used for one: the mean of the others, 1 where all are unknown
};
struct Supply {
    std::vector<double> capacity;     ///< by service
    std::vector<FilledIn> filled_in;  ///< by category
};
[[nodiscard]] Supply supply_of(const territory::Territory& territory);

/// All columns of the plan: categories in the taxonomy's order, the plan's requests within, then
/// baskets. Categories without services have none. One stream of catchments serves all measures of
/// a category, two where some need two passes. Throws Error when a request names a category or
/// group that the territory does not have. REQUIRES: a travel for every profile of the plan.
[[nodiscard]] std::vector<Column> compute_columns(const Question& question,
                                                  const MeasurePlan& plan);

}  // namespace relais::measures
