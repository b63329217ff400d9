#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/core/coordinate.h"
#include "engine/core/id.h"
#include "engine/scenario/atypical_hours.h"
#include "engine/scenario/closures.h"
#include "engine/scenario/decomposition.h"

namespace relais::atlas {

/// Every service of one category closed in turn, those that matter most first.
struct RankedClosures {
    CategoryId category;
    std::span<const scenario::Closure> closures;
};

/// Sites that were chosen and that a scenario opens.
struct ChosenSites {
    std::vector<CategoryId> categories;  ///< that each of them has
    std::string objective;               ///< as on the command line: "p-median"; not set-cover
    double minutes = 0;                  ///< its limit
    double today = 0;                    ///< value of the objective without them
    std::optional<double> gap;  ///< to the lower bound, in [0, 1]; absent: no bound is known
    struct Site {
        std::string name;
        Coordinate place;
        double value_then = 0;  ///< of the objective with this one and those before
        std::size_t year = 1;   ///< of its opening
    };
    std::vector<Site> sites;  ///< one or more, in the order in which they open
};

/// The same territory in two years.
struct TwoYears {
    /// Of every mixture of the two, numbered as scenario::Mixtures.
    std::array<access::Findings, 1U << scenario::kCauses> findings;
    std::string earlier, later;  ///< their names
};

/// Pages beside those of the scenarios, where they are asked for.
struct BasePages {
    std::optional<RankedClosures> closures;
    std::optional<scenario::AtypicalHours> atypical;
    std::optional<ChosenSites> sites = {};  ///< before all others
    std::optional<TwoYears> two_years = {};
};

}  // namespace relais::atlas
