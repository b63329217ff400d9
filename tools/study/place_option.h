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

/// A place as written by the user: "LON,LAT" in degrees, or words to look up.
struct PlaceText {
    std::string words;  ///< empty: the coordinate was given
    Coordinate place;   ///< of words: once they are looked up
};

/// An option whose value is a place; coordinates out of range are misuse.
CLI::Option* add_place_option(CLI::App& app, const std::string& name, PlaceText& place,
                              const std::string& description);

/// Looks words up among the addresses and places of INPUT's extract, and prints the result; does
/// nothing for a coordinate. `zones` give the town of a street; may be empty. Throws Error where no
/// place or several match, and for an input that is not an extract.
void look_up(PlaceText& place, const std::filesystem::path& extract,
             const std::vector<territory::Zone>& zones, Terminal& terminal);

/// Throws Error for a coordinate with latitude first: it joins no road, and does so once the two
/// are exchanged. `option` is how the sentence calls it. Costs two snaps at most.
void refuse_latitude_first(const PlaceText& place, const std::string& option,
                           const snap::Snapper& snapper);

}  // namespace relais::tools
