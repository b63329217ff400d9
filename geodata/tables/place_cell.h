#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

class OGRGeometry;

namespace relais::tables {

/// Two numbers in one cell, in its order: "44.5, 6.1", "44,5;6,1", "(44.5 6.1)", "[44.5, 6.1]".
/// Nothing for anything else.
[[nodiscard]] std::optional<std::pair<double, double>> parse_pair(std::string_view cell);

/// A geometry in one cell: GeoJSON ({"type": "Point", …}), WKT ("POINT (6.1 44.5)"), or an object
/// {"lon": 6.1, "lat": 44.5}, as it is.
/// Null for anything else.
[[nodiscard]] std::unique_ptr<OGRGeometry> parse_geometry(const std::string& cell);

}  // namespace relais::tables
