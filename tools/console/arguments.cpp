#include "tools/console/arguments.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <sstream>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace relais::tools {
namespace {

constexpr std::size_t kNameColumns = 30;
constexpr std::size_t kLineColumns = 80;

/// A description in lines that fit next to the names; CLI11 indents them.
std::string wrapped(const std::string& text) {
    std::string lines;
    std::size_t column = 0;
    std::istringstream words(text);
    for (std::string word; words >> word; column += word.size()) {
        const bool fits = kNameColumns + column + 1 + word.size() <= kLineColumns;
        if (column > 0) lines += fits ? ' ' : '\n';
        column = fits && column > 0 ? column + 1 : 0;
        lines += word;
    }
    return lines;
}

class HelpFormatter : public CLI::Formatter {
  public:
    HelpFormatter() { column_width(kNameColumns); }

    std::string make_option_desc(const CLI::Option* option) const override {
        return wrapped(option->get_description());
    }
    std::string make_subcommand(const CLI::App* command) const override {
        std::stringstream out;
        CLI::detail::format_help(out, command->get_name(), wrapped(command->get_description()),
                                 kNameColumns);
        return out.str();
    }
};

std::string misuse(const CLI::App* program, const CLI::Error& error) {
    const auto commands = program->get_subcommands();
    if (!commands.empty())
        return fmt::format("relais: {}\nSee relais {} --help\n", error.what(),
                           commands.front()->get_name());
    const auto words = program->remaining();
    return fmt::format("relais: {}\nSee relais --help\n",
                       words.empty() ? error.what() : words.front() + " is not a command");
}

std::string refuse_empty(const std::string& text) {
    return text.empty() ? "the value is empty" : "";
}

std::string refuse_endless(const std::string& text) {
    double number = 0;
    const bool finite = CLI::detail::lexical_cast(text, number) && std::isfinite(number);
    return finite ? "" : fmt::format("\"{}\" is not a number", text);
}

}  // namespace

CLI::Option* add_choice(CLI::App& app, const std::string& name,
                        const std::vector<std::string>& words,
                        const std::function<void(std::size_t)>& choose,
                        const std::string& description) {
    const auto choose_word = [words, choose](const std::string& chosen) {
        const auto found = std::find(words.begin(), words.end(), chosen);
        if (found != words.end()) choose(static_cast<std::size_t>(found - words.begin()));
    };
    return app.add_option_function<std::string>(name, choose_word, description)
        ->check(CLI::IsMember(words));
}

CLI::Validator between(double least, double most) {
    const auto refuse = [least, most](const std::string& text) {
        double number = 0;
        const bool within =
            CLI::detail::lexical_cast(text, number) && number >= least && number <= most;
        return within ? "" : fmt::format("write a number from {} to {}, not {}", least, most, text);
    };
    return {refuse, fmt::format("{} to {}", least, most)};
}

void set_up_help(CLI::App& program) {
    program.formatter(std::make_shared<HelpFormatter>());
    program.failure_message(misuse);
}

void finish_command(CLI::App& command) {
    for (CLI::Option* option : command.get_options()) {
        if (option->get_type_size() == 0) continue;  // a flag
        option->check(refuse_empty);
        if (std::string_view(option->get_type_name()).starts_with("FLOAT"))
            option->check(refuse_endless);
    }
    std::string codes;
    for (const auto& [code, meaning] : kExitCodes)
        codes += fmt::format("{} {} {}", codes.empty() ? "" : ";", code, meaning);
    command.footer("Exit codes:" + codes + ".");
}

}  // namespace relais::tools
