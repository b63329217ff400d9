#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/comparison.h"
#include "render/atlas/document/vocabulary.h"
#include "render/style/color.h"

namespace relais::atlas {

// The classes of all maps of change: from much shorter to much longer, then cut off. Shades of teal
// and brown after ColorBrewer's BrBG, distinguishable with the common kinds of colour blindness.

/// Minutes at which the classes on either side of "the same" begin.
inline constexpr double kChangeBounds[] = {1, 5, 10};
inline constexpr std::size_t kSameClass = 3;
inline constexpr std::size_t kCutOffClass = 7;
inline constexpr std::size_t kChangeClasses = 8;

/// Colours by class, as they are drawn: the last are on top.
[[nodiscard]] std::vector<style::Color> change_palette();
/// The class of a change in minutes; a change equal to a bound is in the stronger class.
[[nodiscard]] std::size_t change_class(double minutes);
/// Of one household; nothing where there was no time and is none, or it is new.
[[nodiscard]] std::optional<std::size_t> change_class(const access::Nearest& before,
                                                      const access::Nearest& after);
[[nodiscard]] std::string change_label(const language::Catalogue& words, std::size_t index);

}  // namespace relais::atlas
