#include "render/atlas/blocks/table.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "render/draw/cairo_canvas.h"
#include "render/draw/recording_canvas.h"

namespace relais::atlas {
namespace {

using nlohmann::json;

/// The texts of a heading in a column of that width, with their sizes.
std::vector<json> heading(const std::string& text, double width) {
    const auto paper = draw::CairoCanvas::pdf({100, 50, 0}, {}, {});
    draw::RecordingCanvas canvas(*paper);
    canvas.begin_page({"page", "Page", "1", ""});
    Table table(canvas, {{text, 10, 10 + width, Align::kRight}});
    table.draw_heading(10);
    canvas.end_page();
    std::vector<json> texts;
    const json layout = json::parse(canvas.json());
    for (const json& operation : layout["pages"][0]["operations"])
        if (operation["kind"] == "text") texts.push_back(operation);
    return texts;
}

TEST(Table, AHeadingBreaksBetweenWordsAndIsSmallerWhereAWordIsWiderThanItsColumn) {
    const auto wide = heading("median (min)", 14);
    ASSERT_EQ(wide.size(), 2U);
    EXPECT_EQ(wide[0]["text"], "median");
    EXPECT_EQ(wide[1]["text"], "(min)");
    EXPECT_EQ(wide[0]["size"], kSmallText);
    const auto narrow = heading("median (min)", 9.5);
    ASSERT_EQ(narrow.size(), 2U);
    EXPECT_EQ(narrow[0]["text"], "median");
    EXPECT_LT(narrow[0]["size"], kSmallText);
}

}  // namespace
}  // namespace relais::atlas
