#pragma once

#include <string>
#include <vector>

#include "render/style/breaks.h"
#include "render/style/color.h"

namespace relais::style {

inline constexpr Color kNearBlack = Color::hex(0x1a1a1a);

/// The style of all output. The defaults are Relais's own; `read_style` changes them from a file.
struct Theme {
    // Colours of everything that is not data.
    Color paper = Color::hex(0xffffff);
    Color ink = kNearBlack;
    Color quiet_ink = Color::hex(0x5b5b5b);
    Color hairline = Color::hex(0xd9d6d0);
    Color panel = Color::hex(0xf6f4f0);  ///< land outside the territory
    Color water = Color::hex(0xd3e3ec);
    Color ground_road = Color::hex(0xd6d2ca);
    Color zone_line = Color::hex(0xc9c5bd);  ///< between zones, on paper
    Color group_line = Color::hex(0x4d4d4d);
    Color no_data = Color::hex(0xe8e8e8);
    Color hatch = Color::hex(0x8c8c8c);
    Color bar = Color::hex(0x8a8780);
    Color accent = Color::hex(0x3b0f70);

    /// From best to worst access; classes take their colours evenly from this scale. By default
    /// magma (van der Walt & Smith, CC0) in eight even steps of lightness, between L* 86.5 and 11: one
    /// for each step of the ladder of minutes (palette.h). The first is no paler, so that dots of it
    /// are seen on white paper.
    std::vector<Color> scale{Color::hex(0xffd281), Color::hex(0xfda677), Color::hex(0xf47a67),
                             Color::hex(0xdd5067), Color::hex(0xb13679), Color::hex(0x7f247f),
                             Color::hex(0x4f1574), Color::hex(0x270c4f)};

    /// The method for the bounds of classes, and the number of classes where bounds are computed.
    Breaks breaks = Breaks::kFixed;
    std::size_t class_count = 5;

    // Line widths in millimetres: the territory stands out, then groups of zones, then zones.
    double territory_line = 0.6;
    double group_width = 0.35;
    double zone_width = 0.15;
    double road_width = 0.2;

    std::string text_family = "Inter";
    std::string title_family = "Inter Display";
    std::string imprint = "RELAIS";  ///< the publisher, on the cover
};

}  // namespace relais::style
