#include "render/draw/recording_canvas.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace relais::draw {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;
using Json = nlohmann::json;

constexpr double kMmPerPoint = 25.4 / 72;

std::string hex(style::Color color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

/// Hundredths of a millimetre are as fine as anything here.
double rounded(double mm) {
    return std::round(mm * 100) / 100;
}

Json box_json(const Box& box) {
    if (box.empty()) return Json::array();
    return Json::array({rounded(box.x0), rounded(box.y0), rounded(box.x1), rounded(box.y1)});
}

Box box_of(std::span<const Polyline> lines) {
    Box box;
    for (const Polyline& line : lines) {
        for (const Point& p : line) box.add(p);
    }
    return box;
}

std::size_t point_count(std::span<const Polyline> lines) {
    std::size_t count = 0;
    for (const Polyline& line : lines) count += line.size();
    return count;
}

/// From the tops of capitals to the depth of descenders, about the width that was drawn.
Box line_box(Point at, double width, double size, Align align) {
    const double share = align == Align::kLeft ? 0.0 : align == Align::kCentre ? 0.5 : 1.0;
    const double x0 = at.x - share * width;
    return {x0, at.y - 0.74 * size * kMmPerPoint, x0 + width, at.y + 0.2 * size * kMmPerPoint};
}

}  // namespace

struct RecordingCanvas::Record {
    Json pages = Json::array();
    Json operations = Json::array();
    struct Named {
        std::string kind, name;
    };
    std::vector<Named> parts;
    std::vector<std::string> elements;
    bool is_shared = false;  // the drawing is on the canvas below already

    Json& add(const char* kind) {
        Json& operation = operations.emplace_back(Json{{"kind", kind}});
        if (!parts.empty()) {
            operation["part"] = parts.back().kind;
            operation["name"] = parts.back().name;
        }
        if (!elements.empty()) operation["element"] = elements.back();
        return operation;
    }
    void add_text(std::string_view text, const Box& box, const TextStyle& style, int unwritten) {
        Json& operation = add("text");
        operation["text"] = text;
        operation["box"] = box_json(box);
        operation["size"] = style.size;
        operation["color"] = hex(style.color);
        if (unwritten > 0) operation["unwritten"] = unwritten;
    }
};

RecordingCanvas::RecordingCanvas(Canvas& under)
    : Canvas(under.theme()), under_(under), record_(std::make_unique<Record>()) {}
RecordingCanvas::~RecordingCanvas() = default;

std::string RecordingCanvas::json() const {
    const nlohmann::json whole{{"pages", record_->pages}};
    // Names are from users' files: bytes that are not UTF-8 are shown as U+FFFD.
    return whole.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void RecordingCanvas::begin_page(const PageEntry& entry) {
    record_->pages.push_back({{"label", entry.label},
                              {"name", entry.name},
                              {"bookmark", entry.bookmark},
                              {"page", box_json(full_page())}});
    record_->operations = nlohmann::json::array();
    under_.begin_page(entry);
}
void RecordingCanvas::end_page() {
    record_->pages.back()["operations"] = std::move(record_->operations);
    under_.end_page();
}

void RecordingCanvas::fill(std::span<const Polyline> rings, style::Color color) {
    auto& operation = record_->add("fill");
    operation["color"] = hex(color);
    operation["box"] = box_json(box_of(rings));
    operation["rings"] = rings.size();
    operation["points"] = point_count(rings);
    if (!record_->is_shared) under_.fill(rings, color);
}

void RecordingCanvas::stroke(std::span<const Polyline> lines, const Pen& pen) {
    auto& operation = record_->add("stroke");
    operation["color"] = hex(pen.color);
    operation["width"] = pen.width;
    operation["box"] = box_json(box_of(lines));
    operation["points"] = point_count(lines);
    if (!record_->is_shared) under_.stroke(lines, pen);
}

void RecordingCanvas::hatch(std::span<const Polyline> rings) {
    auto& operation = record_->add("hatch");
    operation["box"] = box_json(box_of(rings));
    operation["rings"] = rings.size();
    if (!record_->is_shared) under_.hatch(rings);
}

void RecordingCanvas::dots(std::span<const Point> centres, double diameter, style::Color color) {
    auto& operation = record_->add("dots");
    operation["color"] = hex(color);
    operation["diameter"] = rounded(diameter);
    operation["count"] = centres.size();
    if (!record_->is_shared) under_.dots(centres, diameter, color);
}

void RecordingCanvas::shared(const std::string& name, const std::function<void(Canvas&)>& draw) {
    under_.shared(name, draw);
    record_->is_shared = true;
    draw(*this);
    record_->is_shared = false;
}

double RecordingCanvas::text(std::string_view text, Point at, const TextStyle& style, Align align) {
    const double width = under_.text(text, at, style, align);
    if (text != " ")  // between the words of two lines
        record_->add_text(text, line_box(at, width, style.size, align), style, unwritten());
    return width;
}

void RecordingCanvas::text_with_halo(std::string_view text, Point at, const TextStyle& style,
                                     Align align, const Halo& halo) {
    under_.text_with_halo(text, at, style, align, halo);
    const int missing = unwritten();
    const double width = under_.width_of(text, style);
    record_->add_text(text, line_box(at, width, style.size, align), style, missing);
}

void RecordingCanvas::text_upwards(std::string_view text, Point at, const TextStyle& style) {
    under_.text_upwards(text, at, style);
    const int missing = unwritten();
    const double length = under_.width_of(text, style);
    record_->add_text(text,
                      Box{at.x - 0.74 * style.size * kMmPerPoint, at.y - length,
                          at.x + 0.2 * style.size * kMmPerPoint, at.y},
                      style, missing);
}

double RecordingCanvas::paragraph(std::string_view text, Point at, double width,
                                  const TextStyle& style) {
    const double height = under_.paragraph(text, at, width, style);
    record_->add_text(text, Box::at(at.x, at.y, width, height), style, unwritten());
    return height;
}

double RecordingCanvas::width_of(std::string_view text, const TextStyle& style) {
    return under_.width_of(text, style);
}
double RecordingCanvas::height_of(std::string_view text, double width, const TextStyle& style) {
    return under_.height_of(text, width, style);
}

void RecordingCanvas::begin_clip(const Box& box) {
    under_.begin_clip(box);
}
void RecordingCanvas::end_clip() {
    under_.end_clip();
}

void RecordingCanvas::begin_element(const Element& element) {
    record_->elements.push_back(element.type);
    if (!element.target.empty()) {
        auto& operation = record_->add("link");
        operation["target"] = element.target;
        operation["box"] = box_json(element.area);
    } else if (!element.alternative.empty()) {
        record_->add("figure")["alternative"] = element.alternative;
    }
    under_.begin_element(element);
}
void RecordingCanvas::end_element(const std::string& type) {
    record_->elements.pop_back();
    under_.end_element(type);
}

void RecordingCanvas::begin_part(std::string_view kind, std::string_view name) {
    record_->parts.push_back({std::string(kind), std::string(name)});
}
void RecordingCanvas::end_part() {
    record_->parts.pop_back();
}

}  // namespace relais::draw
