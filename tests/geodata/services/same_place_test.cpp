#include "geodata/services/same_place.h"

#include <gtest/gtest.h>

namespace relais::services {
namespace {

/// A claim `metres` north of 6 E 45 N.
Claim claim(std::size_t source, const std::string& name, double metres, std::size_t category = 0) {
    study::ServiceRecord record;
    record.name = name;
    record.categories = {CategoryId{category}};
    record.place = Coordinate::from_degrees(6, 45 + metres / 111'195);
    return {source, record};
}

TEST(NameLikeness, CountsTheTellingWordsThatAreShared) {
    EXPECT_EQ(name_likeness("Crèche Les Lutins", "MULTI ACCUEIL LES LUTINS"), 1);
    EXPECT_EQ(name_likeness("EHPAD Jean Martin", "Résidence Jean-Martin de Gap"), 1);
    EXPECT_EQ(name_likeness("École Jules Ferry", "École Jules Verne"), 0.5);
    EXPECT_EQ(name_likeness("Pharmacie Roux", "Pharmacie Blanc"), 0);
    EXPECT_EQ(name_likeness("Pharmacie", "Pharmacie Blanc"), kNameless);
    EXPECT_EQ(name_likeness("", "Pharmacie Blanc"), kNameless);
}

TEST(NameLikeness, WordsThatSayWhatKindOfPlaceItIsTellNothing) {
    for (const char* const word :
         {// articles and the like, in several languages
          "a", "and", "at", "au", "aux", "d", "da", "das", "de", "del", "der", "des", "die", "du",
          "en", "et", "i", "in", "l", "la", "le", "les", "of", "the", "z",
          // doctors, hospitals, pharmacies
          "apotek", "apotheke", "cabinet", "ch", "clinic", "clinique", "docteur", "domov", "dr",
          "farmacia", "hôpital", "hospital", "hospitalier", "lékárna", "ljekarna", "maternité",
          "médecin", "MSP", "pharmacie", "pharmacy", "santé", "urgences",
          // children, schools, the old
          "altersheim", "collège", "crèche", "dom", "école", "EHPAD", "élémentaire", "garderie",
          "halte", "kindergarten", "kita", "lycée", "maternelle", "micro", "multi", "multiaccueil",
          "primaire", "résidence", "retraite", "school",
          // offices
          "accueil", "agence", "bureau", "center", "centre", "centrum", "communal", "communale",
          "espace", "France", "gendarmerie", "gendarmeria", "mairie", "maison", "municipal",
          "municipale", "post", "poste", "publique", "service", "services"}) {
        EXPECT_EQ(name_likeness(word, "Roux"), kNameless) << word;
        EXPECT_EQ(name_likeness(std::string(word) + " Roux", "Roux"), 1) << word;
    }
    EXPECT_EQ(name_likeness("Roux", "Roux"), 1);
}

TEST(NameLikeness, OneLetterMayBeWrongMissingOrTooManyInAWordOfFive) {
    EXPECT_EQ(name_likeness("Blanc", "Blank"), 1);
    EXPECT_EQ(name_likeness("Blanc", "Blancs"), 1);
    EXPECT_EQ(name_likeness("Blanc", "Balanc"), 1);
    EXPECT_EQ(name_likeness("Elanc", "Blanc"), 1);
    EXPECT_EQ(name_likeness("Blanc", "Blancxy"), 0) << "two letters too many";
    EXPECT_EQ(name_likeness("Blanc", "Bland2"), 0);
    EXPECT_EQ(name_likeness("Blanc", "Blnca"), 0) << "two are wrong";
    EXPECT_EQ(name_likeness("Blan", "Blanc"), 0) << "four letters are too few to guess";
    EXPECT_EQ(name_likeness("Jean Jean", "Jean Roux"), 0.5) << "a word is found once";
}

TEST(NameLikeness, AccentsCaseAndOneWrongLetterDoNotCount) {
    EXPECT_EQ(name_likeness("ÉPINETTES", "epinettes"), 1);
    EXPECT_EQ(name_likeness("Žabička", "zabicka"), 1);
    EXPECT_EQ(name_likeness("Épinette", "Épinettes"), 1);
    EXPECT_EQ(name_likeness("Roux", "Rouy"), 0) << "too short to guess";
}

TEST(SamePlace, AlikeNamesWithinThreeHundredMetresAreOnePlace) {
    std::vector<Claim> claims = {claim(0, "Crèche Les Lutins", 0), claim(1, "LES LUTINS", 250),
                                 claim(1, "Les Lutins", 350)};
    const auto same = merge_same_places(claims);
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].kept, 0U);
    EXPECT_EQ(same[0].dropped, 1U);
    EXPECT_NEAR(same[0].metres, 250, 1);
    EXPECT_TRUE(claims[1].merged());
    EXPECT_FALSE(claims[2].merged()) << "too far";
}

TEST(SamePlace, WithoutATellingNameItMustBeWithinSixtyMetres) {
    std::vector<Claim> claims = {claim(0, "Pharmacie", 0), claim(1, "Pharmacie Roux", 50),
                                 claim(2, "Pharmacie Blanc", 70)};
    ASSERT_EQ(merge_same_places(claims).size(), 1U);
    EXPECT_TRUE(claims[1].merged() != claims[0].merged());
    EXPECT_FALSE(claims[2].merged());
}

TEST(SamePlace, OtherKindsOtherNamesAndTheSameSourceAreNot) {
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 0, 1),
                                 claim(0, "Les Lutins", 1), claim(1, "Pomme d'Api", 2)};
    EXPECT_TRUE(merge_same_places(claims).empty());
}

