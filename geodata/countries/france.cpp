#include "geodata/countries/france.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace relais::countries {
namespace {

struct Box {
    double west, south, east, north;
};
constexpr std::array kFrance = {
    Box{-5.6, 41.2, 9.8, 51.3},     // the mainland and Corsica
    Box{-63.3, 14.2, -60.6, 18.3},  // Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    Box{-55, 2, -51, 6.2},          // Guyane
    Box{55, -21.6, 56, -20.7},      // La Réunion
    Box{44.8, -13.2, 45.5, -12.5},  // Mayotte
    Box{-56.8, 46.6, -55.9, 47.3},  // Saint-Pierre-et-Miquelon
};

struct City {
    std::string_view commune, name;
    int first, last;
};
constexpr std::array kCities = {City{"75056", "Paris", 75101, 75120},
                                City{"69123", "Lyon", 69381, 69389},
                                City{"13055", "Marseille", 13201, 13216}};

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

std::string commune_code(std::string_view text) {
    std::string code(text);
    if (code.size() == 4 && std::all_of(code.begin(), code.end(), is_digit)) code.insert(0, 1, '0');
    if (code.size() != 5) return {};
    if (code[1] == 'a' || code[1] == 'b') code[1] = static_cast<char>(code[1] - 'a' + 'A');
    const bool corsican = code[0] == '2' && (code[1] == 'A' || code[1] == 'B');
    const bool plain = is_digit(code[0]) && (is_digit(code[1]) || corsican);
    return plain && std::all_of(code.begin() + 2, code.end(), is_digit) ? code : std::string{};
}

std::string department_of(std::string_view commune) {
    return std::string(commune.substr(0, commune.starts_with("97") ? 3 : 2));
}

std::string_view projected_crs(std::string_view department) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOverseas = {
        {{"971", "EPSG:5490"},
         {"972", "EPSG:5490"},
         {"973", "EPSG:2972"},
         {"974", "EPSG:2975"},
         {"976", "EPSG:4471"},
         {"977", "EPSG:5490"},
         {"978", "EPSG:5490"}}};
    for (const auto& [code, crs] : kOverseas)
        if (department == code) return crs;
    return "EPSG:2154";
}

bool lies_in_france(double lon, double lat) {
    return std::any_of(kFrance.begin(), kFrance.end(), [&](const Box& box) {
        return lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;
    });
}

std::optional<std::string> commune_of_arrondissement(std::string_view code) {
    constexpr std::size_t kDigits = 5;
    int number = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
    if (code.size() != kDigits || error != std::errc{} || end != code.data() + code.size())
        return std::nullopt;
    for (const City& city : kCities)
        if (number >= city.first && number <= city.last) return std::string{city.commune};
    return std::nullopt;
}

std::vector<std::string> arrondissements_of(std::string_view commune) {
    std::vector<std::string> codes;
    for (const City& city : kCities)
        if (commune == city.commune)
            for (int code = city.first; code <= city.last; ++code)
                codes.push_back(std::to_string(code));
    return codes;
}

std::string_view name_with_arrondissements(std::string_view commune) {
    for (const City& city : kCities)
        if (commune == city.commune) return city.name;
    return {};
}

}  // namespace relais::countries
