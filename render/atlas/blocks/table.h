#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/atlas/document/context.h"
#include "render/geometry/plane.h"

namespace relais::atlas {

/// A table of text: columns between fixed edges, headings and cells broken into as many lines as
/// needed, tagged as Table > TR > TH, TD; the first cell of a row is
/// its heading. Numbers are right-aligned, in tabular figures.
class Table {
  public:
    struct Column {
        std::string heading;
        double x0 = 0, x1 = 0;
        Align align = Align::kRight;
    };
    using Row = std::vector<std::string>;

    /// Sizes in points.
    Table(Canvas& canvas, std::vector<Column> columns, double size = kSmallText,
          double heading_size = kSmallText);

    /// Headings with their rule, from `y` down. Returns the lower edge.
    double draw_heading(double y);
    [[nodiscard]] double heading_height() const;
    [[nodiscard]] double height_of(const Row& row) const;
    /// Draws a row and the hairline under it. Returns the lower edge.
    double draw_row(const Row& row, double y, double least_height = 0);

  private:
    [[nodiscard]] std::vector<std::string> lines_of(const std::string& text, double width,
                                                    const draw::TextStyle& style) const;
    /// Smaller where a word of the heading is wider than its column.
    [[nodiscard]] draw::TextStyle heading_of(const Column& column) const;
    void draw_cell(const std::string& text, const Column& column, double y, double height,
                   const draw::TextStyle& style);
    [[nodiscard]] double leading(const draw::TextStyle& style) const;

    Canvas& canvas_;
    std::vector<Column> columns_;
    draw::TextStyle cell_, heading_;
};

/// As many rows as fit in `box`, then one line with how many there are besides. `rest` writes such a
/// number with its noun. Returns the lower edge.
double draw_rows(Context& context, const std::vector<Table::Column>& columns,
                 const std::vector<Table::Row>& rows, const Box& box,
                 const std::function<std::string(std::size_t)>& rest, double least_height = 0);

/// Text broken at spaces and after hyphens into lines no wider than `width`; a word that is wider
/// has a line of its own.
[[nodiscard]] std::vector<std::string> break_lines(Canvas& canvas, const std::string& text,
                                                   double width, const draw::TextStyle& style);

/// What of a text fits in one line of `width`, with "…" where it is cut.
[[nodiscard]] std::string cut_to_line(Canvas& canvas, const std::string& text, double width,
                                      const draw::TextStyle& style);

}  // namespace relais::atlas
