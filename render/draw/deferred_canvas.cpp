#include "render/draw/deferred_canvas.h"

#include <string>

namespace relais::draw {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;
using Lines = std::vector<Polyline>;

DeferredCanvas::DeferredCanvas(Canvas& measure) : Canvas(measure.theme()), measure_(measure) {}

void DeferredCanvas::replay(Canvas& target) const {
    for (const Operation& operation : operations_) operation(target);
}

void DeferredCanvas::begin_page(const PageEntry& entry) {
    operations_.emplace_back([entry](Canvas& to) { to.begin_page(entry); });
}
void DeferredCanvas::end_page() {
    operations_.emplace_back([](Canvas& to) { to.end_page(); });
}

void DeferredCanvas::fill(std::span<const Polyline> rings, style::Color color) {
    operations_.emplace_back(
        [rings = Lines(rings.begin(), rings.end()), color](Canvas& to) { to.fill(rings, color); });
}
void DeferredCanvas::stroke(std::span<const Polyline> lines, const Pen& pen) {
    operations_.emplace_back(
        [lines = Lines(lines.begin(), lines.end()), pen](Canvas& to) { to.stroke(lines, pen); });
}
void DeferredCanvas::hatch(std::span<const Polyline> rings) {
    operations_.emplace_back(
        [rings = Lines(rings.begin(), rings.end())](Canvas& to) { to.hatch(rings); });
}
void DeferredCanvas::dots(std::span<const Point> centres, double diameter, style::Color color) {
    operations_.emplace_back([centres = std::vector<Point>(centres.begin(), centres.end()),
                              diameter, color](Canvas& to) { to.dots(centres, diameter, color); });
}
void DeferredCanvas::shared(const std::string& name, const std::function<void(Canvas&)>& draw) {
    operations_.emplace_back([name, draw](Canvas& to) { to.shared(name, draw); });
}

double DeferredCanvas::text(std::string_view text, Point at, const TextStyle& style, Align align) {
    operations_.emplace_back([text = std::string(text), at, style, align](Canvas& to) {
        to.text(text, at, style, align);
    });
    return measure_.width_of(text, style);
}
void DeferredCanvas::text_with_halo(std::string_view text, Point at, const TextStyle& style,
                                    Align align, const Halo& halo) {
    operations_.emplace_back([text = std::string(text), at, style, align, halo](Canvas& to) {
        to.text_with_halo(text, at, style, align, halo);
    });
}
void DeferredCanvas::text_upwards(std::string_view text, Point at, const TextStyle& style) {
    operations_.emplace_back(
        [text = std::string(text), at, style](Canvas& to) { to.text_upwards(text, at, style); });
}
double DeferredCanvas::paragraph(std::string_view text, Point at, double width,
                                 const TextStyle& style) {
    operations_.emplace_back([text = std::string(text), at, width, style](Canvas& to) {
        to.paragraph(text, at, width, style);
    });
    return measure_.height_of(text, width, style);
}

double DeferredCanvas::width_of(std::string_view text, const TextStyle& style) {
    return measure_.width_of(text, style);
}
double DeferredCanvas::height_of(std::string_view text, double width, const TextStyle& style) {
    return measure_.height_of(text, width, style);
}

void DeferredCanvas::begin_clip(const Box& box) {
    operations_.emplace_back([box](Canvas& to) { to.begin_clip(box); });
}
void DeferredCanvas::end_clip() {
    operations_.emplace_back([](Canvas& to) { to.end_clip(); });
}
void DeferredCanvas::begin_element(const Element& element) {
    operations_.emplace_back([element](Canvas& to) { to.begin_element(element); });
}
void DeferredCanvas::end_element(const std::string& type) {
    operations_.emplace_back([type](Canvas& to) { to.end_element(type); });
}
void DeferredCanvas::begin_part(std::string_view kind, std::string_view name) {
    operations_.emplace_back([kind = std::string(kind), name = std::string(name)](Canvas& to) {
        to.begin_part(kind, name);
    });
}
void DeferredCanvas::end_part() {
    operations_.emplace_back([](Canvas& to) { to.end_part(); });
}

}  // namespace relais::draw
