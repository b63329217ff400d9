#include "geodata/opening_hours/school_holidays.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace relais::opening_hours {
namespace {

/// One piece of a text, with its place in it.
struct Token {
    enum class Kind {
        kHolidays,  ///< SH
        kDays,      ///< any other word that may be part of a selector: Mo, Jul, PH, week, easter
        kTimes,     ///< hours, the sun or a state: the content of a rule for its days
        kComment,   ///< between quotation marks
        kComma,
        kEnd,  ///< of a rule: ";" or "||"
        kOther,
    };
    Kind kind;
    std::size_t begin, end;
};
using Kind = Token::Kind;

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string lower(std::string_view word) {
    std::string result(word);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

Kind kind_of_word(const std::string& word) {
    if (word == "sh") return Kind::kHolidays;
    for (const char* said :
         {"off", "closed", "open", "unknown", "sunrise", "sunset", "dawn", "dusk"})
        if (word == said) return Kind::kTimes;
    return Kind::kDays;
}

/// Digits with a colon or an "h" after them are a time, others a day, a week or a year.
Token number_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool hours = end + 1 < text.size() &&
                       (text[end] == ':' || text[end] == '.' || text[end] == 'h') &&
                       is_digit(text[end + 1]);
    if (!hours) return {Kind::kOther, begin, end};
    for (++end; end < text.size() && is_digit(text[end]);) ++end;
    return {Kind::kTimes, begin, end};
}

Token token_at(std::string_view text, std::size_t begin) {
    const char c = text[begin];
    std::size_t end = begin + 1;
    if (c == '"') {
        while (end < text.size() && text[end] != '"') ++end;
        return {Kind::kComment, begin, std::min(end + 1, text.size())};
    }
    if (c == ';') return {Kind::kEnd, begin, end};
    if (c == '|' && end < text.size() && text[end] == '|') return {Kind::kEnd, begin, end + 1};
    if (c == ',') return {Kind::kComma, begin, end};
    if (is_digit(c)) return number_at(text, begin);
    if (!is_letter(c)) return {Kind::kOther, begin, end};
    while (end < text.size() && is_letter(text[end])) ++end;
    return {kind_of_word(lower(text.substr(begin, end - begin))), begin, end};
}

bool is_blank(std::string_view text, const Token& token) {
    return token.kind == Kind::kOther && text[token.begin] == ' ';
}

/// A number right after a weekday or a holiday is an hour without its minutes: "Mo-Fr 9-12".
bool follows_a_day(std::string_view text, const std::vector<Token>& tokens) {
    for (std::size_t t = tokens.size(); t-- > 0;) {
        if (is_blank(text, tokens[t])) continue;
        const std::string word =
            lower(text.substr(tokens[t].begin, tokens[t].end - tokens[t].begin));
        for (const char* day : {"mo", "tu", "we", "th", "fr", "sa", "su", "ph", "sh"})
            if (word == day) return true;
        return false;
    }
    return false;
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size(); at = tokens.back().end) {
        Token token = token_at(text, at);
        if (token.kind == Kind::kOther && is_digit(text[at]) && follows_a_day(text, tokens))
            token.kind = Kind::kTimes;
        tokens.push_back(token);
    }
    return tokens;
}

/// A rule, as tokens [begin, end), and the separator before it: ";", ",", "||" or nothing.
struct Rule {
    std::size_t begin, end;
    std::string_view separator;
};

