#pragma once

#include <string>
#include <vector>

#include "engine/access/nearest.h"
#include "engine/measures/catchments.h"
#include "engine/measures/plan.h"

namespace relais::measures {

/// One measure of one category, for all households.
struct Column {
    const Request* request = nullptr;  ///< of the plan
    std::string category;              ///< a key of the taxonomy; of a basket: its column's name
    std::vector<double> demand;        ///< by household: the people it is for, which weigh it
    Values values;

    [[nodiscard]] const AccessMeasure& measure() const { return *request->measure; }
    /// "childcare_e2sfca_30": its name where columns stand side by side.
    [[nodiscard]] std::string name() const { return category + "_" + request->column; }
};

/// What columns are made of.
struct Question {
    const territory::Territory& territory;
    std::span<const snap::Snap> households;  ///< on the roads, in the territory's order
    std::span<const snap::Snap> services;
    const access::NearestTable& nearest;
    CatchmentSource& catchments;
};

/// By household: the people a category is for, its demand group where the territory tells of it,
/// else the weight.
[[nodiscard]] std::vector<double> demand_of(const territory::Territory& territory,
                                            const territory::Category& category);

/// By service: its capacity. Where no service of its category has one, each counts 1; where some
/// have, the others get their mean. `unknown` counts those that were filled in, by category.
[[nodiscard]] std::vector<double> supply_of(const territory::Territory& territory,
                                            std::vector<std::size_t>& unknown);

/// All columns of the plan: categories in the taxonomy's order, the plan's requests within, then
/// baskets. Categories without services have none. One stream of catchments serves all measures of
/// a category, two where some need two passes. Throws Error when a request names a category or
/// group that the territory does not have.
[[nodiscard]] std::vector<Column> compute_columns(const Question& question, const Plan& plan);

}  // namespace relais::measures
