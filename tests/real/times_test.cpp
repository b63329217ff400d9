// Travel times of real territories, pinned to the tick as text under golden/times/. A change of a
// profile, of tags or of the way places join the roads changes them in the same commit, with the
// reason. To write them anew: RELAIS_UPDATE_GOLDEN=1 real_times_test, then git diff.

#include "tests/support/times_golden.h"

namespace relais {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

class RealTimes : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Of, RealTimes,
                         testing::Values("andorra-2025", "liechtenstein-2024", "seychelles",
                                         "hautes-alpes"),
                         [](const auto& of) {
                             std::string name;
                             for (const char c : std::string(of.param))
                                 if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
                             return name;
                         });

TEST_P(RealTimes, AreThoseOfTheGolden) {
    const fs::path top = source_tree();
    const fs::path data = top.parent_path() / "shared" / "data";
    if (!fs::exists(data)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    const std::string name = GetParam();
    const fs::path input = name == "hautes-alpes" ? top / "tests/real/hautes-alpes.toml"
                                                  : data / "osm" / (name + ".osm.pbf");
    expect_times(input.string(), top / "tests/real/golden/times" / (name + ".txt"));
}

}  // namespace
}  // namespace relais
