#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/snap/snapper.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

constexpr double kTop = Page::body_top() + 4;
constexpr double kMethodGutter = 9;

struct Section {
    std::string heading;
    std::vector<std::string> paragraphs;
};

/// "80 m", "2 km".
std::string length_text(const language::Catalogue& words, double metres) {
    const bool kilometres = metres >= 1000;
    return words.say(kilometres ? "scale.km" : "scale.m",
                     arg("n", words.numbers().bound(kilometres ? metres / 1000 : metres)));
}

/// How households get to the roads.
std::string network_text(const Context& context) {
    const snap::Options& snapping = context.options.snapping;
    return context.words.say(
        "method.times.network", arg("by", context.by()),
        arg("walk", length_text(context.words, snapping.max_metres)),
        arg("farther", length_text(context.words, snapping.farther_to_open_metres)),
        arg("speed", context.words.numbers().bound(3.6 * snapping.walking_metres_per_second)));
}

std::vector<Section> sections_of(const Context& context) {
    const language::Catalogue& words = context.words;
    std::vector<Section> sections;
    sections.push_back(
        {words.say("method.times"),
         {network_text(context), words.say("method.times.speed", arg("by", context.by())),
          words.say("method.times.nearest")}});
    sections.push_back(
        {words.say("method.numbers"),
         {words.say("method.numbers.weights"), words.say("method.numbers.shares"),
          words.say("method.numbers.classes"),
          words.say("method.numbers.maps", arg("projection", context.scene.projection().name()),
                    arg("epsg", context.scene.projection().epsg()))}});
    sections.push_back({words.say("method.limits"),
                        {words.say("method.limits.time"), words.say("method.limits.border"),
                         words.say("method.limits.access")}});
    sections.push_back({words.say("method.validation"),
                        {words.say("method.validation.text"), words.say("method.manifest")}});
    sections.push_back({words.say("method.made"), {words.say("method.made.version")}});
    return sections;
}

/// A heading or a paragraph that has found its place.
struct Text {
    bool is_heading = false;
    std::string text;
    std::size_t page = 0;  ///< of the method's own
    Point at;
};

int columns_of(const Page& page) {
    return page.portrait() ? 2 : 3;
}
double column_width(const Page& page) {
    return (page.body_width() - (columns_of(page) - 1) * kMethodGutter) / columns_of(page);
}
draw::TextStyle body_style() {
    return {.size = 8.5, .leading = 1.38};
}

/// Pours sections into columns, then onto as many pages as it takes.
class Pour {
  public:
    explicit Pour(const Context& context) : context_(context), width_(column_width(context.page)) {
        for (const Section& section : sections_of(context)) {
            heading(section.heading, section.paragraphs.front());
            for (const std::string& text : section.paragraphs) paragraph(text);
        }
    }
    [[nodiscard]] const std::vector<Text>& texts() const { return texts_; }
    [[nodiscard]] std::size_t pages() const { return page_ + 1; }

  private:
    void heading(const std::string& text, const std::string& next) {
        room(6 + height_of(next));
        if (y_ > kTop) y_ += 3;
        texts_.push_back({true, text, page_, {x(), y_ + 3.5}});
        y_ += 6;
    }
    void paragraph(const std::string& text) {
        const double height = height_of(text);
        room(height);
        texts_.push_back({false, text, page_, {x(), y_}});
        y_ += height + 1.4;
    }
    [[nodiscard]] double height_of(const std::string& text) const {
        return context_.canvas.height_of(text, width_, body_style());
    }
    [[nodiscard]] double x() const { return Page::left() + column_ * (width_ + kMethodGutter); }

    void room(double height) {
        if (y_ + height <= context_.page.body_bottom() + 6 || y_ <= kTop) return;
        y_ = kTop;
        if (++column_ < columns_of(context_.page)) return;
        column_ = 0;
        ++page_;
    }

    const Context& context_;
    double width_;
    std::vector<Text> texts_;
    std::size_t page_ = 0;
    int column_ = 0;
    double y_ = kTop;
};

void draw_text(Context& context, const Text& text) {
    const Canvas::Tag tag(context.canvas, text.is_heading ? "H2" : "P");
    if (text.is_heading) {
        context.canvas.text(text.text, text.at, {.size = 11, .face = Face::kBold});
    } else {
        context.canvas.paragraph(text.text, text.at, column_width(context.page), body_style());
    }
}

}  // namespace

std::size_t method_pages(const Context& context) {
    return Pour(context).pages();
}

void draw_method(Context& context) {
    const Pour pour(context);
    const language::Catalogue& words = context.words;
    const PageFrame frame{words.say("method.title"), words.say("method.topic"), "",
                          words.say("method.bookmark")};
    for (std::size_t page = 0; page < pour.pages(); ++page) {
        draw_page(context, context.page_list.page(page_name("method", page)), frame, [&] {
            for (const Text& text : pour.texts()) {
                if (text.page == page) draw_text(context, text);
            }
        });
    }
}

}  // namespace relais::atlas
