#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/demonstration/demonstration.h"
#include "tools/demonstration/plane.h"

namespace relais::demonstration {

enum class Rank : std::uint8_t { kTown, kSmallTown, kVillage, kHamlet, kCrossroads };

/// The places that roads connect. Crossroads are places without people.
struct Settlement {
    Point place;
    Rank rank = Rank::kCrossroads;
    std::uint32_t commune = 0;  ///< the number of its commune's chief place
    double people = 0;          ///< as planned; the households that are written round it
    double radius = 0;          ///< of its streets, metres
    std::string name;           ///< empty for crossroads
};

/// A river that roads cross on bridges, from its source side to its mouth side.
struct River {
    std::string name;
    Path path;
};

/// The river nearest to a place.
struct NearRiver {
    double metres = 0;
    std::uint32_t river = 0;
};

/// How large a country is, worked out of the options.
struct Plan {
    int communes = 0;      ///< of the study
    int all_communes = 0;  ///< with those around it, where only the roads are of use
    int households = 0;
    int inhabitants = 0;
    std::uint64_t vertices = 0;  ///< of the road graph, without farm tracks
    std::uint64_t seed = 0;
    double half_side = 0;  ///< metres: the country is a square
};
/// Throws Error for options that make no territory.
[[nodiscard]] Plan make_plan(const Options& options);

/// The territory before its roads: the settlements and the rivers. Communes come first in
/// `settlements` (each by its chief place), then hamlets, then crossroads.
struct Country {
    Plan plan;
    std::vector<River> rivers;
    std::vector<River> streams;  ///< too small to need a bridge
    std::vector<Settlement> settlements;
    std::vector<NearRiver> near_river;       ///< by commune
    std::vector<std::uint32_t> study;        ///< communes of the study, in the order of codes
    std::vector<std::uint32_t> study_index;  ///< by commune; kNotStudied outside the study

    static constexpr std::uint32_t kNotStudied = 0xffffffff;
    [[nodiscard]] std::size_t communes() const {
        return static_cast<std::size_t>(plan.all_communes);
    }
    [[nodiscard]] bool studied(const Settlement& s) const {
        return study_index[s.commune] != kNotStudied;
    }
};
[[nodiscard]] Country settle(const Plan& plan);

/// The chief places of all communes, in their order, followed by places round the country that
/// close the cells of the outermost.
[[nodiscard]] std::vector<Point> cell_places(const Country& country);

}  // namespace relais::demonstration
