#include "tools/console/reference.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <string_view>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "tools/console/arguments.h"
#include "tools/console/version.h"

namespace relais::tools {
namespace {

/// The group of options without a group of their own.
constexpr std::string_view kOptions = "Options";

/// What a value must be, by the notes that CLI11 keeps behind the type: "TEXT:{fr,en}".
struct Value {
    std::string type;                  ///< "TEXT", "NUMBER", ...; "" for a flag
    std::vector<std::string> choices;  ///< empty: any value
    std::string limits;                ///< "From 1 to 9."; "" for none
};

struct Argument {
    std::vector<std::string> names;  ///< "-o", "--output"; "INPUT"
    Value value;
    std::string meaning;  ///< whole sentences
};

struct Group {
    std::string name;
    std::vector<Argument> options;
};

struct CommandReference {
    std::string name;
    std::string description;
    std::string usage;  ///< behind the name: "[OPTIONS] INPUT"
    std::vector<Argument> arguments;
    std::vector<Group> groups;
};

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::string type_of(const std::string& name) {
    return name == "FLOAT" || name == "INT" || name == "UINT" ? "NUMBER" : name;
}

Value value_of(const CLI::Option& option) {
    if (option.get_type_size() == 0) return {};
    static const std::regex kRange(R"((?:\w+ in \[)?(-?[\d.e+]+) (?:-|to) (-?[\d.e+]+)\]?)");
    const std::vector<std::string> notes = split(option.get_type_name(), ':');
    Value value{type_of(notes.front()), {}, {}};
    for (auto note = notes.begin() + 1; note != notes.end(); ++note) {
        std::smatch bounds;
        if (note->starts_with('{'))
            value.choices = split(std::string_view(*note).substr(1, note->size() - 2), ',');
        else if (*note == "POSITIVE")
            value.limits = "More than 0.";
        else if (*note == "NONNEGATIVE")
            value.limits = "0 or more.";
        else if (std::regex_match(*note, bounds, kRange))
            value.limits = fmt::format("From {} to {}.", bounds[1].str(), bounds[2].str());
        else
            value.limits = *note + ".";
    }
    return value;
}

Argument argument_of(const CLI::Option& option) {
    Argument argument{{}, value_of(option), option.get_description()};
    if (option.get_positional()) argument.names.push_back(option.get_name(true, false));
    for (const std::string& name : option.get_snames()) argument.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) argument.names.push_back("--" + name);
    std::string& text = argument.meaning;
    if (!text.ends_with('.')) text += '.';
    const std::string choices = fmt::format("{}", fmt::join(argument.value.choices, ", "));
    if (text.find(choices) == std::string::npos) text += fmt::format(" One of: {}.", choices);
    if (!argument.value.limits.empty()) text += " " + argument.value.limits;
    if (argument.value.type.empty()) return argument;
    if (option.get_expected_max() > 1 && option.get_delimiter() != '\0')
        text += " Several values are separated by commas.";
    else if (option.get_expected_max() > 1 && text.find("several times") == std::string::npos)
        text += " Several values are allowed.";
    if (!option.get_default_str().empty())
        text += fmt::format(" Default: {}.", option.get_default_str());
    if (option.get_required() && !option.get_positional()) text += " Required.";
    return argument;
}

CommandReference reference_of_command(const CLI::App& app) {
    CommandReference command{app.get_name(), app.get_description(), "[OPTIONS]", {}, {}};
    for (const std::string& group : app.get_groups()) {
        Group shown{group, {}};
        for (const CLI::Option* option : app.get_options()) {
            if (option->get_group() != group || group.empty()) continue;
            if (!option->get_positional()) {
                shown.options.push_back(argument_of(*option));
                continue;
            }
            command.arguments.push_back(argument_of(*option));
            std::string name = option->get_name(true, false);
            if (option->get_expected_max() > 1) name += "...";
            command.usage += option->get_required() ? " " + name : " [" + name + "]";
        }
        if (!shown.options.empty()) command.groups.push_back(std::move(shown));
    }
    return command;
}

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

// --- man pages

/// Text for troff: nothing in it is a request, hyphens and quotes can be copied.
std::string roff(std::string_view text) {
    std::string line = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
    for (const char c : text) {
        if (c == '\\')
            line += "\\e";
        else if (c == '-')
            line += "\\-";
        else if (c == '\'')
            line += "\\(aq";
        else
            line += c;
    }
    return line;
}

std::string roff_names(const Argument& argument) {
    std::string line;
    for (const std::string& name : argument.names)
        line += fmt::format("{}\\fB{}\\fR", line.empty() ? "" : ", ", roff(name));
    if (argument.names.front().starts_with('-') && !argument.value.type.empty())
        line += fmt::format(" \\fI{}\\fR", roff(argument.value.type));
    return line;
}

std::string roff_list(const std::vector<Argument>& arguments) {
    std::string text;
    for (const Argument& argument : arguments)
        text += fmt::format(".TP\n{}\n{}\n", roff_names(argument), roff(argument.meaning));
    return text;
}

std::string roff_options(const CommandReference& command) {
    std::string text = ".SH OPTIONS\n";
    for (const Group& group : command.groups) {
        if (group.name != kOptions) text += fmt::format(".SS {}\n", roff(group.name));
        text += roff_list(group.options);
    }
    return text;
}

/// NAME, SYNOPSIS and DESCRIPTION.
std::string roff_head(const std::string& name, const std::string& title,
                      const std::string& synopsis, const std::string& description,
                      const std::string& date) {
    return fmt::format(
        ".TH {} 1 \"{}\" \"relais {}\" \"Relais\"\n.SH NAME\n{} \\- {}\n"
        ".SH SYNOPSIS\n{}\n.SH DESCRIPTION\n{}\n",
        upper(roff(name)), date, kVersion, roff(name), roff(title), synopsis, roff(description));
}

std::string roff_exit_status() {
    std::string text = ".SH EXIT STATUS\n";
    for (const auto& [code, meaning] : kExitCodes)
        text += fmt::format(".TP\n\\fB{}\\fR\n{}.\n", code, meaning);
    return text;
}

std::string man_page(const CommandReference& command, const std::string& date) {
    std::string text =
        roff_head("relais-" + command.name, command.description,
                  fmt::format("\\fBrelais {}\\fR {}", command.name, roff(command.usage)),
                  command.description + ".", date);
    if (!command.arguments.empty()) text += ".SH ARGUMENTS\n" + roff_list(command.arguments);
    text += roff_options(command) + roff_exit_status();
    return text + ".SH SEE ALSO\n.BR relais (1)\n";
}

std::string man_page(const CommandReference& program, const std::vector<CommandReference>& commands,
                     const std::string& date) {
    std::string text = roff_head("relais", "travel times from every household to services",
                                 "\\fBrelais\\fR COMMAND [OPTIONS] ...\n.br\n\\fBrelais\\fR "
                                 "COMMAND \\-\\-help",
                                 program.description, date);
    text += ".SH COMMANDS\n";
    for (const CommandReference& command : commands)
        text +=
            fmt::format(".TP\n.BR relais\\-{} (1)\n{}.\n", command.name, roff(command.description));
    text += roff_options(program) + roff_exit_status();
    text +=
        ".SH ENVIRONMENT\n"
        ".TP\n\\fBXDG_CACHE_HOME\\fR\n"
        "Networks are kept in its folder relais (default: ~/.cache/relais).\n"
        ".TP\n\\fBSOURCE_DATE_EPOCH\\fR\n"
        "Date of the documents that are printed, in seconds since 1970. Without it, that of the "
        "map data.\n"
        ".TP\n\\fBRELAIS_KERNEL\\fR\n"
        "Vector code of the solver: baseline, avx2 or avx512 (default: the best one that the "
        "processor has).\n"
        ".SH SEE ALSO\n";
    for (std::size_t i = 0; i < commands.size(); ++i)
        text += fmt::format(".BR relais\\-{} (1){}\n", commands[i].name,
                            i + 1 < commands.size() ? "," : "");
    return text;
}

// --- the document

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<') {
            result += "&lt;";
            continue;
        }
        if (c == '|' || c == '*') result += '\\';
        result += c;
    }
    return result;
}

