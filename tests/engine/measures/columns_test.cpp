#include "engine/measures/columns.h"

#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "tests/engine/measures/town.h"

namespace relais::measures {
namespace {

using snap::Fate;
using testing_support::Town;

constexpr double kNever = Town::kNever;

Request request(const char* measure, double minutes = 0, std::vector<std::string> categories = {}) {
    Request result = default_request(*find_access_measure(measure), minutes);
    result.categories = std::move(categories);
    return result;
}
MeasurePlan plan_of(std::vector<Request> requests) {
    MeasurePlan plan;
    plan.requests = std::move(requests);
    return plan;
}
/// The one column of a plan of one request.
Column only(Town& town, Request request) {
    const MeasurePlan plan = plan_of({std::move(request)});
    std::vector<Column> columns = town.columns(plan);
    EXPECT_EQ(columns.size(), 1U);
    columns[0].request = nullptr;  // the plan ends here
    return std::move(columns[0]);
}
std::vector<std::string> names_of(const std::vector<Column>& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name());
    return names;
}

// Baskets.

/// A baker, a doctor and a school, of which the first home is 10, 20 and 60 minutes away.
Town three_services() {
    Town town;
    town.territory.categories = {
        {"bakery", {}, {}, ""}, {"doctor", {}, {}, ""}, {"school", {}, {}, ""}};
    for (const std::size_t category : {0U, 1U, 2U}) town.add_service(category);
    town.add_household(1, {10, 20, 60});
    town.add_household(2, {10, 20, kNever});
    town.add_household(3, {kNever, kNever, kNever});
    town.add_household(4, {}, Fate::kIsland);
    town.add_household(5, {}, Fate::kOffNetwork);
    town.add_household(6, {}, Fate::kOutsideData);
    return town;
}

TEST(Basket, IsTheMeanOfTheTimesToTheNearestOfEach) {
    Town town = three_services();
    const Column all = only(town, request("basket", 0, {"bakery", "doctor", "school"}));
    EXPECT_DOUBLE_EQ(all.values[0], 30);  // 90 / 3
    const Column two = only(town, request("basket", 0, {"bakery", "school"}));
    EXPECT_DOUBLE_EQ(two.values[0], 35);  // 70 / 2
    // Everybody fills a basket.
    EXPECT_EQ(all.category, "basket");
    EXPECT_EQ(all.demand, (std::vector<double>{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(all.group, "");
}

TEST(Basket, IsFarWhereOneOfItsServicesIsFar) {
    Town town = three_services();
    const Values values = only(town, request("basket", 0, {"bakery", "doctor", "school"})).values;
    EXPECT_EQ(values.known(0), Known::kValue);
    EXPECT_EQ(values.known(1), Known::kFar);  // from the school
    EXPECT_EQ(values.known(2), Known::kFar);  // from all of them
    EXPECT_EQ(values.known(3), Known::kFar);
    EXPECT_EQ(values.known(4), Known::kNothing);
    EXPECT_EQ(values.known(5), Known::kNothing);
    // Without the school the second home has what it needs.
    EXPECT_DOUBLE_EQ(only(town, request("basket", 0, {"bakery", "doctor"})).values[1], 15);
}

TEST(Basket, IsNotKnownOfAnybodyWhereOneOfItsServicesIsNotInTheData) {
    Town town = three_services();
    town.services[1].fate = Fate::kOffNetwork;  // the only doctor joins no road
    const Values values = only(town, request("basket", 0, {"bakery", "doctor", "school"})).values;
    for (std::size_t h = 0; h < values.size(); ++h) EXPECT_EQ(values.known(h), Known::kNothing);
}

TEST(Basket, EqualsItsSlowTwinOnRandomTowns) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) { return random() % n; };
        Town town;
        town.territory.categories = {{"a", {}, {}, ""}, {"b", {}, {}, ""}, {"c", {}, {}, ""}};
        const std::size_t services = 3 + below(6);
        for (std::size_t s = 0; s < services; ++s) town.add_service(s < 3 ? s : below(3));
        for (std::size_t h = 0; h < 20; ++h) {
            std::vector<double> to;
            for (std::size_t s = 0; s < services; ++s)
                to.push_back(below(4) == 0 ? kNever : static_cast<double>(below(90)));
            town.add_household(1, to, below(6) == 0 ? Fate::kOffNetwork : Fate::kSnapped);
        }
        const Values fast = only(town, request("basket", 0, {"a", "c"})).values;
        for (std::size_t h = 0; h < 20; ++h) {
            double sum = 0;
            bool far = false;
            for (const std::size_t category : {0U, 2U}) {
                double least = kNever;
                for (std::size_t s = 0; s < services; ++s) {
                    const double time = town.minutes[h][s];
                    if (town.territory.services[s].category.index() == category && time != kNever &&
                        (least == kNever || time < least))
                        least = time;
                }
                far = far || least == kNever;
                sum += least;
            }
            const Known expected = !town.households[h].exists() ? Known::kNothing
                                   : far                        ? Known::kFar
                                                                : Known::kValue;
            ASSERT_EQ(fast.known(h), expected) << "seed " << seed << " household " << h;
            if (fast.has(h)) {
                ASSERT_DOUBLE_EQ(fast[h], sum / 2) << "seed " << seed << " household " << h;
            }
        }
    }
}

// APL: people counted by how much their age uses the service.

/// 40 people in one zone, of whom ten are children, 60 in another with thirty children: thirty
/// grown up in both. A surgery at 5 minutes from the first zone alone; one at 5 minutes from the
/// first and 15 from the second.
Town two_zones() {
    Town town;
    town.territory.categories = {{"doctor", {}, {}, ""}};
    town.add_household(40, {5, 5});
    town.add_household(60, {kNever, 15});
    town.add_service(0, 65);
    town.add_service(0, 66.25);
    town.territory.groups = {{"children_0_14", {10, 30}}, {"people_65_plus", {30, 30}}};
    return town;
}
/// Whole within 10 minutes, half within 20.
Request apl(std::vector<AgeUse> ages) {
    Request result = request("apl", 20);
    result.decay = step_decay({{10, 1}, {20, 0.5}});
    result.ages = std::move(ages);
    return result;
}

TEST(Apl, OfTwoZonesIsWhatItsFormulaSays) {
    // A child counts 3.5 times: 10 * 3.5 + 30 = 65 and 30 * 3.5 + 30 = 135, together 200. There
    // are 100 people: half of each, 32.5 and 67.5.
    Town town = two_zones();
    const Column column = only(town, apl({{"children_0_14", 3.5}, {"people_65_plus", 1}}));
    // R_0 = 65 / 32.5 = 2; R_1 = 66.25 / (32.5 + 67.5 / 2) = 1.
    EXPECT_DOUBLE_EQ(column.values[0], 2 + 1);
    EXPECT_DOUBLE_EQ(column.values[1], 0.5);
    // Its figures are means over all people nevertheless.
    EXPECT_EQ(column.demand, (std::vector<double>{40, 60}));
}

TEST(Apl, CountsAsManyPeopleByTheirUseAsThereAre) {
    // Whatever the uses, all 131.25 places are shared out among 100 people: the sum of p*_i A_i. Of
    // a use of children alone 25 and 75 count.
    Town town = two_zones();
    const Values values = only(town, apl({{"children_0_14", 7}})).values;
    EXPECT_DOUBLE_EQ(25 * values[0] + 75 * values[1], 131.25);
    // Twice the use of everybody changes nothing.
    const Values twice = only(town, apl({{"children_0_14", 14}})).values;
    EXPECT_DOUBLE_EQ(values[0], twice[0]);
    EXPECT_DOUBLE_EQ(values[1], twice[1]);
}

TEST(Apl, CountsEverybodyOnceWhereNoAgeUsesTheService) {
    // R_0 = 65 / 40; R_1 = 66.25 / (40 + 60 / 2).
    const double alone = 65 / 40.0, shared = 66.25 / 70;
    Town town = two_zones();
    town.territory.groups.push_back({"people_80_plus", {0, 0}});
    for (const std::vector<AgeUse>& ages :
         {std::vector<AgeUse>{}, std::vector<AgeUse>{{"people_80_plus", 2}},
          std::vector<AgeUse>{{"children_0_14", 0}}}) {
        const Values values = only(town, apl(ages)).values;
        EXPECT_DOUBLE_EQ(values[0], alone + shared);
        EXPECT_DOUBLE_EQ(values[1], shared / 2);
    }
}

TEST(Apl, TakesAnAgeForNoOther) {
    Town town = two_zones();
    town.territory.groups = {{"children_0_3", {1, 2}}};
    try {
        (void)only(town, apl({{"children_0_2", 3}}));
        FAIL() << "another age was taken";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "measure apl_20: the households have no group \"children_0_2\"; name its "
                     "column in the territory file, or remove this [[measure.age]] table");
    }
}

