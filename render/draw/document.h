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

/// Adds to a PDF the parts that Cairo 1.16 leaves out: language, XMP, the title in the window, trim
/// and bleed boxes, alternative texts of figures (in order of the structure tree), scopes of header
/// cells, tab order; everything outside the structure becomes an artifact; linearised, with an
/// identifier made from the content. Same input, same bytes; no visible change.
[[nodiscard]] std::string complete_document(const std::string& pdf, const Metadata& metadata,
                                            const std::vector<std::string>& alternatives,
                                            const PrintBoxes& boxes);

}  // namespace relais::draw
