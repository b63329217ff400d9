#include "geodata/osm/roads/restrictions.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <osmium/osm/relation.hpp>

namespace relais::osm {
namespace {

std::string_view tag(const osmium::Relation& relation, const char* key) {
    const char* const value = relation.tags()[key];
    return value == nullptr ? std::string_view{} : value;
}

std::string_view without_blanks(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The values of a list: "bus; bicycle" (commas are written too).
std::vector<std::string_view> values_of(std::string_view list) {
    std::vector<std::string_view> values;
    while (!list.empty()) {
        const auto end = std::min(list.find_first_of(";,"), list.size());
        values.push_back(without_blanks(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return values;
}

bool lists(std::string_view list, const std::vector<std::string>& wanted) {
    const auto values = values_of(list);
    return std::any_of(values.begin(), values.end(), [&](std::string_view value) {
        return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    });
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

/// The effect of a restriction on traffic.
enum class Ban : std::uint8_t { kUnknown, kOnRed, kElse, kTurn, kTurningRound };
struct Word {
    Ban ban = Ban::kUnknown;
    bool only = false;
};

/// Reads one value. A value with "no_" or "only_" restricts the turn from `from` into `to`,
/// whatever follows ("no_sharp_left_turn"), unless it is not about a turn.
Word read_word(std::string_view value) {
    const bool only = value.starts_with("only_");
    if (!only && !value.starts_with("no_")) return {};
    if (value.find("on_red") != std::string_view::npos) return {Ban::kOnRed, only};
    for (const char* const other : {"overtak", "stop", "stand", "wait", "park", "pass", "load",
                                    "lane", "honk", "horn", "hgv", "truck", "trailer", "bus"})
        if (value.find(other) != std::string_view::npos) return {Ban::kElse, only};
    for (const char* const round : {"u_turn", "uturn", "u-turn"})
        if (value.find(round) != std::string_view::npos) return {Ban::kTurningRound, only};
    return {Ban::kTurn, only};
}

/// Of several values ("no_left_turn;no_u_turn") the first that binds.
Word read_words(std::string_view values) {
    Word best;
    for (const std::string_view value : values_of(values))
        if (const Word word = read_word(value); word.ban > best.ban && best.ban < Ban::kTurn)
            best = word;
    return best;
}

/// Why a relation with such a word restricts no turn; "": it does.
std::string_view no_turn(Ban ban) {
    switch (ban) {
        case Ban::kUnknown:
            return "of an unknown kind";
        case Ban::kOnRed:
            return "a turn on red only";
        case Ban::kElse:
            return "a ban on something else than turns";
        case Ban::kTurn:
        case Ban::kTurningRound:
            break;
    }
    return {};
}

/// Empty: every member is present and in its role.
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
    static constexpr std::array<std::string_view, 4> kAlways = {"24/7", "00:00-24:00", "Mo-Su",
                                                                "Mo-Su 00:00-24:00"};
    if (std::find(kAlways.begin(), kAlways.end(), condition) == kAlways.end()) return {};
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

/// Whether a relation restricts the turns of this profile's vehicles: type=restriction, or with the
/// vehicle in the type (restriction:hgv).
bool RestrictionCollector::concerns(const osmium::Relation& relation) const {
    constexpr std::string_view kType = "restriction";
    const std::string_view type = tag(relation, "type");
    if (!type.starts_with(kType)) return false;
    if (type == kType) return true;
    return type[kType.size()] == ':' &&
           lists(type.substr(kType.size() + 1), profile_.restriction_keys);
}

/// The restriction for this profile, "" when there is none: the tag for its vehicle before the one
/// for all.
std::string_view RestrictionCollector::kind_of(const osmium::Relation& relation) const {
    if (lists(tag(relation, "except"), profile_.restriction_keys)) return {};
    std::vector<std::string> keys;
    for (const std::string& key : profile_.restriction_keys) keys.push_back("restriction:" + key);
    keys.emplace_back("restriction");
    for (const std::string& key : keys)
        if (const auto kind = tag(relation, key.c_str()); !kind.empty()) {
            // As conditions were written before restriction:conditional.
            for (const char* const old : {"hour_on", "day_on", "hour_off", "day_off"})
                if (!tag(relation, old).empty()) return conditional_on(kByTime, relation);
            return kind;
        }
    for (const std::string& key : keys)
        if (const auto conditional = tag(relation, (key + ":conditional").c_str());
            !conditional.empty()) {
            const std::string_view constant = constant_restriction(conditional);
            return constant.empty() ? conditional_on(kind_of_condition(conditional), relation)
                                    : constant;
        }
    return {};
}

void RestrictionCollector::visit(const osmium::Relation& relation) {
    if (profile_.restriction_keys.empty() || !concerns(relation)) return;
    const std::string_view kind = kind_of(relation);
    if (kind.empty()) return;
    ++report_.restrictions_read;
    const Word word = read_words(kind);
    Restriction restriction;
    restriction.osm_id = relation.id();
    restriction.only = word.only;
    if (const auto reason = no_turn(word.ban); !reason.empty())
        return ignore(report_.restrictions_ignored, reason, relation.id());
    if (const auto reason = read_members(relation, restriction); !reason.empty())
        return ignore(report_.restrictions_ignored, reason, relation.id());
    if (restriction.via_ways.empty() && restriction.from == restriction.to &&
        word.ban != Ban::kTurningRound)
        return ignore(report_.restrictions_ignored, "a turn from a way into itself", relation.id());
    found_.push_back(std::move(restriction));
}

}  // namespace relais::osm
