#include "engine/measures/commuting.h"

#include <gtest/gtest.h>

namespace relais::measures {
namespace {

using commute::CommuteTrip;

Duration minutes(double count) {
    return from_minutes(count);
}

/// Chains as a test writes them: [work][household].
class Written final : public ChainSource {
  public:
    explicit Written(std::vector<std::vector<CommuteTrip>> rows) : rows_(std::move(rows)) {}
    void visit(CategoryId, const commute::CommuteFold& fold) override {
        for (std::size_t work = 0; work < rows_.size(); ++work) fold(work, rows_[work]);
    }

  private:
    std::vector<std::vector<CommuteTrip>> rows_;
};

/// Homes 0 and 1 in zone A, from which 30 people go to work 0 and 10 to work 1; home 2 in zone B,
/// without a commuter in the table; home 3 in no zone.
struct CommutersOnPaper {
    territory::Territory territory;
    Commuting commuting;
    Values nearest{4};

    CommutersOnPaper() {
        territory.zones = {{"A", "Aa", {}, {}}, {"B", "Bb", {}, {}}};
        for (const ZoneId zone : {ZoneId{0u}, ZoneId{0u}, ZoneId{1u}, ZoneId{}})
            territory.households.push_back({"", {}, 1, zone});
        commuting.works.resize(2);
        commuting.flows = {{ZoneId{0u}, 0, 30}, {ZoneId{0u}, 1, 10}};
        for (std::size_t h = 0; h < 4; ++h) nearest.set(h, 8);
    }
    [[nodiscard]] CommuteValues values(Written chains) const {
        return commute_values(territory, commuting, nearest, CategoryId{0u}, chains);
    }
};

TEST(Commutes, AddWhatAStopAddsWeighedByThoseWhoGoThere) {
    // To work 0: 20 direct, 26 by the nearest, 24 at best. To work 1: 10, 30, 22.
    const CommuteTrip to_0{minutes(20), minutes(26), minutes(24)};
    const CommuteTrip to_1{minutes(10), minutes(30), minutes(22)};
    const CommuteValues values =
        CommutersOnPaper().values(Written({{to_0, to_0, to_0, to_0}, {to_1, to_1, to_1, to_1}}));
    EXPECT_DOUBLE_EQ(values.detour[0], (30 * 4 + 10 * 12) / 40.0);
    EXPECT_DOUBLE_EQ(values.detour_by_nearest[0], (30 * 6 + 10 * 20) / 40.0);
    // The nearest is 8 minutes from home: those who go to work 1 take the child there.
    EXPECT_DOUBLE_EQ(values.home_or_commute[0], (30 * 4 + 10 * 8) / 40.0);
    EXPECT_EQ(values.detour.known(2), Known::kNothing);
    EXPECT_EQ(values.detour.known(3), Known::kNothing);
}

TEST(Commutes, AddUpTheRowsOfOneZoneAndOnePlaceOfWork) {
    const CommuteTrip to_0{minutes(20), minutes(26), minutes(24)};
    const CommuteTrip to_1{minutes(10), minutes(30), minutes(22)};
    CommutersOnPaper paper;
    paper.commuting.flows.push_back({ZoneId{0u}, 0, 20});  // beside 30 of another row
    const CommuteValues values =
        paper.values(Written({{to_0, to_0, to_0, to_0}, {to_1, to_1, to_1, to_1}}));
    EXPECT_DOUBLE_EQ(values.detour[0], (50 * 4 + 10 * 12) / 60.0);
}

TEST(Commutes, SayNothingOfHouseholdsThatAreNotOnTheRoads) {
    const CommuteTrip never{};
    CommutersOnPaper paper;
    paper.nearest = Values(4);  // nothing is known of any
    const CommuteValues values =
        paper.values(Written({{never, never, never, never}, {never, never, never, never}}));
    EXPECT_EQ(values.detour.known(0), Known::kNothing);
    EXPECT_EQ(values.home_or_commute.known(0), Known::kNothing);
}

TEST(Commutes, LeaveOutWaysThatDoNotReach) {
    const CommuteTrip reaches{minutes(20), kUnreachable, minutes(24)};
    const CommuteTrip never{};
    CommutersOnPaper paper;
    paper.nearest.set_far(1);
    const CommuteValues values =
        paper.values(Written({{reaches, never, never, never}, {never, never, never, never}}));
    EXPECT_DOUBLE_EQ(values.detour[0], 4);
    EXPECT_EQ(values.detour_by_nearest.known(0), Known::kFar);
    EXPECT_DOUBLE_EQ(values.home_or_commute[0], (30 * 4 + 10 * 8) / 40.0);
    EXPECT_EQ(values.detour.known(1), Known::kFar);
    EXPECT_EQ(values.home_or_commute.known(1), Known::kFar);
}

TEST(Commutes, NeverGainByStopping) {
    const CommuteTrip odd{minutes(20), minutes(19), minutes(18)};
    const CommuteValues values =
        CommutersOnPaper().values(Written({{odd, odd, odd, odd}, {odd, odd, odd, odd}}));
    EXPECT_EQ(values.detour[0], 0);
    EXPECT_EQ(values.detour_by_nearest[0], 0);
}

}  // namespace
}  // namespace relais::measures
