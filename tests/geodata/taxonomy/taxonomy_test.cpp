#include "geodata/taxonomy/taxonomy.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.h"

namespace relais::taxonomy {
namespace {

const std::string kNames =
    R"(names = { fr = "Poste", en = "Post", cs = "Pošta", hr = "Pošta", pl = "Poczta" })";

/// A category that is right, but for the one line that a test replaces.
std::string post(const std::string& key = R"(key = "post")", const std::string& names = kNames,
                 const std::string& thresholds = "thresholds_minutes = [5, 10]",
                 const std::string& osm = R"(osm = [{ amenity = "post_office" }])") {
    return "[[category]]\n" + key + "\n" + names + "\n" + thresholds + "\n" + osm + "\n";
}

std::string complaint(const std::string& toml) {
    try {
        (void)Taxonomy::parse(toml, "mine.toml");
    } catch (const Error& error) {
        return error.what();
    }
    return "no complaint";
}

TagRule rule_of(const std::string& osm) {
    return Taxonomy::parse(
               post(R"(key = "post")", kNames, "thresholds_minutes = [5]", "osm = [" + osm + "]"),
               "mine.toml")
        .entries()
        .front()
        .osm.front();
}

TEST(Taxonomy, ReadsCategoriesInTheirOrder) {
    const Taxonomy taxonomy = Taxonomy::parse(post() + post(R"(key = "second")"), "mine.toml");
    ASSERT_EQ(taxonomy.entries().size(), 2u);
    EXPECT_EQ(taxonomy.entries()[0].category.names[0], "Poste");
    EXPECT_EQ(taxonomy.entries()[0].category.names[4], "Poczta");
    // The limit, that of weekly services by default, is a bound too.
    EXPECT_EQ(taxonomy.entries()[0].category.thresholds_minutes, (std::vector<double>{5, 10, 20}));
    EXPECT_EQ(taxonomy.find("second"), CategoryId{1});
    EXPECT_FALSE(taxonomy.find("third"));
}

TEST(Taxonomy, ALimitIsGivenOrFollowsFromHowOftenAServiceIsNeeded) {
    using territory::Frequency;
    const auto read = [](const std::string& lines) {
        return Taxonomy::parse(post("key = \"post\"\n" + lines), "mine.toml")
            .entries()
            .front()
            .category;
    };
    EXPECT_EQ(read("").limit_minutes, 20);
    EXPECT_EQ(read("frequency = \"daily\"").frequency, Frequency::kDaily);
    EXPECT_EQ(read("frequency = \"daily\"").limit_minutes, 10);
    EXPECT_EQ(read("frequency = \"rare\"").limit_minutes, 30);
    EXPECT_EQ(read("frequency = \"rare\"").thresholds_minutes, (std::vector<double>{5, 10, 30}));
    EXPECT_EQ(read("limit_minutes = 5").limit_minutes, 5);
    EXPECT_EQ(read("limit_minutes = 5").thresholds_minutes, (std::vector<double>{5, 10}));
    EXPECT_TRUE(read("").decided_locally);
    EXPECT_FALSE(read("decided_locally = false").decided_locally);
    EXPECT_EQ(read("least_per_thousand = 0.5").least_per_thousand, 0.5);
    EXPECT_EQ(complaint(post("key = \"post\"\nfamily = \"mail\"")),
              "mine.toml: category 1 (\"post\"): \"family\" is \"mail\"; write one of children, "
              "schools, elderly, health, public, social");
    EXPECT_EQ(read("family = \"social\"").family, territory::Family::kSocial);
    EXPECT_EQ(read("family = \"children\"").family, territory::Family::kChildren);
    EXPECT_EQ(read("").family, territory::Family::kPublic);
    EXPECT_EQ(complaint(post("key = \"post\"\nfrequency = \"often\"")),
              "mine.toml: category 1 (\"post\"): \"frequency\" is \"often\"; write one of daily, "
              "weekly, rare");
}

TEST(Taxonomy, TheLimitOfEveryServiceIsABoundOfItsClasses) {
    for (const Entry& entry : Taxonomy::standard().entries()) {
        const territory::Category& category = entry.category;
        EXPECT_NE(std::find(category.thresholds_minutes.begin(), category.thresholds_minutes.end(),
                            category.limit_minutes),
                  category.thresholds_minutes.end())
            << category.key;
        EXPECT_LE(category.thresholds_minutes.size(), 5U) << category.key;
    }
}

TEST(Taxonomy, BuiltInOneHoldsWhatAPlannerAsksForAndItsDefaultsFitTheSixteenLanes) {
    const Taxonomy& taxonomy = Taxonomy::standard();
    for (const char* key : {"childcare",
                            "creche",
                            "micro_creche",
                            "family_creche",
                            "childminder_relay",
                            "after_school",
                            "holiday_centre",
                            "nursery_school",
                            "primary_school",
                            "elderly",
                            "elderly_home",
                            "elderly_day_care",
                            "elderly_home_care",
                            "elderly_meals",
                            "elderly_activity",
                            "doctor",
                            "nurse",
                            "pharmacy",
                            "maternity",
                            "emergency",
                            "health_centre",
                            "public_service",
                            "france_services",
                            "town_hall",
                            "post",
                            "post_partner",
                            "tax_office",
                            "employment_office",
                            "family_allowance",
                            "police",
                            "integration",
                            "housing",
                            "disability",
                            "child_protection",
                            "social_centre",
                            "training",
                            "job_search"})
        EXPECT_TRUE(taxonomy.find(key)) << key;
    std::size_t shown = 0;
    for (const Entry& entry : taxonomy.entries())
        if (!entry.part_of && !entry.thinly_mapped) ++shown;
    EXPECT_LE(shown, 16u);
}

TEST(Taxonomy, KnowsWhoACategoryIsForAndWhenACapacityIsSuspicious) {
    const Taxonomy& taxonomy = Taxonomy::standard();
    const Entry& creche = taxonomy.entry(*taxonomy.find("creche"));
    EXPECT_EQ(creche.category.demand, "children_0_2");
    EXPECT_EQ(creche.capacity_unit, "places");
    EXPECT_LT(creche.most_capacity, 900);
    EXPECT_EQ(taxonomy.entry(*taxonomy.find("elderly_home")).category.demand, "people_75_plus");
    EXPECT_EQ(taxonomy.entry(*taxonomy.find("pharmacy")).category.demand, "") << "everyone";
}

/// A part ("partner") of a whole ("post") whose code means something else from 2020 on.
const std::string kPostAndPartner =
    post() + post(
                 "key = \"partner\"\npart_of = \"post\"\nbpe = [\"A207 ..2019\"]\n"
                 "bpe_labels = [\"Relais poste\"]\nfiness = [\"500\"]");

TEST(Taxonomy, ACodeOfANationalListFindsThePartAndTheWholeInItsYears) {
    const Taxonomy taxonomy = Taxonomy::parse(kPostAndPartner, "mine.toml");
    const std::vector<CategoryId> both = {CategoryId{0}, CategoryId{1}};
    EXPECT_EQ(taxonomy.of_bpe("A207", 2019), both);
    EXPECT_TRUE(taxonomy.of_bpe("A207", 2020).empty());
    EXPECT_TRUE(taxonomy.of_bpe("A206", 2019).empty());
    EXPECT_EQ(taxonomy.of_bpe_label("Relais poste"), both);
    EXPECT_EQ(taxonomy.of_finess("500"), both);
}

TEST(Taxonomy, OneTypeOfTheBpeMayBeTwoKindsOfService) {
    const Taxonomy& taxonomy = Taxonomy::standard();
    EXPECT_EQ(taxonomy.of_bpe("C108", 2024),
              (std::vector{*taxonomy.find("nursery_school"), *taxonomy.find("primary_school")}));
    EXPECT_EQ(taxonomy.of_bpe("D501", 2013),
              (std::vector{*taxonomy.find("childcare"), *taxonomy.find("creche")}));
}

TEST(TagCondition, FindsOneOfTheValuesOfATag) {
    const TagCondition level = rule_of(R"({ "isced:level" = ["1", "2"] })").front();
    EXPECT_TRUE(level.holds("1"));
    EXPECT_TRUE(level.holds("0; 1"));
    EXPECT_FALSE(level.holds("10"));
    EXPECT_FALSE(level.holds(""));
    EXPECT_FALSE(level.holds(nullptr));
}

TEST(TagCondition, TrueAsksForTheTagAndFalseForItsAbsence) {
    const TagRule rule = rule_of("{ healthcare = true, amenity = false }");
    ASSERT_EQ(rule.front().key, "healthcare") << "rules are looked up by a tag that must be there";
    EXPECT_TRUE(rule.front().holds("anything"));
    EXPECT_FALSE(rule.front().holds(nullptr));
    EXPECT_FALSE(rule.back().holds("anything"));
    EXPECT_TRUE(rule.back().holds(nullptr));
}

TEST(TagCondition, LooksForPiecesOfTextWhateverTheCase) {
    const TagCondition contains = rule_of(R"({ name = { contains = ["Lycée"] } })").front();
    EXPECT_TRUE(contains.holds("LYCée agricole"));
    EXPECT_FALSE(contains.holds("Collège"));
    EXPECT_FALSE(contains.holds(nullptr));
    const TagRule lacks = rule_of(R"({ name = { lacks = ["musi"] }, amenity = "school" })");
    ASSERT_EQ(lacks.front().key, "amenity");
    EXPECT_FALSE(lacks.back().holds("Musikschule"));
    EXPECT_TRUE(lacks.back().holds("Primarschule"));
    EXPECT_TRUE(lacks.back().holds(nullptr)) << "a school without a name";
}

TEST(Taxonomy, ComplaintsNameTheFileTheTableAndTheKey) {
    EXPECT_EQ(complaint(post(R"(key = "post"
colour = "red")")),
              "mine.toml: category 1: unknown key \"colour\"; the keys are key, names, part_of, "
              "thinly_mapped, family, demand, frequency, limit_minutes, decided_locally, "
              "least_per_thousand, capacity, most, thresholds_minutes, bpe, bpe_labels, finess, "
              "osm");
    EXPECT_EQ(complaint(post("key = \"post\"\npart_of = \"mail\"")),
              "mine.toml: category 1 (\"post\"): \"part_of\" is \"mail\", which is not a category "
              "above it in the file; name one");
    EXPECT_EQ(complaint(post("key = \"post\"\nbpe = [\"A207 since 2020\"]")),
              "mine.toml: category 1 (\"post\"): \"bpe\" has \"A207 since 2020\"; write the "
              "years as 2013..2019, ..2019 or 2020..");
    EXPECT_EQ(complaint(post(R"(key = "Post Office")")),
              "mine.toml: category 1: \"key\" is \"Post Office\"; use lower-case letters, digits "
              "and underscores");
    EXPECT_EQ(complaint(post("")),
              "mine.toml: category 1: \"key\" is missing; give the category a short name");
    EXPECT_EQ(
        complaint(post(R"(key = "post")", R"(names = { fr = "A", en = "B", cs = "C", hr = "D" })")),
        "mine.toml: category 1 (\"post\"): \"names.pl\" is missing; give the name in that "
        "language");
    EXPECT_EQ(
        complaint(post() + post()),
        "mine.toml: category 2: the key \"post\" is used by another category; choose another key");
    EXPECT_EQ(complaint(post(R"(key = "post")", kNames, "thresholds_minutes = [5, 5]")),
              "mine.toml: category 1 (\"post\"): \"thresholds_minutes\" must be positive numbers "
              "in increasing order");
}

TEST(Taxonomy, ComplainsOfRulesThatCouldNotMeanAnything) {
    const auto with_rules = [](const std::string& osm) {
        return complaint(
            post(R"(key = "post")", kNames, "thresholds_minutes = [5]", "osm = " + osm));
    };
    const std::string where = "mine.toml: category 1 (\"post\"): ";
    EXPECT_EQ(with_rules("[]"),
              where + "\"osm\" is missing or empty; give at least one rule of tags");
    EXPECT_EQ(with_rules("[{}]"), where + "a rule of \"osm\" needs a tag that must be there");
    EXPECT_EQ(with_rules("[{ amenity = false }]"),
              where + "a rule of \"osm\" needs a tag that must be there");
    EXPECT_EQ(with_rules("[{ amenity = 3 }]"),
              where + "\"osm.amenity\" must be text, a list of texts, true or false");
    EXPECT_EQ(with_rules("[{ amenity = [] }]"),
              where + "\"osm.amenity\" is an empty list; give at least one text");
    EXPECT_EQ(with_rules(R"([{ name = { has = ["x"] } }])"),
              where + "unknown key \"osm.name.has\"; the keys are contains, lacks");
}

TEST(Taxonomy, ComplainsOfAFileThatIsNoTaxonomy) {
    EXPECT_EQ(complaint(""), "mine.toml: it has no [[category]] table; give at least one");
    EXPECT_EQ(complaint("title = 1\n" + post()),
              "mine.toml: unknown key \"title\"; only [[category]] tables are allowed");
    EXPECT_TRUE(complaint("[[category]\n").starts_with("mine.toml, line 1: "));
}

}  // namespace
}  // namespace relais::taxonomy
