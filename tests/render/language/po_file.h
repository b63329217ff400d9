#pragma once

#include <fstream>
#include <map>
#include <string>

#include "tests/support/program.h"

namespace relais::language {

/// The messages of a catalogue's source, by key; one line each, as our files are written.
inline std::map<std::string, std::string> messages_of(const std::string& code) {
    std::ifstream file(testing_support::source_tree() / "render/language/po" / (code + ".po"));
    std::map<std::string, std::string> messages;
    std::string line, key;
    const auto quoted = [&](const char* word) {
        const std::string start = std::string(word) + " \"";
        return line.rfind(start, 0) == 0 ? line.substr(start.size(), line.size() - start.size() - 1)
                                         : std::string();
    };
    while (std::getline(file, line)) {
        if (const std::string id = quoted("msgid"); !id.empty()) key = id;
        if (const std::string text = quoted("msgstr"); !text.empty()) messages[key] = text;
    }
    return messages;
}

}  // namespace relais::language