TEST(SamePlace, AListOfACountryFindsTheFewThatAnotherListTellsToo) {
    constexpr std::size_t kPlaces = 2000;
    constexpr std::size_t kEvery = 100;
    for (const std::size_t country : {0U, 1U}) {  // whichever list comes first
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < kPlaces; ++i)
            claims.push_back(claim(country, "Crèche Lutin" + std::to_string(i), 1000.0 * i));
        for (std::size_t i = 0; i < kPlaces; i += kEvery)
            claims.push_back(claim(1 - country, "Lutin" + std::to_string(i), 1000.0 * i - 299));
        const auto same = merge_same_places(claims);
        EXPECT_EQ(same.size(), kPlaces / kEvery);
        for (const SamePlace& pair : same) {
            const std::size_t known = std::min(pair.kept, pair.dropped);
            const std::size_t told_too = std::max(pair.kept, pair.dropped);
            EXPECT_EQ(known, (told_too - kPlaces) * kEvery);
        }
    }
}

TEST(SamePlace, TheNearestPairWinsAndNoSourceIsTwiceInOnePlace) {
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 100),
                                 claim(1, "Les Lutins", 20)};
    const auto same = merge_same_places(claims);
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].dropped, 2U);
}

TEST(SamePlace, ThreeSourcesMayTellOfOnePlace) {
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 30),
                                 claim(2, "Les Lutins", 60)};
    EXPECT_EQ(merge_same_places(claims).size(), 2U);
    EXPECT_EQ(claims[1].merged_into, 0U);
    EXPECT_EQ(claims[2].merged_into, 0U);
}

TEST(SamePlace, TheRicherRecordIsKeptAndCompleted) {
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 10)};
    claims[0].record.capacity = 30;
    claims[0].record.precise = false;
    claims[1].record.opening_hours = "Mo-Fr 08:00-18:00";
    const auto same = merge_same_places(claims);
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].kept, 1U) << "its place is precise";
    EXPECT_EQ(claims[1].record.capacity, 30);
    EXPECT_EQ(claims[1].record.opening_hours, "Mo-Fr 08:00-18:00");
}

TEST(SamePlace, APlaceThatIsOnlyRoughlyKnownIsFoundByItsName) {
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 2500)};
    EXPECT_TRUE(merge_same_places(claims).empty());
    claims[0].record.precise = false;
    EXPECT_EQ(merge_same_places(claims).size(), 1U);
}

