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

struct ExitCode {
    int code;
    const char* meaning;
};
inline constexpr ExitCode kExitCodes[] = {
    {0, "success"}, {1, "failure, with a message"}, {2, "wrong usage"}};

/// Numbers from `least` to `most`, both included.
[[nodiscard]] CLI::Validator between(double least, double most);

/// An option whose value is one of some words; `choose` gets the index of the chosen one.
CLI::Option* add_choice(CLI::App& app, const std::string& name,
                        const std::vector<std::string>& words,
                        const std::function<void(std::size_t)>& choose,
                        const std::string& description);

/// An option whose value is one of some words, each with its own value.
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

/// Sets up help that fits a terminal, and a one-sentence message on misuse. To be called before
/// commands are added.
void set_up_help(CLI::App& program);
/// Sets up the common rules of commands: no value is empty, numbers are finite, and the help lists
/// the exit codes. To be called after the options of the command were added.
void finish_command(CLI::App& command);

}  // namespace relais::tools
