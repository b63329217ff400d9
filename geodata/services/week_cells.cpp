#include "geodata/services/week_cells.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace relais::services {
namespace {

constexpr std::array kDays = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

/// Minutes of the day, from and to.
using Range = std::pair<int, int>;

/// Blanks of all kinds become one blank, dashes one dash; ends are trimmed.
std::string tidy(std::string_view text) {
    std::string result(text);
    const auto replace = [&result](std::string_view what, std::string_view with) {
        for (std::size_t at = 0; (at = result.find(what, at)) != std::string::npos;)
            result.replace(at, what.size(), with), at += with.size();
    };
    replace("\xC2\xA0", " ");
    replace("\xE2\x80\x93", "-");
    replace("\xE2\x80\x94", "-");
    for (char& c : result)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    result.erase(std::unique(result.begin(), result.end(),
                             [](char a, char b) { return a == ' ' && b == ' '; }),
                 result.end());
    const std::size_t first = result.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return result.substr(first, result.find_last_not_of(' ') - first + 1);
}

bool means_closed(const std::string& cell) {
    static const std::regex kClosed("-*|ferm.*|espace ferm.*|closed|00:00 ?- ?00:00",
                                    std::regex::icase);
    return std::regex_match(cell, kClosed);
}

bool means_untold(const std::string& cell) {
    static const std::regex kUntold("horaires non communiqu.*", std::regex::icase);
    return std::regex_match(cell, kUntold);
}

/// The ranges of "9:00 - 12:00 / 13h30-17:"; absent for any other text.
std::optional<std::vector<Range>> ranges_of(const std::string& text) {
    static const std::regex kRange(
        R"(\s*(\d{1,2})\s*[:h]\s*(\d{2})?\s*-\s*(\d{1,2})\s*[:h]\s*(\d{2})?\s*(?:/|et|,|$|(?=\d)))",
        std::regex::icase);
    std::vector<Range> ranges;
    auto at = text.cbegin();
    for (std::smatch match; at != text.cend(); at = match[0].second) {
        if (!std::regex_search(at, text.cend(), match, kRange,
                               std::regex_constants::match_continuous))
            return std::nullopt;
        const auto minutes = [&match](int hours, int rest) {
            return std::stoi(match[hours]) * 60 +
                   (match[rest].matched ? std::stoi(match[rest]) : 0);
        };
        const Range range{minutes(1, 2), minutes(3, 4)};
        constexpr int kDay = 24 * 60;
        if (range.first > kDay || range.second > kDay || range.second < range.first)
            return std::nullopt;
        if (range.second > range.first) ranges.push_back(range);
    }
    std::sort(ranges.begin(), ranges.end());
    std::vector<Range> joined;
    for (const Range& range : ranges)
        if (!joined.empty() && range.first <= joined.back().second)
            joined.back().second = std::max(joined.back().second, range.second);
        else
            joined.push_back(range);
    return joined;
}

std::string text_of(const std::vector<Range>& ranges) {
    std::string text;
    for (const auto& [from, to] : ranges)
        text += fmt::format("{}{:02}:{:02}-{:02}:{:02}", text.empty() ? "" : ",", from / 60,
                            from % 60, to / 60, to % 60);
    return text;
}

/// The rule for some weekdays: `before` (the weeks), then the days, then the times.
struct Rule {
    std::string before;
    std::string times;
    bool additional = false;  ///< in addition to the rule before it, not instead of it

    bool operator==(const Rule&) const = default;
};
using DayRules = std::vector<Rule>;

/// A part of a cell under one condition: on appointment, in even or odd weeks.
std::optional<Rule> conditional_rule(const std::string& part) {
    static const std::regex kCondition(
        R"((sur (?:rdv|rendez-vous)|sans rdv|semaines? (im)?paires?)\s*:\s*(.*))",
        std::regex::icase);
    std::smatch match;
    const bool has_condition = std::regex_match(part, match, kCondition);
    const auto ranges = ranges_of(has_condition ? match[3].str() : part);
    if (!ranges) return std::nullopt;
    Rule rule{"", text_of(*ranges)};
    if (ranges->empty() || !has_condition) return rule;
    const char first =
        static_cast<char>(std::tolower(static_cast<unsigned char>(match[1].str()[1])));
    if (first == 'u')
        rule.times += " \"sur rendez-vous\"";
    else if (first == 'e')
        rule.before = match[2].matched ? "week 01-53/2 " : "week 02-52/2 ";
    return rule;
}

/// Where conditions begin in a cell: "9:00 - 12:00 / Sur RDV : 13:00 - 17:00" has two parts.
std::vector<std::string> parts_of(const std::string& cell) {
    static const std::regex kBorder(R"(\s*//\s*|\s*/\s*(?=[^\d\s]))");
    return {std::sregex_token_iterator(cell.begin(), cell.end(), kBorder, -1), {}};
}

std::string without_quotes(std::string text) {
    std::replace(text.begin(), text.end(), '"', '\'');
    return text;
}

DayRules rules_of(const std::string& cell) {
    constexpr std::size_t kMostBytes = 300;  // longer ones are prose
    if (cell.size() > kMostBytes) return {{"", "unknown", false}};
    DayRules rules;
    for (const std::string& part : parts_of(cell)) {
        const std::string tidied = tidy(part);
        if (tidied.empty()) continue;
        const std::optional<Rule> rule = conditional_rule(tidied);
        if (!rule) return {{"", fmt::format("unknown \"{}\"", without_quotes(cell)), false}};
        if (rule->times.empty()) continue;
        rules.push_back(*rule);
        rules.back().additional = rules.size() > 1;
    }
    return rules;
}

/// "Mo-We,Fr".
std::string days_text(const std::vector<std::size_t>& days) {
    std::string text;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t last = i;
        while (last + 1 < days.size() && days[last + 1] == days[last] + 1) ++last;
        if (!text.empty()) text += ",";
        text += kDays[days[i]];
        if (last > i) text += fmt::format("{}{}", last > i + 1 ? "-" : ",", kDays[days[last]]);
        i = last + 1;
    }
    return text;
}

}  // namespace

std::string opening_hours(const WeekCells& cells) {
    std::array<DayRules, 7> week;
    for (std::size_t d = 0; d < cells.size(); ++d) {
        const std::string cell = tidy(cells[d]);
        if (!means_closed(cell) && !means_untold(cell)) week[d] = rules_of(cell);
    }
    std::string text;
    std::array<bool, 7> written{};
    for (std::size_t d = 0; d < week.size(); ++d) {
        if (written[d] || week[d].empty()) continue;
        std::vector<std::size_t> days;
        for (std::size_t other = d; other < week.size(); ++other) {
            if (week[other] != week[d]) continue;
            written[other] = true;
            days.push_back(other);
        }
        for (const Rule& rule : week[d])
            text += fmt::format("{}{}{} {}", text.empty() ? "" : (rule.additional ? ", " : "; "),
                                rule.before, days_text(days), rule.times);
    }
    return text;
}

}  // namespace relais::services
