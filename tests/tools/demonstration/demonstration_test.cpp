#include "tools/demonstration/demonstration.h"

#include "engine/core/error.h"
#include "tests/tools/demonstration/territory_fixture.h"

namespace relais::demonstration::testing {
namespace {

TEST(WriteDemo, WritesTheSameBytesForTheSameOptions) {
    const Folder once("once");
    const Folder again("again");
    write_demo(once.path(), kSmall);
    write_demo(again.path(), kSmall);
    for (const char* file : kFiles) {
        ASSERT_TRUE(std::filesystem::exists(once.path() / file)) << file;
        EXPECT_TRUE(bytes_of(once.path() / file) == bytes_of(again.path() / file)) << file;
    }
}

TEST(WriteDemo, WritesAnotherTerritoryForAnotherSeed) {
    const Folder one("one");
    const Folder other("other");
    Options options = kSmall;
    write_demo(one.path(), options);
    options.seed = 8;
    write_demo(other.path(), options);
    for (const char* file : {"roads.osm.pbf", "households.gpkg", "zones.gpkg", "services.csv"}) {
        EXPECT_FALSE(bytes_of(one.path() / file) == bytes_of(other.path() / file)) << file;
    }
}

TEST(WriteDemo, LeavesNothingBesideItsFiveFiles) {
    const Folder folder("folder");
    write_demo(folder.path(), kSmall);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        ++files;
    }
    EXPECT_EQ(files, 5U);
}

TEST(WriteDemo, MakesATerritoryOfASingleCommune) {
    const Folder folder("single");
    write_demo(folder.path(), {.communes = 1, .households = 1, .seed = 1, .vertices = 0});
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "territory.toml"));
}

/// The message of the error that `options` give, in a folder that must stay empty.
std::string refusal(const Options& options) {
    const Folder folder("refused");
    try {
        write_demo(folder.path(), options);
    } catch (const Error& error) {
        EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
        return error.what();
    }
    return "no error";
}

TEST(WriteDemo, RefusesOptionsThatMakeNoTerritoryWithASentence) {
    EXPECT_EQ(refusal({.communes = 0, .households = 10, .seed = 1, .vertices = 0}),
              "A demonstration territory has from 1 to 50000 communes, not 0: give another number "
              "after --communes");
    EXPECT_EQ(refusal({.communes = 20, .households = 19, .seed = 1, .vertices = 0}),
              "A demonstration territory of 20 communes has from 20 to 10000000 households, not "
              "19: give another number after --households");
    EXPECT_EQ(refusal({.communes = 20, .households = 99, .seed = 1, .vertices = 50}),
              "The roads of 20 communes need from 2200 to 20000000 vertices, not 50: give another "
              "number after --vertices, or leave it out");
}

TEST(WriteDemo, RefusesAFolderThatIsNotThere) {
    EXPECT_THROW(write_demo("/nowhere/at/all", kSmall), Error);
}

}  // namespace
}  // namespace relais::demonstration::testing
