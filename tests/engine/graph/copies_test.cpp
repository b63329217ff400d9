#include "engine/graph/copies.h"

#include <gtest/gtest.h>

namespace relais::graph {
namespace {

const Coordinate kWest{0, 0}, kEast{10'000, 0};

/// A street (chain 0) from vertex 0 to vertex 1, and what `more` adds at the same places, where
/// vertices 2 and 4 lie in the west, 3 in the east. Way 1 is a copy.
template <class More>
RoadNetwork street(const std::vector<double>& forward, const std::vector<double>& backward,
                   const More& more) {
    Builder builder({kWest, kEast, kWest, kEast, kWest});
    Way copy;
    copy.set(WayFlag::kCopy);
    builder.add({VertexId{0U}, VertexId{1U}, {kWest, kEast}, forward, backward, {0}});
    more(builder);
    return std::move(builder).finish({Way{}, copy}, {'\0'});
}

ChainInput along_it(std::size_t first, std::size_t last, std::uint32_t way) {
    return {VertexId{first}, VertexId{last}, {kWest, kEast}, {10}, {}, {way}};
}

using CopyParts = std::vector<std::uint32_t>;

/// By chain, where the vertices lie in these parts; 0: in none.
CopyParts parts(RoadNetwork network, const CopyParts& of_vertices) {
    std::vector<PartId> part;
    for (const std::uint32_t number : of_vertices)
        part.push_back(number == 0 ? PartId{} : PartId{number});
    network.vertex_part = part;
    CopyParts result;
    for (const PartId found : parts_of_places(network, Copies(network)))
        result.push_back(found.exists() ? found.value() : 0);
    return result;
}

TEST(Copies, AreThoseOfTheSameShape) {
    const RoadNetwork network = street({10}, {10}, [](Builder& builder) {
        builder.add({VertexId{0U}, VertexId{1U}, {kWest, {5'000, 99}, kEast}, {9, 9}, {}, {0, 0}});
        builder.add(along_it(2, 3, 1));
        builder.add(along_it(4, 3, 1));
    });
    const Copies copies(network);
    ASSERT_EQ(copies.of(ChainId{0U}).size(), 2U);
    EXPECT_EQ(copies.of(ChainId{0U})[0], ChainId{2U});
    EXPECT_EQ(copies.of(ChainId{0U})[1], ChainId{3U});
    EXPECT_TRUE(copies.of(ChainId{1U}).empty());  // another road between the same places
    EXPECT_TRUE(copies.of(ChainId{2U}).empty());
}

TEST(PlacesOnAChain, BelongToThePartOfItsEnds) {
    const RoadNetwork network = street({10}, {10}, [](Builder&) {});
    const CopyParts same{7, 7, 0, 0, 0};
    EXPECT_EQ(parts(network, same)[0], 7U);
    const CopyParts one{7, 0, 0, 0, 0};  // a dead end that a two-way road leads to
    EXPECT_EQ(parts(network, one)[0], 7U);
    const CopyParts none{0, 0, 0, 0, 0};
    EXPECT_EQ(parts(network, none)[0], 0U);
}

TEST(PlacesOnAOneWayRoad, BelongToNoPartThatOneCannotGetBackTo) {
    const RoadNetwork network = street({10}, {}, [](Builder&) {});
    const CopyParts before{7, 0, 0, 0, 0};
    EXPECT_EQ(parts(network, before)[0], 0U);
    const CopyParts between{7, 8, 0, 0, 0};
    EXPECT_EQ(parts(network, between)[0], 0U);
}

TEST(PlacesOnARoad, AreReachedOverItsCopies) {
    // Nothing leads to vertex 0; from vertex 1 a link leads on. Those who drive through take the
    // copy from 2 to 3.
    const RoadNetwork network = street({10}, {}, [](Builder& builder) {
        builder.add(along_it(2, 3, 1));
        builder.add({VertexId{1U}, VertexId{3U}, {kEast, kEast}, {0}, {}, {1}});
    });
    const CopyParts part{0, 0, 7, 7, 0};
    const auto found = parts(network, part);
    EXPECT_EQ(found[0], 7U);
    EXPECT_EQ(found[1], 0U);  // a copy
}

TEST(PlacesOnALoop, ThatIsEnteredAtOneEndAreLeftTheOtherWay) {
    // The backward arc ends in the part, and begins at vertex 2, which nothing leads to; the
    // forward arc leads from the part to vertex 1, and on to nowhere.
    Builder builder({kWest, kEast, kWest});
    ChainInput loop{VertexId{0U}, VertexId{1U}, {kWest, kEast}, {10}, {10}, {0}};
    loop.backward_last = VertexId{2U};
    loop.backward_first = VertexId{0U};
    builder.add(loop);
    const RoadNetwork network = std::move(builder).finish({Way{}}, {'\0'});
    const CopyParts part{7, 0, 0};
    EXPECT_EQ(parts(network, part)[0], 7U);
}

}  // namespace
}  // namespace relais::graph
