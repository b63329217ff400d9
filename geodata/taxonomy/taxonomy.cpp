#include "geodata/taxonomy/taxonomy.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/categories.h"
#include "geodata/settings/table_reader.h"

namespace relais::taxonomy {

extern const std::string_view kServicesToml;

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower(c);
    return result;
}

bool has_value(std::string_view text, const std::vector<std::string>& wanted) {
    while (true) {
        const std::size_t end = text.find(';');
        std::string_view value = text.substr(0, end);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        value = value.substr(0, value.find_last_not_of(' ') + 1);
        if (std::find(wanted.begin(), wanted.end(), value) != wanted.end()) return true;
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
    }
}

bool has_piece(std::string_view text, const std::vector<std::string>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
        return std::search(text.begin(), text.end(), piece.begin(), piece.end(),
                           [](char a, char b) { return lower(a) == b; }) != text.end();
    });
}

/// Reads one [[category]] table. Every message names the file, the table and the key.
class EntryParser {
  public:
    EntryParser(std::string_view file, std::size_t number, const toml::table& table)
        : table_(table), where_(fmt::format("{}: category {}", file, number)) {}

    Entry parse() {
        allow_only(table_,
                   {"key", "names", "part_of", "thinly_mapped", "family", "demand", "frequency",
                    "limit_minutes", "decided_locally", "least_per_thousand", "capacity", "most",
                    "thresholds_minutes", "bpe", "bpe_labels", "finess", "osm"},
                   "");
        Entry entry;
        entry.category.key = key();
        where_ += fmt::format(" (\"{}\")", entry.category.key);
        names(entry.category);
        entry.category.demand = text("demand");
        entry.category.thresholds_minutes = thresholds();
        entry.category.family = territory::Family{static_cast<std::uint8_t>(
            one_of("family", {"children", "schools", "elderly", "health", "public", "social"},
                   static_cast<std::size_t>(territory::Family::kPublic)))};
        entry.category.frequency = territory::Frequency{static_cast<std::uint8_t>(
            one_of("frequency", {"daily", "weekly", "rare"},
                   static_cast<std::size_t>(territory::Frequency::kWeekly)))};
        territory::set_limit(
            entry.category,
            table_["limit_minutes"].value_or(
                territory::kUsualLimit[static_cast<std::size_t>(entry.category.frequency)]));
        entry.category.decided_locally = table_["decided_locally"].value_or(true);
        entry.category.least_per_thousand = table_["least_per_thousand"].value_or(0.0);
        entry.thinly_mapped = table_["thinly_mapped"].value_or(false);
        entry.capacity_unit = text("capacity");
        entry.most_capacity = table_["most"].value<double>();
        for (const std::string& type : list("bpe")) entry.bpe.push_back(bpe_type(type));
        entry.bpe_labels = list("bpe_labels");
        entry.finess = list("finess");
        entry.osm = rules();
        return entry;
    }

    /// The key of the category that it is part of; empty: of none.
    std::string part_of() const { return text("part_of"); }

    [[noreturn]] void fail_part_of(const std::string& whole) const {
        fail("\"part_of\" is \"{}\", which is not a category above it in the file; name one",
             whole);
    }

  private:
    template <class... Parts>
    [[noreturn]] void fail(fmt::format_string<Parts...> message, Parts&&... parts) const {
        throw Error(
            fmt::format("{}: {}", where_, fmt::format(message, std::forward<Parts>(parts)...)));
    }

    void allow_only(const toml::table& table, std::initializer_list<std::string_view> keys,
                    std::string_view inside) const {
        for (auto&& [name, value] : table)
            if (std::find(keys.begin(), keys.end(), name.str()) == keys.end())
                fail("unknown key \"{}{}\"; the keys are {}", inside, name.str(),
                     fmt::join(keys, ", "));
    }

