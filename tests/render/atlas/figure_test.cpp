// Single figures, read from the structure of their PDF.

#include "render/atlas/figure.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>

#include "engine/core/error.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

/// The texts that stand for the pictures of a document.
std::vector<std::string> alternatives(const std::string& pdf) {
    std::vector<std::string> found;
    QPDF document;
    document.processMemoryFile("figure", pdf.data(), pdf.size());
    for (QPDFObjectHandle object : document.getAllObjects())
        if (object.isDictionary() && object.hasKey("/Alt"))
            found.push_back(object.getKey("/Alt").getUTF8Value());
    return found;
}

bool says(const std::string& pdf, const std::string& text) {
    for (std::string alternative : alternatives(pdf)) {
        for (std::size_t at = alternative.find("\u00a0"); at != std::string::npos;
             at = alternative.find("\u00a0"))
            alternative.replace(at, 2, " ");
        if (alternative.find(text) != std::string::npos) return true;
    }
    return false;
}

/// The two valleys: West at 8 and 9 minutes, East at 10 and 11, with a limit of 9.
struct Figure : ::testing::Test {
    territory::Territory territory = small_territory();
    FigureRequest request;

    void SetUp() override {
        territory.categories[0].limit_minutes = 9;
        request.category = CategoryId{0};
    }
    std::string draw() const {
        return draw_figure(territory, findings_of(territory, 8), graph::RoadNetwork{}, request);
    }
};

TEST_F(Figure, AMapSaysWhatItFinds) {
    EXPECT_TRUE(says(draw(), "Half of the dwellings are more than 9 minutes"));
}

TEST_F(Figure, AMapOfAZoneCountsItsPeopleAlone) {
    request.zone = "East";
    for (const Measure measure : {Measure::kMedian, Measure::kHouseholds}) {
        request.measure = measure;
        EXPECT_TRUE(says(draw(), "East · 100% of dwellings are more than 9 minutes"));
        EXPECT_FALSE(says(draw(), "Half"));
    }
    request.zone = "South";
    EXPECT_THROW((void)draw(), Error);
}

}  // namespace
}  // namespace relais::atlas
