#pragma once

#include <memory>
#include <string>

#include <pango/pangocairo.h>

#include "render/draw/canvas.h"

// Shared by canvas.cpp (shapes, pages) and canvas_text.cpp (text) only.
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

struct Canvas::Impl {
    std::string bytes;
    Format format = Format::kPdf;
    std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface;
    std::unique_ptr<cairo_t, CairoDeleter> cairo;
    std::unique_ptr<PangoContext, ObjectDeleter> context;
    std::unique_ptr<PangoLayout, ObjectDeleter> layout;
    geometry::Box page;

    [[nodiscard]] cairo_t* cr() const { return cairo.get(); }
    void ink(style::Color color) const {
        cairo_set_source_rgb(cr(), color.r / 255.0, color.g / 255.0, color.b / 255.0);
    }
    void trace(const geometry::Polyline& line) const;
    void trace(std::span<const geometry::Polyline> lines) const;
    void set_up_text();
    /// Prepares `layout`; `width` in millimetres, or negative for a single line.
    void lay_out(std::string_view text, const TextStyle& style, double width) const;
    /// Moves to where `layout` starts when its first baseline shall be at `at`.
    void move_to_baseline(geometry::Point at, Align align) const;
};

}  // namespace relais::draw
