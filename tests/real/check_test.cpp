// What relais check says of files as they are published, kept as text under golden/. To write the
// texts anew and see the difference: RELAIS_UPDATE_GOLDEN=1 real_check_test, then git diff.

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;
namespace fs = std::filesystem;

const fs::path kTop = source_tree();
const fs::path kData = kTop.parent_path() / "shared" / "data";

void expect_golden(const fs::path& input, const std::string& name, int exit_code = 0) {
    if (!fs::exists(kData)) GTEST_SKIP() << "no real data at ../shared/data: not run";
    const Folder folder;
    const Outcome outcome = run_relais(folder, "check '" + input.string() + "'");
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
    const fs::path golden = kTop / "tests/real/golden" / (name + ".txt");
    if (std::getenv("RELAIS_UPDATE_GOLDEN") != nullptr) write_file(golden, outcome.out);
    EXPECT_EQ(outcome.out, read_file(golden));
}

TEST(RealCheck, HautesAlpesFromSixPublishedFiles) {
    expect_golden(kTop / "tests/real/hautes-alpes-published.toml", "hautes-alpes-published");
}

TEST(RealCheck, FranceServicesOfHautesAlpes) {
    expect_golden(kTop / "tests/real/hautes-alpes.toml", "hautes-alpes");
}

TEST(RealCheck, FranceServicesOf2021AndBothSamplesOfFiness) {
    expect_golden(kTop / "tests/real/lists-of-2021.toml", "lists-of-2021");
}

TEST(RealCheck, TheGridOfLaReunion) {
    expect_golden(kTop / "tests/real/la-reunion.toml", "la-reunion");
}

TEST(RealCheck, TheGridOfCorsicaWhoseRoadsAreOfAnotherPlace) {
    expect_golden(kTop / "tests/real/corsica.toml", "corsica", 1);
}

TEST(RealCheck, SchoolsOfTheBpeOf2018) {
    expect_golden(kTop / "tests/real/schools-2018.toml", "schools-2018");
}

TEST(RealCheck, BothSamplesOfFiness) {
    expect_golden(kTop / "tests/real/finess.toml", "finess");
}

TEST(RealCheck, Andorra) {
    expect_golden(kData / "osm/andorra-2025.osm.pbf", "andorra");
}

TEST(RealCheck, Liechtenstein) {
    expect_golden(kData / "osm/liechtenstein-2024.osm.pbf", "liechtenstein");
}

}  // namespace
}  // namespace relais
