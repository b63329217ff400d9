#include "geodata/tables/place_cell.h"

#include <algorithm>

#include <ogr_geometry.h>

#include "geodata/tables/cell.h"
#include "geodata/tables/messages.h"

namespace relais::tables {
namespace {

/// Where the first number ends and the second begins; two equal positions: nowhere.
std::size_t parting(std::string_view text) {
    const std::size_t semicolon = text.find_first_of(";|/");
    if (semicolon != std::string_view::npos) return semicolon;
    const auto commas = std::count(text.begin(), text.end(), ',');
    if (commas == 1) return text.find(',');
    if (commas == 3) return text.find(',', text.find(',') + 1);  // "44,5,6,1"
    return text.find_first_of(" \t");
}

/// The number of a key of an object; absent: none.
std::optional<double> number_under(std::string_view object, std::string_view key) {
    const std::size_t at = object.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    const std::size_t colon = object.find(':', at + key.size());
    if (colon == std::string_view::npos) return std::nullopt;
    std::string_view value = object.substr(colon + 1);
    return parse_number(value.substr(0, value.find_first_of(",}")));
}

}  // namespace

std::optional<std::pair<double, double>> parse_pair(std::string_view cell) {
    constexpr std::string_view kAround = "()[]{} \t\r\n";
    const std::size_t first = cell.find_first_not_of(kAround);
    if (first == std::string_view::npos) return std::nullopt;
    cell = cell.substr(first, cell.find_last_not_of(kAround) - first + 1);
    const std::size_t at = parting(cell);
    if (at == std::string_view::npos) return std::nullopt;
    const std::optional<double> a = parse_number(cell.substr(0, at));
    const std::optional<double> b = parse_number(cell.substr(at + 1));
    if (!a || !b) return std::nullopt;
    return std::pair(*a, *b);
}

std::unique_ptr<OGRGeometry> parse_geometry(const std::string& cell) {
    const MessageTrap quiet;
    const std::string_view text = trimmed(cell);
    if (text.empty()) return nullptr;
    if (text.front() == '{') {
        const auto lon = number_under(text, "\"lon");
        const auto lat = number_under(text, "\"lat");
        if (lon && lat) return std::make_unique<OGRPoint>(*lon, *lat);
        return std::unique_ptr<OGRGeometry>(
            OGRGeometryFactory::createFromGeoJson(std::string{text}.c_str()));
    }
    OGRGeometry* geometry = nullptr;
    if (OGRGeometryFactory::createFromWkt(std::string{text}.c_str(), nullptr, &geometry) !=
        OGRERR_NONE)
        return nullptr;
    return std::unique_ptr<OGRGeometry>(geometry);
}

}  // namespace relais::tables
