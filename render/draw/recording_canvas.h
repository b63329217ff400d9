#pragma once

#include <memory>
#include <string>

#include "render/draw/canvas.h"

namespace relais::draw {

/// Draws on another canvas and records every call, page by page: every text with its box, font size
/// and colour, every shape with its colour, box and its part of the map. Tests read this instead of
/// guessing from pixels; `relais atlas --dump-layout` writes it.
class RecordingCanvas final : public Canvas {
  public:
    /// `under` must outlive this.
    explicit RecordingCanvas(Canvas& under);
    ~RecordingCanvas() override;

    /// {"pages": [{"label", "name", "bookmark", "operations": [{"kind": "text", ...}, ...]}]},
    /// lengths in millimetres, sizes in points.
    [[nodiscard]] std::string json() const;

    using Canvas::fill;
    using Canvas::stroke;
    [[nodiscard]] geometry::Box full_page() const override { return under_.full_page(); }
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
    [[nodiscard]] int unwritten() const override { return under_.unwritten(); }

  private:
    struct Record;
    void begin_clip(const geometry::Box& box) override;
    void end_clip() override;
    void begin_element(const Element& element) override;
    void end_element(const std::string& type) override;
    void begin_part(std::string_view kind, std::string_view name) override;
    void end_part() override;

    Canvas& under_;
    std::unique_ptr<Record> record_;
};

}  // namespace relais::draw
