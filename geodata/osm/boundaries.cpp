#include "geodata/osm/boundaries.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <osmium/osm/relation.hpp>

namespace relais::osm {
namespace {

std::string text_of(const char* value) {
    return value ? value : "";
}

struct CountryLevel {
    std::string_view country;
    MunicipalLevel municipal;
};
// By OpenStreetMap's own table of administrative levels.
constexpr CountryLevel kLevels[] = {
    {"AD", {7, "parish"}},       {"AT", {8, "municipality"}}, {"BE", {8, "municipality"}},
    {"CH", {8, "municipality"}}, {"CZ", {8, "municipality"}}, {"DE", {8, "municipality"}},
    {"ES", {8, "municipality"}}, {"FR", {8, "commune"}},      {"HR", {7, "municipality"}},
    {"HU", {8, "municipality"}}, {"IT", {8, "municipality"}}, {"LI", {8, "municipality"}},
    {"LU", {8, "commune"}},      {"NL", {8, "municipality"}}, {"PL", {7, "municipality"}},
    {"PT", {7, "municipality"}}, {"SI", {8, "municipality"}}, {"SK", {9, "municipality"}},
};

// The codes of an area in national statistics; the first that is tagged counts.
constexpr const char* kCodeKeys[] = {
    "ref:INSEE",
    "ISO3166-2",
    "ref:ine",
    "ref:at:gkz",
    "de:amtlicher_gemeindeschluessel",
    "swisstopo:BFS_NUMMER",
    "ref:ISTAT",
    "teryt:terc",
    "ref:cz:kodobce",
    "ref:RUIAN",
    "ref",
};

int admin_level(const char* text) {
    const std::string_view digits = text ? text : "";
    int level = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
    return error == std::errc{} && end == digits.data() + digits.size() ? level : 0;
}

std::string country_of(const osmium::TagList& tags) {
    for (const char* key : {"ISO3166-1:alpha2", "ISO3166-1", "ISO3166-2"})
        if (const char* code = tags[key]) return std::string(code).substr(0, 2);
    return tags.has_key("ref:INSEE") ? "FR" : "";
}

}  // namespace

MunicipalLevel municipal_level(std::string_view country) {
    const auto* row = std::find_if(std::begin(kLevels), std::end(kLevels),
                                   [&](const CountryLevel& r) { return r.country == country; });
    return row == std::end(kLevels) ? MunicipalLevel{} : row->municipal;
}

std::string code_of(const Boundary& boundary) {
    return boundary.code.empty() ? fmt::format("r{}", boundary.relation) : boundary.code;
}

std::optional<Boundary> read_boundary(const osmium::Relation& relation) {
    const osmium::TagList& tags = relation.tags();
    if (!tags.has_tag("boundary", "administrative")) return std::nullopt;
    if (!tags.has_tag("type", "boundary") && !tags.has_tag("type", "multipolygon"))
        return std::nullopt;
    Boundary boundary;
    boundary.level = admin_level(tags["admin_level"]);
    if (boundary.level < 2 || boundary.level > 10) return std::nullopt;
    boundary.relation = relation.id();
    boundary.name = text_of(tags["name"]);
    const auto code = std::find_if(std::begin(kCodeKeys), std::end(kCodeKeys),
                                   [&](const char* key) { return tags.has_key(key); });
    if (code != std::end(kCodeKeys)) boundary.code = tags[*code];
    boundary.country = country_of(tags);
    if (const char* population = tags["population"])
        boundary.population = parse_population(population);
    for (const osmium::RelationMember& member : relation.members()) {
        const std::string_view role = member.role();
        if (member.type() == osmium::item_type::node && (role == "label" || role == "admin_centre"))
            boundary.label_nodes.push_back(member.ref());
    }
    return boundary;
}

}  // namespace relais::osm
