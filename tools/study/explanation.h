#pragma once

#include <optional>

#include "engine/snap/snapper.h"
#include "geodata/results/trip.h"
#include "render/map/way_map.h"
#include "tools/study/network_input.h"

namespace relais::tools {

/// A question: the path from one place to another.
struct Question {
    Coordinate from;
    Coordinate to;
    std::string to_name;         ///< of the service, or empty
    const char* what_to = "";    ///< its category, or empty
    std::string from_name = {};  ///< as it was asked for, or empty
};

/// Finds paths on one network and explains them.
class Explainer {
  public:
    /// `roads` must outlive it.
    explicit Explainer(const NetworkInput& roads);

    /// The fastest path; or the reason why there is none, with the surroundings of an end that is
    /// not on the roads.
    [[nodiscard]] results::Trip explain(const Question& question) const;
    /// A trip to a category none of whose services joins the roads.
    [[nodiscard]] results::Trip without_service(Coordinate from, const std::string& category) const;

    /// The map of a trip.
    [[nodiscard]] map::WayMap picture(const results::Trip& trip, const Question& question,
                                      const std::string& data_date) const;

    /// Why a place is not on the roads, a sentence or two. REQUIRES: `snap` is its snap and does
    /// not exist.
    [[nodiscard]] std::string why_not(Coordinate place, const snap::Snap& snap) const;

  private:
    /// Why no path leads from one place on the roads to another, a sentence.
    [[nodiscard]] std::string no_path(const snap::Snap& from, const snap::Snap& to) const;
    [[nodiscard]] std::string near_text(const snap::Near& near) const;
    void show_surroundings(map::WayMap& map, Coordinate place) const;

    const graph::RoadNetwork& network_;
    routes::Bends bends_;
    snap::Options options_;
    const snap::Snapper& snapper_;
};

/// "6.07720, 44.55940"
[[nodiscard]] std::string place_text(Coordinate place);

}  // namespace relais::tools
