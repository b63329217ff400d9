// All variants of the vector code give the same bytes.

#include <cstring>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/cch/kernel/dispatch.h"
#include "engine/core/error.h"

namespace relais::cch::kernel {
namespace {

TEST(Kernel, RefusesAVariantThatTheMachineLacks) {
    EXPECT_THROW(static_cast<void>(choose("avx9")), Error);
    EXPECT_STREQ(choose("baseline").name, "baseline");
    EXPECT_EQ(&choose(""), available().back());
}

TEST(Kernel, HasEveryVariantThatTheSystemSaysTheProcessorCanRun) {
#if defined(__x86_64__)
    std::ifstream processor("/proc/cpuinfo");
    std::string line;
    while (std::getline(processor, line) && !line.starts_with("flags")) {
    }
    if (line.empty()) GTEST_SKIP() << "no /proc/cpuinfo with flags: not run";
    const auto has = [&](const std::string& flag) {
        return (line + ' ').find(' ' + flag + ' ') != std::string::npos;
    };
    const bool avx512 = has("avx512f") && has("avx512bw") && has("avx512dq") && has("avx512vl");
    std::vector<std::string> expected{"baseline"}, found;
    if (has("avx2")) expected.emplace_back("avx2");
    if (avx512) expected.emplace_back("avx512");
    for (const Variant* variant : available()) found.emplace_back(variant->name);
    EXPECT_EQ(found, expected);
#endif
}

TEST(Kernel, WritesPastTheCachesOnlyWhereItIsTold) {
    for (const Variant* variant : available()) {
        EXPECT_NE(variant->passes32.down, variant->passes32.down_streaming) << variant->name;
        EXPECT_NE(variant->passes64.down, variant->passes64.down_streaming) << variant->name;
        EXPECT_NE(variant->passes_wide.down, variant->passes_wide.down_streaming) << variant->name;
    }
}

constexpr std::uint32_t kDepths = 40;
constexpr std::uint32_t kItems = 500;

/// A way down through random numbers: what matters is that all variants read them alike.
template <class Label, class Weight = std::uint32_t>
struct RandomDescent {
    std::vector<VertexSlot> slots;
    std::vector<ArcBlock<Weight>> arc_blocks;
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
            slots.push_back({static_cast<std::uint16_t>(random() % 4),
                             static_cast<std::uint16_t>(random() % kDepths)});
            for (int i = 0; i < slots.back().arc_blocks; ++i) {
                ArcBlock<Weight>& arc_block = arc_blocks.emplace_back();
                for (auto& weight : arc_block.weight)
                    weight = static_cast<std::uint32_t>(random() >> (33 + random() % 20));
                for (auto& depth : arc_block.depth)
                    depth = static_cast<std::uint16_t>(random() % kDepths);
            }
            if (random() % 3 == 0) entries.push_back({item, item});
        }
        entries.push_back({kNoItem, 0});
    }
};

template <class Label, class Weight>
std::vector<Row<Label>> go_down(Down<Label, Weight>* down, RandomDescent<Label, Weight> downward) {
    std::vector<Row<Label>> out(kItems);
    Cursor<Label, Weight> cursor{downward.slots.data(), downward.arc_blocks.data(),
                                 downward.entries.data(), downward.rows.data()};
    down(cursor, downward.scale, 100, kItems, downward.path.data(), out.data() + 100);
    down(cursor, downward.scale, 0, 100, downward.path.data(), out.data());
    EXPECT_EQ(cursor.entry->item, kNoItem);
    return out;
}

template <class Label>
bool same(const std::vector<Row<Label>>& a, const std::vector<Row<Label>>& b) {
    return std::memcmp(a.data(), b.data(), a.size() * sizeof(Row<Label>)) == 0;
}

template <class Label, class Weight>
void expect_same(const Passes<Label, Weight>& one, const Passes<Label, Weight>& other,
                 std::uint64_t seed) {
    const RandomDescent<Label, Weight> downward(seed);
    const auto rows = go_down(other.down, downward);
    EXPECT_TRUE(same(go_down(one.down, downward), rows));
    EXPECT_TRUE(same(go_down(one.down_streaming, downward), rows));
}

TEST(Kernel, GivesTheSameBytesOnTheWayDownInEveryVariant) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (const Variant* variant : available()) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << variant->name);
            expect_same(variant->passes32, kBaseline.passes32, seed);
            expect_same(variant->passes64, kBaseline.passes64, seed);
            expect_same(variant->passes_wide, kBaseline.passes_wide, seed);
        }
    }
}

template <class Weight>
void expect_same_triangles(RelaxTriangles<Weight>* one, RelaxTriangles<Weight>* other,
                           std::uint64_t seed) {
    constexpr Weight kFar = std::numeric_limits<Weight>::max() >> 2;
    std::mt19937_64 random(seed);
    const auto weight = [&] { return static_cast<Weight>(random()) & kFar; };
    std::vector<std::uint16_t> depth;
    std::vector<Weights<Weight>> weights;
    for (std::uint32_t d = kDepths; d-- > 0;) {
        if (random() % 3 == 0) continue;
        depth.push_back(static_cast<std::uint16_t>(d));
        weights.push_back({weight(), weight()});
    }
    const auto relaxed = [&](RelaxTriangles<Weight>* relax) {
        std::vector<Weights<Weight>> front(kDepths * (kDepths - 1) / 2, {kFar, kFar});
        relax(depth.data(), weights.data(), static_cast<std::uint32_t>(depth.size()), front.data());
        return front;
    };
    const auto a = relaxed(one);
    const auto b = relaxed(other);
    EXPECT_EQ(std::memcmp(a.data(), b.data(), a.size() * sizeof a[0]), 0);
}

TEST(Kernel, RelaxesTheSameTrianglesInEveryVariant) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (const Variant* variant : available()) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << variant->name);
            expect_same_triangles(variant->relax_triangles, kBaseline.relax_triangles, seed);
            expect_same_triangles(variant->relax_triangles_wide, kBaseline.relax_triangles_wide,
                                  seed);
        }
    }
}

}  // namespace
}  // namespace relais::cch::kernel
