#include "geodata/services/same_place.h"

#include <gtest/gtest.h>

namespace relais::services {
namespace {

/// A claim `metres` north of 6 E 45 N.
Claim claim(std::size_t source, const std::string& name, double metres, std::size_t category = 0) {
    Record record;
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

}  // namespace
}  // namespace relais::services
