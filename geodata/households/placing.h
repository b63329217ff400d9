#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/study/unplaced.h"
#include "geodata/zones/nearest_zone.h"

namespace relais::households {

/// A place where people may live, and how many, compared with others in the same area.
struct Spot {
    Coordinate place;
    double share = 0;
    std::string id;  ///< empty: the area's name and a number
};

/// Gives the people of the areas places to live, and the territory the households. Each area is
/// placed by the first call that offers it a spot. Its households' weights and groups add up to
/// what was counted (relative error below 1e-9); of those that lie in no zone, the weight goes to
/// `beyond` instead, except that people of a `whole` area belong to the nearest zone.
class Placer {
  public:
    Placer(study::Unplaced& people, territory::Territory& territory);

    /// Areas share their people among the spots that lie in them. Households come by area, then in
    /// the order of spots. O((spots + areas) log).
    void place(std::span<const Spot> spots, study::Placing placing);

    /// One household for each area that still waits, at a place of its surface, in a zone if there
    /// is one. Where `within` is false for it, its people are beyond.
    template <class Within>
    void place_on_surface(const Within& within) {
        for (std::size_t area = 0; area < people_.waits.size(); ++area)
            if (people_.waits[area]) place_on_surface(area, within(area));
    }

    /// Writes what happened into the notes; leaves nobody waiting.
    void finish();

  private:
    void place_on_surface(std::size_t area, bool within);
    /// False: the spot lies in no zone, and its people are beyond.
    bool add(std::size_t area, const Spot& spot, double share, study::Placing placing);
    [[nodiscard]] ZoneId zone_of(std::size_t area, Coordinate place) const;

    study::Unplaced& people_;
    territory::Territory& territory_;
    territory::ZoneLocator locator_;
    zones::NearestZone nearest_;
    std::vector<std::uint32_t> numbers_;  ///< households so far, by area
};

}  // namespace relais::households
