#include "engine/measures/columns.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "engine/access/summary.h"
#include "engine/core/error.h"
#include "engine/core/parallel.h"
#include "engine/core/sum.h"
#include "engine/territory/categories.h"
#include "engine/territory/demand_groups.h"

namespace relais::measures {
namespace {

using access::Reason;
using territory::Territory;

std::vector<double> weights_of(const Territory& territory) {
    std::vector<double> weights;
    weights.reserve(territory.households.size());
    for (const territory::Household& household : territory.households)
        weights.push_back(household.weight);
    return weights;
}

/// People by age, each counted by its use, scaled so that they are as many as before.
std::vector<double> standardised(const Territory& territory, const Request& request) {
    std::vector<double> people = weights_of(territory);
    std::vector<double> result(people.size(), 0);
    for (const AgeUse& age : request.ages) {
        const territory::DemandGroup* group = territory::find_exact_group(territory, age.group);
        if (group == nullptr)
            throw Error(
                "measure " + request.column + ": the households have no group \"" + age.group +
                "\"; name its column in the territory file, or remove this [[measure.age]] table");
        for (std::size_t h = 0; h < result.size(); ++h)
            result[h] += group->by_household[h] * age.use;
    }
    Sum before, after;
    for (std::size_t h = 0; h < result.size(); ++h) {
        before.add(people[h]);
        after.add(result[h]);
    }
    if (!(after.value() > 0)) return people;
    for (double& weight : result) weight *= before.value() / after.value();
    return result;
}

bool asks_for(const Request& request, const std::string& category) {
    return request.categories.empty() ||
           std::find(request.categories.begin(), request.categories.end(), category) !=
               request.categories.end();
}

/// A fold and its inputs.
struct Work {
    Column column;
    const Travel* travel = nullptr;
    std::vector<double> demand;  ///< that competes; that of the column, except for APL
    std::unique_ptr<Fold> fold;
};

/// By household: 1 where something is known. Whose roads are cut off is known to reach nothing; of
/// others that did not join, nothing is.
std::vector<std::uint8_t> placed(const Travel& travel) {
    std::vector<std::uint8_t> result;
    for (const snap::Snap& household : travel.households)
        result.push_back(household.exists() || household.fate == snap::Fate::kIsland ? 1 : 0);
    return result;
}

class Computation {
  public:
    Computation(const Question& question, const MeasurePlan& plan)
        : question_(question), plan_(plan), supply_(supply_of(question.territory)) {}

    std::vector<Column> run() {
        check_categories();
        for (std::size_t c = 0; c < territory().categories.size(); ++c) add_category(CategoryId{c});
        for (const Request& request : plan_.requests)
            if (request.measure->origin == Origin::kBasket) add_basket(request);
        return std::move(columns_);
    }

  private:
    [[nodiscard]] const Territory& territory() const { return question_.territory; }

    void check_categories() const {
        for (const Request& request : plan_.requests)
            for (const std::string& key : request.categories)
                if (!find(key))
                    throw Error("measure " + request.column +
                                ": this territory has no category \"" + key + "\"; it has " +
                                categories());
    }
    [[nodiscard]] std::string categories() const { return territory::category_keys(territory()); }
    [[nodiscard]] std::optional<CategoryId> find(const std::string& key) const {
        return territory::find_category(territory(), key);
    }
    [[nodiscard]] const Travel& travel_of(const Request& request) const {
        return *std::find_if(question_.travels.begin(), question_.travels.end(),
                             [&](const Travel& one) { return one.profile == request.profile; });
    }
    [[nodiscard]] bool has_services(const Travel& travel, CategoryId category) const {
        const auto& services = territory().services;
        for (std::size_t s = 0; s < services.size(); ++s)
            if (services[s].category == category && travel.services[s].exists()) return true;
        return false;
    }

    void add_category(CategoryId id) {
        std::vector<Work> works;
        for (const Request& request : plan_.requests)
            if (request.measure->origin != Origin::kBasket &&
                asks_for(request, territory().categories[id.index()].key) &&
                has_services(travel_of(request), id) &&
                (!request.measure->reads_hours ||
                 count_hours(territory(), id, question_.weeks).with_hours > 0))
                works.push_back(work_of(request, id));
        for (Work& work : works) {
            if (work.column.measure().origin == Origin::kNearest)
                work.column.values = nearest_values(work.travel->nearest, id);
            else if (work.column.measure().origin == Origin::kFold)
                work.fold = work.column.measure().fold(
                    {work.demand, supply_.capacity, question_.weeks}, *work.column.request);
        }
        for (const Travel& travel : question_.travels) {
            stream(travel, id, works);
            follow_commutes(travel, id, works);
        }
        for (Work& work : works) {
            if (work.fold) work.column.values = work.fold->finish(placed(*work.travel));
            columns_.push_back(std::move(work.column));
        }
    }

