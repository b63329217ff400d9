#include "render/style/breaks.h"

#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace relais::style {
namespace {

/// Squares around the means of the classes that the bounds cut.
double squares_of(const std::vector<Weighted>& values, const std::vector<double>& bounds) {
    double sum = 0;
    for (std::size_t k = 0; k <= bounds.size(); ++k) {
        double w = 0, x = 0;
        const auto inside = [&](double value) {
            return (k == 0 || value > bounds[k - 1]) && (k == bounds.size() || value <= bounds[k]);
        };
        for (const Weighted& v : values) {
            if (inside(v.value)) w += v.weight, x += v.weight * v.value;
        }
        for (const Weighted& v : values) {
            if (inside(v.value)) sum += v.weight * (v.value - x / w) * (v.value - x / w);
        }
    }
    return sum;
}

/// The slow twin: every choice of bounds among the values.
double least_squares(const std::vector<Weighted>& values, std::size_t classes) {
    std::vector<double> all;
    for (const Weighted& v : values) all.push_back(v.value);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    classes = std::min(classes, all.size());
    std::vector<bool> chosen(all.size() - 1, false);
    std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(classes - 1), true);
    double least = std::numeric_limits<double>::infinity();
    do {
        std::vector<double> bounds;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i]) bounds.push_back(all[i]);
        }
        least = std::min(least, squares_of(values, bounds));
    } while (std::prev_permutation(chosen.begin(), chosen.end()));
    return least;
}

TEST(Breaks, NaturalOnesFallIntoTheGaps) {
    const std::vector<Weighted> values{{1}, {2}, {2}, {10}, {11}, {30}, {31}, {33}};
    EXPECT_EQ(natural_breaks(values, 3), (std::vector<double>{2, 11}));
    EXPECT_EQ(natural_breaks(values, 2), (std::vector<double>{11}));
}

TEST(Breaks, AHeavyValuePullsAClassOfItsOwn) {
    // Alone: {0, 1, 2 | 10, 11}. A thousand people at 2, and 1 and 0 must not share their class.
    EXPECT_EQ(natural_breaks({{0}, {1}, {2}, {10}, {11}}, 2), (std::vector<double>{2}));
    EXPECT_EQ(natural_breaks({{0, 1000}, {1}, {2, 1000}, {4}}, 2), (std::vector<double>{1}));
}

TEST(Breaks, NaturalOnesAreAsGoodAsTheBestOfAllChoices) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<Weighted> values(2 + random() % 9);
        for (Weighted& v : values) {
            v.value = static_cast<double>(random() % 40) / 2;
            v.weight = 1 + static_cast<double>(random() % 5);
        }
        for (std::size_t classes = 1; classes <= 5; ++classes) {
            const std::vector<double> bounds = natural_breaks(values, classes);
            EXPECT_LT(bounds.size(), classes);
            EXPECT_TRUE(std::is_sorted(bounds.begin(), bounds.end()));
            EXPECT_NEAR(squares_of(values, bounds), least_squares(values, classes), 1e-9)
                << "round " << round << ", " << classes << " classes";
        }
    }
}

TEST(Breaks, QuantilesHoldAsMuchWeightEach) {
    EXPECT_EQ(quantile_breaks({{1}, {2}, {3}, {4}, {5}, {6}}, 3), (std::vector<double>{2, 4}));
    EXPECT_EQ(quantile_breaks({{1, 4}, {2}, {3}, {4}, {5}}, 2), (std::vector<double>{1}));
}

TEST(Breaks, ValuesThatAreAlikeStayTogether) {
    EXPECT_EQ(quantile_breaks({{5, 10}}, 4), (std::vector<double>{}));
    EXPECT_EQ(natural_breaks({{5}, {5}, {5}}, 4), (std::vector<double>{}));
    EXPECT_EQ(natural_breaks({}, 4), (std::vector<double>{}));
    EXPECT_EQ(quantile_breaks({{1, 9}, {2}}, 5), (std::vector<double>{1}));
}

}  // namespace
}  // namespace relais::style
