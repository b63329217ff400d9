#pragma once

#include <optional>

#include "engine/scenario/run.h"
#include "tests/support/grid_city.h"
#include "tests/support/metric.h"

namespace relais::testing_support {

/// A territory on a network, answered: what scenarios start from.
class SmallStudy {
  public:
    SmallStudy(graph::RoadNetwork network, territory::Territory territory,
               snap::Options options = {})
        : network_(std::move(network)),
          territory_(std::move(territory)),
          metric_(metric_of(network_)),
          snapper_(network_, options) {
        for (const auto& household : territory_.households)
            households_.push_back(snapper_.snap(household.place));
        for (const auto& service : territory_.services) {
            services_.push_back(snapper_.snap(service.place));
            category_.push_back(service.category);
        }
        nearest_ = access::nearest_services(
            network_, metric_, {households_, services_, category_, territory_.categories.size()});
    }
    SmallStudy(const SmallStudy&) = delete;
    SmallStudy& operator=(const SmallStudy&) = delete;

    [[nodiscard]] scenario::Base base() const {
        return {territory_, network_, metric_, snapper_, households_, services_, nearest_};
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
    cch::Metric metric_;
    snap::Snapper snapper_;
    std::vector<snap::Snap> households_;
    std::vector<snap::Snap> services_;
    std::vector<CategoryId> category_;
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
