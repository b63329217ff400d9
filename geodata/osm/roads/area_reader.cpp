#include "geodata/osm/roads/area_reader.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

namespace relais::osm {
namespace {

/// Ways by their ids: those that are roads, and those added.
using WayNumbers = std::unordered_map<std::int64_t, std::uint32_t>;

constexpr std::uint32_t kNoRing = 0xffffffffU;

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
    // Lines across the area are assigned to a way of the outer ring.
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
    roads.first_outline = static_cast<std::uint32_t>(roads.ways.size());
    if (relations_.empty()) return;
    WayNumbers numbers;
    for (std::uint32_t way = 0; way < roads.ways.size(); ++way)
        if (refs_.contains(roads.ways[way].osm_id)) numbers.emplace(roads.ways[way].osm_id, way);
    std::map<std::uint32_t, AreaOutline*> area_of;
    for (AreaOutline& area : roads.areas) area_of[area.way] = &area;
    std::vector<AreaOutline> areas;
    for (const Relation& relation : relations_) {
        AreaOutline area;
        area.osm_id = relation.osm_id;
        std::uint32_t tagged = kNoRing;  // a way that has the tags of the area
        std::int64_t first = 0;
        for (const Member& member : relation.members) {
            const std::vector<std::int64_t>& refs = refs_.at(member.way);
            area.incomplete |= refs.size() < 2;
            if (refs.size() < 2) continue;
            const auto [known, fresh] = numbers.try_emplace(member.way, kNoRing);
            if (fresh)
                known->second = add_way(relation.way, relation.facts, member.way, refs, roads);
            area.ways.push_back(known->second);
            if (member.inner) continue;
            if (first == 0) first = member.way;
            const auto own = area_of.find(known->second);
            if (own != area_of.end()) own->second->covered = true;
            if (tagged == kNoRing && (fresh || own != area_of.end())) tagged = known->second;
        }
        if (first == 0) continue;
        if (tagged == kNoRing)  // its outer ring is all roads of other kinds
            tagged = add_way(relation.way, relation.facts, first, refs_.at(first), roads);
        area.way = tagged;
        areas.push_back(std::move(area));
    }
    roads.areas.insert(roads.areas.end(), areas.begin(), areas.end());
}

}  // namespace relais::osm
