#pragma once

#include <string>

namespace relais::draw {

/// A PNG with the number of dots per inch noted in it (chunk pHYs), which Cairo leaves out.
[[nodiscard]] std::string with_density(const std::string& png, double dpi);

}  // namespace relais::draw
