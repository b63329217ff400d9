#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/args.h>
#include <fmt/format.h>

#include "render/language/numbers.h"

namespace relais::language {

/// The words of a document in one language: gettext catalogues (po/*.po, compiled into the program)
/// with ICU's numbers, plurals, dates and order. Messages have keys; {named} places are filled.
/// Counted messages come as "key.one", "key.other" and whatever categories CLDR has for the
/// language. Thread-safe.
class Catalogue {
  public:
    /// English where there is no catalogue for `code`.
    static Catalogue of(std::string_view code);

    [[nodiscard]] const std::string& code() const { return code_; }
    [[nodiscard]] const Numbers& numbers() const { return numbers_; }

    /// say("cover.zones", arg("count", 3)): the text with its places filled.
    template <class... Args>
    [[nodiscard]] std::string say(std::string_view key, Args&&... args) const {
        return tie(fmt::format(fmt::runtime(text(key)), std::forward<Args>(args)...));
    }
    /// The form for `n`; {n} is the number as the language writes it, whole.
    template <class... Args>
    [[nodiscard]] std::string count(std::string_view key, double n, Args&&... args) const {
        return say(form(key, n, 0), fmt::arg("n", numbers_.whole(n)), std::forward<Args>(args)...);
    }
    /// The same with decimals: "1.5 inhabitants".
    [[nodiscard]] std::string count_decimal(std::string_view key, double n, int digits) const {
        return say(form(key, n, digits), fmt::arg("n", numbers_.decimal(n, digits)));
    }
    [[nodiscard]] bool has(std::string_view key) const;
    /// "19 January 2025" for "2025-01-19"; other strings as they are.
    [[nodiscard]] std::string date(const std::string& iso) const;
    /// "Tuesday" for 1; Monday is 0.
    [[nodiscard]] std::string weekday(int day) const;
    /// Whether `a` comes before `b` in the language's alphabetical order.
    [[nodiscard]] bool before(const std::string& a, const std::string& b) const;

  private:
    struct Rules;
    Catalogue(std::string code, std::shared_ptr<const Rules> rules, Numbers numbers);
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string form(std::string_view key, double n, int digits) const;
    /// Non-breaking spaces join a number with its unit, and, in languages that require it, a
    /// preposition of one letter with the next word.
    [[nodiscard]] std::string tie(const std::string& text) const;

    std::string code_;
    std::shared_ptr<const Rules> rules_;
    Numbers numbers_;
};

using fmt::arg;

}  // namespace relais::language
