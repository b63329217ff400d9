#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "render/geometry/plane.h"
#include "render/map/dot_cover.h"
#include "render/map/view.h"

namespace relais::map {

/// A name to place, in the order in which names get their place.
struct LabelWish {
    std::size_t zone = 0;
    std::string text;
    bool may_cross = false;  ///< may reach over the zone's edge when it does not fit inside
};

/// A placed name: lines centred on `at.x`, the first on baseline `at.y`.
struct Label {
    std::size_t zone = 0;
    std::vector<std::string> lines;
    geometry::Point at;
    double size = 6.5;  ///< points
    geometry::Box box;
    bool clear = true;                           ///< keeps within its zone and hides no dot
    std::optional<geometry::Point> leader = {};  ///< where a line from the name to its zone ends
};

struct LabelResult {
    std::vector<Label> placed;
    std::size_t dropped = 0;
};

/// Width in millimetres of a text at a size in points.
using Measure = std::function<double(const std::string& text, double size)>;

/// Places names in their zones, in the given order: near the pole of inaccessibility, on one line
/// or two, never over another name, over an obstacle or over the frame. Then those that may cross
/// their zone's edge; then, at most `leaders` of them, outside all zones with a line to their own,
/// which crosses no name, obstacle or other line.
[[nodiscard]] LabelResult place_labels(const std::vector<LabelWish>& wishes,
                                       const std::vector<ZoneArea>& areas,
                                       const geometry::Box& frame,
                                       std::vector<geometry::Box> obstacles, const Measure& measure,
                                       std::size_t leaders = 0);

/// A name to place beside its town.
struct TownWish {
    std::size_t zone = 0;  ///< Label::zone
    std::string text;
    geometry::Point at;  ///< the built-up centre
};
inline constexpr double kNearTown = 2;  ///< millimetres at most from a name to its town

/// Places names within kNearTown of their towns, in the given order, where they hide few dots and no
/// sign; else farther away with a line to the town, at most `leaders` of
/// them; the others are dropped and counted. Never over another name or over the frame.
[[nodiscard]] LabelResult place_town_names(const std::vector<TownWish>& wishes,
                                           const geometry::Box& frame,
                                           const std::vector<geometry::Box>& signs,
                                           const DotCover& dots, const Measure& measure,
                                           std::size_t leaders);

/// Baseline to baseline of a label's lines, in millimetres.
[[nodiscard]] double label_leading(double size);

/// The two halves of a name broken at the space or hyphen nearest its middle; one when there is
/// none. "Saint-Martin-de-Queyrières" -> "Saint-Martin-", "de-Queyrières".
[[nodiscard]] std::vector<std::string> break_name(const std::string& name);

}  // namespace relais::map
