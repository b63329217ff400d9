#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/part_rules.h"
#include "engine/routes/driver.h"
#include "engine/snap/snapper.h"

namespace relais::profile {

/// Which of the rules of the road apply: one-way streets, turn restrictions, contraflow.
enum class Mode : std::uint8_t { kCar, kBicycle, kWalk };

/// How speed depends on slope, where heights are given; formulas in slope.h.
enum class SlopeLaw : std::uint8_t { kNone, kTobler, kLinear, kClimb, kPace };

/// km/h where nothing is posted; 0: closed unless a tag opens it to the mode.
struct ClassSpeed {
    double open = 0;
    double built_up = 0;
};

/// By tag value: km/h at most. Other values set no cap.
using Caps = std::map<std::string, double, std::less<>>;

/// How one mode travels: the content of a profile file. Speeds km/h, delays seconds.
struct Profile {
    std::string name;
    Mode mode = Mode::kCar;
    double max_snap_metres = 0;         ///< farther from a road, a point is off the network
    double farther_to_open_metres = 0;  ///< see snap::Options
    graph::PartRules parts;             ///< which parts of the roads count

    std::vector<ClassSpeed> speeds;  ///< by index into graph::road_class_names()
    double let_in = 0;               ///< on other classes where a tag opens them to the mode
    double pushed = 0;               ///< where the vehicle must be pushed; 0: never
    bool obeys_limits = false;
    double share_of_limit = 1;
    double share_on_motorways = 1;
    double narrow_metres = 0;  ///< a width below this is narrow
    double narrow = 0;         ///< km/h at most where narrow, or one lane for both directions
    Caps services, surfaces, tracktypes, smoothness;
    /// Values of tracktype=* that open a track without access tags, to all, or to trips that start
    /// or end there; "any" means every track, also one without a type.
    std::vector<std::string> open_tracks, ends_only_tracks;

    routes::Bends bends;

    struct Slope {
        SlopeLaw law = SlopeLaw::kNone;
        // of the laws linear and climb
        double free = 0;      ///< a slope up to this changes nothing
        double uphill = 0;    ///< share of the speed lost, or of time gained, per unit of slope
        double downhill = 0;  ///< and gained; negative: lost
        double least = 1;     ///< times as fast as on the flat, at least
        double most = 1;      ///< and at most
        // of the law pace
        double best = 0;   ///< the downward slope at which speed is greatest
        double bend = 0;   ///< how far from it the time grows slowly
        double steep = 0;  ///< and then, per unit of slope, in shares of the time on the flat
    } slope;

    struct Delays {
        double traffic_signals = 0, stop = 0, give_way = 0, crossing = 0, level_crossing = 0;
        double traffic_calming = 0, toll_booth = 0, border_control = 0, gate = 0;
        double yield = 0;           ///< at the end of a road that joins a more important one
        double turn_off = 0;        ///< at its beginning
        double equal_junction = 0;  ///< where roads of the same importance cross
        double roundabout = 0;      ///< entering one
        double ferry_boarding = 0;
        double through_ends_only = 0;  ///< passing through where only ends are allowed
    } delays;

    std::vector<std::string> access_keys;  ///< the most specific first
    std::vector<std::string> closed_values;
    std::vector<std::string> ends_only_values;
    std::vector<std::string> pushed_values;
    std::vector<std::string> closed_barriers;   ///< unless a tag opens them
    std::vector<std::string> free_barriers;     ///< no obstacle, regardless of access=
    std::vector<std::string> restriction_keys;  ///< of except=* and restriction:KEY; empty: none

    /// Every value in a fixed order, one a line. Equal texts, equal networks: comments and layout
    /// of the file do not matter. For fingerprints.
    std::string text;
    std::string toml;  ///< the file as it was written
};

/// The tag keys that are allowed in `access.keys`.
[[nodiscard]] bool is_access_key(std::string_view key);

/// Reads a profile. Every key must be there, and no other: a copy of a built-in profile is the
/// place to start from. Throws Error naming `file` and the key.
[[nodiscard]] Profile parse(std::string_view text, std::string_view file);

/// A built-in profile: "car", "bicycle" or "walk". Throws Error with the list for any other name.
[[nodiscard]] const Profile& named(std::string_view name);
/// The file behind it, to copy and change.
[[nodiscard]] std::string_view source(std::string_view name);

/// Whether a profile is built in. A file of the same name in the way does not matter: it can be
/// named by a path ("./car").
[[nodiscard]] bool is_built_in(std::string_view name);
/// A built-in profile by its name, or a profile file by its path. Throws Error naming the file, the
/// key and the remedy.
[[nodiscard]] Profile open(const std::filesystem::path& name_or_file);

}  // namespace relais::profile
