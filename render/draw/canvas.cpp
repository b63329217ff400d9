#include "render/draw/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include "render/draw/canvas_impl.h"
#include "render/style/theme.h"

namespace relais::draw {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

Polyline outline(const Box& box) {
    return {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}, {box.x0, box.y0}};
}

/// Attribute values of tags are quoted; names that we make contain no quote.
std::string attribute(std::string_view key, std::string_view value) {
    return fmt::format("{}='{}'", key, value);
}

}  // namespace

namespace {

constexpr double kPngScale = 200.0 / 72.0;  // 200 dots an inch

void set_metadata(cairo_surface_t* pdf, const Metadata& metadata) {
    const std::pair<cairo_pdf_metadata_t, const std::string*> entries[] = {
        {CAIRO_PDF_METADATA_TITLE, &metadata.title},
        {CAIRO_PDF_METADATA_AUTHOR, &metadata.author},
        {CAIRO_PDF_METADATA_SUBJECT, &metadata.subject},
        {CAIRO_PDF_METADATA_KEYWORDS, &metadata.keywords},
        {CAIRO_PDF_METADATA_CREATOR, &metadata.creator},
        {CAIRO_PDF_METADATA_CREATE_DATE, &metadata.date},
        {CAIRO_PDF_METADATA_MOD_DATE, &metadata.date}};
    for (const auto& [key, value] : entries) {
        if (!value->empty()) cairo_pdf_surface_set_metadata(pdf, key, value->c_str());
    }
}

cairo_surface_t* new_surface(Format format, double width, double height, std::string& bytes) {
    switch (format) {
        case Format::kPdf:
            return cairo_pdf_surface_create_for_stream(append, &bytes, width, height);
        case Format::kSvg:
            return cairo_svg_surface_create_for_stream(append, &bytes, width, height);
        case Format::kPng:
            break;
    }
    cairo_surface_t* image = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * kPngScale)),
        static_cast<int>(std::lround(height * kPngScale)));
    cairo_surface_set_device_scale(image, kPngScale, kPngScale);
    return image;
}

}  // namespace