    std::string key() const {
        const auto key = table_["key"].value<std::string>();
        if (!key || key->empty()) fail("\"key\" is missing; give the category a short name");
        const auto plain = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        };
        if (!std::all_of(key->begin(), key->end(), plain))
            fail("\"key\" is \"{}\"; use lower-case letters, digits and underscores", *key);
        return *key;
    }

    std::string text(std::string_view key) const {
        const toml::node* node = table_.get(key);
        if (!node) return {};
        const auto value = node->value_exact<std::string>();
        if (!value || value->empty()) fail("\"{}\" must be text", key);
        return *value;
    }

    std::vector<std::string> list(std::string_view key) const {
        std::vector<std::string> result;
        const toml::node* node = table_.get(key);
        if (!node) return result;
        const toml::array* values = node->as_array();
        if (!values) fail("\"{}\" must be a list of texts", key);
        for (const toml::node& value : *values) {
            const auto item = value.value_exact<std::string>();
            if (!item || item->empty()) fail("\"{}\" must be a list of texts", key);
            result.push_back(*item);
        }
        return result;
    }

    /// "D502", "A116 ..2019", "A122 2020..".
    BpeType bpe_type(const std::string& text) const {
        const std::size_t blank = text.find(' ');
        BpeType type{text.substr(0, blank)};
        if (blank == std::string::npos) return type;
        const std::string years = text.substr(blank + 1);
        const std::size_t dots = years.find("..");
        const auto year = [&](const std::string& digits, int missing) {
            if (digits.empty()) return missing;
            int value = 0;
            const char* end = digits.data() + digits.size();
            if (std::from_chars(digits.data(), end, value).ptr != end)
                fail("\"bpe\" has \"{}\"; write the years as 2013..2019, ..2019 or 2020..", text);
            return value;
        };
        if (dots == std::string::npos)
            fail("\"bpe\" has \"{}\"; write the years as 2013..2019, ..2019 or 2020..", text);
        type.first_year = year(years.substr(0, dots), type.first_year);
        type.last_year = year(years.substr(dots + 2), type.last_year);
        return type;
    }

    void names(territory::Category& category) const {
        const toml::table* names = table_["names"].as_table();
        if (!names) fail("\"names\" is missing; give one for each language");
        allow_only(*names, {"fr", "en", "cs", "hr", "pl"}, "names.");
        for (int i = 0; i < territory::kLanguages; ++i) {
            const char* language = territory::kLanguageCodes[i];
            category.names[i] = (*names)[language].value_or(std::string{});
            if (category.names[i].empty())
                fail("\"names.{}\" is missing; give the name in that language", language);
        }
    }

    std::vector<double> thresholds() const {
        std::vector<double> result;
        if (const toml::array* minutes = table_["thresholds_minutes"].as_array())
            for (const toml::node& value : *minutes) {
                const auto number = value.value<double>();
                if (!number || !(*number > (result.empty() ? 0.0 : result.back())))
                    fail("\"thresholds_minutes\" must be positive numbers in increasing order");
                result.push_back(*number);
            }
        if (result.empty())
            fail("\"thresholds_minutes\" is missing or empty; give the bounds of the classes");
        return result;
    }

    /// The place of a word among those that a key may have; `usual` where it is missing.
    std::size_t one_of(std::string_view key, std::initializer_list<std::string_view> words,
                       std::size_t usual) const {
        const std::string given = text(key);
        if (given.empty()) return usual;
        const auto* const found = std::find(words.begin(), words.end(), given);
        if (found == words.end())
            fail("\"{}\" is \"{}\"; write one of {}", key, given, fmt::join(words, ", "));
        return static_cast<std::size_t>(found - words.begin());
    }

    std::vector<TagRule> rules() const {
        std::vector<TagRule> result;
        if (const toml::array* rules = table_["osm"].as_array())
            for (const toml::node& node : *rules) result.push_back(rule(node));
        if (result.empty()) fail("\"osm\" is missing or empty; give at least one rule of tags");
        return result;
    }

    TagRule rule(const toml::node& node) const {
        const toml::table* table = node.as_table();
        if (!table) fail("a rule of \"osm\" is not a table; write it as {{ tag = \"value\" }}");
        TagRule rule;
        for (auto&& [name, value] : *table) rule.push_back(condition(name.str(), value));
        // Rules are looked up by their first condition.
        std::stable_sort(rule.begin(), rule.end(), [](const auto& a, const auto& b) {
            return a.kind == TagCondition::Kind::kOneOf && b.kind != TagCondition::Kind::kOneOf;
        });
        const auto anchor = std::find_if(rule.begin(), rule.end(),
                                         [](const TagCondition& c) { return c.needs_tag(); });
        if (anchor == rule.end()) fail("a rule of \"osm\" needs a tag that must be there");
        std::rotate(rule.begin(), anchor, anchor + 1);
        return rule;
    }

    TagCondition condition(std::string_view name, const toml::node& value) const {
        using Kind = TagCondition::Kind;
        const std::string key(name);
        if (const auto there = value.value<bool>(); value.is_boolean())
            return {key, *there ? Kind::kPresent : Kind::kAbsent, {}};
        if (const toml::table* pieces = value.as_table()) {
            allow_only(*pieces, {"contains", "lacks"}, fmt::format("osm.{}.", name));
            if (pieces->size() != 1)
                fail("\"osm.{}\" needs either \"contains\" or \"lacks\"", name);
            const bool contains = pieces->contains("contains");
            TagCondition result{key, contains ? Kind::kContains : Kind::kLacks,
                                texts(name, pieces->begin()->second)};
            for (std::string& piece : result.values) piece = lower(piece);
            return result;
        }
        return {key, Kind::kOneOf, texts(name, value)};
    }

    /// One text or a list of texts, none of them empty.
    std::vector<std::string> texts(std::string_view name, const toml::node& value) const {
        std::vector<std::string> result;
        const auto add = [&](const toml::node& node) {
            const auto text = node.value<std::string>();
            if (!node.is_string() || text->empty())
                fail("\"osm.{}\" must be text, a list of texts, true or false", name);
            result.push_back(*text);
        };
        if (const toml::array* list = value.as_array())
            for (const toml::node& node : *list) add(node);
        else
            add(value);
        if (result.empty()) fail("\"osm.{}\" is an empty list; give at least one text", name);
        return result;
    }

    const toml::table& table_;
    std::string where_;
};

}  // namespace