TEST(Apl, KeepsTheNumberOfPeopleOnRandomTowns) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::size_t n) { return static_cast<double>(random() % n); };
        Town town;
        town.territory.categories = {{"doctor", {}, {}, ""}};
        town.add_service(0, 1 + below(50));
        town.territory.groups = {{"children_0_14", {}}, {"people_65_plus", {}}};
        double people = 0, used = 0, users_nearby = 0;
        const AgeUse children{"children_0_14", 1 + below(5)}, old{"people_65_plus", below(5)};
        for (int h = 0; h < 12; ++h) {
            const double young = 1 + below(9), aged = below(9), others = below(9);
            const bool near = below(3) > 0;
            town.add_household(young + aged + others, {near ? 5 : kNever});
            town.territory.groups[0].by_household.push_back(young);
            town.territory.groups[1].by_household.push_back(aged);
            people += young + aged + others;
            used += young * children.use + aged * old.use;
            if (near) users_nearby += young * children.use + aged * old.use;
        }
        const Values values = only(town, apl({children, old})).values;
        const double each = *town.territory.services[0].capacity / (users_nearby * people / used);
        for (std::size_t h = 0; h < values.size(); ++h) {
            const double expected = town.minutes[h][0] == kNever ? 0 : each;
            ASSERT_NEAR(values[h], expected, 1e-12 * (1 + expected)) << "seed " << seed;
        }
    }
}

