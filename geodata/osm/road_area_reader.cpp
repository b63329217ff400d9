#include "geodata/osm/road_area_reader.h"

#include <algorithm>
#include <string_view>

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

namespace relais::osm {
namespace {

/// Ways by their ids: those that are roads, and those added.
using WayNumbers = std::unordered_map<std::int64_t, std::uint32_t>;

std::uint32_t add_way(const graph::Way& like, const WayFacts& facts, std::int64_t osm_id,
                      const std::vector<std::int64_t>& refs, RoadWays& roads) {
    roads.ways.push_back(like);
    roads.ways.back().osm_id = osm_id;
    roads.facts.push_back(facts);
    roads.refs.insert(roads.refs.end(), refs.begin(), refs.end());
    roads.first_ref.push_back(static_cast<std::uint32_t>(roads.refs.size()));
    return static_cast<std::uint32_t>(roads.ways.size() - 1);
}

}  // namespace

void AreaRelations::add(const osmium::Relation& relation, const graph::Way& way,
                        const WayFacts& facts) {
    Relation area{relation.id(), way, facts, {}};
    for (const osmium::RelationMember& member : relation.members()) {
        if (member.type() != osmium::item_type::way) continue;
        area.members.push_back({member.ref(), std::string_view(member.role()) == "inner"});
        refs_.try_emplace(member.ref());
    }
    // The way that lines across the area are said to lie on is one of the outer ring.
    std::stable_partition(area.members.begin(), area.members.end(),
                          [](const Member& member) { return !member.inner; });
    relations_.push_back(std::move(area));
}

void AreaRelations::visit(const osmium::Way& way) {
    const auto member = refs_.find(way.id());
    if (member == refs_.end()) return;
    member->second.clear();
    for (const osmium::NodeRef& node : way.nodes()) member->second.push_back(node.ref());
}

void AreaRelations::add_to(RoadWays& roads) const {
    if (relations_.empty()) return;
    WayNumbers numbers;
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        if (refs_.contains(roads.ways[way].osm_id)) numbers.emplace(roads.ways[way].osm_id, way);
    std::vector<std::uint32_t> outer;
    std::vector<AreaOutline> areas;
    for (const Relation& relation : relations_) {
        AreaOutline area;
        area.osm_id = relation.osm_id;
        for (const Member& member : relation.members) {
            const std::vector<std::int64_t>& refs = refs_.at(member.way);
            if (refs.size() < 2) {
                area.incomplete = true;
                continue;
            }
            const auto known = numbers.find(member.way);
            const bool add = known == numbers.end() || area.ways.empty();
            if (known != numbers.end() && !member.inner) outer.push_back(known->second);
            const std::uint32_t way =
                add ? add_way(relation.way, relation.facts, member.way, refs, roads)
                    : known->second;
            numbers.try_emplace(member.way, way);
            area.ways.push_back(way);
        }
        if (area.ways.empty()) continue;
        area.way = area.ways.front();
        areas.push_back(std::move(area));
    }
    std::sort(outer.begin(), outer.end());
    std::erase_if(roads.areas, [&](const AreaOutline& area) {
        return std::binary_search(outer.begin(), outer.end(), area.way);
    });
    roads.areas.insert(roads.areas.end(), areas.begin(), areas.end());
}

}  // namespace relais::osm
