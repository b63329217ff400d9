#include "geodata/osm/roads/manoeuvres.h"

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

using State = Manoeuvres::State;
using Arcs = std::vector<ChainArc>;

// Arcs are numbers; which of them meet does not matter here.
constexpr ChainArc kA = 2, kB = 4, kC = 6, kD = 8, kE = 10;

State driven(const Manoeuvres& manoeuvres, const Arcs& arcs) {
    State state = manoeuvres.on(arcs.front());
    for (std::size_t i = 1; i < arcs.size(); ++i) state = manoeuvres.after(state, arcs[i]);
    return state;
}

TEST(Manoeuvres, BindThoseWhoHaveDrivenAllOfIt) {
    Manoeuvres manoeuvres;
    manoeuvres.forbid(Arcs{kA, kB}, Arcs{kC});
    manoeuvres.finish();
    EXPECT_FALSE(manoeuvres.may(driven(manoeuvres, {kA, kB}), kC));
    EXPECT_TRUE(manoeuvres.may(driven(manoeuvres, {kA, kB}), kD));
    EXPECT_TRUE(manoeuvres.may(driven(manoeuvres, {kB}), kC));      // joined on the via way
    EXPECT_TRUE(manoeuvres.may(driven(manoeuvres, {kD, kB}), kC));  // came from elsewhere
    EXPECT_EQ(driven(manoeuvres, {kA, kB, kD}), Manoeuvres::kFree);
}

TEST(Manoeuvres, ThatBeginOnTheWayOfAnotherBindToo) {
    Manoeuvres manoeuvres;
    manoeuvres.forbid(Arcs{kA, kB, kC}, Arcs{kD});
    manoeuvres.forbid(Arcs{kB, kC}, Arcs{kE});
    manoeuvres.forbid(Arcs{kC, kD}, Arcs{kA});
    manoeuvres.finish();
    const State all = driven(manoeuvres, {kA, kB, kC});
    EXPECT_FALSE(manoeuvres.may(all, kD));
    EXPECT_FALSE(manoeuvres.may(all, kE));
    const State later = driven(manoeuvres, {kB, kC});
    EXPECT_TRUE(manoeuvres.may(later, kD));
    EXPECT_FALSE(manoeuvres.may(later, kE));
    EXPECT_FALSE(manoeuvres.may(manoeuvres.after(later, kD), kA));
}

TEST(Manoeuvres, PrescribeWhatAnyOfThemNames) {
    Manoeuvres manoeuvres;
    manoeuvres.prescribe(Arcs{kA}, Arcs{kB});
    manoeuvres.prescribe(Arcs{kA}, Arcs{kC});
    manoeuvres.finish();
    EXPECT_TRUE(manoeuvres.may(manoeuvres.on(kA), kB));
    EXPECT_TRUE(manoeuvres.may(manoeuvres.on(kA), kC));
    EXPECT_FALSE(manoeuvres.may(manoeuvres.on(kA), kD));
    EXPECT_TRUE(manoeuvres.may(manoeuvres.on(kD), kD));
}

TEST(Manoeuvres, KnowWhichStatesRememberMoreThanTheirArc) {
    Manoeuvres manoeuvres;
    manoeuvres.forbid(Arcs{kA, kB}, Arcs{kC});
    manoeuvres.finish();
    EXPECT_EQ(manoeuvres.state_count(), 3U);
    EXPECT_FALSE(manoeuvres.remembers(manoeuvres.on(kA)));
    EXPECT_EQ(manoeuvres.on(kB), Manoeuvres::kFree);
    const State state = driven(manoeuvres, {kA, kB});
    EXPECT_TRUE(manoeuvres.remembers(state));
    EXPECT_EQ(manoeuvres.arc(state), kB);
}

}  // namespace
}  // namespace relais::osm
