#include "geodata/study/study_file.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <regex>
#include <set>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/territory/demand_groups.h"
#include "geodata/countries/names.h"
#include "geodata/settings/table_reader.h"
#include "geodata/tables/text_file.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::study {
namespace {

namespace fs = std::filesystem;
using settings::TableReader;

RoadsInput read_roads(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[roads]");
    RoadsInput roads;
    roads.profile = reader.optional("profile");
    if (fs::path(roads.profile).extension() == ".toml")
        roads.profile = reader.optional_path("profile").string();
    roads.terrain = reader.optional_path("dem");
    reader.finish();
    return roads;
}

/// Lines above the names of columns.
std::size_t read_skip(TableReader& reader) {
    constexpr double kMost = 1000;
    const double skip = reader.number("skip").value_or(0);
    if (skip < 0 || skip > kMost || skip != std::floor(skip))
        reader.fail("skip", fmt::format("skip = {} is not a number of lines; write the number of "
                                        "lines above the header line, such as 3",
                                        skip));
    return static_cast<std::size_t>(skip);
}

/// place_order = "lon,lat"
std::optional<bool> read_place_order(TableReader& reader) {
    const std::string order = reader.optional("place_order");
    if (order.empty()) return std::nullopt;
    if (order == "lon,lat" || order == "x,y") return true;
    if (order == "lat,lon" || order == "y,x") return false;
    reader.fail("place_order", fmt::format("place_order = \"{}\" is not known; write \"lat,lon\" "
                                           "or \"lon,lat\"",
                                           order));
}

InputFile read_file(TableReader& reader, bool has_places) {
    InputFile result;
    result.file = reader.required_path("file");
    result.layer = reader.optional("layer");
    result.where = reader.optional("where");
    result.skip = read_skip(reader);
    if (has_places) {
        result.crs = reader.optional("crs");
        result.place = reader.optional("place");
        result.longitude_first = read_place_order(reader);
    }
    result.source = reader.optional("source");
    if (result.source.empty()) result.source = result.file.filename().string();
    return result;
}

/// x and y go together, or place instead.
void read_columns_of_places(TableReader& reader, const InputFile& file, std::string& x,
                            std::string& y) {
    x = reader.optional("x");
    y = reader.optional("y");
    if (x.empty() != y.empty())
        reader.fail(x.empty() ? "y" : "x",
                    fmt::format("{} names only one of x and y; name both columns", reader.title()));
    if (!x.empty() && !file.place.empty())
        reader.fail("place",
                    fmt::format("{} names the column place as well as x and y; keep one of the two",
                                reader.title()));
}

std::vector<std::string_view> group_keys() {
    std::vector<std::string_view> keys;
    for (const territory::GroupKey& row : territory::kGroupKeys) keys.push_back(row.key);
    return keys;
}

GroupColumns read_groups(TableReader& outer) {
    const toml::table* table = outer.table("groups");
    if (table == nullptr) return {};
    TableReader reader(*table, outer.file(), outer.title() + " groups");
    GroupColumns groups;
    for (const auto& [key, node] : *table) {
        if (territory::find_group_key(key.str()) == nullptr)
            reader.fail(key.str(), fmt::format("\"{}\" is not a demand group; write one of {}",
                                               key.str(), fmt::join(group_keys(), ", ")));
        groups.emplace(key.str(), reader.required(key.str()));
    }
    return groups;
}

JoinInput read_join(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[zones.join]");
    JoinInput join;
    join.file = read_file(reader, false);
    join.code = reader.required("code");
    join.name = reader.optional("name");
    join.population = reader.optional("population");
    join.groups = read_groups(reader);
    reader.finish();
    return join;
}

ZonesInput read_zones(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[zones]");
    ZonesInput zones;
    zones.file = read_file(reader, true);
    zones.code = reader.optional("code");
    zones.name = reader.optional("name");
    zones.population = reader.optional("population");
    zones.groups = read_groups(reader);
    zones.level = reader.optional("level");
    zones.movements = reader.optional_path("movements");
    if (const toml::table* join = reader.table("join")) zones.join = read_join(*join, file);
    reader.finish();
    if (zones.join && !zones.population.empty() && !zones.join->population.empty())
        reader.fail("population",
                    "both [zones] and [zones.join] name a population column; keep one");
    return zones;
}

NamesInput read_names(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[levels.names]");
    NamesInput names;
    names.file = read_file(reader, false);
    names.code = reader.required("code");
    names.name = reader.required("name");
    reader.finish();
    return names;
}

LevelInput read_level(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[[levels]]");
    LevelInput level;
    level.key = reader.required("key");
    if (table.contains("file")) {
        level.file = read_file(reader, false);
        level.zone = reader.optional("zone");
    }
    level.code = reader.optional("code");
    level.name = reader.optional("name");
    if (const toml::table* names = reader.table("names")) level.names = read_names(*names, file);
    reader.finish();
    if (level.file && level.zone.empty() != level.code.empty())
        reader.fail("file",
                    "[[levels]] with a file needs zone = \"…\", the column with the codes of the "
                    "zones, and code = \"…\", the column with the codes of the areas; name both");
    return level;
}

void check_level_keys(const TableReader& reader, const std::vector<LevelInput>& levels) {
    std::set<std::string> keys;
    for (const LevelInput& level : levels) {
        const bool plain = std::all_of(level.key.begin(), level.key.end(), [](unsigned char c) {
            return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_';
        });
        if (!plain)
            reader.fail(
                "levels",
                fmt::format(
                    "the level \"{}\" is used in column names; write it with a-z, 0-9 and _ only",
                    level.key));
        if (!keys.insert(level.key).second)
            reader.fail("levels", fmt::format("the level \"{}\" is there twice; keep one of them",
                                              level.key));
    }
}

HouseholdsInput read_derived_households(TableReader& reader, const std::string& from) {
    HouseholdsInput households;
    households.unit = territory::WeightUnit::kPeople;
    if (from == "zones") {
        households.origin = HouseholdOrigin::kZones;
    } else if (from == "roads") {
        households.origin = HouseholdOrigin::kRoads;
    } else if (from == "homes") {
        households.origin = HouseholdOrigin::kHomes;
    } else {
        reader.fail("from", fmt::format("[households] cannot come from = \"{}\"; write \"homes\", "
                                        "\"roads\" or \"zones\", or name a file",
                                        from));
    }
    reader.finish();
    return households;
}

Spread read_spread(TableReader& reader) {
    const std::string spread = reader.optional("spread");
    if (spread.empty() || spread == "homes") return Spread::kHomes;
    if (spread == "roads") return Spread::kRoads;
    if (spread == "none") return Spread::kNone;
    reader.fail("spread", fmt::format("people cannot be spread over \"{}\"; write \"homes\", "
                                      "\"roads\" or \"none\"",
                                      spread));
}

HouseholdsInput read_households(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[households]");
    const std::string from = reader.optional("from");
    if (!from.empty()) return read_derived_households(reader, from);
    HouseholdsInput households;
    households.file = read_file(reader, true);
    households.id = reader.optional("id");
    households.weight = reader.optional("weight");
    households.groups = read_groups(reader);
    households.spread = read_spread(reader);
    read_columns_of_places(reader, households.file, households.x, households.y);
    const std::string unit = reader.optional("unit");
    reader.finish();
    if (unit == "people") {
        households.unit = territory::WeightUnit::kPeople;
    } else if (unit == "dwellings") {
        households.unit = territory::WeightUnit::kDwellings;
    } else if (!unit.empty()) {
        reader.fail("unit", fmt::format("the unit \"{}\" is not known; write \"people\" or "
                                        "\"dwellings\"",
                                        unit));
    }
    return households;
}

std::map<std::string, std::string> read_map(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[services.map]");
    std::map<std::string, std::string> map;
    for (const auto& [key, node] : table) map.emplace(key.str(), reader.required(key.str()));
    return map;
}

/// extract = "keep"
bool read_keep(TableReader& reader) {
    const std::string extract = reader.optional("extract");
    if (!extract.empty() && extract != "keep" && extract != "replace")
        reader.fail("extract", fmt::format("extract = \"{}\" is not known; write \"keep\" or "
                                           "\"replace\"",
                                           extract));
    return extract == "keep";
}

ServicesInput read_services(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[[services]]");
    ServicesInput services;
    services.file = read_file(reader, true);
    services.category = reader.optional("category");
    services.category_column = reader.optional("category_column");
    services.categories = reader.texts("categories");
    services.keeps_extract = read_keep(reader);
    services.id = reader.optional("id");
    services.name = reader.optional("name");
    read_columns_of_places(reader, services.file, services.x, services.y);
    services.capacity = reader.optional("capacity");
    services.opening_hours = reader.optional("opening_hours");
    if (const toml::table* map = reader.table("map")) services.map = read_map(*map, file);
    reader.finish();
    if (!services.category.empty() && !services.category_column.empty())
        reader.fail("category",
                    "[[services]] needs either category = \"…\" for all of its rows or "
                    "category_column = \"…\" that gives it by row, not both");
    if (!services.categories.empty() && services.has_categories())
        reader.fail("categories",
                    "categories = […] selects from a published list whose rows have their own "
                    "category; remove it where category or category_column is given");
    if (!services.map.empty() && services.category_column.empty())
        reader.fail("map", "[services.map] translates a category_column; name that column");
    return services;
}

/// A category of the taxonomy.
void check_category(const TableReader& reader, const std::string& key,
                    const std::string& category) {
    const taxonomy::Taxonomy& all = taxonomy::Taxonomy::standard();
    if (!all.find(category))
        reader.fail(key, fmt::format("\"{}\" is not a category; the categories are {}", category,
                                     all.keys()));
}

ServiceLimits read_service_limits(const toml::table& table, const std::string& file) {
    constexpr double kMost = 240;
    TableReader reader(table, file, "[service_limits]");
    ServiceLimits limits;
    for (const auto& [key, node] : table) {
        const std::string category(key.str());
        check_category(reader, category, category);
        const double minutes = reader.number(category).value_or(0);
        if (!(minutes >= 1 && minutes <= kMost) || minutes != std::floor(minutes))
            reader.fail(category, fmt::format("{} = {} is not a limit; write whole minutes from 1 "
                                              "to {}",
                                              category, minutes, kMost));
        limits.emplace(category, static_cast<int>(minutes));
    }
    return limits;
}

territory::Reference read_reference(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[[references]]");
    territory::Reference reference;
    reference.category = reader.required("category");
    check_category(reader, "category", reference.category);
    reference.name = reader.required("name");
    reference.median_minutes = reader.number("median_minutes");
    reference.share_beyond = reader.number("share_beyond");
    reader.finish();
    if (!reference.median_minutes && !reference.share_beyond)
        reader.fail("category", "[[references]] needs median_minutes or share_beyond; give one");
    if (reference.median_minutes.value_or(0) < 0)
        reader.fail("median_minutes", "median_minutes is below 0; write minutes");
    if (const double share = reference.share_beyond.value_or(0); share < 0 || share > 1)
        reader.fail(
            "share_beyond",
            fmt::format("share_beyond = {} is not a share; write a number from 0 to 1, such "
                        "as 0.04 for 4 %",
                        share));
    return reference;
}

territory::Imprint read_imprint(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[imprint]");
    territory::Imprint imprint{reader.optional("author"), reader.optional("contact"),
                               reader.optional("date")};
    reader.finish();
    static const std::regex kDate("[0-9]{4}-[01][0-9]-[0-3][0-9]");
    if (!imprint.date.empty() && !std::regex_match(imprint.date, kDate))
        reader.fail("date", fmt::format("date = \"{}\" is not a date; write it as \"2026-11-30\"",
                                        imprint.date));
    return imprint;
}

std::string upper_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// Two letters; anything else is refused with the code that it means.
std::string read_country(TableReader& reader) {
    std::string given = reader.optional("country");
    if (given.empty()) return given;
    std::string code = countries::country_code(given);
    if (upper_case(given) == code) return code;
    reader.fail("country",
                code.empty()
                    ? fmt::format("country = \"{}\" is not a country code; write the two letters "
                                  "of ISO 3166-1, such as country = \"FR\"",
                                  given)
                    : fmt::format("country = \"{}\" is not a country code; write country = \"{}\"",
                                  given, code));
}

void check_language(const TableReader& reader, const std::string& language) {
    if (language.empty() ||
        std::find(std::begin(territory::kLanguageCodes), std::end(territory::kLanguageCodes),
                  language) != std::end(territory::kLanguageCodes))
        return;
    reader.fail("language", fmt::format("the language \"{}\" is not known; write one of {}",
                                        language, fmt::join(territory::kLanguageCodes, ", ")));
}

}  // namespace

