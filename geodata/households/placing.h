#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/study/unplaced.h"
#include "geodata/zones/nearest_zone.h"

namespace relais::households {

/// A place where people may live, with its weight relative to others in the same area.
struct Spot {
    Coordinate place;
    double share = 0;
    std::string id;  ///< empty: the area's name and a number
};

/// Assigns places to the people of the areas, and adds the households to the territory. Each area
/// is placed by the first call that has a spot in it. The weights and groups of its households add
/// up to the counts (relative error below 1e-9); the weight of those outside all zones is added to
/// `beyond` instead, except that people of a `whole` area belong to the nearest zone.
class Placer {
  public:
    Placer(study::Unplaced& people, territory::Territory& territory);

    /// Each area distributes its people among the spots in it. Households are ordered by area, then
    /// in the order of spots. O((spots + areas) log).
    void place(std::span<const Spot> spots, study::Placing placing);

    /// One household for each area that is not placed yet, at a point on its surface, in a zone if
    /// there is one. Where `within` is false for it, its people count as beyond.
    template <class Within>
    void place_on_surface(const Within& within) {
        for (std::size_t area = 0; area < people_.waits.size(); ++area)
            if (people_.waits[area]) place_on_surface(area, within(area));
    }

    /// Writes the result into the notes, after which no area is unplaced.
    void finish();

  private:
    void place_on_surface(std::size_t area, bool within);
    /// False: the spot is outside all zones, and its people count as beyond.
    bool add(std::size_t area, const Spot& spot, double share, study::Placing placing);
    [[nodiscard]] ZoneId zone_of(std::size_t area, Coordinate place) const;

    study::Unplaced& people_;
    territory::Territory& territory_;
    territory::ZoneLocator locator_;
    zones::NearestZone nearest_;
    std::vector<std::uint32_t> numbers_;  ///< households so far, by area
};

}  // namespace relais::households