/// Whether two names, so many metres apart, are found to be of one place.
bool are_one(const std::string& a, const std::string& b, double metres, bool precise = true) {
    std::vector<Claim> claims = {claim(0, a, 0), claim(1, b, metres)};
    claims[1].record.precise = precise;
    return merge_same_places(claims).size() == 1;
}

TEST(SamePlace, NamesThatShareHalfOfTheirTellingWordsAreAlike) {
    EXPECT_TRUE(are_one("Jules Ferry", "Jules Verne", 100)) << "one of two";
    EXPECT_TRUE(are_one("Jules Ferry", "Jules Verne Grand Large", 100)) << "of the shorter name";
    EXPECT_TRUE(are_one("Petit Jules Ferry Nord", "Petit Jules Verne Sud", 100)) << "two of four";
    EXPECT_FALSE(are_one("Jules Ferry Nord", "Jules Verne Ouest", 100)) << "one of three";
    EXPECT_FALSE(are_one("Petit Jules Ferry Nord Est", "Petit Jules Verne Sud Ouest", 100))
        << "two of five";
    EXPECT_FALSE(are_one("Roux", "Blanc", 100)) << "none";
}

TEST(SamePlace, IsLookedForAsFarAsTheContractSays) {
    EXPECT_TRUE(are_one("Les Lutins", "Les Lutins", 299));
    EXPECT_FALSE(are_one("Les Lutins", "Les Lutins", 301));
    EXPECT_TRUE(are_one("Les Lutins", "Les Lutins", 2998, false));
    EXPECT_FALSE(are_one("Les Lutins", "Les Lutins", 3002, false));
    for (const bool precise : {true, false}) {
        EXPECT_TRUE(are_one("Les Lutins", "", 59.5, precise));
        EXPECT_FALSE(are_one("Les Lutins", "", 60.5, precise));
    }
    EXPECT_TRUE(are_one("", "", 59.5)) << "neither says anything";
    // 250 m to the north and as far to the east are 354 m. At 45 degrees a degree of longitude has
    // 78 627 m.
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 0)};
    claims[1].record.place = Coordinate::from_degrees(6 + 250.0 / 78'627, 45 + 250.0 / 111'195);
    EXPECT_TRUE(merge_same_places(claims).empty());
}

TEST(SamePlace, IsAsFarToTheEastAsToTheNorthAndAcrossTheDateLine) {
    // At 60 degrees a degree of longitude is half as long as one of latitude: 55 597 m.
    const auto are_one_east = [](double from, double metres) {
        std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 0)};
        double to = from + metres / 55'597;
        if (to > 180) to -= 360;
        claims[0].record.place = Coordinate::from_degrees(from, 60);
        claims[1].record.place = Coordinate::from_degrees(to, 60);
        return merge_same_places(claims).size() == 1;
    };
    for (const double from : {6.0, 179.998}) {
        EXPECT_TRUE(are_one_east(from, 295)) << from;
        EXPECT_FALSE(are_one_east(from, 305)) << from;
    }
}

TEST(SamePlace, SharesOneCategoryOfSeveral) {
    std::vector<Claim> claims = {claim(0, "Les Lutins", 0), claim(1, "Les Lutins", 0)};
    claims[0].record.categories = {CategoryId{1}, CategoryId{4}, CategoryId{6}};
    claims[1].record.categories = {CategoryId{2}, CategoryId{6}, CategoryId{7}};
    ASSERT_EQ(merge_same_places(claims).size(), 1U);
    EXPECT_EQ(claims[0].record.categories,
              (std::vector<CategoryId>{CategoryId{1}, CategoryId{2}, CategoryId{4}, CategoryId{6},
                                       CategoryId{7}}));
}

/// The two records of a place, of which the second is kept, since its place is precise.
struct Two {
    study::ServiceRecord other = bare(false);
    study::ServiceRecord kept = bare(true);

    static study::ServiceRecord bare(bool precise) {
        study::ServiceRecord record = claim(0, "", 0).record;
        record.precise = precise;
        return record;
    }
    [[nodiscard]] study::ServiceRecord merged() const {
        std::vector<Claim> claims = {{0, other, Claim::kNot}, {1, kept, Claim::kNot}};
        claims[1].record.place = Coordinate::from_degrees(6, 45.0001);
        EXPECT_EQ(merge_same_places(claims).size(), 1U);
        EXPECT_EQ(claims[0].merged_into, 1U);
        EXPECT_FALSE(claims[1].merged());
        return claims[1].record;
    }
};

