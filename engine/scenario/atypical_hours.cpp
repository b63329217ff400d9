#include "engine/scenario/atypical_hours.h"

#include <algorithm>

#include "engine/access/summary.h"
#include "engine/core/sum.h"
#include "engine/scenario/run.h"

namespace relais::scenario {
namespace {

using opening_hours::Span;
using opening_hours::Spans;

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

Spans on_working_days(int from_hour, int to_hour) {
    Spans spans;
    for (int day = 0; day < 5; ++day)
        spans.push_back({day * kDay + from_hour * kHour, day * kDay + to_hour * kHour});
    return spans;
}

/// The services of the category that are open in each part, once for each.
struct OpenServices {
    std::vector<snap::Snap> snaps;
    std::vector<CategoryId> parts;
    std::vector<ServiceId> names;

    OpenServices(const Base& base, std::span<const opening_hours::Week> weeks,
                 AtypicalHours& result) {
        for (std::size_t s = 0; s < base.services.size(); ++s) {
            if (base.territory.services[s].category != result.category) continue;
            ++result.services;
            result.with_hours += weeks[s].known ? 1 : 0;
            for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
                if (!is_open_in(weeks[s], PartOfWeek{static_cast<std::uint8_t>(part)})) continue;
                ++result.open[part];
                snaps.push_back(base.services[s]);
                parts.emplace_back(part);
                names.emplace_back(s);
            }
        }
    }
};

/// Whether the household has a service within the limit; nothing where that cannot be known.
std::optional<bool> is_within(const access::Nearest& nearest, Duration limit) {
    if (nearest.reason == access::Reason::kReached) return nearest.time <= limit;
    // The category has services, as this is only called for such; none is open then.
    const bool none_open = nearest.reason == access::Reason::kNoService;
    if (none_open || access::surely_far(nearest.reason)) return false;
    return {};
}

/// People within and without, added up without loss.
class Counter {
  public:
    void add(const territory::Household& household, std::size_t part, bool within) {
        (within ? within_ : without_)[part].add(household.weight);
    }
    [[nodiscard]] ServedByPart served() const {
        ServedByPart result;
        for (std::size_t part = 0; part < kPartsOfWeek; ++part)
            result[part] = {within_[part].value(), without_[part].value()};
        return result;
    }

  private:
    std::array<Sum, kPartsOfWeek> within_, without_;
};

void count_people(const Base& base, AtypicalHours& result) {
    Counter all;
    std::vector<Counter> zones(base.territory.zones.size());
    for (std::size_t h = 0; h < base.territory.households.size(); ++h) {
        const territory::Household& household = base.territory.households[h];
        std::optional<std::size_t>& missing = result.missing.emplace_back();
        for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
            const std::optional<bool> within =
                is_within(result.nearest.at(HouseholdId{h}, CategoryId{part}), result.limit);
            if (!within) continue;
            all.add(household, part, *within);
            if (household.zone.exists())
                zones[household.zone.index()].add(household, part, *within);
            if (part != 0) missing = missing.value_or(0) + (*within ? 0U : 1U);
        }
    }
    result.territory = all.served();
    for (const Counter& zone : zones) result.zones.push_back(zone.served());
}

}  // namespace

const char* part_name(PartOfWeek part) {
    constexpr std::array<const char*, kPartsOfWeek> kNames = {"office_hours", "before_7",
                                                              "after_19", "saturday", "sunday"};
    return kNames[static_cast<std::size_t>(part)];
}

const Spans& spans_of(PartOfWeek part) {
    static const std::array<Spans, kPartsOfWeek> kSpans = {
        on_working_days(9, 17), on_working_days(0, 7), on_working_days(19, 24),
        Spans{{5 * kDay, 6 * kDay}}, Spans{{6 * kDay, 7 * kDay}}};
    return kSpans[static_cast<std::size_t>(part)];
}

bool is_open_in(const opening_hours::Week& week, PartOfWeek part) {
    if (!week.known) return false;
    const Spans& spans = spans_of(part);
    return std::any_of(week.open.begin(), week.open.end(), [&](const Span& open) {
        return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
            return open.from < span.to && span.from < open.to;
        });
    });
}

AtypicalHours atypical_hours(const Base& base, CategoryId category,
                             std::span<const opening_hours::Week> weeks, Duration limit) {
    AtypicalHours result;
    result.category = category;
    result.limit = limit;
    const OpenServices open(base, weeks, result);
    result.nearest =
        base.solver.asking(base.network, {base.households, open.snaps, open.parts, kPartsOfWeek})
            .solve();
    const access::NearestTable numbered = result.nearest;
    for (std::size_t part = 0; part < kPartsOfWeek; ++part)
        result.nearest.take(CategoryId{part}, numbered, CategoryId{part}, open.names);
    count_people(base, result);
    return result;
}

}  // namespace relais::scenario