std::string table(const std::string& title, const std::vector<Argument>& arguments) {
    std::string text = fmt::format("\n| {} | meaning |\n|---|---|\n", title);
    for (const Argument& argument : arguments) {
        std::string names;
        for (const std::string& name : argument.names)
            names += fmt::format("{}`{}`", names.empty() ? "" : ", ", name);
        if (argument.names.front().starts_with('-') && !argument.value.type.empty())
            names += " " + argument.value.type;
        text += fmt::format("| {} | {} |\n", names, cell(argument.meaning));
    }
    return text;
}

std::string section(const CommandReference& command) {
    std::string text = fmt::format("\n## relais {0}\n\n{1}.\n\n    relais {0} {2}\n", command.name,
                                   command.description, command.usage);
    if (!command.arguments.empty()) text += table("argument", command.arguments);
    for (const Group& group : command.groups)
        text += table(group.name == kOptions ? "option" : group.name, group.options);
    return text;
}

std::string document(const std::vector<CommandReference>& commands) {
    std::string codes;
    for (const auto& [code, meaning] : kExitCodes)
        codes += fmt::format("{}`{}` {}", codes.empty() ? "" : "; ", code, meaning);
    std::string text = fmt::format(
        "# Commands\n\nEvery command with its arguments and options, as `relais COMMAND --help` "
        "prints them. The program writes this\npage: `relais reference DIR`. Exit codes: {}.\n\n"
        "| command | does |\n|---|---|\n",
        codes);
    for (const CommandReference& command : commands)
        text += fmt::format("| [`{0}`](#relais-{0}) | {1} |\n", command.name,
                            cell(command.description));
    for (const CommandReference& command : commands) text += section(command);
    return text;
}

