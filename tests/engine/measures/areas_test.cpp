#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/core/parallel.h"
#include "engine/measures/area_table.h"
#include "engine/measures/commitments.h"
#include "engine/measures/household_clusters.h"
#include "engine/measures/needs.h"
#include "engine/snap/snapper.h"

namespace relais::measures {
namespace {

using access::Reason;
using access::Trip;

Coordinate at(double metres_east) {
    return Coordinate::from_degrees(metres_east / 111'195, 0);
}

/// Four homes in two communes of one canton, a fifth in no commune: times 5, 15, 25, 35 and none.
territory::Territory two_areas_on_paper() {
    territory::Territory territory;
    territory.name = "Paper";
    territory.zone_level = "commune";
    territory.zones = {{"A", "Aa", {}, {}}, {"B", "Bb", {}, {}}};
    territory.levels = {{"canton", {{"C", "Cc"}}, {0, 0}}};
    territory.categories = {{"post", {}, {}, ""}};
    const double weights[] = {10, 30, 20, 20, 20};
    for (std::size_t h = 0; h < 5; ++h)
        territory.households.push_back({std::to_string(h), at(200.0 * static_cast<double>(h)),
                                        weights[h],
                                        h < 2   ? ZoneId{0u}
                                        : h < 4 ? ZoneId{1u}
                                                : ZoneId{}});
    return territory;
}

struct Measured {
    territory::Territory territory = two_areas_on_paper();
    MeasurePlan plan;
    std::vector<Level> levels = levels_of(territory);
    std::vector<Column> columns;

    Measured() {
        plan.requests = {default_request(*find_access_measure("nearest"))};
        for (const Statistic& statistic : statistics()) plan.statistics.push_back(&statistic);
        Values minutes(5);
        for (std::size_t h = 0; h < 4; ++h) minutes.set(h, 5 + 10 * static_cast<double>(h));
        minutes.set_far(4);
        columns.push_back({&plan.requests[0],
                           "post",
                           demand_of(territory, territory.categories[0]),
                           minutes,
                           {}});
    }
    [[nodiscard]] AreaRow row(const char* level, const char* area, const char* statistic) const {
        for (const AreaRow& row : tabulate(levels, columns, plan, nullptr))
            if (levels[row.level].key == level && levels[row.level].areas[row.area].code == area &&
                row.statistic->about.name == statistic)
                return row;
        ADD_FAILURE() << level << area << statistic;
        return {};
    }
};

TEST(Columns, CountTheGroupThatACategoryIsForOrTheOneThatStandsInForIt) {
    territory::Territory territory = two_areas_on_paper();
    territory::Category& post = territory.categories[0];
    EXPECT_EQ(demand_of(territory, post), (std::vector<double>{10, 30, 20, 20, 20}));
    territory.groups = {{"children_4_10", {1, 3, 2, 2, 2}}};
    EXPECT_EQ(group_of(territory, post), "");
    post.demand = "children_3_10";
    EXPECT_EQ(demand_of(territory, post), (std::vector<double>{1, 3, 2, 2, 2}));
    EXPECT_EQ(group_of(territory, post), "children_4_10, for children_3_10");
    territory.groups.push_back({"children_3_10", {2, 4, 3, 3, 3}});
    EXPECT_EQ(demand_of(territory, post), (std::vector<double>{2, 4, 3, 3, 3}));
    EXPECT_EQ(group_of(territory, post), "children_3_10");
    post.demand = "people_65_plus";  // these have no substitute
    EXPECT_EQ(demand_of(territory, post), (std::vector<double>{10, 30, 20, 20, 20}));
    EXPECT_EQ(group_of(territory, post), "");
}

TEST(Levels, GoFromZonesOverTheirAreasToTheWhole) {
    const auto levels = levels_of(two_areas_on_paper());
    ASSERT_EQ(levels.size(), 3U);
    EXPECT_EQ(levels[0].key, "commune");
    EXPECT_EQ(levels[1].key, "canton");
    EXPECT_EQ(levels[2].areas[0].code, "*");
    EXPECT_EQ(levels[0].above, (std::vector<std::uint32_t>{0, 0}));
    EXPECT_EQ(levels[2].of_household, (std::vector<std::uint32_t>{0, 0, 0, 0, 0}));
    EXPECT_EQ(levels[0].of_household[4], kNoArea);
}

TEST(Levels, AnAreaThatIsCutByTheNextLevelLiesInNone) {
    territory::Territory territory = two_areas_on_paper();
    territory.levels.push_back({"basin", {{"X", ""}, {"Y", ""}}, {0, 1}});
    EXPECT_EQ(levels_of(territory)[1].above, (std::vector<std::uint32_t>{kNoArea}));
}

TEST(AreaTable, WeighsRanksAndComparesWithTheLevelAbove) {
    const Measured measured;
    const AreaRow a = measured.row("commune", "A", "mean");
    EXPECT_DOUBLE_EQ(*a.value, (10 * 5 + 30 * 15) / 40.0);  // 12.5
    EXPECT_EQ(a.households, 2U);
    EXPECT_DOUBLE_EQ(a.weight, 40);
    EXPECT_EQ(a.rank, 1U);
    EXPECT_EQ(a.ranked, 2U);
    const AreaRow canton = measured.row("canton", "C", "mean");
    EXPECT_DOUBLE_EQ(*canton.value, (40 * 12.5 + 40 * 30) / 80.0);
    EXPECT_DOUBLE_EQ(*a.difference, 12.5 - 21.25);
    EXPECT_EQ(measured.row("commune", "B", "mean").rank, 2U);
    // The fifth home reaches nothing: beyond every limit, in the whole only.
    EXPECT_DOUBLE_EQ(*measured.row("territory", "*", "fgt_0").value, 0.6);
    EXPECT_DOUBLE_EQ(*measured.row("canton", "C", "fgt_0").value, 0.5);
    EXPECT_EQ(measured.row("territory", "*", "mean").rank, 0U);
}

/// A supply of the four homes in two communes: 0 and 4 in A, so 3 on average; 3 in B, where the
/// other home is not on the roads.
Measured supplied() {
    Measured measured;
    measured.plan.requests = {default_request(*find_access_measure("count_within"))};
    Values values(5);
    values.set(0, 0);
    values.set(1, 4);
    values.set(2, 3);
    measured.columns[0].request = measured.plan.requests.data();
    measured.columns[0].values = values;
    return measured;
}

TEST(AreaTable, RanksTheGreatestSupplyFirstAndThoseAlikeAsOne) {
    Measured measured = supplied();
    EXPECT_DOUBLE_EQ(*measured.row("commune", "A", "mean").value, 3);  // (10 * 0 + 30 * 4) / 40
    EXPECT_EQ(measured.row("commune", "A", "mean").rank, 1U);
    EXPECT_EQ(measured.row("commune", "B", "mean").rank, 1U);
    EXPECT_EQ(measured.row("commune", "B", "mean").ranked, 2U);
    measured.columns[0].values.set(2, 3.5);
    EXPECT_EQ(measured.row("commune", "A", "mean").rank, 2U);
    EXPECT_EQ(measured.row("commune", "B", "mean").rank, 1U);
    // Of people without any, less is better whatever the measure: a quarter of A, none of B.
    EXPECT_DOUBLE_EQ(*measured.row("commune", "A", "share_without").value, 0.25);
    EXPECT_EQ(measured.row("commune", "A", "share_without").rank, 2U);
    EXPECT_EQ(measured.row("commune", "B", "share_without").rank, 1U);
}

TEST(AreaTable, SaysOfHowManyPeopleNothingIsKnown) {
    const Measured measured = supplied();
    const AreaRow b = measured.row("commune", "B", "mean");
    EXPECT_EQ(b.households, 2U);
    EXPECT_EQ(b.weight, 40);
    EXPECT_EQ(b.known, 20);
    EXPECT_DOUBLE_EQ(*b.unknown(), 0.5);
    EXPECT_DOUBLE_EQ(*measured.row("commune", "A", "mean").unknown(), 0);
    EXPECT_FALSE(AreaRow{}.unknown());
}

TEST(AreaTable, MakesOfAColumnWhatItsKindAndLevelAllow) {
    Measured measured = supplied();
    const auto has = [&](const char* level, std::string_view statistic) {
        for (const AreaRow& row :
             tabulate(measured.levels, measured.columns, measured.plan, nullptr))
            if (measured.levels[row.level].key == level && row.statistic->about.name == statistic)
                return true;
        return false;
    };
    EXPECT_FALSE(has("territory", "fgt_0"));  // no line is set
    EXPECT_FALSE(has("territory", "palma"));  // nor a ranking
    EXPECT_FALSE(has("territory", "harmonic_mean"));
    EXPECT_FALSE(has("commune", "theil_t_between"));  // a commune has no communes
    EXPECT_TRUE(has("canton", "theil_t_between"));
    measured.plan.requests[0].line = 3.2;
    EXPECT_TRUE(has("territory", "fgt_0"));
    // Below the line are 10 + 20 of 60 people, whose supply is known.
    EXPECT_DOUBLE_EQ(*measured.row("territory", "*", "fgt_0").value, 0.5);
}

TEST(AreaTable, GivesEachStatisticOfTheWholeItsOwnInterval) {
    const Measured measured;
    // Means are of 5 to 35 minutes, Gini's index of 0 to 1.
    const AreaRow mean = measured.row("territory", "*", "mean");
    const AreaRow gini = measured.row("territory", "*", "gini");
    EXPECT_GE(mean.interval->low, 5);
    EXPECT_GE(gini.interval->low, 0);
    EXPECT_LE(gini.interval->high, 1);
    EXPECT_FALSE(measured.row("commune", "A", "mean").interval);
    EXPECT_FALSE(measured.row("territory", "*", "p90").interval);  // not worth one
}

TEST(AreaTable, IsTheSameForAnyNumberOfThreadsAndHasNoRowOfAnEmptyZoneMissing) {
    Measured measured;
    measured.territory.zones.push_back({"E", "Empty", {}, {}});
    measured.territory.levels.clear();
    measured.levels = levels_of(measured.territory);
    std::vector<std::vector<AreaRow>> runs;
    for (const std::size_t threads : {1U, 3U}) {
        const ThreadLimit limit(threads);
        runs.push_back(tabulate(measured.levels, measured.columns, measured.plan, nullptr));
    }
    ASSERT_EQ(runs[0].size(), runs[1].size());
    for (std::size_t r = 0; r < runs[0].size(); ++r) EXPECT_EQ(runs[0][r].value, runs[1][r].value);
    const AreaRow empty = measured.row("commune", "E", "mean");
    EXPECT_FALSE(empty.value || empty.difference || empty.interval);
    EXPECT_EQ(empty.households, 0U);
}

TEST(LeastServed, IsTheTenthThatIsFarthestWithPeopleAlikeInPart) {
    Measured measured;
    // A tenth of 100 people: half of the 20 who reach nothing.
    const auto rows = least_served(measured.levels, measured.columns);
    double whole = 0, communes = 0;
    for (const TenthRow& row : rows) {
        if (row.level == 2) whole = row.tenth;
        if (row.level == 0) communes += row.tenth;
    }
    EXPECT_DOUBLE_EQ(whole, 10);
    EXPECT_DOUBLE_EQ(communes, 0);  // they live in no commune
    // Let them reach it in no time: the tenth is then half of those at 35 min, in commune B.
    measured.columns[0].values.set(4, 0);
    for (const TenthRow& row : least_served(measured.levels, measured.columns))
        if (row.level == 0) {
            EXPECT_DOUBLE_EQ(row.tenth, row.area == 1 ? 10 : 0);
        }
}

TEST(LeastServed, EqualsItsSlowTwinOnRandomPeople) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        Measured measured;
        Column& column = measured.columns[0];
        column.values = Values(5);
        for (std::size_t h = 0; h < 5; ++h) {
            column.demand[h] = static_cast<double>(random() % 5);
            const std::size_t minutes = random() % 6;
            if (minutes == 4) column.values.set_far(h);
            if (minutes < 4) column.values.set(h, static_cast<double>(minutes));
        }
        const auto time = [&](std::size_t h) { return column.values.at(h).value_or(1e9); };
        const auto known = [&](std::size_t h) { return column.values.known(h) != Known::kNothing; };
        // A household belongs to the tenth as far as those who are farther leave room in it, which
        // those who are as far share.
        double people[3] = {0, 0, 0}, tenth[3] = {0, 0, 0}, all = 0;  // both communes, the whole
        for (std::size_t h = 0; h < 5; ++h)
            if (known(h)) all += column.demand[h];
        for (std::size_t h = 0; h < 5; ++h) {
            if (!known(h) || column.demand[h] == 0) continue;
            double farther = 0, alike = 0;
            for (std::size_t k = 0; k < 5; ++k) {
                if (known(k) && time(k) > time(h)) farther += column.demand[k];
                if (known(k) && time(k) == time(h)) alike += column.demand[k];
            }
            const double part = std::clamp((all / 10 - farther) / alike, 0.0, 1.0);
            const auto add = [&](std::size_t area) {
                people[area] += column.demand[h];
                tenth[area] += part * column.demand[h];
            };
            add(2);
            if (h < 4) add(h / 2);  // the fifth lives in no commune
        }
        for (const TenthRow& row : least_served(measured.levels, measured.columns)) {
            if (row.level == 1) continue;
            const std::size_t area = row.level == 2 ? 2 : row.area;
            EXPECT_DOUBLE_EQ(row.people, people[area]) << "seed " << seed;
            EXPECT_NEAR(row.tenth, tenth[area], 1e-12) << "seed " << seed;
        }
    }
}

std::vector<Trip> trips() {
    const auto trip = [](double minutes, double kilometres) {
        return Trip{from_minutes(minutes), static_cast<std::uint32_t>(kilometres * 1e4),
                    Reason::kReached};
    };
    return {trip(5, 4), trip(20, 5), trip(25, 5), trip(35, 30),
            Trip{kUnreachable, 0, Reason::kIsland}};
}

TEST(Promises, AskForBothBoundsOrForOneOfThem) {
    Commitment post{"post", "post", 20, 5, false, 0.1, "*", ""};
    const auto t = trips();
    const auto whom = [&] {
        std::string who;
        for (const Trip& trip : t) who += outside(post, trip) ? '1' : '0';
        return who;
    };
    EXPECT_EQ(whom(), "00011");  // 25 min but only 5 km is inside: the law says "and"
    post.either = true;
    EXPECT_EQ(whom(), "00111");  // exactly 20 min and 5 km is inside
    post.minutes = 0;
    EXPECT_EQ(whom(), "00011");
    EXPECT_FALSE(judged({kUnreachable, 0, Reason::kOffNetwork}));
}

TEST(Promises, AreHeldAgainstEveryAreaOfTheirLevel) {
    const Measured measured;
    const graph::RoadNetwork nowhere;
    const std::vector<snap::Snap> snaps(5);
    const Commitment half{"half", "post", 20, 0, false, 0.5, "commune", ""};
    const CommitmentResult commitment =
        check(half, measured.territory, measured.levels, nowhere, snaps, trips());
    ASSERT_EQ(commitment.rows.size(), 2U);
    EXPECT_DOUBLE_EQ(commitment.rows[0].outside, 0);
    EXPECT_EQ(commitment.rows[0].kept, true);
    EXPECT_DOUBLE_EQ(commitment.rows[1].outside, 40);
    EXPECT_EQ(commitment.rows[1].kept, false);
    EXPECT_EQ(commitment.outside, (std::vector<std::uint32_t>{2, 3, 4}));
    // 200 m from one to the next: one hamlet.
    ASSERT_EQ(commitment.clusters.size(), 1U);
    EXPECT_DOUBLE_EQ(commitment.clusters[0].people, 60);
    EXPECT_DOUBLE_EQ(commitment.clusters[0].minutes, 30);
    EXPECT_EQ(commitment.clusters[0].zone, ZoneId{1u});
    const Commitment unknown{"x", "post", 20, 0, false, 0, "region", ""};
    EXPECT_THROW((void)check(unknown, measured.territory, measured.levels, nowhere, snaps, trips()),
                 Error);
}

TEST(Promises, AreKeptWithNoMoreOutsideThanTheyAllow) {
    const Measured measured;
    const graph::RoadNetwork nowhere;
    const std::vector<snap::Snap> snaps(5);
    const auto row = [&](double at_most, const std::vector<Trip>& of) {
        const Commitment promised{"post", "post", 20, 0, false, at_most, "*", ""};
        return check(promised, measured.territory, measured.levels, nowhere, snaps, of).rows.at(0);
    };
    // 60 of 100 are farther than 20 minutes; 40 of 80, if it is not known of the fifth home.
    EXPECT_EQ(row(0.6, trips()).outside, 60);
    EXPECT_EQ(row(0.6, trips()).people, 100);
    EXPECT_EQ(row(0.6, trips()).kept, true);
    EXPECT_EQ(row(0.59, trips()).kept, false);
    std::vector<Trip> others = trips();
    others[4].reason = Reason::kOffNetwork;
    EXPECT_EQ(row(0.5, others).outside, 40);
    EXPECT_EQ(row(0.5, others).people, 80);
    EXPECT_EQ(row(0.5, others).kept, true);
    EXPECT_EQ(row(0.49, others).kept, false);
    // A category without a service in the data: no time is known, so the cells are empty.
    for (Trip& trip : others) trip = {kUnreachable, 0, Reason::kNoService};
    EXPECT_EQ(row(0.5, others).people, 0);
    EXPECT_EQ(row(0.5, others).kept, std::nullopt);
}

TEST(Promises, AreNotBrokenForAHomeWithoutPeople) {
    Measured measured;
    measured.territory.households[3].weight = 0;
    const graph::RoadNetwork nowhere;
    const std::vector<snap::Snap> snaps(5);
    const Commitment all{"all", "post", 20, 0, false, 0, "*", ""};
    const CommitmentResult commitment =
        check(all, measured.territory, measured.levels, nowhere, snaps, trips());
    EXPECT_EQ(commitment.outside, (std::vector<std::uint32_t>{2, 4}));
}

TEST(Hamlets, HaveTheRoadOfMostPeopleAndThePlaceOfTheHomeInTheMiddle) {
    const std::vector<Coordinate> places{{0, 0}, {10'000, 0}, {20'000, 0}};
    graph::Builder builder(places);
    builder.add({VertexId{0u}, VertexId{1u}, {places[0], places[1]}, {10}, {10}, {0}});
    builder.add({VertexId{1u}, VertexId{2u}, {places[1], places[2]}, {10}, {10}, {1}});
    const char names[] = "\0North\0South";
    graph::Way north, south;
    north.name = 1, south.name = 7;
    const graph::RoadNetwork network =
        std::move(builder).finish({north, south}, {std::begin(names), std::end(names)});
    // One person and two on the northern road, five on the southern one; one alone, far away.
    territory::Territory territory;
    territory.households = {{"a", {5'000, 100}, 1, {}},
                            {"b", {15'000, 100}, 5, {}},
                            {"c", {6'000, 100}, 2, {}},
                            {"alone", {900'000, 0}, 1, {}}};
    const snap::Snapper snapper(network);
    std::vector<snap::Snap> snaps;
    for (const auto& household : territory.households)
        snaps.push_back(snapper.snap(household.place));
    const std::vector<Trip> far = {{from_minutes(30), 200'000, Reason::kReached},
                                   {from_minutes(40), 300'000, Reason::kReached},
                                   {kUnreachable, 0, Reason::kIsland},
                                   {kUnreachable, 0, Reason::kIsland}};
    const Commitment post{"post", "post", 20, 0, false, 0, "*", ""};
    const CommitmentResult commitment =
        check(post, territory, levels_of(territory), network, snaps, far);
    ASSERT_EQ(commitment.clusters.size(), 2U);
    const HouseholdCluster& hamlet = commitment.clusters[0];  // most people first
    EXPECT_EQ(hamlet.households, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(hamlet.road, "South");
    EXPECT_EQ(hamlet.people, 8);
    EXPECT_DOUBLE_EQ(hamlet.minutes, (30 + 5 * 40) / 6.0);  // of those who have a time
    EXPECT_DOUBLE_EQ(hamlet.kilometres, (20 + 5 * 30) / 6.0);
    EXPECT_EQ(hamlet.place, (Coordinate{6'000, 100}));  // the middle is at 8,667
    EXPECT_EQ(commitment.clusters[1].people, 1);
    EXPECT_EQ(commitment.clusters[1].minutes, 0);
    EXPECT_EQ(commitment.clusters[1].road, "");
}

TEST(Hamlets, JoinHopByHopWithinTheDistance) {
    territory::Territory territory;
    for (const double metres : {0, 290, 1000, 580, 1290, 5000})
        territory.households.push_back({"", at(metres), 1, {}});
    const std::vector<std::uint32_t> all{0, 1, 2, 3, 4, 5};
    EXPECT_EQ(group_neighbours(territory, all, 300),
              (std::vector<std::vector<std::uint32_t>>{{0, 1, 3}, {2, 4}, {5}}));
}

TEST(Mileage, IsThereAndBackForEveryTrip) {
    const Measured measured;
    const Mileage table{{{"post", 12, ""}}, 1.5, 100, ""};
    const auto rows = mileage(measured.levels, table, {trips()}, {measured.columns[0].demand});
    // Commune A: (10 people * 4 km + 30 * 5 km) * 12 trips * 2 / 1.5.
    EXPECT_DOUBLE_EQ(rows[0].vehicle_kilometres, 190 * 16);
    EXPECT_DOUBLE_EQ(rows[0].tonnes_co2, 190 * 16 * 100 / 1e6);
    EXPECT_DOUBLE_EQ(rows[0].beyond_kilometres, 0);
    // Commune B: 20 people drive 25 km farther than the 5 km of a near service.
    EXPECT_DOUBLE_EQ(rows[1].beyond_kilometres, 20 * 25 * 16);
    EXPECT_DOUBLE_EQ(rows[3].people, 80);  // the whole; those without a way do not drive it
}

}  // namespace
}  // namespace relais::measures
