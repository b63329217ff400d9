#pragma once

#include <CLI/App.hpp>
#include <string>
#include <utility>
#include <vector>

namespace relais::tools {

/// Numbers from `least` to `most`, both included.
[[nodiscard]] CLI::Validator between(double least, double most);

/// An option that takes one of some words, each for a value.
template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Value& value,
                        const std::vector<std::pair<std::string, Value>>& choices,
                        const std::string& description) {
    std::vector<std::string> words;
    for (const auto& [word, meant] : choices) words.push_back(word);
    const auto choose = [&value, choices](const std::string& chosen) {
        for (const auto& [word, meant] : choices)
            if (word == chosen) value = meant;
    };
    return app.add_option_function<std::string>(name, choose, description)
        ->check(CLI::IsMember(words));
}

/// Help whose lines fit a terminal, and misuse told in a sentence. Before commands are added.
void set_up_help(CLI::App& program);
/// What holds for every command: no value is empty, no number endless or none, and the help tells
/// the exit codes. After its options were added.
void finish_command(CLI::App& command);

}  // namespace relais::tools
