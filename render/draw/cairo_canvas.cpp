#include "render/draw/cairo_canvas.h"

#include <cmath>
#include <utility>
#include <vector>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include "render/draw/cairo_impl.h"
#include "render/draw/png_density.h"

namespace relais::draw {
namespace {

using geometry::Box;
using geometry::Polyline;

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

/// Attribute values of tags are quoted; names that we make contain no quote.
std::string attribute(std::string_view key, std::string_view value) {
    return fmt::format("{}='{}'", key, value);
}

Box in_points(const Box& box) {
    return {box.x0 * kPointsPerMm, box.y0 * kPointsPerMm, box.x1 * kPointsPerMm,
            box.y1 * kPointsPerMm};
}

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

}  // namespace

std::unique_ptr<CairoCanvas> CairoCanvas::make(Format format, const Paper& paper, double dpi,
                                               const Metadata& metadata,
                                               const style::Theme& theme) {
    switch (format) {
        case Format::kSvg:
            return svg(paper, theme);
        case Format::kPng:
            return png(paper, dpi, theme);
        case Format::kPdf:
            break;
    }
    return pdf(paper, metadata, theme);
}

CairoCanvas::CairoCanvas(std::unique_ptr<Impl> impl, const style::Theme& theme)
    : Canvas(theme), impl_(std::move(impl)) {}
CairoCanvas::~CairoCanvas() = default;

cairo_t* CairoCanvas::Impl::pen_on(cairo_surface_t* target) const {
    cairo_t* pen = cairo_create(target);
    cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
    return pen;
}

void CairoCanvas::Impl::start(cairo_surface_t* target) {
    surface.reset(target);
    cairo.reset(pen_on(target));
    set_up_text();
}

std::unique_ptr<CairoCanvas> CairoCanvas::pdf(const Paper& paper, Metadata metadata,
                                              const style::Theme& theme) {
    auto impl = std::make_unique<Impl>();
    impl->paper = paper;
    impl->metadata = std::move(metadata);
    impl->theme = theme;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(
        append, &impl->bytes, impl->sheet_width(), impl->sheet_height());
    set_metadata(surface, impl->metadata);
    impl->start(surface);
    cairo_tag_begin(impl->cr(), "Document", nullptr);
    return std::unique_ptr<CairoCanvas>(new CairoCanvas(std::move(impl), theme));
}

std::unique_ptr<CairoCanvas> CairoCanvas::svg(const Paper& paper, const style::Theme& theme) {
    auto impl = std::make_unique<Impl>();
    impl->file = Impl::File::kSvg;
    impl->paper = paper;
    impl->theme = theme;
    impl->start(cairo_svg_surface_create_for_stream(append, &impl->bytes, impl->sheet_width(),
                                                    impl->sheet_height()));
    impl->ink(theme.paper);  // the background of a viewer may be dark
    cairo_paint(impl->cr());
    return std::unique_ptr<CairoCanvas>(new CairoCanvas(std::move(impl), theme));
}

std::unique_ptr<CairoCanvas> CairoCanvas::png(const Paper& paper, double dpi,
                                              const style::Theme& theme) {
    auto impl = std::make_unique<Impl>();
    impl->file = Impl::File::kPng;
    impl->paper = paper;
    impl->dpi = dpi;
    impl->theme = theme;
    const double scale = dpi / 72;
    impl->start(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(impl->sheet_width() * scale)),
        static_cast<int>(std::lround(impl->sheet_height() * scale))));
    cairo_scale(impl->cr(), scale, scale);
    impl->ink(theme.paper);
    cairo_paint(impl->cr());
    return std::unique_ptr<CairoCanvas>(new CairoCanvas(std::move(impl), theme));
}

Box CairoCanvas::full_page() const {
    return Box{0, 0, impl_->paper.width, impl_->paper.height}.grown(impl_->paper.bleed /
                                                                    impl_->paper.zoom);
}

