#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/geometry/plane.h"
#include "render/style/color.h"

namespace relais::draw {

enum class Face : std::uint8_t { kRegular, kMedium, kSemiBold, kBold, kTitle };
enum class Align : std::uint8_t { kLeft, kCentre, kRight };

/// How a run of text looks. Sizes are true points (1/72 inch).
struct TextStyle {
    double size = 8;
    Face face = Face::kRegular;
    style::Color color = style::Color::hex(0x1a1a1a);
    bool tabular = false;   ///< all figures equally wide
    double leading = 1.35;  ///< line height of paragraphs, in sizes
};

struct Pen {
    double width = 0.2;  ///< millimetres
    style::Color color;
    double dash = 0;  ///< millimetres of dash and of gap; 0: unbroken
};

/// What a reader of the file's properties sees. Dates are ISO 8601.
struct Metadata {
    std::string title, author, subject, keywords, creator, date;
};

/// What becomes of a drawing: a document of pages, or one picture. An SVG's letters are outlines.
enum class Format : std::uint8_t { kPdf, kSvg, kPng };

/// A document or picture being drawn, page by page: the only place that knows the drawing library.
/// All places and lengths are millimetres from the top left corner of the page. Same calls, same
/// bytes.
class Canvas {
  public:
    /// Throws Error when the fonts (family Inter, static) are not installed.
    Canvas(double page_width, double page_height, const Metadata& metadata,
           Format format = Format::kPdf);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// `label` is the folio a reader shows; `bookmark` its entry in the outline; `name` the target
    /// of links.
    void begin_page(const std::string& label, const std::string& bookmark, const std::string& name);
    void end_page();
    /// Ends the document and gives its bytes. No further call may follow.
    [[nodiscard]] std::string finish();

    void fill(std::span<const geometry::Polyline> rings, style::Color color);  ///< even-odd
    void fill(const geometry::Box& box, style::Color color);
    void stroke(std::span<const geometry::Polyline> lines, const Pen& pen);
    void stroke(const geometry::Box& box, const Pen& pen);
    void line(geometry::Point from, geometry::Point to, const Pen& pen);
    /// Grey with lines at 45 degrees, as vectors: the sign for "no data".
    void hatch(std::span<const geometry::Polyline> rings);
    /// Round dots; places that fall on the same 1/8 point of paper (1/4 where there
    /// are more than 20 000) are drawn once.
    void dots(std::span<const geometry::Point> centres, double diameter, style::Color color);

    /// One line of text whose baseline starts, is centred or ends at `at`. Returns its width.
    double text(std::string_view text, geometry::Point at, const TextStyle& style,
                Align align = Align::kLeft);
    /// The same above a halo of `halo` millimetres in colour `under`.
    void text_with_halo(std::string_view text, geometry::Point at, const TextStyle& style,
                        Align align, double halo, style::Color under);
    /// Text broken into lines of at most `width`; `at` is the top left corner. Returns its height.
    double paragraph(std::string_view text, geometry::Point at, double width,
                     const TextStyle& style);
    [[nodiscard]] double width_of(std::string_view text, const TextStyle& style);
    [[nodiscard]] double height_of(std::string_view text, double width, const TextStyle& style);

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
    /// Marks what is drawn in its lifetime as an element of the document's structure: "H1", "P",
    /// "Figure", "Table", ... or, with a target, as a link to the page of that name.
    class Tag {
      public:
        Tag(Canvas& canvas, const char* element);
        Tag(Canvas& canvas, std::string_view link_target, const geometry::Box& area);
        ~Tag();
        Tag(const Tag&) = delete;
        Tag& operator=(const Tag&) = delete;

      private:
        Canvas& canvas_;
        std::string element_;
    };

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace relais::draw
