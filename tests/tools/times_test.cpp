// Travel times of the demonstration, which every checkout has, pinned to the tick.

#include "tests/support/times_golden.h"

namespace relais {
namespace {

using namespace testing_support;

/// Whatever moves them changes golden/times.txt in the same commit, with the reason:
/// RELAIS_UPDATE_GOLDEN=1 tools_test --gtest_filter='Times.*', then git diff.
TEST(Times, OfTheDemonstrationAreThoseOfTheGolden) {
    const Folder folder;
    ASSERT_EQ(run_relais(folder, "demo land --communes 12 --households 900 --islands 1").exit_code,
              0);
    expect_times((folder / "land/territory.toml").string(),
                 source_tree() / "tests/tools/golden/times.txt");
}

}  // namespace
}  // namespace relais