void CairoCanvas::begin_page(const PageEntry& entry) {
    cairo_save(impl_->cr());
    cairo_translate(impl_->cr(), impl_->paper.margin() * kPointsPerMm,
                    impl_->paper.margin() * kPointsPerMm);
    cairo_scale(impl_->cr(), impl_->paper.zoom, impl_->paper.zoom);
    if (impl_->file != Impl::File::kPdf) return;
    impl_->page_titles[entry.name] =
        entry.bookmark + (entry.label.empty() ? "" : ", " + entry.label);
    cairo_surface_t* surface = impl_->surface.get();
    cairo_pdf_surface_set_page_label(surface, entry.label.c_str());
    cairo_tag_begin(impl_->cr(), CAIRO_TAG_DEST, attribute("name", entry.name).c_str());
    cairo_tag_end(impl_->cr(), CAIRO_TAG_DEST);
    const std::string destination = attribute("dest", entry.name);
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    if (!entry.part.empty()) {
        const auto [part, is_new] = impl_->parts.try_emplace(entry.part, 0);
        if (is_new) {
            part->second = cairo_pdf_surface_add_outline(
                surface, CAIRO_PDF_OUTLINE_ROOT, entry.part.c_str(), destination.c_str(),
                static_cast<cairo_pdf_outline_flags_t>(CAIRO_PDF_OUTLINE_FLAG_OPEN |
                                                       CAIRO_PDF_OUTLINE_FLAG_BOLD));
        }
        parent = part->second;
    }
    cairo_pdf_surface_add_outline(surface, parent, entry.bookmark.c_str(), destination.c_str(),
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void CairoCanvas::end_page() {
    if (impl_->paper.bleed > 0) impl_->crop_marks();
    cairo_restore(impl_->cr());
    cairo_show_page(impl_->cr());
}

/// Two short lines at each corner, outside the bleed.
void CairoCanvas::Impl::crop_marks() const {
    constexpr double kLength = 5;
    std::vector<Polyline> marks;
    for (const double x : {0.0, paper.width}) {
        for (const double y : {0.0, paper.height}) {
            const double dx = x > 0 ? 1 : -1, dy = y > 0 ? 1 : -1;
            const double near = (paper.bleed + 1) / paper.zoom, far = near + kLength / paper.zoom;
            marks.push_back({{x + dx * near, y}, {x + dx * far, y}});
            marks.push_back({{x, y + dy * near}, {x, y + dy * far}});
        }
    }
    ink(theme.ink);
    trace(marks);
    cairo_set_dash(cr(), nullptr, 0, 0);
    cairo_set_line_width(cr(), 0.1 * kPointsPerMm);
    cairo_stroke(cr());
}

std::string CairoCanvas::finish() {
    Impl& impl = *impl_;
    if (impl.file == Impl::File::kPdf) cairo_tag_end(impl.cr(), "Document");
    if (impl.file == Impl::File::kPng) {
        cairo_surface_write_to_png_stream(impl.surface.get(), append, &impl.bytes);
    }
    impl.layout.reset();
    impl.context.reset();
    impl.cairo.reset();
    impl.pictures.clear();
    cairo_surface_finish(impl.surface.get());
    if (impl.file == Impl::File::kPng) return with_density(impl.bytes, impl.dpi);
    if (impl.file == Impl::File::kSvg) return std::move(impl.bytes);
    const double margin = impl.paper.margin();
    const Box trim = Box::at(margin, margin, impl.paper.width * impl.paper.zoom,
                             impl.paper.height * impl.paper.zoom);
    Spoken spoken{impl.alternatives, {}};
    for (const std::string& target : impl.targets) spoken.links.push_back(impl.page_titles[target]);
    return complete_document(impl.bytes, impl.metadata, spoken,
                             {in_points(trim), in_points(trim.grown(impl.paper.bleed))});
}

void CairoCanvas::begin_clip(const Box& box) {
    cairo_save(impl_->cr());
    impl_->trace(geometry::outline(box));
    cairo_clip(impl_->cr());
}
void CairoCanvas::end_clip() {
    cairo_restore(impl_->cr());
}

void CairoCanvas::begin_element(const Element& element) {
    if (impl_->file != Impl::File::kPdf) return;
    if (element.target.empty()) {
        if (element.type == "Figure") impl_->alternatives.push_back(element.alternative);
        cairo_tag_begin(impl_->cr(), element.type.c_str(), nullptr);
        return;
    }
    impl_->targets.push_back(element.target);
    const double margin = impl_->paper.margin();  // link positions are on the sheet, not on the
                                                  // trimmed page
    const double zoom = impl_->paper.zoom;
    const std::string attributes = fmt::format(
        "{} rect=[{:.2f} {:.2f} {:.2f} {:.2f}]", attribute("dest", element.target),
        (element.area.x0 * zoom + margin) * kPointsPerMm,
        (element.area.y0 * zoom + margin) * kPointsPerMm,
        element.area.width() * zoom * kPointsPerMm, element.area.height() * zoom * kPointsPerMm);
    cairo_tag_begin(impl_->cr(), CAIRO_TAG_LINK, attributes.c_str());
}
void CairoCanvas::end_element(const std::string& type) {
    if (impl_->file == Impl::File::kPdf) cairo_tag_end(impl_->cr(), type.c_str());
}

}  // namespace relais::draw
