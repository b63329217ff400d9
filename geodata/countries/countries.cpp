#include "geodata/countries/countries.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/settings/table_reader.h"

namespace relais::countries {

extern const std::string_view kCountriesToml;

namespace {

using settings::TableReader;

constexpr double kMile = 1.609344;  // kilometres
constexpr int kLetters = 26;
constexpr int kNoCountry = -1;
constexpr int kCoarsestLevel = 3, kFinestLevel = 10;

bool is_code(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

double required_number(TableReader& reader, std::string_view key) {
    if (const auto value = reader.number(key)) return *value;
    reader.fail(key, fmt::format("{} needs the number \"{}\"; add it", reader.title(), key));
}

/// km/h, of "urban" or "urban_mph".
double read_speed(TableReader& reader, const std::string& key) {
    const auto mph = reader.number(key + "_mph");
    return mph ? *mph * kMile : required_number(reader, key);
}

SpeedLimits read_limits(TableReader& block, std::string_view country, const SpeedLimits& base) {
    const toml::table* table = block.table("limits");
    const std::string source = block.optional("limits_source");
    if (table == nullptr && source.empty()) return base;
    if (table == nullptr || source.empty())
        block.fail("limits", fmt::format("{} needs both \"limits\" and \"limits_source\"; add the "
                                         "one that is missing",
                                         block.title()));
    TableReader reader(*table, block.file(), block.title() + " limits");
    SpeedLimits limits;
    limits.country = country;
    limits.source = source;
    limits.urban = read_speed(reader, "urban");
    limits.rural = read_speed(reader, "rural");
    limits.trunk = read_speed(reader, "trunk");
    limits.motorway = read_speed(reader, "motorway");
    limits.living_street = read_speed(reader, "living_street");
    reader.finish();
    return limits;
}

int read_level(const TableReader& reader, std::string_view key) {
    int level = 0;
    const char* const end = key.data() + key.size();
    if (std::from_chars(key.data(), end, level).ptr != end || level < kCoarsestLevel ||
        level > kFinestLevel)
        reader.fail(key, fmt::format("{}: \"{}\" is not an admin_level of parts of a country; "
                                     "write a number from {} to {}",
                                     reader.title(), key, kCoarsestLevel, kFinestLevel));
    return level;
}

std::map<int, std::string> read_levels(const TableReader& block, const toml::table& table) {
    TableReader reader(table, block.file(), block.title() + " levels");
    std::map<int, std::string> levels;
    for (const auto& [key, node] : table)
        levels[read_level(reader, key.str())] = reader.required(key.str());
    if (levels.empty())
        block.fail("levels", fmt::format("{} levels is empty; name the level of the municipalities",
                                         block.title()));
    return levels;
}

territory::NationalProjection read_projection(const TableReader& block, const toml::table& table) {
    TableReader reader(table, block.file(), block.title() + " projection");
    territory::NationalProjection projection;
    projection.epsg = static_cast<int>(required_number(reader, "epsg"));
    projection.west = required_number(reader, "west");
    projection.south = required_number(reader, "south");
    projection.east = required_number(reader, "east");
    projection.north = required_number(reader, "north");
    reader.finish();
    return projection;
}

std::string read_language(TableReader& block, const std::string& base) {
    std::string language = block.optional("language");
    if (language.empty()) return base;
    const auto& known = territory::kLanguageCodes;
    if (std::find(std::begin(known), std::end(known), language) == std::end(known))
        block.fail("language",
                   fmt::format("{}: the atlas is not written in \"{}\"; write one of {}",
                               block.title(), language, fmt::join(known, ", ")));
    return language;
}

std::vector<std::string> read_codes(TableReader& block, std::string_view key) {
    std::vector<std::string> codes = block.texts(key);
    for (const std::string& code : codes)
        if (!is_code(code))
            block.fail(key,
                       fmt::format("{} {}: \"{}\" is not the code of a place; write two capital "
                                   "letters",
                                   block.title(), key, code));
    return codes;
}

/// What the block leaves out is as in `base`.
Country read_country(const toml::table& table, const std::string& file, const std::string& title,
                     const Country& base) {
    TableReader block(table, file, fmt::format("[{}]", title));
    Country country = base;
    if (is_code(title)) country.code = title;
    country.names = block.texts("names");
    country.language = read_language(block, base.language);
    if (const auto* levels = block.table("levels")) country.levels = read_levels(block, *levels);
    country.area_tag = block.optional("area_tag");
    if (const auto* projection = block.table("projection"))
        country.projection = read_projection(block, *projection);
    country.limits = read_limits(block, country.code, base.limits);
    country.limits_also_in = read_codes(block, "limits_also_in");
    block.finish();
    return country;
}

/// What every country has, unless its block says otherwise.
Country read_default(TableReader& root) {
    const toml::table* table = root.table("default");
    for (const char* key : {"language", "levels", "limits"})
        if (table == nullptr || !table->contains(key))
            root.fail("default", fmt::format("[default] needs the key \"{}\"; add it", key));
    return read_country(*table, root.file(), "default", {});
}

std::vector<Country> read_blocks(TableReader& root, const toml::table& table, const Country& base) {
    std::vector<Country> countries;
    for (const auto& [name, node] : table) {
        const std::string code(name.str());
        if (code == "code_tags" || code == "default") continue;
        if (!is_code(code) || !node.is_table())
            root.fail(code, fmt::format("\"{}\" is not the block of a country; write two capital "
                                        "letters of ISO 3166-1, such as [FR], above its keys",
                                        code));
        countries.push_back(read_country(*node.as_table(), root.file(), code, base));
    }
    return countries;
}

/// Of two capital letters.
std::size_t number_of(std::string_view code) {
    return static_cast<std::size_t>((code[0] - 'A') * kLetters + code[1] - 'A');
}

/// By the number of a code: the index of the country whose limits apply there, or kNoCountry.
std::vector<int> lawgivers(const std::vector<Country>& countries, const std::string& file) {
    std::vector<int> result(std::size_t{kLetters} * kLetters, kNoCountry);
    const auto add = [&](const std::string& code, std::size_t country) {
        int& entry = result[number_of(code)];
        if (entry != kNoCountry)
            throw Error(fmt::format(
                "{}: the limits of {} are those of [{}] and of [{}]; choose one", file, code,
                countries[static_cast<std::size_t>(entry)].code, countries[country].code));
        entry = static_cast<int>(country);
    };
    for (std::size_t i = 0; i < countries.size(); ++i) {
        if (countries[i].limits.known()) add(countries[i].code, i);
        for (const std::string& code : countries[i].limits_also_in) add(code, i);
    }
    return result;
}

}  // namespace

std::string Country::level_word(int level) const {
    const auto found = levels.find(level);
    return found == levels.end() ? fmt::format("level_{}", level) : found->second;
}

Countries Countries::parse(std::string_view toml, const std::string& file) {
    const toml::table table = settings::parse(toml, file);
    TableReader root(table, file, {});
    Countries result;
    result.code_tags_ = root.texts("code_tags");
    result.default_ = read_default(root);
    result.countries_ = read_blocks(root, table, result.default_);
    result.lawgiver_ = lawgivers(result.countries_, file);
    return result;
}

const Countries& Countries::standard() {
    static const Countries countries = parse(kCountriesToml, "countries.toml");
    return countries;
}

const Country& Countries::of(std::string_view code) const {
    const auto found = std::lower_bound(
        countries_.begin(), countries_.end(), code,
        [](const Country& country, std::string_view wanted) { return country.code < wanted; });
    return found == countries_.end() || found->code != code ? default_ : *found;
}

const SpeedLimits& Countries::limits_of(std::string_view code) const {
    code = code.substr(0, 2);
    const int country = is_code(code) ? lawgiver_[number_of(code)] : kNoCountry;
    return country == kNoCountry ? default_.limits
                                 : countries_[static_cast<std::size_t>(country)].limits;
}

}  // namespace relais::countries
