#pragma once

#include <string_view>

#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// The country whose law applies where no limit is posted.
struct Jurisdiction {
    std::string_view country;  ///< of the extract, ISO 3166-1; "": not known
    /// True: also beyond its borders, as given by the user. False: a way well inside another
    /// country has the law of that country.
    bool everywhere = false;
};

/// The speed of every way at its location: fills speeds, source, rule, evidence, limit and flags of
/// RoadWays::ways.
///
/// 1. The posted limit, or that of a tagged rule of law, times the profile's share.
/// 2. Without these, for a track the speed of its type. Else the profile's speed for the class, in
///    open country or in built-up surroundings (by the tags, else by the density of residential
///    streets), or the limit of the country given by `jurisdiction` times the share, where that is
///    slower.
/// 3. At most the caps that the tags set (surface, width and the like).
/// 4. Ferries take their tagged duration over their length, for any part of it that a run is.
///    Trains that take cars do so too, and go at 60 km/h where no duration is tagged.
/// Where the class alone decides and the country has no known law, the evidence says so too. Counts
/// in `report` the ways by the country whose law was applied.
///
/// Links of trunk roads that are ramps of a motor road or a motorway get WayFlag::kNoEntry even
/// where their own tags do not show it: those that touch it, and the links that lead on from them
/// up to the first other road.
void set_speeds(RoadWays& roads, const RoadNodes& nodes, const profile::Profile& profile,
                const Jurisdiction& jurisdiction, ImportReport& report);

/// Steps 1 to 3 for one way whose surroundings (built-up or not) and country are known.
void set_speed(graph::Way& way, const WayFacts& facts, const profile::Profile& profile,
               bool built_up, std::string_view country);

}  // namespace relais::osm