Canvas::Canvas(double page_width, double page_height, const Metadata& metadata, Format format)
    : impl_(std::make_unique<Impl>()) {
    impl_->page = {0, 0, page_width, page_height};
    impl_->format = format;
    impl_->surface.reset(
        new_surface(format, page_width * kPointsPerMm, page_height * kPointsPerMm, impl_->bytes));
    if (format == Format::kPdf) set_metadata(impl_->surface.get(), metadata);
    impl_->cairo.reset(cairo_create(impl_->surface.get()));
    if (format == Format::kPng) {
        cairo_set_source_rgb(impl_->cr(), 1, 1, 1);
        cairo_paint(impl_->cr());
    }
    impl_->set_up_text();
    cairo_set_line_join(impl_->cr(), CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(impl_->cr(), CAIRO_LINE_CAP_ROUND);
    cairo_tag_begin(impl_->cr(), "Document", nullptr);
}

Canvas::~Canvas() = default;

void Canvas::begin_page(const std::string& label, const std::string& bookmark,
                        const std::string& name) {
    if (impl_->format != Format::kPdf) return;
    cairo_pdf_surface_set_page_label(impl_->surface.get(), label.c_str());
    cairo_tag_begin(impl_->cr(), CAIRO_TAG_DEST, attribute("name", name).c_str());
    cairo_tag_end(impl_->cr(), CAIRO_TAG_DEST);
    cairo_pdf_surface_add_outline(impl_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, bookmark.c_str(),
                                  attribute("dest", name).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void Canvas::end_page() {
    cairo_show_page(impl_->cr());
}

std::string Canvas::finish() {
    cairo_tag_end(impl_->cr(), "Document");
    impl_->layout.reset();
    impl_->context.reset();
    impl_->cairo.reset();
    if (impl_->format == Format::kPng)
        cairo_surface_write_to_png_stream(impl_->surface.get(), append, &impl_->bytes);
    cairo_surface_finish(impl_->surface.get());
    return std::move(impl_->bytes);
}

void Canvas::Impl::trace(const Polyline& line) const {
    if (line.empty()) return;
    cairo_move_to(cr(), line.front().x * kPointsPerMm, line.front().y * kPointsPerMm);
    const bool closed = line.size() > 2 && line.front() == line.back();
    for (std::size_t i = 1; i < line.size() - (closed ? 1 : 0); ++i) {
        cairo_line_to(cr(), line[i].x * kPointsPerMm, line[i].y * kPointsPerMm);
    }
    if (closed) cairo_close_path(cr());
}

void Canvas::Impl::trace(std::span<const Polyline> lines) const {
    for (const Polyline& line : lines) trace(line);
}

void Canvas::fill(std::span<const Polyline> rings, style::Color color) {
    impl_->ink(color);
    impl_->trace(rings);
    cairo_set_fill_rule(impl_->cr(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(impl_->cr());
}

void Canvas::fill(const Box& box, style::Color color) {
    const Polyline ring = outline(box);
    fill(std::span(&ring, 1), color);
}

void Canvas::stroke(std::span<const Polyline> lines, const Pen& pen) {
    impl_->ink(pen.color);
    impl_->trace(lines);
    cairo_set_line_width(impl_->cr(), pen.width * kPointsPerMm);
    const double dash = pen.dash * kPointsPerMm;
    cairo_set_dash(impl_->cr(), &dash, pen.dash > 0 ? 1 : 0, 0);
    cairo_stroke(impl_->cr());
}

void Canvas::stroke(const Box& box, const Pen& pen) {
    const Polyline ring = outline(box);
    stroke(std::span(&ring, 1), pen);
}

void Canvas::line(Point from, Point to, const Pen& pen) {
    const Polyline line{from, to};
    stroke(std::span(&line, 1), pen);
}

void Canvas::hatch(std::span<const Polyline> rings) {
    constexpr double kEvery = 1.4;  // millimetres, across the lines
    fill(rings, style::kNoData);
    Box box;
    for (const Polyline& ring : rings) {
        for (const Point& p : ring) box.add(p);
    }
    if (box.empty()) return;
    cairo_save(impl_->cr());
    impl_->trace(rings);
    cairo_clip(impl_->cr());
    // The lines x + y = k * step lie on one grid for the whole page, so that neighbours match.
    const double step = kEvery * std::sqrt(2.0);
    std::vector<Polyline> lines;
    for (double sum = std::ceil((box.x0 + box.y0) / step) * step; sum < box.x1 + box.y1;
         sum += step) {
        lines.push_back({{sum - box.y1, box.y1}, {sum - box.y0, box.y0}});
    }
    stroke(lines, {0.12, style::kHatch});
    cairo_restore(impl_->cr());
}

void Canvas::dots(std::span<const Point> centres, double diameter, style::Color color) {
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

Canvas::Clip::Clip(Canvas& canvas, const Box& box) : canvas_(canvas) {
    cairo_save(canvas_.impl_->cr());
    canvas_.impl_->trace(outline(box));
    cairo_clip(canvas_.impl_->cr());
}
Canvas::Clip::~Clip() {
    cairo_restore(canvas_.impl_->cr());
}

Canvas::Tag::Tag(Canvas& canvas, const char* element) : canvas_(canvas), element_(element) {
    cairo_tag_begin(canvas_.impl_->cr(), element_.c_str(), nullptr);
}
Canvas::Tag::Tag(Canvas& canvas, std::string_view link_target, const Box& area)
    : canvas_(canvas), element_(CAIRO_TAG_LINK) {
    const std::string attributes =
        fmt::format("{} rect=[{:.2f} {:.2f} {:.2f} {:.2f}]", attribute("dest", link_target),
                    area.x0 * kPointsPerMm, area.y0 * kPointsPerMm, area.width() * kPointsPerMm,
                    area.height() * kPointsPerMm);
    cairo_tag_begin(canvas_.impl_->cr(), CAIRO_TAG_LINK, attributes.c_str());
}
Canvas::Tag::~Tag() {
    cairo_tag_end(canvas_.impl_->cr(), element_.c_str());
}

}  // namespace relais::draw
