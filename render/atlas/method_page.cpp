#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/atlas/frame.h"
#include "render/atlas/pages.h"

namespace relais::atlas {
namespace {

using draw::Canvas;
using draw::Face;
using language::arg;

struct Section {
    std::string heading;
    std::vector<std::string> paragraphs;
};

std::vector<Section> sections_of(const Context& context) {
    const std::vector<CategoryId>& unserved = context.digest.unserved;
    const language::Catalogue& words = context.words;
    std::vector<Section> sections;
    sections.push_back({words.say("method.times"),
                        {words.say("method.times.network", arg("by", context.by())),
                         words.say("method.times.speed", arg("by", context.by())),
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
    if (!unserved.empty()) {
        std::vector<std::string> names;
        for (const CategoryId c : unserved) names.push_back(context.category_name(c));
        sections.push_back({words.say("method.unserved"),
                            {words.say("method.unserved.list",
                                       arg("list", fmt::format("{}", fmt::join(names, ", "))))}});
    }
    std::vector<std::string> making{words.say("method.made.version")};
    if (!context.options.command.empty()) making.push_back(context.options.command);
    sections.push_back({words.say("method.made"), std::move(making)});
    return sections;
}

/// Pours sections into three columns, then onto as many pages as it takes.
class Pour {
  public:
    explicit Pour(Context& context)
        : context_(context),
          page_(context.plan.body_count()),
          width_((context.page.body_width() - (columns(context.page) - 1) * kGutter) /
                 columns(context.page)) {}

    void start(const std::string& name) {
        const language::Catalogue& words = context_.words;
        context_.canvas.begin_page(
            {folio(), words.say("method.bookmark"), name, words.say("contents.part.back")});
        draw_title(context_, words.say("method.title"), words.say("method.topic"));
        column_ = 0;
        y_ = kTop;
    }
    void end() {
        draw_foot(context_, "", context_.words.say("method.bookmark"), folio());
        context_.canvas.end_page();
    }
    void heading(const std::string& text, const std::string& next) {
        room(6 + context_.canvas.height_of(next, width_, body()));
        if (y_ > kTop) y_ += 3;
        const Canvas::Tag tag(context_.canvas, "H2");
        context_.canvas.text(text, {x(), y_ + 3.5}, {.size = 11, .face = Face::kBold});
        y_ += 6;
    }
    void paragraph(const std::string& text) {
        room(context_.canvas.height_of(text, width_, body()));
        const Canvas::Tag tag(context_.canvas, "P");
        y_ += context_.canvas.paragraph(text, {x(), y_}, width_, body()) + 1.4;
    }

  private:
    static constexpr double kTop = Page::body_top() + 4;
    static constexpr double kGutter = 9;
    static int columns(const Page& page) { return page.portrait() ? 2 : 3; }
    static draw::TextStyle body() { return {.size = 8.5, .leading = 1.38}; }
    [[nodiscard]] std::string folio() const { return fmt::format("{}", page_); }
    [[nodiscard]] double x() const { return Page::left() + column_ * (width_ + kGutter); }

    void room(double height) {
        if (y_ + height <= context_.page.body_bottom() + 6 || y_ <= kTop) return;
        y_ = kTop;
        if (++column_ < columns(context_.page)) return;
        end();
        ++page_;
        start(fmt::format("method-{}", page_));
    }

    Context& context_;
    std::size_t page_;
    double width_;
    int column_ = 0;
    double y_ = kTop;
};

}  // namespace

void draw_method(Context& context) {
    Pour pour(context);
    pour.start("method");
    for (const Section& section : sections_of(context)) {
        pour.heading(section.heading, section.paragraphs.front());
        for (const std::string& text : section.paragraphs) pour.paragraph(text);
    }
    pour.end();
}

}  // namespace relais::atlas