// Capacities.

TEST(Supply, OfAServiceThatDoesNotSayIsTheMeanOfThoseOfItsCategoryThatDo) {
    Town town;
    town.territory.categories = {
        {"creche", {}, {}, ""}, {"school", {}, {}, ""}, {"doctor", {}, {}, ""}};
    town.add_service(0, 10);
    town.add_service(1, 100);
    town.add_service(0);
    town.add_service(0, 30);
    town.add_service(2);
    town.add_service(2);
    town.add_service(1, 0);  // none is a number too
    const Supply supply = supply_of(town.territory);
    EXPECT_EQ(supply.capacity, (std::vector<double>{10, 100, 20, 30, 1, 1, 0}));
    const auto of = [&](std::size_t category) {
        const FilledIn& filled = supply.filled_in[category];
        return std::vector<double>{static_cast<double>(filled.services),
                                   static_cast<double>(filled.unknown), filled.each};
    };
    EXPECT_EQ(of(0), (std::vector<double>{3, 1, 20}));
    EXPECT_EQ(of(1), (std::vector<double>{2, 0, 50}));
    EXPECT_EQ(of(2), (std::vector<double>{2, 2, 1}));
    EXPECT_TRUE(supply_of({}).capacity.empty());
}

TEST(Hours, AreCountedByCategory) {
    Town town;
    town.territory.categories = {{"creche", {}, {}, ""}, {"doctor", {}, {}, ""}};
    for (const std::size_t category : {0U, 1U, 0U, 0U}) town.add_service(category);
    // Of the last service no week was made.
    const std::vector<opening_hours::Week> weeks = {
        {{}, {}, true}, {{}, {}, true}, {{}, {}, false}};
    const HoursCount creche = count_hours(town.territory, CategoryId{0u}, weeks);
    EXPECT_EQ(creche.services, 3U);
    EXPECT_EQ(creche.with_hours, 1U);
    EXPECT_EQ(count_hours(town.territory, CategoryId{1u}, weeks).with_hours, 1U);
}

// Which columns there are, and what they are made of.

TEST(Columns, StandInTheOrderOfTheTaxonomyAndBasketsLast) {
    Town town = three_services();
    town.services[1].fate = Fate::kIsland;  // no column is made of the doctor
    const MeasurePlan plan =
        plan_of({request("basket", 0, {"bakery", "school"}),
                 request("count_within", 20, {"school", "doctor"}), request("nearest")});
    EXPECT_EQ(names_of(town.columns(plan)),
              (std::vector<std::string>{"bakery_nearest", "school_count_within_20",
                                        "school_nearest", "basket_basket"}));
}

TEST(Columns, AreOfThePeopleThatTheirCategoryIsFor) {
    Town town = two_zones();
    town.territory.categories[0].demand = "children_0_14";
    const Column column = only(town, request("2sfca", 20));
    EXPECT_EQ(column.demand, (std::vector<double>{10, 30}));
    EXPECT_EQ(column.group, "children_0_14");
    EXPECT_DOUBLE_EQ(column.values[0], 65 / 10.0 + 66.25 / 40);
    EXPECT_DOUBLE_EQ(column.values[1], 66.25 / 40);
}