/// After the hours of a rule, a comma and days begin another one, and so do school holidays.
std::vector<Rule> rules_of(std::string_view text, const std::vector<Token>& tokens) {
    std::vector<Rule> rules{{0, tokens.size(), ""}};
    bool said = false;
    const auto cut = [&](std::size_t end, std::size_t begin, std::string_view separator) {
        rules.back().end = end;
        rules.push_back({begin, tokens.size(), separator});
        said = false;
    };
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const Kind kind = tokens[t].kind;
        if (kind == Kind::kEnd) {
            cut(t, t + 1, text.substr(tokens[t].begin, tokens[t].end - tokens[t].begin));
        } else if (said && kind == Kind::kHolidays) {
            cut(t, t, ";");  // "Mo-Fr 09:00-12:00 SH off" lacks its semicolon
        } else if (said && kind == Kind::kComma) {
            std::size_t next = t + 1;
            while (next < tokens.size() && is_blank(text, tokens[next])) ++next;
            if (next < tokens.size() &&
                (tokens[next].kind == Kind::kDays || tokens[next].kind == Kind::kHolidays))
                cut(t, t + 1, ",");
        }
        said = said || kind == Kind::kTimes || kind == Kind::kComment;
    }
    return rules;
}

/// Where a list has other entries than the school holidays: the tokens [begin, end) to remove,
/// which are the holidays and one comma. Absent where they are alone.
std::pair<std::size_t, std::size_t> in_list(std::string_view text, const std::vector<Token>& tokens,
                                            const Rule& rule, std::size_t holidays) {
    std::size_t before = holidays, after = holidays + 1;
    while (before > rule.begin && is_blank(text, tokens[before - 1])) --before;
    while (after < rule.end && is_blank(text, tokens[after])) ++after;
    if (before > rule.begin && tokens[before - 1].kind == Kind::kComma)
        return {before - 1, holidays + 1};
    if (after < rule.end && tokens[after].kind == Kind::kComma) {
        ++after;
        while (after < rule.end && is_blank(text, tokens[after])) ++after;
        return {holidays, after};
    }
    return {holidays, holidays};
}

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// A rule as text, without the school holidays; empty where it is for them alone.
std::string kept(std::string_view text, const std::vector<Token>& tokens, const Rule& rule) {
    std::string result;
    for (std::size_t t = rule.begin; t < rule.end; ++t)
        result += text.substr(tokens[t].begin, tokens[t].end - tokens[t].begin);
    for (std::size_t t = rule.begin; t < rule.end; ++t) {
        if (tokens[t].kind != Kind::kHolidays) continue;
        const auto [begin, end] = in_list(text, tokens, rule, t);
        if (begin == end) return {};
        const std::size_t origin = tokens[rule.begin].begin;
        result.erase(tokens[begin].begin - origin, tokens[end - 1].end - tokens[begin].begin);
        // They may occur twice: the rest is searched again.
        const std::vector<Token> left = tokens_of(result);
        return kept(result, left, {0, left.size(), ""});
    }
    return trimmed(result);
}

/// Whether a rule has neither "off" nor "closed" nor "unknown".
bool opens(std::string_view text, const std::vector<Token>& tokens, const Rule& rule) {
    for (std::size_t t = rule.begin; t < rule.end; ++t) {
        const std::string word =
            lower(text.substr(tokens[t].begin, tokens[t].end - tokens[t].begin));
        if (word == "off" || word == "closed" || word == "unknown") return false;
    }
    return true;
}

bool names_holidays(const std::vector<Token>& tokens, const Rule& rule) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(rule.begin),
                       tokens.begin() + static_cast<std::ptrdiff_t>(rule.end),
                       [](const Token& token) { return token.kind == Kind::kHolidays; });
}

}  // namespace

SchoolWeek in_school_week(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    SchoolWeek week;
    week.names_holidays = names_holidays(tokens, {0, tokens.size(), ""});
    if (!week.names_holidays) {
        week.rules = text;
        return week;
    }
    for (const Rule& rule : rules_of(text, tokens)) {
        const std::string rest = kept(text, tokens, rule);
        if (rest.empty()) {
            week.opens_in_them =
                week.opens_in_them || (names_holidays(tokens, rule) && opens(text, tokens, rule));
            continue;
        }
        if (!week.rules.empty())
            week.rules += (rule.separator == "||" ? " || " : std::string(rule.separator) + " ");
        week.rules += rest;
    }
    return week;
}

}  // namespace relais::opening_hours
