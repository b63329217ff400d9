#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/geometry/plane.h"

namespace relais::draw {

/// The file's properties. Dates are ISO 8601; language is BCP 47 ("fr").
struct Metadata {
    std::string title, author, subject, keywords, creator, date, language;
};

/// The kind of output: a document of pages, or one picture. An SVG's letters are outlines.
enum class Format : std::uint8_t { kPdf, kSvg, kPng };

/// Boxes of every page, in points from the top left corner of the sheet.
struct PrintBoxes {
    geometry::Box trim;
    geometry::Box bleed;
};

/// Texts for those who do not see the pages, in the order in which they were drawn.
struct Spoken {
    std::vector<std::string> figures;  ///< what each shows
    std::vector<std::string> links;    ///< where each leads
};

/// Adds to a PDF the parts that Cairo 1.16 leaves out: language, XMP, the title in the window, trim
/// and bleed boxes, texts of figures and links, scopes of header cells, tab order; everything
/// outside the structure becomes an artifact; spans of replacement text, which some readers stop
/// at, are taken out; linearised, with an identifier made from the content. Same input, same bytes;
/// no visible change.
[[nodiscard]] std::string complete_document(const std::string& pdf, const Metadata& metadata,
                                            const Spoken& spoken, const PrintBoxes& boxes);

}  // namespace relais::draw