TEST(Columns, OfOneCategoryEachKeepToTheirCutoffInOneStream) {
    // Services at 10 and 20 and 35 minutes.
    Town town;
    town.territory.categories = {{"doctor", {}, {}, ""}};
    for (int s = 0; s < 3; ++s) town.add_service(0, 4);
    town.add_household(2, {10, 20, 35});
    const MeasurePlan plan = plan_of({request("count_within", 10), request("count_within", 20),
                                      request("2sfca", 35), request("capacity_within", 19)});
    const auto columns = town.columns(plan);
    ASSERT_EQ(columns.size(), 4U);
    EXPECT_EQ(columns[0].values[0], 1);
    EXPECT_EQ(columns[1].values[0], 2);
    EXPECT_EQ(columns[2].values[0], 3 * 4 / 2.0);
    EXPECT_EQ(columns[3].values[0], 4);
    EXPECT_EQ(town.visits, std::vector<std::string>{"doctor 35"});
}

TEST(Columns, ThatNeedTwoPassesHaveThemAndNoOther) {
    // BFCA shares the one household out: 4 places in each of two services, 2 people.
    Town town;
    town.territory.categories = {{"doctor", {}, {}, ""}};
    for (int s = 0; s < 2; ++s) town.add_service(0, 4);
    town.add_household(2, {10, 10});
    Request balanced = request("bfca", 15);
    balanced.decay = uniform_decay();
    const MeasurePlan plan = plan_of({request("count_within", 20), balanced});
    const auto columns = town.columns(plan);
    EXPECT_EQ(columns[0].values[0], 2);
    EXPECT_DOUBLE_EQ(columns[1].values[0], 4 / 1.0 + 4 / 1.0);  // half of the people in each
    EXPECT_EQ(town.visits, (std::vector<std::string>{"doctor 20", "doctor 15"}));
}

TEST(Columns, KnowThatIslandsReachNothingAndNothingOfTheOthersWhoDidNotJoin) {
    Town town;
    town.territory.categories = {{"doctor", {}, {}, ""}};
    town.add_service(0);
    town.add_household(1, {kNever});
    for (const Fate fate : {Fate::kIsland, Fate::kOffNetwork, Fate::kOutsideData})
        town.add_household(1, {}, fate);
    const MeasurePlan plan =
        plan_of({request("count_within"), request("kth_nearest"), request("nearest")});
    const auto columns = town.columns(plan);
    const auto known = [&](std::size_t column) {
        std::vector<Known> result;
        for (std::size_t h = 0; h < 4; ++h) result.push_back(columns[column].values.known(h));
        return result;
    };
    constexpr auto kNothing = Known::kNothing, kFar = Known::kFar, kValue = Known::kValue;
    EXPECT_EQ(known(0), (std::vector<Known>{kValue, kValue, kNothing, kNothing}));
    EXPECT_EQ(columns[0].values[1], 0);
    EXPECT_EQ(known(1), (std::vector<Known>{kFar, kFar, kNothing, kNothing}));
    EXPECT_EQ(known(2), (std::vector<Known>{kFar, kFar, kNothing, kNothing}));
}

/// The values of a measure that is a fold, for two homes and two bakeries.
std::vector<double> folded(const AccessMeasure& measure, double capacity, const Decay& decay,
                           int k) {
    Town town;
    town.territory.categories = {{"bakery", {}, {}, ""}};
    town.add_service(0, 2.0);
    town.add_service(0, capacity);
    town.add_household(3, {4, 9});
    town.add_household(5, {9, 7});
    Request request = default_request(measure, 10);
    request.profile.clear();  // the only travel is by the profile of the study
    request.decay = decay;
    request.k = k;
    const MeasurePlan plan = plan_of({request});
    const std::vector<opening_hours::Week> weeks(2, {{{0, 600}}, {}, true});
    std::vector<double> values;
    for (const Column& column : town.columns(plan, weeks))
        for (std::size_t h = 0; h < 2; ++h) values.push_back(column.values[h]);
    return values;
}