// --- completion

/// What completes the value of an option: its choices, a file name, or nothing.
std::string completed_value(const Value& value) {
    if (!value.choices.empty())
        return fmt::format("_relais_words \"{}\"", fmt::join(value.choices, " "));
    return value.type == "TEXT" ? "_relais_files" : ":";
}

std::string option_words(const CommandReference& command) {
    std::vector<std::string> names;
    for (const Group& group : command.groups)
        for (const Argument& option : group.options)
            names.insert(names.end(), option.names.begin(), option.names.end());
    return fmt::format("{}", fmt::join(names, " "));
}

/// The branch of one command in the completion: values first, then options, then files.
std::string branch(const CommandReference& command) {
    std::string text = fmt::format("        {})\n            case $previous in\n", command.name);
    for (const Group& group : command.groups)
        for (const Argument& option : group.options)
            if (!option.value.type.empty())
                text += fmt::format("                {}) {}; return ;;\n",
                                    fmt::join(option.names, "|"), completed_value(option.value));
    return text + fmt::format("            esac\n            _relais_options \"{}\" ;;\n",
                              option_words(command));
}

constexpr const char* kCompletionHead =
    R"(# Completion of relais for bash, written by: relais reference DIR

_relais_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
}

_relais_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
}

_relais_options() {
    case $word in
        -*) _relais_words "$1" ;;
        *) _relais_files ;;
    esac
}

_relais() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    # bash cuts --option=value into three words
    if [ "$word" = = ]; then
        word=
    elif [ "$previous" = = ]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [ "$COMP_CWORD" -eq 1 ]; then
)";

std::string completion(const CommandReference& program,
                       const std::vector<CommandReference>& commands) {
    std::string text = kCompletionHead;
    std::string words;
    for (const CommandReference& command : commands) words += command.name + " ";
    text += fmt::format("        _relais_words \"{}{}\"\n        return\n    fi\n", words,
                        option_words(program));
    text += "    case ${COMP_WORDS[1]} in\n";
    for (const CommandReference& command : commands) text += branch(command);
    return text + "    esac\n}\n\ncomplete -F _relais relais\n";
}

}  // namespace

std::vector<ReferenceFile> reference_of(const CLI::App& program, const std::string& date) {
    const CommandReference whole = reference_of_command(program);
    std::vector<CommandReference> commands;
    const auto shown = [](const CLI::App* command) { return !command->get_group().empty(); };
    for (const CLI::App* command : program.get_subcommands(shown))
        commands.push_back(reference_of_command(*command));

    std::vector<ReferenceFile> files;
    files.push_back({"relais.1", man_page(whole, commands, date)});
    for (const CommandReference& command : commands)
        files.push_back({fmt::format("relais-{}.1", command.name), man_page(command, date)});
    files.push_back({"relais.bash", completion(whole, commands)});
    files.push_back({"commands.md", document(commands)});
    return files;
}

}  // namespace relais::tools
