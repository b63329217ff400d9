#pragma once

#include <string>
#include <vector>

#include "engine/commute/commute.h"
#include "engine/core/sum.h"
#include "engine/measures/values.h"
#include "engine/territory/territory.h"

namespace relais::measures {

/// Commuters from a zone to a place of work.
struct Flow {
    ZoneId origin;
    std::uint32_t work = 0;  ///< of Commuting::works
    double people = 0;
};
/// Commuters by zone of residence and place of work (or station).
struct Commuting {
    std::vector<Coordinate> works;
    std::vector<Flow> flows;
    std::string source;
};

/// The chains of a category, one place of work after the other: measures of commutes are folds over
/// them. Tests have another source, a dense table.
class ChainSource {
  public:
    virtual ~ChainSource() = default;
    virtual void visit(CategoryId category, const commute::CommuteFold& fold) = 0;
};

/// Chains on the roads.
class RoadChains final : public ChainSource {
  public:
    /// The arguments must outlive it. `metric` is customized from the network's times.
    RoadChains(const graph::RoadNetwork& network, const cch::Metric& metric,
               const access::Points& points, const access::NearestTable& nearest,
               std::vector<snap::Snap> works)
        : network_(network),
          metric_(metric),
          points_(points),
          nearest_(nearest),
          works_(std::move(works)) {}
    void visit(CategoryId category, const commute::CommuteFold& fold) override {
        commute::visit_commutes(network_, metric_, {points_, category, nearest_, works_}, fold);
    }

  private:
    const graph::RoadNetwork& network_;
    const cch::Metric& metric_;
    access::Points points_;
    const access::NearestTable& nearest_;
    std::vector<snap::Snap> works_;
};

/// Means over the commuters of every household's zone, in minutes. A household of a zone without
/// commuters is kNothing; where none of its ways reaches, it is kFar.
struct CommuteValues {
    /// max(0, best - direct): the least time that a stop on the way adds.
    Values detour;
    /// max(0, nearest - direct): the same by the service nearest to home.
    Values detour_by_nearest;
    /// The lesser of the time from home to the nearest and of the detour.
    Values home_or_commute;
};
/// Folds the chains of a category. `nearest` are minutes from home to its nearest service. Sums are
/// compensated and run over places of work ascending. O(works * households).
[[nodiscard]] CommuteValues commute_values(const territory::Territory& territory,
                                           const Commuting& commuting, const Values& nearest,
                                           CategoryId category, ChainSource& chains);

}  // namespace relais::measures
