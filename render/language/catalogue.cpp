#include "render/language/catalogue.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>

namespace relais::language {
namespace {

std::optional<std::string_view> find(const Language& language, std::string_view key) {
    const auto entry = std::lower_bound(
        language.messages.begin(), language.messages.end(), key,
        [](const Message& message, std::string_view wanted) { return message.key < wanted; });
    if (entry == language.messages.end() || entry->key != key) return {};
    return entry->text;
}

bool is_iso_date(const std::string& text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < '0' || text[i] > '9') return false;
    }
    const int month = std::stoi(text.substr(5, 2));
    return month >= 1 && month <= 12;
}

}  // namespace

Catalogue Catalogue::of(std::string_view code) {
    return Catalogue(code == french().code ? french() : english());
}

bool Catalogue::has(std::string_view key) const {
    return find(*language_, key).has_value();
}

std::string_view Catalogue::text(std::string_view key) const {
    if (const auto own = find(*language_, key)) return *own;
    const auto fallback = find(english(), key);
    assert(fallback.has_value() && "a message that no catalogue has");
    return fallback.value_or(key);
}

std::string Catalogue::date(const std::string& iso) const {
    if (!is_iso_date(iso)) return iso;
    const int day = std::stoi(iso.substr(8, 2));
    return say(day == 1 ? "date.first" : "date", arg("day", day),
               arg("month", text(fmt::format("month.{}", iso.substr(5, 2)))),
               arg("year", iso.substr(0, 4)));
}

}  // namespace relais::language
