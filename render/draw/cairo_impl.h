#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

#include "render/draw/cairo_canvas.h"

// Shared by cairo_canvas.cpp (files, pages, structure), cairo_shapes.cpp and cairo_text.cpp only.
namespace relais::draw {

inline constexpr double kPointsPerMm = 72.0 / 25.4;

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct ObjectDeleter {
    void operator()(gpointer object) const { g_object_unref(object); }
};

struct CairoCanvas::Impl {
    enum class File { kPdf, kSvg, kPng };
    File file = File::kPdf;
    Paper paper;
    double dpi = 72;
    Metadata metadata;
    style::Theme theme;
    std::string bytes;
    std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface;
    std::unique_ptr<cairo_t, CairoDeleter> cairo;
    std::unique_ptr<PangoFontMap, ObjectDeleter> fonts;
    std::unique_ptr<PangoContext, ObjectDeleter> context;
    std::unique_ptr<PangoLayout, ObjectDeleter> layout;
    std::map<std::string, std::unique_ptr<cairo_surface_t, SurfaceDeleter>> pictures;  // shared
    std::map<std::string, int> parts;                // of the outline, by title
    std::vector<std::string> alternatives;           // of figures, in order
    std::vector<std::string> targets;                // of links, in order
    std::map<std::string, std::string> page_titles;  // by page name: "Pharmacies, 3"
    int unwritten = 0;
    /// Widths of single lines: names are measured on every page, and shaping one is slow.
    struct Measured {
        int size;
        Face face;
        bool tabular;
        std::string text;
        auto operator<=>(const Measured&) const = default;
    };
    std::map<Measured, double> widths;

    [[nodiscard]] cairo_t* cr() const { return cairo.get(); }
    /// With bleed and crop marks, in points.
    [[nodiscard]] double sheet_width() const {
        return (paper.width * paper.zoom + 2 * paper.margin()) * kPointsPerMm;
    }
    [[nodiscard]] double sheet_height() const {
        return (paper.height * paper.zoom + 2 * paper.margin()) * kPointsPerMm;
    }
    void ink(style::Color color, double strength = 1) const {
        cairo_set_source_rgba(cr(), color.r / 255.0, color.g / 255.0, color.b / 255.0, strength);
    }
    void trace(const geometry::Polyline& line) const;
    void trace(std::span<const geometry::Polyline> lines) const;
    void start(cairo_surface_t* target);
    [[nodiscard]] cairo_t* pen_on(cairo_surface_t* target) const;
    void set_up_text();
    void crop_marks() const;
    /// Prepares `layout`; `width` in millimetres, or negative for a single line.
    void lay_out(std::string_view text, const TextStyle& style, double width);
    /// Moves to where `layout` starts when its first baseline shall be at `at`.
    void move_to_baseline(geometry::Point at, Align align) const;
    /// Draws `layout`, which has several lines, from its top left corner on.
    void show_lines(geometry::Point at) const;
};

}  // namespace relais::draw
