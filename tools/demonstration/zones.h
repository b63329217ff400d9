#pragma once

#include <string>
#include <vector>

#include "tools/demonstration/settlements.h"

namespace relais::demonstration {

/// A canton or an EPCI (a federation of communes).
struct ZoneGroup {
    std::string code;
    std::string name;
};

/// A commune of the study.
struct Zone {
    std::string code;
    std::string name;
    std::uint32_t chief = 0;  ///< settlement
    std::vector<Spot> ring;   ///< closed, counter-clockwise
    std::size_t canton = 0;
    std::size_t epci = 0;

    [[nodiscard]] bool contains(Point p) const;
};

struct Zones {
    std::vector<Zone> zones;  ///< as in Country::study
    std::vector<ZoneGroup> cantons;
    std::vector<ZoneGroup> epcis;
};

/// The communes of the study: they tile it, neighbours share the very points of their winding
/// borders. Cantons and EPCI are in one piece each.
[[nodiscard]] Zones draw_zones(const Country& country);

/// The steps of it. Neighbours: for each zone the zones that it shares a border with, rising.
using Neighbours = std::vector<std::vector<std::uint32_t>>;
[[nodiscard]] Neighbours draw_borders(const Country& country, std::vector<Zone>& zones);
/// Shares out zones among `count` groups of about equal size, each in one piece. `leaders` are
/// the zones to start from, best first.
[[nodiscard]] std::vector<std::size_t> group_zones(const std::vector<Point>& places,
                                                   const Neighbours& neighbours,
                                                   const std::vector<std::uint32_t>& leaders,
                                                   std::size_t count);

}  // namespace relais::demonstration
