#include "geodata/dimacs/dimacs.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include "engine/core/error.h"

namespace relais::dimacs {
namespace {

class Dimacs : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() /
                  ("relais_dimacs_" + std::to_string(getpid()) + "_" +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path file(const std::string& name, const std::string& text) const {
        const auto path = folder_ / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    /// The sentence that reading the text fails with.
    std::string complaint(const std::string& text) const {
        try {
            static_cast<void>(read_graph(file("bad.gr", text)));
        } catch (const Error& error) {
            const std::string what = error.what();
            return what.substr(what.find("bad.gr"));
        }
        return "";
    }
    std::filesystem::path folder_;
};

const std::string kTriangle =
    "c three corners\n"
    "p sp 3 3\n"
    "a 3 1 30\n"
    "a 1 2 10\r\n"
    "a 2 3 20";

TEST_F(Dimacs, ReadsWeightsAsTicksSortedByTail) {
    const auto network = read_graph(file("triangle.gr", kTriangle));
    ASSERT_EQ(network.vertex_count(), 3U);
    ASSERT_EQ(network.arc_count(), 3U);
    EXPECT_EQ(network.arc_tail[0], VertexId{0});
    EXPECT_EQ(network.arc_head[0], VertexId{1});
    EXPECT_EQ(network.arc_ticks[0], 10U);
    EXPECT_EQ(network.arc_ticks[2], 30U);
    EXPECT_EQ(network.first_arc[3], 3U);
    for (std::size_t arc = 0; arc < 3; ++arc) {  // each is a road of its own, one way
        EXPECT_EQ(network.arc_chain[arc], ChainId{arc});
        EXPECT_EQ(network.chain_forward_arc[arc], ArcId{arc});
        EXPECT_FALSE(network.chain_backward_arc[arc].exists());
    }
    EXPECT_EQ(network.shape(ChainId{1}).size(), 2U);
    EXPECT_EQ(network.shape(ChainId{1})[1].forward_ticks, 20U);
    EXPECT_EQ(network.vertex_part[0], PartId{0U});
}

TEST_F(Dimacs, ReadsTreewidthGraphsAsUndirectedWithUnitWeights) {
    const auto network = read_graph(file("path.gr", "p tw 3 2\n1 2\n2 3\n"));
    ASSERT_EQ(network.arc_count(), 4U);
    for (const std::uint32_t ticks : network.arc_ticks) EXPECT_EQ(ticks, 1U);
    EXPECT_EQ(network.arc_head[1], VertexId{0});
    EXPECT_EQ(network.arc_head[2], VertexId{2});
}

TEST_F(Dimacs, ReadsGzip) {
    const auto path = folder_ / "triangle.gr.gz";
    const gzFile out = gzopen(path.c_str(), "wb");
    ASSERT_NE(out, nullptr);
    gzwrite(out, kTriangle.data(), static_cast<unsigned>(kTriangle.size()));
    gzclose(out);
    EXPECT_EQ(read_graph(path).arc_count(), 3U);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 12);
    try {
        static_cast<void>(read_graph(path));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("damaged"), std::string::npos) << error.what();
    }
}

// One thousandth of a degree of latitude is 111 metres.
TEST_F(Dimacs, TakesPlacesAndLengthsFromTheCoordinates) {
    const auto places =
        file("path.co", "p aux sp co 2\nv 1 -73000000 41000000\nv 2 -73000000 41001000\n");
    const auto network = read_graph(file("path.gr", "p sp 2 1\na 1 2 5\n"), places);
    EXPECT_EQ(network.vertex_place[1], Coordinate::from_degrees(-73, 41.001));
    EXPECT_NEAR(network.arc_decimetres[0], 1112, 1);
}

TEST_F(Dimacs, NamesFileAndLineOfWhatIsWrong) {
    EXPECT_EQ(complaint("p sp 2 1\na 1 3 5\n"),
              "bad.gr, line 2: '3' is not a vertex; expected a whole number from 1 to 2");
    EXPECT_EQ(complaint("p sp 2 1\na 1 2 -5\n"),
              "bad.gr, line 2: '-5' is not a weight; expected a whole number from 0 to 2147483646");
    EXPECT_EQ(complaint("p sp 2 1\na 1 2 5 6\n"),
              "bad.gr, line 2: expected the end of the line, not '6'");
    EXPECT_EQ(
        complaint("p sp 2 2\na 1 2 5\n"),
        "bad.gr, line 2: the file ends after 1 of 2 arcs; it is truncated: download it again");
    EXPECT_EQ(
        complaint("p tw 77777773 2\n1 2\n2 3\n"),
        "bad.gr, line 1: 77777773 vertices are more than 2 arcs can connect; correct the numbers");
    EXPECT_NE(complaint("hello\n"), "");
    EXPECT_NE(complaint(""), "");
    EXPECT_THROW(static_cast<void>(read_graph(folder_ / "missing.gr")), Error);
}

}  // namespace
}  // namespace relais::dimacs
