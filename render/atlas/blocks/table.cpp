#include "render/atlas/blocks/table.h"

#include <algorithm>
#include <utility>

namespace relais::atlas {
namespace {

constexpr double kMmPerPoint = 25.4 / 72;
constexpr double kAbove = 0.55, kBelow = 0.55;  // millimetres around the text of a row

}  // namespace

namespace {

/// How many bytes of a word fit in `width`: at least one character, never a part of one.
std::size_t fitting(Canvas& canvas, const std::string& word, double width,
                    const draw::TextStyle& style) {
    const auto is_start = [&](std::size_t i) {
        return i == word.size() || (static_cast<unsigned char>(word[i]) & 0xC0) != 0x80;
    };
    std::size_t fits = 0;
    for (std::size_t i = 1; i <= word.size(); ++i) {
        if (!is_start(i)) continue;
        if (fits > 0 && canvas.width_of(word.substr(0, i), style) > width) break;
        fits = i;
    }
    return fits;
}

}  // namespace

std::vector<std::string> break_lines(Canvas& canvas, const std::string& text, double width,
                                     const draw::TextStyle& style) {
    if (canvas.width_of(text, style) <= width) return {text};
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        // A piece ends with its space or hyphen; a line does not show the space at its end.
        std::size_t end = std::min(text.find_first_of(" -", at), text.size() - 1) + 1;
        if (canvas.width_of(text.substr(at, end - at), style) > width) {
            end = at + fitting(canvas, text.substr(at, end - at), width, style);
        }
        const std::string piece = text.substr(at, end - at);
        const std::string shown = piece.back() == ' ' ? piece.substr(0, piece.size() - 1) : piece;
        if (!line.empty() && canvas.width_of(line + shown, style) > width) {
            lines.push_back(line.back() == ' ' ? line.substr(0, line.size() - 1) : line);
            line.clear();
        }
        line += piece;
        at = end;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::string cut_to_line(Canvas& canvas, const std::string& text, double width,
                        const draw::TextStyle& style) {
    if (canvas.width_of(text, style) <= width) return text;
    return break_lines(canvas, text, width - canvas.width_of("…", style), style).front() + "…";
}

Table::Table(Canvas& canvas, std::vector<Column> columns, double size, double heading_size)
    : canvas_(canvas), columns_(std::move(columns)) {
    cell_ = {.size = size, .color = canvas.theme().ink, .tabular = true, .leading = 1.2};
    heading_ = {.size = heading_size,
                .face = Face::kSemiBold,
                .color = canvas.theme().quiet_ink,
                .leading = 1.15};
}

double Table::leading(const draw::TextStyle& style) const {
    return style.size * kMmPerPoint * style.leading;
}

std::vector<std::string> Table::lines_of(const std::string& text, double width,
                                         const draw::TextStyle& style) const {
    return break_lines(canvas_, text, width, style);
}

void Table::draw_cell(const std::string& text, const Column& column, double y, double height,
                      const draw::TextStyle& style) {
    const std::vector<std::string> lines = lines_of(text, column.x1 - column.x0, style);
    const double step = leading(style);
    const double block = step * static_cast<double>(lines.size());
    const double x = column.align == Align::kLeft     ? column.x0
                     : column.align == Align::kCentre ? (column.x0 + column.x1) / 2
                                                      : column.x1;
    double baseline = y + (height - block) / 2 + step * 0.5 + style.size * kMmPerPoint * 0.36;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double width = canvas_.text(lines[i], {x, baseline}, style, column.align);
        const double end = column.align == Align::kLeft     ? x + width
                           : column.align == Align::kCentre ? x + width / 2
                                                            : x;
        // The space between the words of two lines, for those who have the table read aloud.
        if (i + 1 < lines.size() && !lines[i].ends_with('-'))
            canvas_.text(" ", {end, baseline}, style);
        baseline += step;
    }
}

draw::TextStyle Table::heading_of(const Column& column) const {
    constexpr double kLeast = 6.5, kStep = 0.25;
    draw::TextStyle style = heading_;
    const auto is_wide = [&] {
        for (std::size_t at = 0; at < column.heading.size();) {
            const std::size_t end =
                std::min(column.heading.find_first_of(" -", at), column.heading.size() - 1) + 1;
            const std::size_t last = column.heading[end - 1] == ' ' ? end - 1 : end;
            if (canvas_.width_of(column.heading.substr(at, last - at), style) >
                column.x1 - column.x0)
                return true;
            at = end;
        }
        return false;
    };
    while (style.size > kLeast && is_wide()) style.size -= kStep;
    return style;
}

double Table::heading_height() const {
    std::size_t most = 1;
    for (const Column& column : columns_) {
        most = std::max(most,
                        lines_of(column.heading, column.x1 - column.x0, heading_of(column)).size());
    }
    return leading(heading_) * static_cast<double>(most) + kAbove + kBelow;
}

double Table::draw_heading(double y) {
    const double height = heading_height();
    const Canvas::Tag row(canvas_, "TR");
    for (const Column& column : columns_) {
        const Canvas::Tag tag(canvas_, "TH");
        const draw::TextStyle style = heading_of(column);
        const std::size_t lines = lines_of(column.heading, column.x1 - column.x0, style).size();
        const double own = leading(heading_) * static_cast<double>(lines) + kAbove + kBelow;
        draw_cell(column.heading, column, y + height - own, own, style);
    }
    canvas_.line({columns_.front().x0, y + height}, {columns_.back().x1, y + height},
                 {0.25, canvas_.theme().ink});
    return y + height;
}

double Table::height_of(const Row& row) const {
    std::size_t most = 1;
    for (std::size_t i = 0; i < columns_.size() && i < row.size(); ++i) {
        most = std::max(most, lines_of(row[i], columns_[i].x1 - columns_[i].x0, cell_).size());
    }
    return leading(cell_) * static_cast<double>(most) + kAbove + kBelow;
}

double Table::draw_row(const Row& row, double y, double least_height) {
    const double height = std::max(height_of(row), least_height);
    const Canvas::Tag tag(canvas_, "TR");
    for (std::size_t i = 0; i < columns_.size() && i < row.size(); ++i) {
        const Canvas::Tag data(canvas_, i == 0 ? "TH" : "TD");
        draw_cell(row[i], columns_[i], y, height, cell_);
    }
    canvas_.line({columns_.front().x0, y + height}, {columns_.back().x1, y + height},
                 {0.1, canvas_.theme().hairline});
    return y + height;
}

double draw_rows(Context& context, const std::vector<Table::Column>& columns,
                 const std::vector<Table::Row>& rows, const Box& box,
                 const std::function<std::string(std::size_t)>& rest, double least_height) {
    constexpr double kRest = 4;
    std::size_t done = 0;
    double y = box.y0;
    {
        const Canvas::Tag tag(context.canvas, "Table");
        Table table(context.canvas, columns);
        y = table.draw_heading(y);
        for (; done < rows.size(); ++done) {
            const double height = std::max(least_height, table.height_of(rows[done]));
            const bool last = done + 1 == rows.size();
            if (y + height + (last ? 0 : kRest) > box.y1) break;
            y = table.draw_row(rows[done], y, height);
        }
    }
    if (done == rows.size()) return y;
    const Canvas::Tag under(context.canvas, "P");
    context.canvas.text(context.words.say("table.rest", arg("rest", rest(rows.size() - done))),
                        {box.x0, y + 3}, {.size = kSmallText, .color = context.theme().quiet_ink});
    return y + kRest;
}

}  // namespace relais::atlas
