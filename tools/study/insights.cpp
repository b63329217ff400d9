#include "tools/study/insights.h"

#include <algorithm>

#include "engine/core/sum.h"
#include "engine/measures/folds.h"
#include "engine/scenario/choice.h"
#include "engine/siting/effects.h"
#include "render/atlas/document/group.h"
#include "tools/study/open_services.h"
#include "tools/study/site_candidates.h"

namespace relais::tools {
namespace {

std::vector<bool> served_categories(const territory::Territory& territory) {
    std::vector<bool> served(territory.categories.size(), false);
    for (const territory::Service& service : territory.services)
        served[service.category.index()] = true;
    return served;
}

std::vector<double> weights_of(const territory::Territory& territory) {
    std::vector<double> weights;
    for (const territory::Household& household : territory.households)
        weights.push_back(household.weight);
    return weights;
}

/// What one more place would do at the centre of each zone, for the people whom a service is for.
void find_effects(const Analysis& found, atlas::Insights& insights) {
    const territory::Territory& territory = found.study.territory;
    const std::vector<double> everyone = weights_of(territory);
    std::vector<siting::Need> needs;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const territory::DemandGroup* group = atlas::group_of(territory, CategoryId{c});
        needs.push_back({group != nullptr ? group->by_household : everyone,
                         from_minutes(territory.categories[c].limit_minutes)});
    }
    std::vector<Coordinate> places;
    for (const Candidate& candidate : zone_centres(territory)) {
        places.push_back(candidate.place);
        insights.candidate_zone.push_back(candidate.zone);
    }
    insights.effects =
        siting::effects_of(found.base(), found.roads.snapper().snap_all(places), needs);
}

/// How many services the people of each category can choose among.
std::vector<scenario::Choice> choice_of(const Analysis& found, const std::vector<bool>& served) {
    const territory::Territory& territory = found.study.territory;
    const std::vector<double> everyone = weights_of(territory);
    std::vector<scenario::Choice> choice(served.size());
    for (std::size_t c = 0; c < served.size(); ++c) {
        if (!served[c]) continue;
        const CategoryId category{c};
        const territory::DemandGroup* group = atlas::group_of(territory, category);
        choice[c] = scenario::choice_of(scenario::two_nearest(found.base(), category),
                                        group != nullptr ? group->by_household : everyone,
                                        from_minutes(territory.categories[c].limit_minutes));
    }
    return choice;
}

/// The share of the week in which a place within the limit is certainly open, on average over the
/// people who could be snapped to the roads. Places without opening hours count as closed, as in
/// the parts of the week.
class WeekShare {
  public:
    WeekShare(const Analysis& found, std::span<const opening_hours::Week> weeks)
        : found_(found),
          weeks_(weeks),
          demand_(found.study.territory.households.size(), 1.0),
          placed_(placed_of(found)),
          catchments_(found.roads.network, found.roads.metric(), points_) {}

    [[nodiscard]] std::optional<double> of(CategoryId category, Duration limit) {
        const auto fold = measures::open_share_fold({demand_, {}, weeks_}, limit);
        catchments_.visit(category, limit, [&](std::span<const measures::Catchment> some) {
            for (const measures::Catchment& catchment : some) fold->take(0, catchment);
        });
        const measures::Values values = fold->finish(placed_);
        Sum open, people;
        for (std::size_t h = 0; h < demand_.size(); ++h) {
            if (placed_[h] == 0) continue;
            const double weight = found_.study.territory.households[h].weight;
            if (values.has(h)) open.add(weight * values[h]);
            people.add(weight);
        }
        if (!(people.value() > 0)) return std::nullopt;
        return open.value() / people.value();
    }

  private:
    static std::vector<std::uint8_t> placed_of(const Analysis& found) {
        std::vector<std::uint8_t> placed;
        for (const snap::Snap& household : found.snapped.households)
            placed.push_back(household.exists() ? 1 : 0);
        return placed;
    }

    const Analysis& found_;
    std::span<const opening_hours::Week> weeks_;
    std::vector<double> demand_;
    std::vector<std::uint8_t> placed_;
    access::Points points_ = found_.snapped.points();
    measures::RoadCatchments catchments_;
};

std::vector<atlas::OpenHours> hours_of(const Analysis& found, const std::vector<bool>& served) {
    const std::vector<opening_hours::Week> weeks = weeks_of(found.study.territory);
    const bool any = std::any_of(weeks.begin(), weeks.end(),
                                 [](const opening_hours::Week& week) { return week.known; });
    if (!any) return {};
    WeekShare week_share(found, weeks);
    constexpr int kWithin = 20;  // minutes, for all services alike
    const Duration limit = from_minutes(kWithin);
    std::vector<atlas::OpenHours> hours;
    for (std::size_t c = 0; c < served.size(); ++c) {
        if (!served[c]) continue;
        const CategoryId category{c};
        atlas::OpenHours& open = hours.emplace_back();
        open.parts = scenario::atypical_hours(found.base(), category, weeks, limit);
        if (open.parts.with_hours > 0) open.week_share = week_share.of(category, limit);
    }
    return atlas::known_well_enough(std::move(hours));
}

}  // namespace

atlas::Insights insights_of(const Analysis& found) {
    atlas::Insights insights;
    find_effects(found, insights);
    for (const snap::Snap& service : found.snapped.services)
        insights.off_roads.push_back(!service.exists());
    const std::vector<bool> served = served_categories(found.study.territory);
    insights.choice = choice_of(found, served);
    insights.hours = hours_of(found, served);
    return insights;
}

}  // namespace relais::tools
