#include "geodata/osm/roads/country.h"

#include <gtest/gtest.h>

namespace relais::osm {
namespace {

struct Town {
    const char* name;
    double lon, lat;
    const char* country;
};

void expect_countries(std::initializer_list<Town> towns) {
    for (const auto& [name, lon, lat, country] : towns)
        EXPECT_EQ(country_at(Coordinate::from_degrees(lon, lat)), country) << name;
}

TEST(APlace, LiesInItsCountry) {
    expect_countries({{"Andorra la Vella", 1.52, 42.51, "AD"},
                      {"Tirana", 19.82, 41.33, "AL"},
                      {"Yerevan", 44.51, 40.18, "AM"},
                      {"Vienna", 16.37, 48.21, "AT"},
                      {"Baku", 49.87, 40.41, "AZ"},
                      {"Sarajevo", 18.41, 43.86, "BA"},
                      {"Brussels", 4.35, 50.85, "BE"},
                      {"Sofia", 23.32, 42.70, "BG"},
                      {"Minsk", 27.56, 53.90, "BY"},
                      {"Bern", 7.44, 46.95, "CH"},
                      {"Limassol", 33.04, 34.68, "CY"},
                      {"Prague", 14.42, 50.09, "CZ"},
                      {"Heidelberg", 8.69, 49.41, "DE"},
                      {"Copenhagen", 12.57, 55.68, "DK"},
                      {"Tallinn", 24.75, 59.44, "EE"},
                      {"Madrid", -3.70, 40.42, "ES"},
                      {"Helsinki", 24.94, 60.17, "FI"},
                      {"Torshavn", -6.77, 62.01, "FO"},
                      {"Gap", 6.08, 44.56, "FR"},
                      {"London", -0.13, 51.51, "GB"},
                      {"Tbilisi", 44.79, 41.72, "GE"},
                      {"Athens", 23.73, 37.98, "GR"},
                      {"Zagreb", 15.98, 45.81, "HR"},
                      {"Budapest", 19.04, 47.50, "HU"},
                      {"Dublin", -6.26, 53.35, "IE"},
                      {"Reykjavik", -21.94, 64.15, "IS"},
                      {"Rome", 12.50, 41.90, "IT"},
                      {"Vaduz", 9.52, 47.14, "LI"},
                      {"Vilnius", 25.28, 54.69, "LT"},
                      {"Luxembourg", 6.13, 49.61, "LU"},
                      {"Riga", 24.11, 56.95, "LV"},
                      {"Monaco", 7.42, 43.735, "MC"},
                      {"Chisinau", 28.86, 47.01, "MD"},
                      {"Podgorica", 19.26, 42.44, "ME"},
                      {"Skopje", 21.43, 42.00, "MK"},
                      {"Valletta", 14.51, 35.90, "MT"},
                      {"Amsterdam", 4.90, 52.37, "NL"},
                      {"Oslo", 10.75, 59.91, "NO"},
                      {"Warsaw", 21.01, 52.23, "PL"},
                      {"Porto", -8.61, 41.15, "PT"},
                      {"Bucharest", 26.10, 44.43, "RO"},
                      {"Belgrade", 20.46, 44.82, "RS"},
                      {"Moscow", 37.62, 55.76, "RU"},
                      {"Stockholm", 18.07, 59.33, "SE"},
                      {"Ljubljana", 14.51, 46.05, "SI"},
                      {"Bratislava", 17.11, 48.15, "SK"},
                      {"San Marino", 12.447, 43.936, "SM"},
                      {"Ankara", 32.85, 39.93, "TR"},
                      {"Kyiv", 30.52, 50.45, "UA"},
                      {"Vatican", 12.453, 41.903, "VA"},
                      {"Pristina", 21.17, 42.66, "XK"}});
}

TEST(APlace, LiesInItsCountryBeyondEuropeToo) {
    expect_countries({{"Algiers", 3.06, 36.75, "DZ"},
                      {"Tunis", 10.18, 36.81, "TN"},
                      {"Rabat", -6.84, 34.02, "MA"},
                      {"Tripoli", 13.19, 32.88, "LY"},
                      {"Nouakchott", -15.98, 18.08, "MR"},
                      {"Porto Alegre", -51.23, -30.03, "BR"},
                      {"Montreal", -73.57, 45.50, "CA"},
                      {"Victoria, Mahe", 55.45, -4.62, "SC"},
                      {"La Digue", 55.83, -4.36, "SC"},
                      {"Port Louis", 57.50, -20.16, "MU"},
                      {"Saint-Denis", 55.45, -20.88, "FR"},
                      {"Cayenne", -52.33, 4.92, "FR"},
                      {"Noumea", 166.45, -22.27, "NC"},
                      {"Lima", -77.04, -12.05, "PE"},
                      {"Khartoum", 32.53, 15.50, "SD"},
                      {"Suva", 178.44, -18.14, "FJ"},
                      {"Anadyr", 177.5, 64.73, "RU"},
                      {"the Gulf of Guinea", 0, 0, ""},
                      {"the South Pole", 0, -89, ""}});
}

TEST(APlace, BesideABorderLiesOnItsOwnSide) {
    expect_countries({{"Menton", 7.50, 43.78, "FR"},      {"Ventimiglia", 7.61, 43.79, "IT"},
                      {"Strasbourg", 7.75, 48.58, "FR"},  {"Kehl", 7.82, 48.57, "DE"},
                      {"Saint-Louis", 7.56, 47.59, "FR"}, {"Basel", 7.59, 47.55, "CH"},
                      {"Hendaye", -1.77, 43.36, "FR"},    {"Irun", -1.79, 43.34, "ES"},
                      {"Buchs SG", 9.47, 47.17, "CH"},    {"Feldkirch", 9.60, 47.24, "AT"},
                      {"Soldeu", 1.668, 42.577, "AD"},    {"Melilla", -2.94, 35.29, "ES"},
                      {"Oujda", -1.91, 34.68, "MA"},      {"Maghnia", -1.73, 34.86, "DZ"},
                      {"El Paso", -106.46, 31.78, "US"},  {"Juarez", -106.46, 31.70, "MX"},
                      {"Vukovar", 18.99, 45.35, "HR"},    {"Backa Palanka", 19.39, 45.25, "RS"},
                      {"Llivia", 1.98, 42.465, "ES"},     {"Campione", 8.97, 45.97, "IT"},
                      {"Dover", 1.31, 51.13, "GB"},       {"Gibraltar", -5.35, 36.14, "GI"}});
}

TEST(APlace, IsWellWithinItsCountryAwayFromBorders) {
    EXPECT_EQ(country_well_within(Coordinate::from_degrees(5.72, 45.19)), "FR");  // Grenoble
    EXPECT_EQ(country_well_within(Coordinate::from_degrees(7.51, 43.785)), "");   // Menton
}

}  // namespace
}  // namespace relais::osm
