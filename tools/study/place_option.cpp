#include "tools/study/place_option.h"

#include <optional>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/snap/snapper.h"
#include "geodata/gazetteer/gazetteer.h"
#include "geodata/tables/table.h"
#include "tools/console/terminal.h"
#include "tools/study/input_kind.h"

namespace relais::tools {
namespace {

std::optional<Coordinate> parse_place(const std::string& text) {
    const auto comma = text.find(',');
    if (comma == std::string::npos) return {};
    const auto lon = tables::parse_number(text.substr(0, comma));
    const auto lat = tables::parse_number(text.substr(comma + 1));
    if (!lon || !lat || !Coordinate::valid_degrees(*lon, *lat)) return {};
    return Coordinate::from_degrees(*lon, *lat);
}

/// Whether it can only be meant as figures.
bool is_figures(const std::string& text) {
    return text.find_first_not_of("0123456789+-., ") == std::string::npos;
}

}  // namespace

CLI::Option* add_place_option(CLI::App& app, const std::string& name, PlaceText& place,
                              const std::string& description) {
    return app
        .add_option_function<std::string>(
            name,
            [&place, name](const std::string& text) {
                const auto parsed = parse_place(text);
                if (!parsed && is_figures(text))
                    throw CLI::ValidationError(
                        name, fmt::format("\"{}\" is not a place: write longitude and latitude in "
                                          "degrees, such as 6.0772,44.5594",
                                          text));
                place = parsed ? PlaceText{"", *parsed} : PlaceText{text, {}};
            },
            description + ": longitude and latitude, or an address, street or town of the extract")
        ->type_name("PLACE");
}

void look_up(PlaceText& place, const std::filesystem::path& extract,
             const std::vector<territory::Zone>& zones, Terminal& terminal) {
    if (place.words.empty()) return;
    if (has_only_roads(extract))
        throw Error(
            fmt::format("{} contains only roads, so \"{}\" could not be looked up; name the "
                        "extract, or write longitude and latitude",
                        extract.string(), place.words));
    const gazetteer::Found found =
        gazetteer::find(extract, place.words, zones, terminal.progress());
    place.place = found.place;
    terminal.say(fmt::format("{} is {} ({:.5f},{:.5f})", place.words, found.label,
                             found.place.lon(), found.place.lat()));
}

namespace {

/// As people write it: at most seven decimals, without zeros at the end.
std::string degrees(double value) {
    std::string text = fmt::format("{:.7f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace

void refuse_latitude_first(const PlaceText& place, const std::string& option,
                           const snap::Snapper& snapper) {
    const double first = place.place.lon(), second = place.place.lat();
    if (!place.words.empty() || !Coordinate::valid_degrees(second, first)) return;
    if (snapper.snap(place.place).exists() ||
        !snapper.snap(Coordinate::from_degrees(second, first)).exists())
        return;
    throw Error(
        fmt::format("{0} {1},{2}: there is no road near this place, but there is with longitude "
                    "and latitude exchanged; longitude comes first: write {0} {2},{1}",
                    option, degrees(first), degrees(second)));
}

}  // namespace relais::tools
