#include "geodata/zones/arrondissements.h"

#include <array>
#include <charconv>

namespace relais::zones {
namespace {

struct City {
    std::string_view commune, name;
    int first, last;
};
constexpr std::array kCities = {City{"75056", "Paris", 75101, 75120},
                                City{"69123", "Lyon", 69381, 69389},
                                City{"13055", "Marseille", 13201, 13216}};

}  // namespace

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

}  // namespace relais::zones
