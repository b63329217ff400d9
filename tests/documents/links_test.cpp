// Links between the documents lead to files and headings that exist.

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/documents/document.h"

namespace relais::documents {
namespace {

namespace fs = std::filesystem;

bool leads_elsewhere(const std::string& link) {
    return link.find("://") != std::string::npos || link.starts_with("mailto:");
}

bool has_heading(const Document& document, const std::string& anchor) {
    return std::any_of(
        document.sections.begin(), document.sections.end(),
        [&](const Section& section) { return anchor_of(section.heading) == anchor; });
}

TEST(Links, LeadToFilesAndHeadings) {
    std::size_t links = 0;
    for (const fs::path& file : all_documents()) {
        const Document document = read_document(file);
        for (const std::string& link : links_of(document)) {
            if (leads_elsewhere(link)) continue;
            ++links;
            const std::size_t hash = link.find('#');
            const std::string path = link.substr(0, hash);
            const fs::path target = path.empty() ? file : file.parent_path() / path;
            ASSERT_TRUE(fs::exists(target)) << file << " links to " << link;
            if (hash == std::string::npos) continue;
            EXPECT_TRUE(has_heading(read_document(target), link.substr(hash + 1)))
                << file << " links to " << link;
        }
    }
    EXPECT_GT(links, 30U);
}

}  // namespace
}  // namespace relais::documents
