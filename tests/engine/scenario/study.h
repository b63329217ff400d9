#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "engine/scenario/run.h"
#include "engine/snap/snapper.h"
#include "tests/support/grid_city.h"
#include "tests/support/metric.h"

namespace relais::testing_support {

/// A territory on a network, answered: what scenarios start from.
class SmallStudy {
  public:
    using TakesPart = std::function<bool(const territory::Service&)>;

    SmallStudy(graph::RoadNetwork network, territory::Territory territory,
               snap::Options options = {})
        : SmallStudy(std::move(network), std::move(territory), nullptr, options) {}
    SmallStudy(graph::RoadNetwork network, territory::Territory territory, TakesPart takes_part,
               snap::Options options = {})
        : network_(std::move(network)),
          territory_(std::move(territory)),
          takes_part_(std::move(takes_part)),
          metric_(metric_of(network_)),
          snapper_(network_, options) {
        for (const auto& household : territory_.households)
            households_.push_back(snapper_.snap(household.place));
        for (const auto& service : territory_.services) {
            const bool there = !takes_part_ || takes_part_(service);
            services_.push_back(there ? snapper_.snap(service.place) : snap::Snap{});
            category_.push_back(service.category);
        }
        solver_ = std::make_unique<access::NearestSolver>(
            network_, metric_,
            access::Points{households_, services_, category_, territory_.categories.size()});
        nearest_ = solver_->solve();
    }
    SmallStudy(const SmallStudy&) = delete;
    SmallStudy& operator=(const SmallStudy&) = delete;

    [[nodiscard]] scenario::Base base() const {
        return {territory_, network_, metric_,  snapper_,   households_,
                services_,  nearest_, *solver_, takes_part_};
    }
    [[nodiscard]] const graph::RoadNetwork& network() const { return network_; }
    [[nodiscard]] const territory::Territory& territory() const { return territory_; }
    [[nodiscard]] const access::NearestTable& nearest() const { return nearest_; }
    [[nodiscard]] access::Nearest at(std::size_t household, std::size_t category = 0) const {
        return nearest_.at(HouseholdId{household}, CategoryId{category});
    }

  private:
    graph::RoadNetwork network_;
    territory::Territory territory_;
    TakesPart takes_part_;
    cch::Metric metric_;
    snap::Snapper snapper_;
    std::vector<snap::Snap> households_;
    std::vector<snap::Snap> services_;
    std::vector<CategoryId> category_;
    std::unique_ptr<const access::NearestSolver> solver_;
    access::NearestTable nearest_;
};

inline scenario::Scenario scenario_of(std::vector<scenario::Action> actions) {
    scenario::Scenario result{"test", "Test", {}};
    for (auto& action : actions)
        result.edits.push_back(
            {"", "test.toml, edit " + std::to_string(result.edits.size() + 1), std::move(action)});
    return result;
}

/// The message of the Error that `work` throws; empty when it throws none.
template <class Work>
std::string error_of(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace relais::testing_support