TEST(AccessMeasures, ReadCapacitiesDecayAndKWhereTheirTableSaysSo) {
    const Decay steps = step_decay({{5, 1}, {10, 0.5}});
    for (const AccessMeasure& measure : access_measures()) {
        SCOPED_TRACE(measure.about.name);
        if (measure.origin != Origin::kFold || measure.about.name == "apl") continue;
        const std::vector<double> plain = folded(measure, 2, steps, 1);
        ASSERT_EQ(plain.size(), 2U);
        EXPECT_EQ(folded(measure, 7, steps, 1) != plain, measure.reads_capacity);
        EXPECT_EQ(folded(measure, 2, uniform_decay(), 1) != plain, measure.has_decay);
        EXPECT_EQ(folded(measure, 2, steps, 2) != plain, measure.has_k);
    }
    // It is not defined without the use by age; see Apl.
    EXPECT_TRUE(find_access_measure("apl")->reads_capacity);
    EXPECT_TRUE(find_access_measure("apl")->has_decay);
}

TEST(Columns, OfHoursAreMadeWhereAServiceHasThem) {
    Town town = three_services();
    const std::vector<opening_hours::Week> weeks = {
        {{{0, opening_hours::kWeekMinutes / 4}}, {}, true}, {}, {{}, {}, true}};
    const MeasurePlan plan = plan_of({request("open_share", 60)});
    const auto columns = town.columns(plan, weeks);
    EXPECT_EQ(names_of(columns),
              (std::vector<std::string>{"bakery_open_share_60", "school_open_share_60"}));
    EXPECT_EQ(columns[0].values[0], 0.25);
    EXPECT_EQ(columns[1].values[0], 0);  // it is never open
}

TEST(Columns, AreMadeOnTheRoadsOfTheirProfile) {
    Town by_car = three_services(), on_foot = three_services();
    on_foot.minutes[0] = {100, 200, 300};
    const MeasurePlan plan =
        plan_of({request("nearest", 0, {"bakery"}), request("services_on_foot", 100, {"bakery"}),
                 request("count_within", 10, {"bakery"})});
    const access::NearestTable car = by_car.nearest(), foot = on_foot.nearest();
    const auto columns =
        compute_columns({by_car.territory,
                         {{"", by_car.households, by_car.services, car, by_car},
                          {"walk", on_foot.households, on_foot.services, foot, on_foot}}},
                        plan);
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_EQ(columns[0].values[0], 10);
    EXPECT_EQ(columns[1].values[0], 1);
    EXPECT_EQ(columns[2].values[0], 1);
    EXPECT_EQ(by_car.visits, std::vector<std::string>{"bakery 10"});
    EXPECT_EQ(on_foot.visits, std::vector<std::string>{"bakery 100"});
}

TEST(Columns, NameTheCategoriesThatThereAre) {
    Town town = three_services();
    try {
        (void)only(town, request("nearest", 0, {"bakery", "dentist"}));
        FAIL() << "there is no dentist";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "measure nearest: this territory has no category \"dentist\"; it has bakery, "
                     "doctor, school");
    }
}

/// One place of work, to which everybody needs 20 minutes: 30 by the nearest, 24 at best.
class OneWork final : public ChainSource {
  public:
    explicit OneWork(std::size_t households)
        : row_(households, {from_minutes(20), from_minutes(30), from_minutes(24)}) {}
    void visit(CategoryId, const commute::CommuteFold& fold) override {
        ++visits;
        fold(0, row_);
    }
    int visits = 0;

  private:
    std::vector<commute::CommuteTrip> row_;
};

TEST(Columns, OfCommutesComeFromOneVisitOfTheChains) {
    Town town = three_services();
    town.territory.zones.resize(1);
    for (territory::Household& household : town.territory.households) household.zone = ZoneId{0u};
    Commuting commuting;
    commuting.works.resize(1);
    commuting.flows = {{ZoneId{0u}, 0, 5}};
    OneWork work(town.households.size());
    const access::NearestTable nearest = town.nearest();
    const MeasurePlan plan =
        plan_of({request("home_or_commute", 0, {"bakery"}), request("detour", 0, {"bakery"}),
                 request("detour_by_nearest", 0, {"bakery"})});
    const auto columns = compute_columns(
        {town.territory, {{"", town.households, town.services, nearest, town, &work}}, &commuting},
        plan);
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_DOUBLE_EQ(columns[0].values[0], 4);  // less than the 10 from home
    EXPECT_DOUBLE_EQ(columns[1].values[0], 4);
    EXPECT_DOUBLE_EQ(columns[2].values[0], 10);
    EXPECT_EQ(work.visits, 1);
}

}  // namespace
}  // namespace relais::measures
