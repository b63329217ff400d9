#pragma once

#include <string>

#include "engine/core/coordinate.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace relais::tools {

/// An option whose value is a place on Earth, "LON,LAT" in degrees; anything else is misuse.
CLI::Option* add_place_option(CLI::App& app, const std::string& name, Coordinate& place,
                              const std::string& description);

}  // namespace relais::tools
