#include "tools/place_option.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <optional>

#include "geodata/ogr/table.h"

namespace relais::tools {
namespace {

std::optional<Coordinate> parse_place(const std::string& text) {
    const auto comma = text.find(',');
    if (comma == std::string::npos) return {};
    const auto lon = ogr::parse_number(text.substr(0, comma));
    const auto lat = ogr::parse_number(text.substr(comma + 1));
    if (!lon || !lat || !Coordinate::valid_degrees(*lon, *lat)) return {};
    return Coordinate::from_degrees(*lon, *lat);
}

}  // namespace

CLI::Option* add_place_option(CLI::App& app, const std::string& name, Coordinate& place,
                              const std::string& description) {
    return app
        .add_option_function<std::string>(
            name,
            [&place, name](const std::string& text) {
                const auto parsed = parse_place(text);
                if (!parsed)
                    throw CLI::ValidationError(
                        name, fmt::format("\"{}\" is no place: write longitude and latitude in "
                                          "degrees, such as 6.0772,44.5594",
                                          text));
                place = *parsed;
            },
            description)
        ->type_name("LON,LAT");
}

}  // namespace relais::tools
