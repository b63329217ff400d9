#include "render/draw/canvas.h"

#include <utility>

namespace relais::draw {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

void Canvas::fill(const Box& box, style::Color color) {
    const Polyline ring = geometry::outline(box);
    fill(std::span(&ring, 1), color);
}

void Canvas::stroke(const Box& box, const Pen& pen) {
    const Polyline ring = geometry::outline(box);
    stroke(std::span(&ring, 1), pen);
}

void Canvas::line(Point from, Point to, const Pen& pen) {
    const Polyline line{from, to};
    stroke(std::span(&line, 1), pen);
}

Canvas::Clip::Clip(Canvas& canvas, const Box& box) : canvas_(canvas) {
    canvas_.begin_clip(box);
}
Canvas::Clip::~Clip() {
    canvas_.end_clip();
}

Canvas::Tag::Tag(Canvas& canvas, const char* type) : Tag(canvas, Element{type, {}, {}, {}}) {}
Canvas::Tag::Tag(Canvas& canvas, const Element& element) : canvas_(canvas), type_(element.type) {
    canvas_.begin_element(element);
}
Canvas::Tag::~Tag() {
    canvas_.end_element(type_);
}

Element Canvas::Tag::figure(std::string alternative) {
    return {"Figure", std::move(alternative), {}, {}};
}
Element Canvas::Tag::link(std::string target, const Box& area) {
    return {"Link", {}, std::move(target), area};
}

Canvas::Part::Part(Canvas& canvas, std::string_view kind, std::string_view name) : canvas_(canvas) {
    canvas_.begin_part(kind, name);
}
Canvas::Part::~Part() {
    canvas_.end_part();
}

}  // namespace relais::draw
