#include "tools/study/insights.h"

#include <algorithm>

#include "engine/core/sum.h"
#include "engine/measures/folds.h"
#include "engine/siting/next_places.h"
#include "render/atlas/document/digest.h"
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

std::vector<std::optional<atlas::Proposal>> proposals_of(const Analysis& found) {
    const std::vector<Candidate> middles = zone_centres(found.study.territory);
    std::vector<Coordinate> places;
    for (const Candidate& candidate : middles) places.push_back(candidate.place);
    std::vector<std::optional<atlas::Proposal>> proposals;
    for (const auto& place :
         siting::next_places(found.base(), found.roads.snapper().snap_all(places))) {
        auto& proposal = proposals.emplace_back();
        if (place) proposal = {middles[place->candidate].zone, *place};
    }
    return proposals;
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
    const Duration limit = from_minutes(atlas::kFarMinutes);
    std::vector<atlas::OpenHours> hours;
    for (std::size_t c = 0; c < served.size(); ++c) {
        if (!served[c]) continue;
        const CategoryId category{c};
        atlas::OpenHours& open = hours.emplace_back();
        open.parts = scenario::atypical_hours(found.base(), category, weeks, limit);
        if (open.parts.with_hours > 0) open.week_share = week_share.of(category, limit);
    }
    return hours;
}

}  // namespace

atlas::Insights insights_of(const Analysis& found) {
    const std::vector<bool> served = served_categories(found.study.territory);
    return {proposals_of(found), hours_of(found, served)};
}

}  // namespace relais::tools
