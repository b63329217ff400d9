#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "render/draw/cairo_impl.h"

namespace relais::draw {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

void CairoCanvas::Impl::trace(const Polyline& line) const {
    if (line.empty()) return;
    cairo_move_to(cr(), line.front().x * kPointsPerMm, line.front().y * kPointsPerMm);
    const bool closed = line.size() > 2 && line.front() == line.back();
    for (std::size_t i = 1; i < line.size() - (closed ? 1 : 0); ++i) {
        cairo_line_to(cr(), line[i].x * kPointsPerMm, line[i].y * kPointsPerMm);
    }
    if (closed) cairo_close_path(cr());
}

void CairoCanvas::Impl::trace(std::span<const Polyline> lines) const {
    for (const Polyline& line : lines) trace(line);
}

void CairoCanvas::fill(std::span<const Polyline> rings, style::Color color) {
    impl_->ink(color);
    impl_->trace(rings);
    cairo_set_fill_rule(impl_->cr(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(impl_->cr());
}

void CairoCanvas::stroke(std::span<const Polyline> lines, const Pen& pen) {
    impl_->ink(pen.color);
    impl_->trace(lines);
    cairo_set_line_width(impl_->cr(), pen.width * kPointsPerMm);
    const double dash = pen.dash * kPointsPerMm;
    cairo_set_dash(impl_->cr(), &dash, pen.dash > 0 ? 1 : 0, 0);
    cairo_stroke(impl_->cr());
}

void CairoCanvas::hatch(std::span<const Polyline> rings) {
    constexpr double kEvery = 1.4;  // millimetres, across the lines
    fill(rings, theme().no_data);
    Box box;
    for (const Polyline& ring : rings) {
        for (const Point& p : ring) box.add(p);
    }
    if (box.empty()) return;
    cairo_save(impl_->cr());
    impl_->trace(rings);
    cairo_clip(impl_->cr());
    // The lines x + y = k * step are on one grid for the whole page, so that neighbours match.
    const double step = kEvery * std::sqrt(2.0);
    std::vector<Polyline> lines;
    for (double sum = std::ceil((box.x0 + box.y0) / step) * step; sum < box.x1 + box.y1;
         sum += step) {
        lines.push_back({{sum - box.y1, box.y1}, {sum - box.y0, box.y0}});
    }
    stroke(lines, {0.12, theme().hatch});
    cairo_restore(impl_->cr());
}

void CairoCanvas::dots(std::span<const Point> centres, double diameter, style::Color color) {
    constexpr std::size_t kMany = 20000;  // then a coarser grid halves the file, unseen
    const double grid = centres.size() < kMany ? 8 : 4;  // per point
    using Place = std::pair<std::int32_t, std::int32_t>;
    std::vector<Place> places;
    places.reserve(centres.size());
    for (const Point& p : centres) {
        places.emplace_back(std::lround(p.y * kPointsPerMm * grid),
                            std::lround(p.x * kPointsPerMm * grid));
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const auto& [y, x] : places) {
        cairo_move_to(impl_->cr(), x / grid, y / grid);
        cairo_close_path(impl_->cr());
    }
    impl_->ink(color);
    cairo_set_dash(impl_->cr(), nullptr, 0, 0);
    cairo_set_line_width(impl_->cr(), diameter * kPointsPerMm);
    cairo_stroke(impl_->cr());
}

/// In a PDF the shapes become a form that pages refer to.
void CairoCanvas::shared(const std::string& name, const std::function<void(Canvas&)>& draw) {
    if (impl_->file != Impl::File::kPdf) return draw(*this);
    auto& picture = impl_->pictures[name];
    if (!picture) {
        const double margin = impl_->paper.margin() * kPointsPerMm;
        const cairo_rectangle_t sheet{-margin, -margin, impl_->sheet_width(),
                                      impl_->sheet_height()};
        picture.reset(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &sheet));
        std::unique_ptr<cairo_t, CairoDeleter> page(impl_->pen_on(picture.get()));
        page.swap(impl_->cairo);
        draw(*this);
        page.swap(impl_->cairo);
    }
    cairo_set_source_surface(impl_->cr(), picture.get(), 0, 0);
    cairo_paint(impl_->cr());
}

}  // namespace relais::draw