    [[nodiscard]] Work work_of(const Request& request, CategoryId id) const {
        const territory::Category& category = territory().categories[id.index()];
        Work work;
        work.column = {&request,
                       category.key,
                       demand_of(territory(), category),
                       {},
                       group_of(territory(), category)};
        work.travel = &travel_of(request);
        work.demand =
            request.ages.empty() ? work.column.demand : standardised(territory(), request);
        return work;
    }

    /// Feeds the folds, each within its own cutoff, from one stream as far as the farthest needs.
    static void stream(const Travel& travel, CategoryId category, std::vector<Work>& works) {
        for (int pass = 0; pass < 2; ++pass) {
            std::vector<Work*> fed;
            Duration farthest{0};
            for (Work& work : works)
                if (work.fold && work.travel == &travel && pass < work.fold->passes()) {
                    fed.push_back(&work);
                    farthest = std::max(farthest, work.column.request->cutoff);
                }
            // Measures that need only one pass are computed now, or with the second pass of the
            // others.
            if (fed.empty()) continue;
            travel.catchments.visit(category, farthest, [&](std::span<const Catchment> catchments) {
                for_each_index(fed.size(), [&](std::size_t f, std::size_t) {
                    for (const Catchment& catchment : catchments)
                        fed[f]->fold->take(pass, catchment);
                });
            });
        }
    }

    /// One visit of the chains gives all measures of ways to work.
    void follow_commutes(const Travel& travel, CategoryId category,
                         std::vector<Work>& works) const {
        std::optional<CommuteValues> found;
        for (Work& work : works) {
            if (work.column.measure().origin != Origin::kChain || work.travel != &travel) continue;
            if (!found)
                found = commute_values(territory(), *question_.commuting,
                                       nearest_values(travel.nearest, category), category,
                                       *travel.chains);
            work.column.values = *found.*work.column.measure().commute_values;
        }
    }

    void add_basket(const Request& request) {
        const Travel& travel = travel_of(request);
        Values values(territory().households.size());
        std::vector<Values> parts;
        for (const std::string& key : request.categories)
            if (has_services(travel, *find(key)))
                parts.push_back(nearest_values(travel.nearest, *find(key)));
        for (std::size_t h = 0; h < values.size() && parts.size() == request.categories.size();
             ++h) {
            Sum sum;
            Known known = Known::kValue;
            for (const Values& part : parts) {
                known = std::min(known, part.known(h));
                if (part.has(h)) sum.add(part[h]);
            }
            if (known == Known::kValue)
                values.set(h, sum.value() / static_cast<double>(parts.size()));
            else if (known == Known::kFar)
                values.set_far(h);
        }
        columns_.push_back({&request, "basket", weights_of(territory()), std::move(values), {}});
    }

    const Question& question_;
    const MeasurePlan& plan_;
    Supply supply_;
    std::vector<Column> columns_;
};

}  // namespace

std::string group_of(const Territory& territory, const territory::Category& category) {
    return territory::name_of_group(territory, category.demand);
}

Values nearest_values(const access::NearestTable& nearest, CategoryId category) {
    Values values(nearest.household_count());
    for (std::size_t h = 0; h < values.size(); ++h) {
        const access::Nearest cell = nearest.at(HouseholdId{h}, category);
        if (cell.reason == Reason::kReached)
            values.set(h, to_minutes(cell.time));
        else if (access::surely_far(cell.reason))
            values.set_far(h);
    }
    return values;
}

std::vector<double> demand_of(const Territory& territory, const territory::Category& category) {
    const territory::DemandGroup* group = territory::find_group(territory, category.demand);
    return group != nullptr ? group->by_household : weights_of(territory);
}

Supply supply_of(const Territory& territory) {
    const std::size_t categories = territory.categories.size();
    std::vector<Sum> known(categories);
    Supply supply{{}, std::vector<FilledIn>(categories)};
    for (const territory::Service& service : territory.services) {
        FilledIn& of = supply.filled_in[service.category.index()];
        ++of.services;
        if (service.capacity)
            known[service.category.index()].add(*service.capacity);
        else
            ++of.unknown;
    }
    for (std::size_t c = 0; c < categories; ++c)
        if (FilledIn& of = supply.filled_in[c]; of.unknown < of.services)
            of.each = known[c].value() / static_cast<double>(of.services - of.unknown);
    supply.capacity.reserve(territory.services.size());
    for (const territory::Service& service : territory.services)
        supply.capacity.push_back(
            service.capacity.value_or(supply.filled_in[service.category.index()].each));
    return supply;
}

HoursCount count_hours(const Territory& territory, CategoryId category,
                       std::span<const opening_hours::Week> weeks) {
    HoursCount result;
    for (std::size_t s = 0; s < territory.services.size(); ++s) {
        if (territory.services[s].category != category) continue;
        ++result.services;
        result.with_hours += s < weeks.size() && weeks[s].known ? 1 : 0;
    }
    return result;
}

std::vector<Column> compute_columns(const Question& question, const MeasurePlan& plan) {
    return Computation(question, plan).run();
}

}  // namespace relais::measures
