#include "tests/documents/document.h"

#include <algorithm>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "tests/support/program.h"

namespace relais::documents {
namespace {

namespace fs = std::filesystem;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::string without_quotes(std::string text) {
    std::erase(text, '`');
    return text;
}

/// The cells of "| a | b |"; a bar in back quotes separates none.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::string cell;
    bool quoted = false;
    for (const char c : trimmed(line).substr(1)) {
        if (c == '`') quoted = !quoted;
        if (c == '|' && !quoted) {
            cells.push_back(trimmed(cell));
            cell.clear();
        } else {
            cell += c;
        }
    }
    return cells;
}

/// Reads line by line.
class Reader {
  public:
    explicit Reader(const fs::path& file) { document_.file = file; }

    void take(const std::string& line) {
        ++number_;
        const std::string text = trimmed(line);
        if (text.starts_with("```")) return toggle(line);
        if (fenced_) {
            document_.fences.back().text += line.substr(std::min(indent_, line.size())) + "\n";
            return;
        }
        if (text.starts_with("#"))
            document_.sections.push_back({heading_of(text), {}, {}});
        else
            take_text(line, text);
    }
    Document finish() { return std::move(document_); }

  private:
    static std::string heading_of(const std::string& text) {
        return without_quotes(trimmed(text.substr(text.find_first_not_of('#'))));
    }
    void toggle(const std::string& line) {
        fenced_ = !fenced_;
        if (!fenced_) return;
        indent_ = line.find("```");
        document_.fences.push_back({trimmed(line.substr(indent_ + 3)), {}, number_ + 1});
    }
    void take_text(const std::string& line, const std::string& text) {
        Section& section = document_.sections.back();
        section.text += line + "\n";
        if (!text.starts_with("|")) {
            if (!text.empty()) caption_ = text;
        } else if (text.starts_with("|--")) {
            if (!section.rows.empty()) section.rows.pop_back();  // the header
        } else {
            section.rows.push_back({cells_of(text), caption_});
        }
    }

    Document document_{{}, {Section{}}, {}};
    std::string caption_;
    std::size_t number_ = 0;
    std::size_t indent_ = 0;
    bool fenced_ = false;
};

}  // namespace

const Section& Document::section(std::string_view heading) const {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& section) {
        return section.heading == heading;
    });
    if (found == sections.end())
        throw std::runtime_error(file.string() + " has no section \"" + std::string(heading) +
                                 "\"");
    return *found;
}

Document read_document(const fs::path& file) {
    Reader reader(file);
    std::istringstream text(testing_support::read_file(file));
    for (std::string line; std::getline(text, line);) reader.take(line);
    return reader.finish();
}

std::vector<std::string> code_words(std::string_view text) {
    std::vector<std::string> words;
    while (true) {
        const auto begin = text.find('`');
        if (begin == std::string_view::npos) return words;
        const auto end = text.find('`', begin + 1);
        if (end == std::string_view::npos) return words;
        words.emplace_back(text.substr(begin + 1, end - begin - 1));
        text.remove_prefix(end + 1);
    }
}

std::set<std::string> first_words(const std::vector<Row>& rows) {
    std::set<std::string> words;
    for (const Row& row : rows)
        for (std::string& word : code_words(row.cells.at(0))) words.insert(std::move(word));
    return words;
}

std::string anchor_of(std::string_view heading) {
    std::string anchor;
    for (const char c : heading) {
        if (c >= 'A' && c <= 'Z')
            anchor += static_cast<char>(c - 'A' + 'a');
        else if (c == ' ')
            anchor += '-';
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')
            anchor += c;
    }
    return anchor;
}

std::vector<std::string> links_of(const Document& document) {
    static const std::regex kCode("`[^`]*`");
    static const std::regex kLink(R"(\]\(([^)\s]+)\))");
    std::vector<std::string> links;
    for (const Section& section : document.sections) {
        const std::string text = std::regex_replace(section.text, kCode, "");
        for (std::sregex_iterator it(text.begin(), text.end(), kLink), end; it != end; ++it)
            links.push_back((*it)[1]);
    }
    return links;
}

std::vector<fs::path> all_documents() {
    const fs::path top = testing_support::source_tree();
    std::vector<fs::path> files = {top / "README.md", top / "CONTRIBUTING.md"};
    for (const auto& entry : fs::recursive_directory_iterator(top / "docs"))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    for (const char* room : {"engine", "geodata", "render", "tools", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(top / room))
            if (entry.path().filename() == "README.md") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace relais::documents