bool TagCondition::holds(const char* text) const {
    switch (kind) {
        case Kind::kOneOf:
            return text && has_value(text, values);
        case Kind::kPresent:
            return text != nullptr;
        case Kind::kAbsent:
            return text == nullptr;
        case Kind::kContains:
            return text && has_piece(text, values);
        case Kind::kLacks:
            return !text || !has_piece(text, values);
    }
    return false;
}

Taxonomy Taxonomy::parse(std::string_view toml, std::string_view file_name) {
    const toml::table root = settings::parse(toml, std::string(file_name));
    for (auto&& [name, value] : root)
        if (name.str() != "category")
            throw Error(fmt::format("{}: unknown key \"{}\"; only [[category]] tables are allowed",
                                    file_name, name.str()));
    const toml::array* tables = root["category"].as_array();
    if (!tables || tables->empty())
        throw Error(fmt::format("{}: it has no [[category]] table; give at least one", file_name));

    Taxonomy taxonomy;
    for (const toml::node& node : *tables) {
        const std::size_t number = taxonomy.entries_.size() + 1;
        const toml::table* table = node.as_table();
        if (!table)
            throw Error(fmt::format("{}: category {} is not a table; write [[category]]", file_name,
                                    number));
        EntryParser parser(file_name, number, *table);
        Entry entry = parser.parse();
        if (taxonomy.find(entry.category.key))
            throw Error(fmt::format(
                "{}: category {}: the key \"{}\" is used by another category; choose another key",
                file_name, number, entry.category.key));
        if (const std::string whole = parser.part_of(); !whole.empty()) {
            entry.part_of = taxonomy.find(whole);
            if (!entry.part_of) parser.fail_part_of(whole);
        }
        taxonomy.entries_.push_back(std::move(entry));
    }
    return taxonomy;
}

const Taxonomy& Taxonomy::standard() {
    static const Taxonomy taxonomy = parse(kServicesToml, "services.toml");
    return taxonomy;
}

std::optional<CategoryId> Taxonomy::find(std::string_view key) const {
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].category.key == key) return CategoryId{i};
    return std::nullopt;
}

template <class Finds>
std::vector<CategoryId> Taxonomy::found_by(const Finds& finds) const {
    std::vector<CategoryId> found;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (finds(entries_[i]))
            for (const CategoryId id : with_whole(CategoryId{i})) found.push_back(id);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<CategoryId> Taxonomy::of_bpe(std::string_view code, int year) const {
    return found_by([&](const Entry& entry) {
        return std::any_of(entry.bpe.begin(), entry.bpe.end(), [&](const BpeType& type) {
            return type.code == code && year >= type.first_year && year <= type.last_year;
        });
    });
}

std::vector<CategoryId> Taxonomy::of_bpe_label(std::string_view label) const {
    return found_by([&](const Entry& entry) {
        return std::find(entry.bpe_labels.begin(), entry.bpe_labels.end(), label) !=
               entry.bpe_labels.end();
    });
}

std::vector<CategoryId> Taxonomy::of_finess(std::string_view code) const {
    return found_by([&](const Entry& entry) {
        return std::find(entry.finess.begin(), entry.finess.end(), code) != entry.finess.end();
    });
}

std::vector<CategoryId> Taxonomy::with_whole(CategoryId id) const {
    if (const auto& whole = entry(id).part_of) return {*whole, id};
    return {id};
}

Taxonomy Taxonomy::only(const std::vector<bool>& chosen) const {
    Taxonomy result;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (!chosen[i]) continue;
        Entry entry = entries_[i];
        if (entry.part_of) entry.part_of = result.find(this->entry(*entry.part_of).category.key);
        result.entries_.push_back(std::move(entry));
    }
    return result;
}

Taxonomy Taxonomy::shown_by_default() const {
    std::vector<bool> chosen;
    for (const Entry& entry : entries_) chosen.push_back(entry.shown_by_default());
    return only(chosen);
}

std::string Taxonomy::keys() const {
    std::vector<std::string> keys;
    for (const Entry& entry : entries_) keys.push_back(entry.category.key);
    return fmt::format("{}", fmt::join(keys, ", "));
}

}  // namespace relais::taxonomy
