#pragma once

#include <memory>
#include <string>

#include "render/draw/canvas.h"
#include "render/draw/document.h"

namespace relais::draw {

/// A sheet of paper, in the millimetres that are drawn in. With a bleed, colours extend past the trimmed edge and crop
/// marks are outside it.
struct Paper {
    double width = 297;
    double height = 210;
    double bleed = 0;
    /// By how much everything is enlarged: a sheet of A3 with zoom 1.19 is drawn on like one of
    /// 353 x 250 mm. The bleed is not enlarged.
    double zoom = 1;

    [[nodiscard]] double margin() const { return bleed > 0 ? bleed + kMarks : 0; }
    static constexpr double kMarks = 7;  ///< outside the bleed, room for crop marks
};

/// Draws with Cairo and Pango; the only file that uses them. Same calls, same bytes. Use one from
/// one thread at a time.
class CairoCanvas final : public Canvas {
  public:
    /// A document of many pages, with the facts that make it one. All throw Error when a font
    /// family of the theme is not installed.
    static std::unique_ptr<CairoCanvas> pdf(const Paper& paper, Metadata metadata,
                                            const style::Theme& theme);
    /// One picture. Letters of an SVG are outlines, not text.
    static std::unique_ptr<CairoCanvas> svg(const Paper& paper, const style::Theme& theme);
    /// `dpi` dots an inch, noted in the file.
    static std::unique_ptr<CairoCanvas> png(const Paper& paper, double dpi,
                                            const style::Theme& theme);
    /// One of these.
    static std::unique_ptr<CairoCanvas> make(Format format, const Paper& paper, double dpi,
                                             const Metadata& metadata, const style::Theme& theme);
    ~CairoCanvas() override;

    /// Ends the drawing and returns the file's bytes. No further call may follow.
    [[nodiscard]] std::string finish();

    using Canvas::fill;
    using Canvas::stroke;
    [[nodiscard]] geometry::Box full_page() const override;
    void begin_page(const PageEntry& entry) override;
    void end_page() override;
    void fill(std::span<const geometry::Polyline> rings, style::Color color) override;
    void stroke(std::span<const geometry::Polyline> lines, const Pen& pen) override;
    void hatch(std::span<const geometry::Polyline> rings) override;
    void dots(std::span<const geometry::Point> centres, double diameter,
              style::Color color) override;
    void shared(const std::string& name, const std::function<void(Canvas&)>& draw) override;
    double text(std::string_view text, geometry::Point at, const TextStyle& style,
                Align align) override;
    void text_with_halo(std::string_view text, geometry::Point at, const TextStyle& style,
                        Align align, const Halo& halo) override;
    void text_upwards(std::string_view text, geometry::Point at, const TextStyle& style) override;
    double paragraph(std::string_view text, geometry::Point at, double width,
                     const TextStyle& style) override;
    double width_of(std::string_view text, const TextStyle& style) override;
    double height_of(std::string_view text, double width, const TextStyle& style) override;
    [[nodiscard]] int unwritten() const override;

  private:
    struct Impl;
    CairoCanvas(std::unique_ptr<Impl> impl, const style::Theme& theme);
    void begin_clip(const geometry::Box& box) override;
    void end_clip() override;
    void begin_element(const Element& element) override;
    void end_element(const std::string& type) override;

    std::unique_ptr<Impl> impl_;
};

}  // namespace relais::draw