bool is_study_file(const fs::path& input) {
    if (input.extension() == ".toml") return true;
    std::error_code unreadable;
    constexpr std::uintmax_t kMostBytes = 1 << 20;  // longer than any real territory.toml
    const std::uintmax_t bytes = fs::file_size(input, unreadable);
    if (unreadable || bytes == 0 || bytes > kMostBytes) return false;
    const std::string text = tables::read_bytes(input);
    if (text.find('\0') != std::string::npos || !tables::is_utf8(text)) return false;
    try {
        return !toml::parse(text).empty();
    } catch (const toml::parse_error&) {
        return false;
    }
}

StudyFile read_study_file(const fs::path& file) {
    const std::string file_name = file.string();
    const toml::table table = settings::parse(tables::read_bytes(file), file_name);
    TableReader reader(table, file_name, "");
    if (table.contains("edits") && !table.contains("extract"))
        throw Error(
            fmt::format("{}: this is a scenario, not a territory file; name it after the "
                        "territory: relais compare territory.toml {}",
                        file_name, file.filename().string()));
    StudyFile study_file;
    study_file.file = file;
    study_file.name = reader.required("name");
    study_file.country = read_country(reader);
    study_file.language = reader.optional("language");
    check_language(reader, study_file.language);
    study_file.extract = reader.required_path("extract");
    if (const toml::table* roads = reader.table("roads"))
        study_file.roads = read_roads(*roads, file_name);
    study_file.categories = reader.texts("categories");
    if (const toml::table* zones = reader.table("zones"))
        study_file.zones = read_zones(*zones, file_name);
    for (const toml::table* level : reader.tables("levels"))
        study_file.levels.push_back(read_level(*level, file_name));
    check_level_keys(reader, study_file.levels);
    if (const toml::table* households = reader.table("households"))
        study_file.households = read_households(*households, file_name);
    for (const toml::table* services : reader.tables("services"))
        study_file.services.push_back(read_services(*services, file_name));
    if (const toml::table* limits = reader.table("service_limits"))
        study_file.service_limits = read_service_limits(*limits, file_name);
    for (const toml::table* reference : reader.tables("references"))
        study_file.references.push_back(read_reference(*reference, file_name));
    if (const toml::table* imprint = reader.table("imprint"))
        study_file.imprint = read_imprint(*imprint, file_name);
    reader.finish();
    return study_file;
}

}  // namespace relais::study
