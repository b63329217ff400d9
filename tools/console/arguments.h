#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
class Validator;
}  // namespace CLI

namespace relais::tools {

/// Numbers from `least` to `most`, both included.
[[nodiscard]] CLI::Validator between(double least, double most);

/// An option that takes one of some words; `choose` is told which.
CLI::Option* add_choice(CLI::App& app, const std::string& name,
                        const std::vector<std::string>& words,
                        const std::function<void(std::size_t)>& choose,
                        const std::string& description);

/// An option that takes one of some words, each for a value.
template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Value& value,
                        const std::vector<std::pair<std::string, Value>>& choices,
                        const std::string& description) {
    std::vector<std::string> words;
    for (const auto& [word, meant] : choices) words.push_back(word);
    return add_choice(
        app, name, words, [&value, choices](std::size_t i) { value = choices[i].second; },
        description);
}

/// Help whose lines fit a terminal, and misuse told in a sentence. Before commands are added.
void set_up_help(CLI::App& program);
/// What holds for every command: no value is empty, no number endless or none, and the help tells
/// the exit codes. After its options were added.
void finish_command(CLI::App& command);

}  // namespace relais::tools
