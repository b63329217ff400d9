#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/args.h>
#include <fmt/format.h>

#include "render/language/numbers.h"

namespace relais::language {

/// One message: a key, and its text with {named} places.
struct Message {
    std::string_view key;
    std::string_view text;
};

/// What one language needs: its messages, sorted by key, its numbers and its plural rule. Messages
/// with a number come as "key.one" and "key.other" (more forms where a language has them).
struct Language {
    std::string_view code;
    std::span<const Message> messages;
    NumberStyle numbers;
    std::string_view (*plural_form)(double n);
};

const Language& english();
const Language& french();

/// The words of a document in one language.
class Catalogue {
  public:
    /// English where there is no catalogue for `code` yet.
    static Catalogue of(std::string_view code);
    explicit Catalogue(const Language& language)
        : language_(&language), numbers_(language.numbers) {}

    [[nodiscard]] std::string_view code() const { return language_->code; }
    [[nodiscard]] const Numbers& numbers() const { return numbers_; }

    /// say("cover.zones", arg("count", 3)): the text with its places filled.
    template <class... Args>
    [[nodiscard]] std::string say(std::string_view key, Args&&... args) const {
        return fmt::format(fmt::runtime(text(key)), std::forward<Args>(args)...);
    }
    /// The form for `n`; {n} is the number as the language writes it.
    template <class... Args>
    [[nodiscard]] std::string count(std::string_view key, double n, Args&&... args) const {
        const std::string full = fmt::format("{}.{}", key, language_->plural_form(n));
        return say(full, fmt::arg("n", numbers_.whole(n)), std::forward<Args>(args)...);
    }
    [[nodiscard]] bool has(std::string_view key) const;
    /// "19 January 2025" for "2025-01-19"; other strings as they are.
    [[nodiscard]] std::string date(const std::string& iso) const;

  private:
    [[nodiscard]] std::string_view text(std::string_view key) const;

    const Language* language_;
    Numbers numbers_;
};

using fmt::arg;

}  // namespace relais::language
