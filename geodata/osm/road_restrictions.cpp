#include "geodata/osm/road_restrictions.h"

#include <algorithm>
#include <cstring>

#include <osmium/osm/relation.hpp>

namespace relais::osm {
namespace {

std::string_view tag(const osmium::Relation& relation, const char* key) {
    const char* const value = relation.tags()[key];
    return value == nullptr ? std::string_view{} : value;
}

bool lists(std::string_view values, const std::vector<std::string>& wanted) {
    while (!values.empty()) {
        const auto end = std::min(values.find(';'), values.size());
        std::string_view value = values.substr(0, end);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        if (std::find(wanted.begin(), wanted.end(), value) != wanted.end()) return true;
        values.remove_prefix(std::min(end + 1, values.size()));
    }
    return false;
}

constexpr std::string_view kByTime = "by time of the day, week or year";

std::string_view kind_of_condition(std::string_view conditional) {
    const std::string_view condition =
        conditional.substr(std::min(conditional.find('@'), conditional.size()));
    for (const char* const size : {"weight", "length", "width", "height", "axle", "hgv"})
        if (condition.find(size) != std::string_view::npos) return "by weight or size";
    for (const char* const time : {":", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"})
        if (condition.find(time) != std::string_view::npos) return kByTime;
    return "by something else";
}

/// Nothing to say: every member is there and in its role.
std::string_view read_members(const osmium::Relation& relation, Restriction& restriction) {
    for (const osmium::RelationMember& member : relation.members()) {
        const std::string_view role = member.role();
        const bool way = member.type() == osmium::item_type::way;
        if (role == "from" && way) {
            restriction.from.push_back(member.ref());
        } else if (role == "to" && way) {
            restriction.to.push_back(member.ref());
        } else if (role == "via" && way) {
            restriction.via_ways.push_back(member.ref());
        } else if (role == "via" && member.type() == osmium::item_type::node) {
            if (restriction.via_node != 0) return "several via nodes";
            restriction.via_node = member.ref();
        }
    }
    if (restriction.from.empty() || restriction.to.empty()) return "without from or to";
    if (restriction.via_node == 0 && restriction.via_ways.empty()) return "without via";
    if (restriction.via_node != 0 && !restriction.via_ways.empty()) return "via node and via way";
    return {};
}

}  // namespace

std::string_view constant_restriction(std::string_view conditional) {
    const auto at = conditional.find('@');
    if (at == std::string_view::npos || conditional.find(';') != std::string_view::npos) return {};
    std::string_view condition = conditional.substr(at + 1);
    while (!condition.empty() && std::strchr(" ()", condition.front()) != nullptr)
        condition.remove_prefix(1);
    while (!condition.empty() && std::strchr(" ()", condition.back()) != nullptr)
        condition.remove_suffix(1);
    if (condition != "24/7" && condition != "00:00-24:00" && condition != "Mo-Su") return {};
    const auto end = conditional.find_last_not_of(' ', at - 1);
    return at == 0 || end == std::string_view::npos ? std::string_view{}
                                                    : conditional.substr(0, end + 1);
}

std::string_view RestrictionCollector::conditional_on(std::string_view cause,
                                                      const osmium::Relation& relation) const {
    ++report_.restrictions_read;
    ignore(report_.restrictions_conditional, cause, relation.id());
    return {};
}

/// The restriction for this profile, "" when there is none: the tag for its vehicle before the one
/// for all.
std::string_view RestrictionCollector::kind_of(const osmium::Relation& relation) const {
    if (lists(tag(relation, "except"), profile_.restriction_keys)) return {};
    for (const std::string& key : profile_.restriction_keys)
        if (const auto own = tag(relation, ("restriction:" + key).c_str()); !own.empty())
            return own;
    if (const auto all = tag(relation, "restriction"); !all.empty()) {
        // As conditions were written before restriction:conditional.
        if (tag(relation, "hour_on").empty() && tag(relation, "day_on").empty()) return all;
        return conditional_on(kByTime, relation);
    }
    const std::string_view conditional = tag(relation, "restriction:conditional");
    if (conditional.empty()) return {};
    const std::string_view constant = constant_restriction(conditional);
    return constant.empty() ? conditional_on(kind_of_condition(conditional), relation) : constant;
}

void RestrictionCollector::visit(const osmium::Relation& relation) {
    const char* const type = relation.tags()["type"];
    if (type == nullptr || profile_.restriction_keys.empty()) return;
    if (std::strncmp(type, "restriction", std::strlen("restriction")) != 0) return;
    const std::string_view kind = kind_of(relation);
    if (kind.empty()) return;
    ++report_.restrictions_read;
    Restriction restriction;
    restriction.osm_id = relation.id();
    restriction.only = kind.starts_with("only_");
    if (!restriction.only && !kind.starts_with("no_"))
        return ignore(report_.restrictions_ignored, "of an unknown kind", relation.id());
    if (const auto reason = read_members(relation, restriction); !reason.empty())
        return ignore(report_.restrictions_ignored, reason, relation.id());
    if (restriction.via_ways.empty() && restriction.from == restriction.to)
        return ignore(report_.restrictions_ignored,
                      "a U-turn at one node, which no fastest path takes", relation.id());
    found_.push_back(std::move(restriction));
}

}  // namespace relais::osm
