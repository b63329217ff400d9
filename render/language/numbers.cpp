#include "render/language/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include "engine/core/error.h"

namespace relais::language {
namespace {

namespace number = icu::number;

constexpr int kMostDigits = 3;

/// ICU fails only when its own data is missing or broken.
void require(UErrorCode status) {
    if (U_SUCCESS(status)) return;
    throw Error(fmt::format("the locale data of ICU could not be read ({}); reinstall libicu",
                            u_errorName(status)));
}

number::LocalizedNumberFormatter formatter(const icu::Locale& locale, int digits) {
    return number::NumberFormatter::withLocale(locale)
        .precision(number::Precision::fixedFraction(digits))
        .roundingMode(UNUM_ROUND_HALFUP);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// ICU's text, with the typographic minus sign.
std::string printed(const number::FormattedNumber& formatted) {
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    formatted.toString(status).toUTF8String(text);
    require(status);
    replace_all(text, "-", "\u2212");
    return text;
}

}  // namespace

struct Numbers::Rules {
    std::array<number::LocalizedNumberFormatter, kMostDigits + 1> decimals;
    number::LocalizedNumberFormatter percent;
    std::unique_ptr<const icu::PluralRules> plurals;
};

Numbers::Numbers(const std::string& locale, std::string_view none) : none_(none) {
    const icu::Locale icu_locale(locale.c_str());
    auto rules = std::make_shared<Rules>();
    for (int digits = 0; digits <= kMostDigits; ++digits) {
        rules->decimals.at(static_cast<std::size_t>(digits)) = formatter(icu_locale, digits);
    }
    rules->percent = formatter(icu_locale, 0).unit(icu::NoUnit::percent());
    UErrorCode status = U_ZERO_ERROR;
    rules->plurals.reset(icu::PluralRules::forLocale(icu_locale, status));
    require(status);
    rules_ = std::move(rules);
}

std::string Numbers::decimal(double value, int digits) const {
    if (!std::isfinite(value)) return none();
    const auto index = static_cast<std::size_t>(std::clamp(digits, 0, kMostDigits));
    const double scale = std::pow(10.0, digits);
    const double rounded = std::round(value * scale) / scale;
    UErrorCode status = U_ZERO_ERROR;
    const number::FormattedNumber formatted =
        rules_->decimals.at(index).formatDouble(rounded == 0 ? 0.0 : rounded, status);
    require(status);
    return printed(formatted);
}

std::string Numbers::whole(double value) const {
    return decimal(value, 0);
}

std::string Numbers::percent(double share) const {
    if (!std::isfinite(share)) return none();
    const double per_cent = 100.0 * share;
    std::string_view sign;
    double shown = std::round(per_cent);
    if (per_cent > 0 && shown < 1) {
        sign = "<\u2009";
        shown = 1;
    } else if (per_cent < 100 && shown > 99) {
        sign = ">\u2009";
        shown = 99;
    }
    UErrorCode status = U_ZERO_ERROR;
    const number::FormattedNumber formatted = rules_->percent.formatDouble(shown, status);
    require(status);
    std::string text = printed(formatted);
    // French typography (Lexique de l'Imprimerie nationale) has a full no-break space there.
    replace_all(text, "\u202f%", "\u00a0%");
    return fmt::format("{}{}", sign, text);
}

std::string Numbers::bound(double value) const {
    return decimal(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
}

std::string Numbers::plural(double value, int digits) const {
    const auto index = static_cast<std::size_t>(std::clamp(digits, 0, kMostDigits));
    UErrorCode status = U_ZERO_ERROR;
    const number::FormattedNumber formatted =
        rules_->decimals.at(index).formatDouble(std::isfinite(value) ? value : 0, status);
    require(status);
    std::string keyword;
    rules_->plurals->select(formatted, status).toUTF8String(keyword);
    require(status);
    return keyword;
}

}  // namespace relais::language
