#include "engine/measures/decay.h"

#include <cmath>

#include <gtest/gtest.h>

namespace relais::measures {
namespace {

double at(const Decay& decay, double minutes, double cutoff = 60) {
    return DecayTable(decay, from_minutes(cutoff))[from_minutes(minutes).count()];
}
double at(const char* shape, std::initializer_list<double> parameters, double minutes,
          double cutoff = 60) {
    return at(make_decay(shape, std::vector(parameters)), minutes, cutoff);
}

TEST(Decay, IsWhatItsFormulaSays) {
    EXPECT_DOUBLE_EQ(at("uniform", {}, 59), 1);
    EXPECT_DOUBLE_EQ(at("exponential", {0.1}, 10), std::exp(-1.0));
    EXPECT_DOUBLE_EQ(at("exponential_by_second", {0.001}, 10), std::exp(-0.6));
    EXPECT_DOUBLE_EQ(at("exponential_radius", {5}, 10), std::exp(-2.0));
    EXPECT_DOUBLE_EQ(at("half_life", {10}, 10), 0.5);
    EXPECT_DOUBLE_EQ(at("half_life", {10}, 30), 0.125);
    EXPECT_DOUBLE_EQ(at("gaussian", {10}, 0), 1);
    EXPECT_DOUBLE_EQ(at("gaussian", {10}, 10), std::exp(-0.5));
    EXPECT_DOUBLE_EQ(at("power", {2}, 4), 1.0 / 16);
    EXPECT_DOUBLE_EQ(at("power", {2}, 0), 1);    // capped
    EXPECT_DOUBLE_EQ(at("power", {2}, 0.5), 1);  // capped
    EXPECT_DOUBLE_EQ(at("scaled_power", {1, 10, 5}, 20), 0.5);
    EXPECT_DOUBLE_EQ(at("scaled_power", {1, 10, 5}, 1), 2);  // as at 5 min
    EXPECT_DOUBLE_EQ(at("linear", {}, 15), 0.75);
    EXPECT_DOUBLE_EQ(at("ramp", {30, 20}, 20), 1);
    EXPECT_DOUBLE_EQ(at("ramp", {30, 20}, 30), 0.5);
    EXPECT_DOUBLE_EQ(at("ramp", {30, 20}, 40), 0);
}

TEST(Decay, TruncatedGaussianEndsAtZeroAtTheCutoff) {
    EXPECT_DOUBLE_EQ(at("gaussian_to_cutoff", {}, 0), 1);
    EXPECT_NEAR(at("gaussian_to_cutoff", {}, 60), 0, 1e-15);
}

TEST(Decay, LogisticStartsAtOneAndHalvesNearItsInflection) {
    EXPECT_DOUBLE_EQ(at("logistic", {30, 5}, 0), 1);
    EXPECT_NEAR(at("logistic", {30, 5}, 30), 0.5, 1e-4);  // g(0) is a little above 1
}

TEST(Decay, StepsIncludeTheirUpperBound) {
    // Luo & Qi 2009: 1 to 10 min, 0.68 to 20, 0.22 to 30.
    const Decay steps = step_decay({{10, 1}, {20, 0.68}, {30, 0.22}});
    EXPECT_EQ(at(steps, 10), 1);
    EXPECT_EQ(at(steps, 10.002), 0.68);  // a tick later
    EXPECT_EQ(at(steps, 30), 0.22);
    EXPECT_EQ(at(steps, 30.002), 0);
}

TEST(Decay, CountsATimeEqualToTheCutoffAndNothingBeyond) {
    const DecayTable table(uniform_decay(), from_minutes(20));
    EXPECT_EQ(table[12'000], 1);
    EXPECT_EQ(table[12'001], 0);
    EXPECT_EQ(table[0xffffffffU], 0);
}

TEST(Decay, FormulaNamesItsNumbers) {
    const double sigma[] = {12.5};
    EXPECT_EQ(formula_of(make_decay("gaussian", sigma)),
              "e^(-t^2/(2 sigma_minutes^2)), sigma_minutes = 12.5");
    EXPECT_EQ(find_decay_shape("no such shape"), nullptr);
}

TEST(Decay, EveryShapeNeverRisesAndStaysFinite) {
    for (const DecayShape& shape : decay_shapes()) {
        Decay decay = make_decay(shape.name, std::vector<double>(shape.parameters.size(), 7));
        if (shape.name == "steps") decay.steps = {{10, 1}, {20, 0.5}};
        const DecayTable table(decay, from_minutes(60));
        for (std::uint32_t tick = 1; tick <= 36'000; ++tick) {
            ASSERT_TRUE(std::isfinite(table[tick])) << shape.name;
            ASSERT_GE(table[tick], 0) << shape.name;
            ASSERT_LE(table[tick], table[tick - 1]) << shape.name << " at tick " << tick;
        }
    }
}

}  // namespace
}  // namespace relais::measures
