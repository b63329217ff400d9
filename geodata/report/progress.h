#pragma once

#include <functional>
#include <string_view>

namespace relais {

/// How far a long step is: its name and the part done, 0 to 1. An empty function is silence.
using Progress = std::function<void(std::string_view step, double done)>;

}  // namespace relais
