#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/geometry/plane.h"
#include "render/style/theme.h"

namespace relais::draw {

enum class Face : std::uint8_t { kRegular, kMedium, kSemiBold, kBold, kTitle };
enum class Align : std::uint8_t { kLeft, kCentre, kRight };

/// How a run of text looks. Sizes are true points (1/72 inch).
struct TextStyle {
    double size = 8;
    Face face = Face::kRegular;
    style::Color color = style::kNearBlack;
    bool tabular = false;   ///< all figures equally wide
    double leading = 1.35;  ///< line height of paragraphs, in sizes
};

struct Pen {
    double width = 0.2;  ///< millimetres
    style::Color color;
    double dash = 0;  ///< millimetres of dash and of gap; 0: unbroken
};

/// The halo around letters: `strength` 1 hides everything under it.
struct Halo {
    double width = 0.22;  ///< millimetres beyond the letters
    style::Color color;
    double strength = 1;
};

/// How a page is found: the folio that readers show, its entry in the outline (under `part` where
/// there is one) and the name that links lead to.
struct PageEntry {
    std::string label;
    std::string bookmark;
    std::string name;
    std::string part;
};

/// A piece of the document's structure: "H1", "P", "Figure", "Table", "TR", ... A figure has an
/// `alternative` text that describes it; with `target` it is a link from `area` to the page of that
/// name.
struct Element {
    std::string type;
    std::string alternative;
    std::string target;
    geometry::Box area;
};

/// A drawing surface: pages, shapes, text, structure. All places and lengths are millimetres from
/// the top left corner of the (trimmed) page. CairoCanvas makes files, RecordingCanvas records the
/// calls.
class Canvas {
  public:
    explicit Canvas(style::Theme theme) : theme_(std::move(theme)) {}
    virtual ~Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    [[nodiscard]] const style::Theme& theme() const { return theme_; }
    /// The page with its bleed: the area to fill with a colour that extends to the edge.
    [[nodiscard]] virtual geometry::Box full_page() const = 0;

    virtual void begin_page(const PageEntry& entry) = 0;
    virtual void end_page() = 0;

    virtual void fill(std::span<const geometry::Polyline> rings, style::Color color) = 0;
    void fill(const geometry::Box& box, style::Color color);
    virtual void stroke(std::span<const geometry::Polyline> lines, const Pen& pen) = 0;
    void stroke(const geometry::Box& box, const Pen& pen);
    void line(geometry::Point from, geometry::Point to, const Pen& pen);
    /// Grey with lines at 45 degrees, as vectors: the sign for "no data".
    virtual void hatch(std::span<const geometry::Polyline> rings) = 0;
    /// Round dots; places that fall on the same 1/8 point of paper (1/4 where there
    /// are more than 20 000) are drawn once.
    virtual void dots(std::span<const geometry::Point> centres, double diameter,
                      style::Color color) = 0;

    /// The drawing of `draw` on the canvas passed to it: shapes, no text, the same for the same
    /// name. A document of pages keeps one copy of it. `draw` may be called later, while the
    /// document is made.
    virtual void shared(const std::string& name, const std::function<void(Canvas&)>& draw) = 0;

    /// One line of text whose baseline starts, is centred or ends at `at`. Returns its width.
    virtual double text(std::string_view text, geometry::Point at, const TextStyle& style,
                        Align align = Align::kLeft) = 0;
    /// The same above a halo.
    virtual void text_with_halo(std::string_view text, geometry::Point at, const TextStyle& style,
                                Align align, const Halo& halo) = 0;
    /// One line that reads from the bottom to the top, whose baseline starts at `at`: for the heads
    /// of narrow columns.
    virtual void text_upwards(std::string_view text, geometry::Point at,
                              const TextStyle& style) = 0;
    /// Text broken into lines of at most `width`; `at` is the top left corner. Returns its height.
    virtual double paragraph(std::string_view text, geometry::Point at, double width,
                             const TextStyle& style) = 0;
    [[nodiscard]] virtual double width_of(std::string_view text, const TextStyle& style) = 0;
    [[nodiscard]] virtual double height_of(std::string_view text, double width,
                                           const TextStyle& style) = 0;
    /// How many characters of the last text the fonts could not write.
    [[nodiscard]] virtual int unwritten() const = 0;

    /// Restricts drawing to a box for its lifetime.
    class Clip {
      public:
        Clip(Canvas& canvas, const geometry::Box& box);
        ~Clip();
        Clip(const Clip&) = delete;
        Clip& operator=(const Clip&) = delete;

      private:
        Canvas& canvas_;
    };
    /// Marks everything drawn during its lifetime as an element of the document's structure.
    class Tag {
      public:
        Tag(Canvas& canvas, const char* type);
        Tag(Canvas& canvas, const Element& element);
        ~Tag();
        Tag(const Tag&) = delete;
        Tag& operator=(const Tag&) = delete;

        static Element figure(std::string alternative);
        static Element link(std::string target, const geometry::Box& area);

      private:
        Canvas& canvas_;
        std::string type_;
    };
    /// Names the shapes drawn during its lifetime in a layout dump: ("zone", "Canillo").
    class Part {
      public:
        Part(Canvas& canvas, std::string_view kind, std::string_view name = {});
        ~Part();
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;

      private:
        Canvas& canvas_;
    };

  protected:
    friend class DeferredCanvas;
    friend class RecordingCanvas;
    virtual void begin_clip(const geometry::Box& box) = 0;
    virtual void end_clip() = 0;
    virtual void begin_element(const Element& element) = 0;
    virtual void end_element(const std::string& type) = 0;
    virtual void begin_part(std::string_view /*kind*/, std::string_view /*name*/) {}
    virtual void end_part() {}

  private:
    style::Theme theme_;
};

}  // namespace relais::draw
