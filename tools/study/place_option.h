#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/snap/snapper.h"
#include "engine/territory/territory.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace relais::snap {
class Snapper;
}

namespace relais::tools {

class Terminal;

/// A place as somebody writes it: "LON,LAT" in degrees, or words to be looked up.
struct PlaceText {
    std::string words;  ///< empty: the coordinate was given
    Coordinate place;   ///< of words: once they are looked up
};

/// An option whose value is a place; figures that are no place on Earth are misuse.
CLI::Option* add_place_option(CLI::App& app, const std::string& name, PlaceText& place,
                              const std::string& description);

/// Looks words up among the addresses and places of INPUT's extract, and says what was found; of a
/// coordinate does nothing. `zones` tell which town a street lies in; may be empty. Throws Error
/// where nothing or several places fit, and for an input that is no extract.
void look_up(PlaceText& place, const std::filesystem::path& extract,
             const std::vector<territory::Zone>& zones, Terminal& terminal);

/// Throws Error for a coordinate with latitude first: it joins no road, and does so once the two
/// are exchanged. `option` is how the sentence calls it. Costs two snaps at most.
void refuse_latitude_first(const PlaceText& place, const std::string& option,
                           const snap::Snapper& snapper);

}  // namespace relais::tools
