#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/measures/columns.h"

namespace relais::testing_support {

/// A territory whose roads are a table of minutes: what columns are made of, written by a test.
class Town final : public measures::CatchmentSource {
  public:
    static constexpr double kNever = -1;  ///< no path leads there

    territory::Territory territory;
    std::vector<snap::Snap> households, services;
    std::vector<std::vector<double>> minutes;  ///< [household][service]
    std::vector<std::string> visits;           ///< "childcare 20": what was asked for, in minutes

    /// One that joined the roads, unless `fate` says otherwise. `to` are the minutes to the
    /// services, in the order in which they are added.
    void add_household(double people, std::vector<double> to,
                       snap::Fate fate = snap::Fate::kSnapped) {
        territory.households.push_back({std::to_string(households.size()), {}, people, {}});
        households.push_back({fate, {}});
        minutes.push_back(std::move(to));
    }
    void add_service(std::size_t category, std::optional<double> capacity = {},
                     snap::Fate fate = snap::Fate::kSnapped) {
        territory.services.push_back(
            {std::to_string(services.size()), "", {}, CategoryId{category}, capacity, ""});
        services.push_back({fate, {}});
    }

    [[nodiscard]] std::vector<measures::Column> columns(
        const measures::MeasurePlan& plan, std::span<const opening_hours::Week> weeks = {}) {
        const access::NearestTable table = nearest();
        return measures::compute_columns(
            {territory, {{"", households, services, table, *this}}, nullptr, weeks}, plan);
    }

    void visit(CategoryId category, Duration cutoff, const measures::CatchmentFold& fold) override {
        visits.push_back(territory.categories[category.index()].key + " " +
                         std::to_string(static_cast<int>(to_minutes(cutoff))));
        for (std::size_t s = 0; s < services.size(); ++s) {
            if (territory.services[s].category != category || !services[s].exists()) continue;
            std::vector<measures::Arrival> arrivals;
            for (std::uint32_t h = 0; h < households.size(); ++h)
                if (reaches(h, s) && from_minutes(minutes[h][s]) <= cutoff)
                    arrivals.push_back({h, from_minutes(minutes[h][s]).count()});
            const measures::Catchment catchment{ServiceId{s}, arrivals};
            fold({&catchment, 1});
        }
    }

    [[nodiscard]] access::NearestTable nearest() const {
        const std::size_t categories = territory.categories.size();
        access::NearestTable table(households.size(), categories);
        for (std::size_t h = 0; h < households.size(); ++h)
            for (std::size_t c = 0; c < categories; ++c)
                table.set(HouseholdId{h}, CategoryId{c}, nearest_of(h, CategoryId{c}));
        return table;
    }

  private:
    [[nodiscard]] bool reaches(std::size_t h, std::size_t s) const {
        return households[h].exists() && minutes[h][s] != kNever;
    }
    [[nodiscard]] access::Nearest nearest_of(std::size_t h, CategoryId category) const {
        access::Nearest best;
        for (std::size_t s = 0; s < services.size(); ++s) {
            if (territory.services[s].category != category || !services[s].exists()) continue;
            if (best.reason == access::Reason::kNoService) best.reason = access::Reason::kNoPath;
            if (reaches(h, s) && from_minutes(minutes[h][s]) < best.time)
                best = {from_minutes(minutes[h][s]), ServiceId{s}, access::Reason::kReached};
        }
        if (!households[h].exists()) best.reason = access::unsnapped(households[h].fate);
        return best;
    }
};

}  // namespace relais::testing_support
