#include "render/language/catalogue.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <locale>
#include <optional>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>
#include <unicode/coll.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include "engine/core/error.h"

namespace relais::language {

// po/*.po, compiled by msgfmt when the program is built.
extern const std::string_view kFrenchMo, kEnglishMo, kCzechMo, kCroatianMo, kPolishMo;

namespace {

namespace gettext = boost::locale::gnu_gettext;
using Messages = boost::locale::message_format<char>;

struct Language {
    const char* code;
    const char* icu_locale;
    const char* none;       ///< for unknown values, in tables
    const char* tie_after;  ///< words of one letter that do not end a line
    const std::string_view* messages;
};
constexpr std::array kLanguages{
    Language{"en", "en_GB", "n/a", "", &kEnglishMo},
    Language{"fr", "fr", "n.\u00a0d.", "", &kFrenchMo},
    Language{"cs", "cs", "b.\u00a0ú.", "ksvzouaiKSVZOUAI", &kCzechMo},
    Language{"hr", "hr", "n.\u00a0p.", "ksuoaiKSUOAI", &kCroatianMo},
    Language{"pl", "pl", "b.\u00a0d.", "aiouwzAIOUWZ", &kPolishMo},
};

const Language& language_of(std::string_view code) {
    const auto* const found = std::find_if(kLanguages.begin(), kLanguages.end(),
                                           [&](const Language& l) { return l.code == code; });
    return found == kLanguages.end() ? kLanguages.front() : *found;
}

std::locale with_messages(const Language& language) {
    gettext::messages_info info;
    info.language = language.code;
    info.encoding = "UTF-8";
    info.paths = {"in the program"};
    info.domains = {gettext::messages_info::domain("relais")};
    info.callback = [&language](const std::string&, const std::string&) {
        return std::vector<char>(language.messages->begin(), language.messages->end());
    };
    return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

const char* find(const std::locale& messages, std::string_view key) {
    const std::string terminated(key);
    return std::use_facet<Messages>(messages).get(0, nullptr, terminated.c_str());
}

struct Day {
    int year, month, day;
};
std::optional<Day> iso_day(const std::string& text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < '0' || text[i] > '9') return {};
    }
    const Day day{std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)),
                  std::stoi(text.substr(8, 2))};
    if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return {};
    return day;
}

constexpr std::string_view kTied = "\u00a0";

/// Joins words of one of these `letters` to the next word by a no-break space.
std::string tie_letters(const std::string& text, const std::string& letters) {
    if (letters.empty()) return text;
    std::string tied;
    const auto is_break = [](char c) { return c == ' ' || c == '(' || c == '\n'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_letter =
            text[i] == ' ' && i > 0 && letters.find(text[i - 1]) != std::string::npos &&
            (i == 1 || is_break(text[i - 2]) || (i > 2 && text.compare(i - 3, 2, kTied) == 0));
        if (after_letter) {
            tied += kTied;
        } else {
            tied += text[i];
        }
    }
    return tied;
}

/// Whether there is a unit at `at`, as a whole word.
bool is_unit_at(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 5> kUnits{"min", "km/h", "km", "m", "h"};
    return std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) {
        if (text.substr(at, unit.size()) != unit) return false;
        const std::size_t after = at + unit.size();
        const auto next = static_cast<unsigned char>(after < text.size() ? text[after] : ' ');
        constexpr unsigned char kPunctuation = 0xE2;  // first byte of quotes and dashes in UTF-8
        return next < 0x80 ? std::isalpha(next) == 0 : next == kPunctuation;
    });
}

/// Ties numbers to the unit that follows.
std::string tie_units(const std::string& text) {
    std::string tied;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_number =
            text[i] == ' ' && i > 0 && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0;
        if (after_number && is_unit_at(text, i + 1)) {
            tied += kTied;
        } else {
            tied += text[i];
        }
    }
    return tied;
}

}  // namespace

struct Catalogue::Rules {
    icu::Locale locale;
    std::locale messages;
    std::string tie_after;
    std::unique_ptr<const icu::Collator> order;
};

Catalogue::Catalogue(std::string code, std::shared_ptr<const Rules> rules, Numbers numbers)
    : code_(std::move(code)), rules_(std::move(rules)), numbers_(std::move(numbers)) {}

Catalogue Catalogue::of(std::string_view code) {
    const Language& language = language_of(code);
    auto rules = std::make_shared<Rules>();
    rules->locale = icu::Locale(language.icu_locale);
    rules->messages = with_messages(language);
    rules->tie_after = language.tie_after;
    UErrorCode status = U_ZERO_ERROR;
    rules->order.reset(icu::Collator::createInstance(rules->locale, status));
    if (U_FAILURE(status)) {
        throw Error("the collation rules of ICU could not be read; reinstall libicu");
    }
    return {language.code, std::move(rules), Numbers(language.icu_locale, language.none)};
}

bool Catalogue::has(std::string_view key) const {
    return find(rules_->messages, key) != nullptr;
}

std::string Catalogue::text(std::string_view key) const {
    const char* found = find(rules_->messages, key);
    assert(found != nullptr && "a message that the catalogue lacks");
    return found != nullptr ? std::string(found) : std::string(key);
}

std::string Catalogue::form(std::string_view key, double n, int digits) const {
    std::string full = fmt::format("{}.{}", key, numbers_.plural(n, digits));
    return has(full) ? full : fmt::format("{}.other", key);
}

std::string Catalogue::tie(const std::string& text) const {
    return tie_units(tie_letters(text, rules_->tie_after));
}

std::string Catalogue::date(const std::string& iso) const {
    const std::optional<Day> day = iso_day(iso);
    if (!day) return iso;
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), rules_->locale, status);
    calendar.set(day->year, day->month - 1, day->day, 12, 0);
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, rules_->locale));
    if (U_FAILURE(status) || !format) return iso;
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString written;
    format->format(calendar.getTime(status), written);
    if (U_FAILURE(status)) return iso;
    std::string text;
    written.toUTF8String(text);
    if (code_ == "fr" && day->day == 1) text.insert(1, "er");  // ICU has no ordinal there
    return text;
}

std::string Catalogue::weekday(int day) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(rules_->locale, status);
    int32_t count = 0;
    const icu::UnicodeString* names = symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE,
                                                          icu::DateFormatSymbols::WIDE);
    std::string text;
    names[(day + 1) % 7 + UCAL_SUNDAY].toUTF8String(text);
    return text;
}

bool Catalogue::before(const std::string& a, const std::string& b) const {
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult result =
        rules_->order->compareUTF8(icu::StringPiece(a), icu::StringPiece(b), status);
    return U_SUCCESS(status) && result != UCOL_EQUAL ? result == UCOL_LESS : a < b;
}

}  // namespace relais::language
