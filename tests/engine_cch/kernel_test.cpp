// All variants of the vector code give the same bytes.

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "engine/cch/kernel/dispatch.h"
#include "engine/core/error.h"

namespace relais::cch::kernel {
namespace {

TEST(Kernel, RefusesAVariantThatTheMachineLacks) {
    EXPECT_THROW(static_cast<void>(choose("avx9")), Error);
    EXPECT_STREQ(choose("baseline").name, "baseline");
    EXPECT_EQ(&choose(""), available().back());
}

constexpr std::uint32_t kDepths = 40;
constexpr std::uint32_t kItems = 500;

/// A way down through random numbers: what matters is that all variants read them alike.
template <class Label>
struct RandomDescent {
    std::vector<Stop> stops;
    std::vector<Quad> quads;
    std::vector<Entry> entries;
    std::vector<Row<Label>> path{kDepths};
    std::vector<Row<Label>> rows{kItems};
    Scale<Label> scale;

    explicit RandomDescent(std::uint64_t seed) {
        std::mt19937_64 random(seed);
        scale.shift = static_cast<std::uint32_t>(random() % 8);
        scale.cap = 0x3fffffffU >> scale.shift;
        scale.limit = static_cast<Label>(scale.cap - random() % 1000) << scale.shift;
        const auto label = [&] { return static_cast<Label>(random() % (scale.limit + 1)); };
        for (auto* rows_of : {&path, &rows})
            for (auto& row : *rows_of)
                for (Label& lane : row.lane) lane = label();
        for (std::uint32_t item = kItems; item-- > 0;) {
            stops.push_back({static_cast<std::uint16_t>(random() % 4),
                             static_cast<std::uint16_t>(random() % kDepths)});
            for (int i = 0; i < stops.back().quads; ++i) {
                Quad& quad = quads.emplace_back();
                for (auto& weight : quad.weight)
                    weight = static_cast<std::uint32_t>(random() >> (33 + random() % 20));
                for (auto& depth : quad.depth)
                    depth = static_cast<std::uint16_t>(random() % kDepths);
            }
            if (random() % 3 == 0) entries.push_back({item, item});
        }
        entries.push_back({kNoItem, 0});
    }
};

template <class Label>
std::vector<Row<Label>> go_down(Down<Label>* down, RandomDescent<Label> descent) {
    std::vector<Row<Label>> out(kItems);
    Cursor<Label> cursor{descent.stops.data(), descent.quads.data(), descent.entries.data(),
                         descent.rows.data()};
    down(cursor, descent.scale, 100, kItems, descent.path.data(), out.data() + 100);
    down(cursor, descent.scale, 0, 100, descent.path.data(), out.data());
    EXPECT_EQ(cursor.entry->item, kNoItem);
    return out;
}

template <class Label>
bool same(const std::vector<Row<Label>>& a, const std::vector<Row<Label>>& b) {
    return std::memcmp(a.data(), b.data(), a.size() * sizeof(Row<Label>)) == 0;
}

TEST(Kernel, GivesTheSameBytesOnTheWayDownInEveryVariant) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (const Variant* variant : available()) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << variant->name);
            const RandomDescent<std::uint32_t> narrow(seed);
            EXPECT_TRUE(same(go_down(variant->down32, narrow), go_down(kBaseline.down32, narrow)));
            const RandomDescent<std::uint64_t> wide(seed);
            EXPECT_TRUE(same(go_down(variant->down64, wide), go_down(kBaseline.down64, wide)));
        }
    }
}

TEST(Kernel, RelaxesTheSameTrianglesInEveryVariant) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        std::mt19937_64 random(seed);
        std::vector<std::uint16_t> depth;
        std::vector<Weights> weights;
        for (std::uint32_t d = kDepths; d-- > 0;) {
            if (random() % 3 == 0) continue;
            depth.push_back(static_cast<std::uint16_t>(d));
            weights.push_back({static_cast<std::uint32_t>(random() >> 34),
                               static_cast<std::uint32_t>(random() >> 34)});
        }
        std::vector<std::vector<Weights>> fronts;
        for (const Variant* variant : available()) {
            auto& front =
                fronts.emplace_back(kDepths * (kDepths - 1) / 2, Weights{0x3fffffffU, 0x3fffffffU});
            variant->relax_triangles(depth.data(), weights.data(),
                                     static_cast<std::uint32_t>(depth.size()), front.data());
            EXPECT_EQ(
                std::memcmp(front.data(), fronts.front().data(), front.size() * sizeof(Weights)), 0)
                << "seed " << seed << ", " << variant->name;
        }
    }
}

}  // namespace
}  // namespace relais::cch::kernel
