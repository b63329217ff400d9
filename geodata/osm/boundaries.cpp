#include "geodata/osm/boundaries.h"

#include <charconv>

#include <fmt/format.h>
#include <osmium/osm/relation.hpp>

#include "geodata/countries/countries.h"
#include "geodata/osm/other_names.h"

namespace relais::osm {
namespace {

std::string text_of(const char* value) {
    return value ? value : "";
}

int admin_level(const char* text) {
    const std::string_view digits = text ? text : "";
    int level = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
    return error == std::errc{} && end == digits.data() + digits.size() ? level : 0;
}

std::string country_of(const osmium::TagList& tags) {
    for (const char* key : {"ISO3166-1:alpha2", "ISO3166-1", "ISO3166-2"})
        if (const char* code = tags[key]) return std::string(code).substr(0, 2);
    for (const countries::Country& country : countries::Countries::standard().all())
        if (!country.area_tag.empty() && tags.has_key(country.area_tag.c_str()))
            return country.code;
    return {};
}

/// Empty: none is tagged.
std::string national_code(const osmium::TagList& tags) {
    for (const std::string& key : countries::Countries::standard().code_tags())
        if (const char* code = tags[key.c_str()]) return code;
    return {};
}

}  // namespace

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
    boundary.other_names = other_names(tags);
    boundary.code = national_code(tags);
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
