#include "geodata/study/study_file.h"

#include <fmt/format.h>

#include "tests/support/study_files.h"

namespace relais::study {
namespace {

using testing_support::expect_words;
using testing_support::StudyFiles;

class ManifestTest : public StudyFiles {};

TEST_F(ManifestTest, AnUnknownKeyIsNamedWithItsLineAndTheKnownOnes) {
    expect_words(error_of("colour = \"red\"\n"), {"territory.toml, line 3", "colour",
                                                  "its keys are name, country, language, extract"});
    expect_words(error_of("[zones]\nfile = \"z\"\ncode = \"c\"\nkode = \"x\"\n"),
                 {"line 6", "[zones]", "kode", "population"});
    expect_words(error_of("[zones]\nfile = \"z\"\ncode = \"c\"\n[zones.join]\nfile = \"j\"\n"
                          "code = \"c\"\nx = \"lon\"\n"),
                 {"line 9", "[zones.join]", "\"x\""});
}

TEST_F(ManifestTest, LimitsReferencesAndTheImprintAreRead) {
    const std::string head = "name = \"Paper\"\nextract = \"roads.osm\"\n";
    write("territory.toml", head +
                                "[service_limits]\nfrance_services = 20\ndoctor = 15\n"
                                "[[references]]\ncategory = \"doctor\"\nname = \"France\"\n"
                                "median_minutes = 4.5\nshare_beyond = 0.04\n"
                                "[imprint]\nauthor = \"The office\"\ncontact = \"a@b.fr\"\n"
                                "date = \"2026-11-30\"\n");
    const StudyFile file = read_study_file(folder_ / "territory.toml");
    EXPECT_EQ(file.service_limits, (ServiceLimits{{"france_services", 20}, {"doctor", 15}}));
    ASSERT_EQ(file.references.size(), 1U);
    EXPECT_EQ(file.references[0].category, "doctor");
    EXPECT_EQ(file.references[0].name, "France");
    EXPECT_EQ(file.references[0].median_minutes, 4.5);
    EXPECT_EQ(file.references[0].share_beyond, 0.04);
    EXPECT_EQ(file.imprint.author, "The office");
    EXPECT_EQ(file.imprint.contact, "a@b.fr");
    EXPECT_EQ(file.imprint.date, "2026-11-30");
}

TEST_F(ManifestTest, AShareOfAReferenceIsFromNoneToAll) {
    for (const double share : {0.0, 1.0}) {
        write("territory.toml",
              fmt::format("name = \"Paper\"\nextract = \"roads.osm\"\n[[references]]\n"
                          "category = \"doctor\"\nname = \"France\"\nshare_beyond = {}\n",
                          share));
        EXPECT_EQ(read_study_file(folder_ / "territory.toml").references.at(0).share_beyond, share);
    }
    for (const char* share : {"-0.01", "1.01"})
        expect_words(error_of(std::string("[[references]]\ncategory = \"doctor\"\n"
                                          "name = \"France\"\nshare_beyond = ") +
                              share + "\n"),
                     {"is not a share"});
}

TEST_F(ManifestTest, LimitsReferencesAndDatesThatMakeNoSenseAreRefused) {
    expect_words(error_of("[service_limits]\nbaker = 20\n"),
                 {"line 4", "\"baker\" is not a category", "childcare"});
    for (const char* minutes : {"0", "2.5", "241", "-10"})
        expect_words(error_of(std::string("[service_limits]\ndoctor = ") + minutes + "\n"),
                     {"line 4", "is not a limit", "whole minutes from 1 to 240"});
    expect_words(error_of("[[references]]\ncategory = \"doctor\"\nname = \"France\"\n"),
                 {"median_minutes or share_beyond"});
    expect_words(error_of("[[references]]\ncategory = \"doctor\"\nname = \"France\"\n"
                          "share_beyond = 4\n"),
                 {"share_beyond = 4 is not a share", "0.04 for 4 %"});
    expect_words(error_of("[[references]]\ncategory = \"doctor\"\nname = \"France\"\n"
                          "median_minutes = -1\n"),
                 {"median_minutes is below 0"});
    expect_words(error_of("[imprint]\ndate = \"30 November\"\n"),
                 {"line 4", "\"30 November\" is not a date", "2026-11-30"});
}

TEST_F(ManifestTest, AMissingKeySaysWhatToAdd) {
    write("territory.toml", "name = \"Paper\"\n");
    try {
        static_cast<void>(read_study_file(folder_ / "territory.toml"));
        FAIL();
    } catch (const Error& error) {
        expect_words(error.what(), {"extract", "add extract = \"…\""});
    }
    expect_words(error_of("[zones]\ncode = \"code\"\n"),
                 {"line 3", "[zones] needs the key \"file\""});
}

TEST_F(ManifestTest, AValueOfTheWrongKindSaysHowToWriteIt) {
    expect_words(error_of("country = 5\n"), {"line 3", "country", "must be text"});
    expect_words(error_of("zones = \"communes.geojson\"\n"), {"line 3", "write [zones]"});
    expect_words(error_of("services = \"x.csv\"\n"), {"line 3", "write [[services]]"});
    expect_words(error_of("language = \"xx\"\n"), {"xx", "fr, en, cs, hr, pl"});
    expect_words(error_of("[households]\nfrom = \"clouds\"\n"), {"clouds", "zones", "roads"});
    expect_words(error_of("[households]\nfile = \"h.csv\"\nspread = \"butter\"\n"),
                 {"butter", "homes", "roads", "none"});
    expect_words(
        error_of("[households]\nfile = \"h.csv\"\ngroups = { children_0_5 = \"x\" }\n"),
        {"line 5", "children_0_5", "not a demand group", "children_0_2", "people_75_plus"});
    expect_words(error_of("[[levels]]\nkey = \"Canton 1\"\n"), {"Canton 1", "a-z"});
    expect_words(error_of("[[levels]]\nkey = \"epci\"\n[[levels]]\nkey = \"epci\"\n"),
                 {"epci", "twice"});
    expect_words(error_of("[[levels]]\nkey = \"epci\"\nfile = \"t.csv\"\nzone = \"z\"\n"),
                 {"line 5", "zone", "code", "name both"});
    expect_words(error_of("[households]\nfile = \"h.csv\"\nunit = \"cats\"\n"),
                 {"cats", "people", "dwellings"});
    expect_words(error_of("[households]\nfile = \"h.csv\"\nx = \"lon\"\n"),
                 {"only one of x and y"});
    expect_words(error_of("[[services]]\nfile = \"s.csv\"\ncategory = \"post\"\n"
                          "category_column = \"kind\"\n"),
                 {"category", "category_column", "not both"});
    expect_words(error_of("[[services]]\nfile = \"s.csv\"\ncategory = \"post\"\n"
                          "categories = [\"post\"]\n"),
                 {"line 6", "published list"});
    expect_words(error_of("categories = \"post\"\n"), {"line 3", "list of texts"});
    expect_words(error_of("categories = [\"circus\"]\n"),
                 {"territory.toml", "\"circus\"", "write one of childcare"});
}

TEST_F(ManifestTest, BrokenTomlNamesItsLine) {
    expect_words(error_of("country = = \"FR\"\n"), {"territory.toml, line 3", "TOML"});
}

TEST_F(ManifestTest, PathsAreRelativeToTheManifest) {
    const auto file = write("territory.toml", "name = \"P\"\nextract = \"../roads.osm\"\n");
    EXPECT_EQ(read_study_file(file).extract, folder_.parent_path() / "roads.osm");
}

TEST_F(ManifestTest, IsToldFromAnExtractByItsContent) {
    EXPECT_TRUE(is_study_file(write("a.toml", "not = = toml")));
    EXPECT_TRUE(is_study_file(write("study", "name = \"Paper\"\n")));
    EXPECT_FALSE(is_study_file(write("b.osm", kExtract)));
    EXPECT_FALSE(
        is_study_file(write("c.osm.pbf", std::string_view("\0\0\0\x0d\x0a\x09OSMHeader", 15))));
    EXPECT_FALSE(is_study_file(write("empty", "")));
}

}  // namespace
}  // namespace relais::study