TEST(SamePlace, KnowsWhatOnlyTheOtherRecordSays) {
    Two two;
    two.other.row = 7;
    two.other.id = "other";
    two.other.name = "Les Lutins";
    two.other.categories = {CategoryId{0}, CategoryId{3}};
    two.other.commune = "05061";
    two.other.count = 2;
    two.other.capacity = 30;
    two.other.opening_hours = "Mo-Fr 08:00-18:00";
    two.kept.row = 9;
    // Every field of a record is named here: who adds one says what becomes of it.
    const auto& [row, id, name, categories, place, precise, commune, count, capacity,
                 opening_hours] = two.merged();
    EXPECT_EQ(row, 9U) << "the row and the id name a record in its own list";
    EXPECT_EQ(id, "");
    EXPECT_EQ(name, "Les Lutins");
    EXPECT_EQ(categories, (std::vector<CategoryId>{CategoryId{0}, CategoryId{3}}));
    EXPECT_EQ(place, Coordinate::from_degrees(6, 45.0001)) << "the precise one";
    EXPECT_TRUE(precise);
    EXPECT_EQ(commune, "05061");
    EXPECT_EQ(count, 2U);
    EXPECT_EQ(capacity, 30);
    EXPECT_EQ(opening_hours, "Mo-Fr 08:00-18:00");
}

TEST(SamePlace, KeepsWhatTheKeptRecordSaysItself) {
    Two two;
    two.other.name = "Les Petits Lutins";
    two.other.commune = "05061";
    two.other.capacity = 30;
    two.other.opening_hours = "Mo-Fr 08:00-18:00";
    two.kept.id = "kept";
    two.kept.name = "Les Lutins";
    two.kept.commune = "05001";
    two.kept.count = 3;
    two.kept.capacity = 0;
    two.kept.opening_hours = "24/7";
    const study::ServiceRecord merged = two.merged();
    EXPECT_EQ(merged.id, "kept");
    EXPECT_EQ(merged.name, "Les Lutins");
    EXPECT_EQ(merged.commune, "05001");
    EXPECT_EQ(merged.count, 3U);
    EXPECT_EQ(merged.capacity, 0) << "nothing is a capacity too";
    EXPECT_EQ(merged.opening_hours, "24/7");
}

TEST(SamePlace, TheRicherRecordHasAPrecisePlaceElseMoreOfNameCapacityAndHours) {
    const auto kept = [](const study::ServiceRecord& first, const study::ServiceRecord& second) {
        std::vector<Claim> claims = {{0, first, Claim::kNot}, {1, second, Claim::kNot}};
        EXPECT_EQ(merge_same_places(claims).size(), 1U);
        return claims[0].merged() ? 2 : 1;
    };
    study::ServiceRecord all = Two::bare(false);
    all.name = "Les Lutins";
    all.capacity = 30;
    all.opening_hours = "24/7";
    EXPECT_EQ(kept(all, Two::bare(true)), 2) << "a precise place is worth more than the rest";
    EXPECT_EQ(kept(Two::bare(true), all), 1);
    const study::ServiceRecord bare = Two::bare(true);
    study::ServiceRecord name = bare, capacity = bare, hours = bare;
    name.name = "Les Lutins";
    capacity.capacity = 0;
    hours.opening_hours = "24/7";
    for (const study::ServiceRecord& one : {name, capacity, hours}) {
        EXPECT_EQ(kept(bare, one), 2);
        EXPECT_EQ(kept(one, bare), 1);
        for (const study::ServiceRecord& other : {name, capacity, hours})
            EXPECT_EQ(kept(one, other), 1) << "each is worth the same; the first source wins";
    }
    study::ServiceRecord two = name;
    two.capacity = 30;
    EXPECT_EQ(kept(hours, two), 2);
}

}  // namespace
}  // namespace relais::services
