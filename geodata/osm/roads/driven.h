#pragma once

#include <string_view>

#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/profile/profile.h"

namespace relais::osm {

/// Whose law counts where no limit is posted.
struct Jurisdiction {
    std::string_view country;  ///< of the extract, ISO 3166-1; "": not known
    /// Beyond its borders too, as the user says; else the law of the country in which a way lies,
    /// where it lies well within another one.
    bool everywhere = false;
};

/// The speed of every way in its place: fills speeds, source, rule, evidence, limit and
/// flags of RoadWays::ways.
///
/// 1. What is posted, or what a rule of law that is tagged allows, times the profile's share;
/// 2. where nothing is: for a track the speed of its type; else the profile's speed for the class,
/// in open country or in built-up
///    surroundings (by the tags, else by the density of residential streets), and the law of
///    the country that `jurisdiction` gives it times the share where that is slower;
/// 3. no faster than the caps that the tags set (surface, width and the like);
/// 4. ferries take their tagged duration over their length, whatever part of it a run is; trains
/// that take cars, too, and go at 60 km/h where none is tagged.
/// Where the class alone decides and no law is known of the country, the evidence says so too.
/// Tells `report` whose law was asked for how many ways.
///
/// Links of trunk roads that are ramps of a motor road or a motorway get WayFlag::kNoEntry even
/// where their own tags do not tell: those that touch it, and the links that lead on from them up
/// to the first other road.
void set_speeds(RoadWays& roads, const RoadNodes& nodes, const profile::Profile& profile,
                const Jurisdiction& jurisdiction, ImportReport& report);

/// Steps 1 to 3 for one way, where it is known whether it lies in built-up surroundings and whose
/// law counts.
void set_speed(graph::Way& way, const WayFacts& facts, const profile::Profile& profile,
               bool built_up, std::string_view country);

}  // namespace relais::osm
