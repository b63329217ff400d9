#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "render/draw/cairo_canvas.h"
#include "tests/render/atlas/printed.h"

namespace relais::draw {
namespace {

/// The atlas of the two valleys in French, opened.
class Document : public ::testing::Test {
  protected:
    void SetUp() override {
        atlas::Options options;
        options.language = "fr";
        options.bleed = 3;
        const territory::Territory t = atlas::small_territory();
        bytes_ = atlas::print_editions(t, atlas::findings_of(t), graph::RoadNetwork{}, {options})
                     .front()
                     .pdf;
        pdf_.processMemoryFile("atlas", bytes_.data(), bytes_.size());
    }
    std::string bytes_;
    QPDF pdf_;
};

TEST_F(Document, SaysItsLanguageItsTitleAndItsProperties) {
    QPDFObjectHandle root = pdf_.getRoot();
    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "fr");
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_EQ(root.getKey("/PageMode").getName(), "/UseOutlines");
    const auto xmp = root.getKey("/Metadata").getStreamData();
    const std::string text(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize());
    EXPECT_NE(text.find("Two Valleys"), std::string::npos);
    EXPECT_TRUE(pdf_.isLinearized());
}

TEST_F(Document, HasTrimAndBleedOnEveryPage) {
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
        const auto width = [&](const char* name) {
            QPDFObjectHandle box = page.getObjectHandle().getKey(name);
            return box.getArrayItem(2).getNumericValue() - box.getArrayItem(0).getNumericValue();
        };
        EXPECT_NEAR(width("/TrimBox"), 297 * 72 / 25.4, 0.02);
        EXPECT_NEAR(width("/BleedBox"), 303 * 72 / 25.4, 0.02);
    }
}

TEST(Paper, OfA3HasLargerTextsOnTheSameSheet) {
    atlas::Options options;
    options.size = atlas::Size::kA3;
    options.orientation = atlas::Orientation::kLandscape;
    options.bleed = 3;
    const territory::Territory t = atlas::small_territory();
    const std::string bytes =
        atlas::print_editions(t, atlas::findings_of(t), graph::RoadNetwork{}, {options})
            .front()
            .pdf;
    QPDF pdf;
    pdf.processMemoryFile("atlas", bytes.data(), bytes.size());
    const auto side = [&](const char* name, int from, int to) {
        QPDFObjectHandle box =
            QPDFPageDocumentHelper(pdf).getAllPages().front().getObjectHandle().getKey(name);
        return box.getArrayItem(to).getNumericValue() - box.getArrayItem(from).getNumericValue();
    };
    EXPECT_NEAR(side("/TrimBox", 0, 2), 420 * 72 / 25.4, 0.02);
    EXPECT_NEAR(side("/TrimBox", 1, 3), 297 * 72 / 25.4, 0.02);
    EXPECT_NEAR(side("/BleedBox", 0, 2), 426 * 72 / 25.4, 0.02);
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        QPDFObjectHandle links = page.getObjectHandle().getKey("/Annots");
        if (!links.isArray()) continue;
        for (int i = 0; i < links.getArrayNItems(); ++i)
            EXPECT_LT(links.getArrayItem(i).getKey("/Rect").getArrayItem(2).getNumericValue(),
                      (420 + 10) * 72 / 25.4);
    }
}

TEST(CairoText, TheLettersOfAFrenchOrdinalAreSmall) {
    const auto canvas = CairoCanvas::pdf({200, 100, 0}, {}, {});
    const TextStyle style{.size = 20};
    const auto width = [&](const char* text) { return canvas->width_of(text, style); };
    const double letters = width("er");
    EXPECT_LT(width("1er mai"), width("1 mai") + 0.8 * letters);
    EXPECT_LT(width("le\u00a01er\u00a0mai"), width("le\u00a01\u00a0mai") + 0.8 * letters);
    EXPECT_GT(width("21er"), width("21") + 0.9 * letters);
    EXPECT_GT(width("1ere"), width("1e") + 0.9 * letters);
}

/// What a command prints.
std::string output_of(const std::string& command) {
    std::string text;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 4096> some{};
    for (std::size_t n = 0; (n = std::fread(some.data(), 1, some.size(), pipe.get())) > 0;)
        text.append(some.data(), n);
    return text;
}

TEST(Structure, ReadsTheWordsOfBrokenLinesApart) {
    const std::string long_text =
        "One more place in Saint-Colomb would bring the most people near. It is the only one.";
    const auto canvas = CairoCanvas::pdf({100, 80, 0}, {}, {});
    canvas->begin_page({"page", "Page", "1", ""});
    {
        const Canvas::Tag tag(*canvas, "P");
        canvas->paragraph(long_text + "\nSecond line", {5, 5}, 30, {.size = 9});
    }
    canvas->end_page();
    const auto file = std::filesystem::temp_directory_path() /
                      ("relais-structure-" + std::to_string(::getpid()) + ".pdf");
    std::ofstream(file, std::ios::binary) << canvas->finish();
    const std::string read = output_of("pdfinfo -struct-text " + file.string());
    std::filesystem::remove(file);
    EXPECT_NE(read.find(long_text + " Second line"), std::string::npos) << read;
}

/// Counts what lies in the structure tree.
struct Count {
    int figures = 0, described = 0, headers = 0, scoped = 0;
    void visit(QPDFObjectHandle element) {
        if (element.isArray()) {
            for (int i = 0; i < element.getArrayNItems(); ++i) visit(element.getArrayItem(i));
        } else if (element.isDictionary() && element.hasKey("/S")) {
            const std::string type = element.getKey("/S").getName();
            figures += type == "/Figure" ? 1 : 0;
            described += type == "/Figure" && element.hasKey("/Alt") ? 1 : 0;
            headers += type == "/TH" ? 1 : 0;
            scoped += type == "/TH" && element.hasKey("/A") ? 1 : 0;
            if (element.hasKey("/K")) visit(element.getKey("/K"));
        }
    }
};

TEST_F(Document, FiguresHaveTextsAndHeaderCellsHaveScopes) {
    Count count;
    count.visit(pdf_.getRoot().getKey("/StructTreeRoot").getKey("/K"));
    EXPECT_GE(count.figures, 4);
    EXPECT_EQ(count.figures, count.described);
    EXPECT_GE(count.headers, 4);
    EXPECT_EQ(count.headers, count.scoped);
}

TEST_F(Document, AllContentIsAnElementOrAnArtifact) {
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
        const auto data =
            page.getObjectHandle().getKey("/Contents").getStreamData(qpdf_dl_generalized);
        std::istringstream lines(
            std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()));
        int depth = 0;
        for (std::string line; std::getline(lines, line);) {
            if (line.ends_with("BDC") || line.ends_with("BMC")) ++depth;
            ASSERT_GE(depth, 1) << line;  // deeper in spans of text
            ASSERT_LE(depth, 2) << line;
            if (line == "EMC") --depth;
        }
        EXPECT_EQ(depth, 0);
    }
}

}  // namespace
}  // namespace relais::draw
