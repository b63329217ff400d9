#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace relais::documents {

/// A row of a table, without its header.
struct Row {
    std::vector<std::string> cells;
    std::string caption;  ///< the last line of text above the table
};

/// A heading and what stands under it, up to the next heading of any level.
struct Section {
    std::string heading;  ///< without # and back quotes: "[zones.join]"
    std::string text;     ///< without fenced blocks
    std::vector<Row> rows;
};

/// ```INFO … ```
struct Fence {
    std::string info;
    std::string text;
    std::size_t line = 0;  ///< of its first line of text, from 1
};

/// A Markdown file, cut into what the tests ask for.
struct Document {
    std::filesystem::path file;
    std::vector<Section> sections;  ///< the first one has no heading: what stands before any
    std::vector<Fence> fences;

    /// Throws std::runtime_error where there is none.
    [[nodiscard]] const Section& section(std::string_view heading) const;
};

[[nodiscard]] Document read_document(const std::filesystem::path& file);

/// The words between back quotes, in their order: "`lon`, `lat`" has two.
[[nodiscard]] std::vector<std::string> code_words(std::string_view text);
/// Those of the first cells of some rows.
[[nodiscard]] std::set<std::string> first_words(const std::vector<Row>& rows);

/// As a heading is linked to: "the-table-of-a-batch".
[[nodiscard]] std::string anchor_of(std::string_view heading);
/// Where the links outside of fenced blocks and code lead: "files.md#scenario".
[[nodiscard]] std::vector<std::string> links_of(const Document& document);

/// README.md, CONTRIBUTING.md, what stands in docs/, and the README.md of every room.
[[nodiscard]] std::vector<std::filesystem::path> all_documents();

}  // namespace relais::documents
