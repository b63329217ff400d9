#pragma once

#include <functional>
#include <vector>

#include "render/draw/canvas.h"

namespace relais::draw {

/// Records calls, to be drawn later on another canvas, so that pages are made in parallel and
/// written in their order. Texts are measured on a separate canvas, which must not be used by
/// others meanwhile and must outlive it.
class DeferredCanvas : public Canvas {
  public:
    explicit DeferredCanvas(Canvas& measure);

    /// Draws the recorded calls on `target`.
    void replay(Canvas& target) const;

    [[nodiscard]] geometry::Box full_page() const override { return measure_.full_page(); }
    using Canvas::fill;
    using Canvas::stroke;
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
    [[nodiscard]] double width_of(std::string_view text, const TextStyle& style) override;
    [[nodiscard]] double height_of(std::string_view text, double width,
                                   const TextStyle& style) override;
    [[nodiscard]] int unwritten() const override { return measure_.unwritten(); }

  protected:
    void begin_clip(const geometry::Box& box) override;
    void end_clip() override;
    void begin_element(const Element& element) override;
    void end_element(const std::string& type) override;
    void begin_part(std::string_view kind, std::string_view name) override;
    void end_part() override;

  private:
    using Operation = std::function<void(Canvas&)>;

    Canvas& measure_;
    std::vector<Operation> operations_;
};

}  // namespace relais::draw
