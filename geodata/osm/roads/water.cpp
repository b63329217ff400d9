#include "geodata/osm/roads/water.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <unordered_map>

#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

namespace relais::osm {
namespace {

constexpr Coordinate kUnknown{std::numeric_limits<std::int32_t>::max(), 0};
constexpr double kLeastMetres = 30;  ///< smaller waters are walked around

bool is_water(const osmium::TagList& tags) {
    if (tags.has_tag("intermittent", "yes") || tags.has_tag("seasonal", "yes")) return false;
    return tags.has_tag("natural", "water") || tags.has_tag("waterway", "riverbank") ||
           tags.has_tag("waterway", "dock") || tags.has_tag("landuse", "reservoir");
}

bool is_closed(const osmium::Way& way) {
    return way.nodes().size() >= 4 && way.nodes().front().ref() == way.nodes().back().ref();
}

}  // namespace

void WaterCollector::visit(const osmium::Way& way) {
    const osmium::TagList& tags = way.tags();
    if (way.nodes().size() < 2 || tags.has_key("building") || tags.has_key("highway")) return;
    const Line line = add_line(way);
    if (tags.has_tag("natural", "coastline")) coasts_.push_back(line);
    if (is_water(tags) && is_closed(way)) lakes_.push_back(line);
    parts_.push_back(line);
}

void WaterCollector::visit(const osmium::Relation& relation) {
    if (!relation.tags().has_tag("type", "multipolygon") || !is_water(relation.tags())) return;
    Area area;
    for (const osmium::RelationMember& member : relation.members()) {
        if (member.type() != osmium::item_type::way) continue;
        const bool inner = std::strcmp(member.role(), "inner") == 0;
        (inner ? area.inner : area.outer).push_back(member.ref());
    }
    if (!area.outer.empty()) areas_.push_back(std::move(area));
}

void WaterCollector::find_nodes() {
    std::vector<std::int64_t> members;
    for (const Area& area : areas_)
        for (const auto* ways : {&area.outer, &area.inner})
            members.insert(members.end(), ways->begin(), ways->end());
    std::sort(members.begin(), members.end());
    std::erase_if(parts_, [&](const Line& line) {
        return !std::binary_search(members.begin(), members.end(), line.way);
    });
    std::sort(parts_.begin(), parts_.end(),
              [](const Line& one, const Line& other) { return one.way < other.way; });
    for (const auto* lines : {&coasts_, &lakes_, &parts_})
        for (const Line& line : *lines)
            ids_.insert(ids_.end(), refs_.begin() + line.first, refs_.begin() + line.end);
    std::sort(ids_.begin(), ids_.end());
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
    place_.assign(ids_.size(), kUnknown);
}

std::vector<graph::Shore> WaterCollector::shores() const {
    std::vector<graph::Shore> shores;
    for (const Line& coast : coasts_) add_coast(coast, shores);
    for (const Line& lake : lakes_)
        add_ring({refs_.begin() + lake.first, refs_.begin() + lake.end}, true, shores);
    for (const Area& area : areas_) {
        for (const Ring& ring : rings_of(area.outer)) add_ring(ring, true, shores);
        for (const Ring& ring : rings_of(area.inner)) add_ring(ring, false, shores);
    }
    return shores;
}

WaterCollector::Line WaterCollector::add_line(const osmium::Way& way) {
    Line line{way.id(), static_cast<std::uint32_t>(refs_.size()), 0};
    for (const osmium::NodeRef& node : way.nodes()) refs_.push_back(node.ref());
    line.end = static_cast<std::uint32_t>(refs_.size());
    return line;
}

void WaterCollector::search_and_add(std::int64_t id, Coordinate place) {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
    at_ = static_cast<std::size_t>(found - ids_.begin());
    if (found != ids_.end() && *found == id) place_[at_] = place;
}

const Coordinate* WaterCollector::place_of(std::int64_t node) const {
    const auto found = std::lower_bound(ids_.begin(), ids_.end(), node);
    if (found == ids_.end() || *found != node) return nullptr;
    const Coordinate& place = place_[static_cast<std::size_t>(found - ids_.begin())];
    return place == kUnknown ? nullptr : &place;
}

const WaterCollector::Line* WaterCollector::line_of(std::int64_t way) const {
    const auto found =
        std::lower_bound(parts_.begin(), parts_.end(), way,
                         [](const Line& line, std::int64_t id) { return line.way < id; });
    return found == parts_.end() || found->way != way ? nullptr : &*found;
}

/// Joins ways end to end. A ring that lacks a way does not close and is left out.
std::vector<WaterCollector::Ring> WaterCollector::rings_of(
    const std::vector<std::int64_t>& ways) const {
    std::vector<Ring> rings;
    std::vector<const Line*> open;
    std::unordered_multimap<std::int64_t, std::size_t> at_end;  // node to place in `open`
    for (const std::int64_t way : ways) {
        const Line* line = line_of(way);
        if (line == nullptr) continue;
        if (refs_[line->first] == refs_[line->end - 1]) {
            rings.emplace_back(refs_.begin() + line->first, refs_.begin() + line->end);
            continue;
        }
        at_end.emplace(refs_[line->first], open.size());
        at_end.emplace(refs_[line->end - 1], open.size());
        open.push_back(line);
    }
    std::vector<char> used(open.size(), 0);
    for (std::size_t start = 0; start < open.size(); ++start) {
        if (used[start] != 0) continue;
        used[start] = 1;
        Ring ring(refs_.begin() + open[start]->first, refs_.begin() + open[start]->end);
        while (!ring.empty() && ring.front() != ring.back()) {
            const auto [first, last] = at_end.equal_range(ring.back());
            const auto next = std::find_if(
                first, last, [&](const auto& entry) { return used[entry.second] == 0; });
            if (next == last) break;
            used[next->second] = 1;
            const Line& line = *open[next->second];
            Ring more(refs_.begin() + line.first, refs_.begin() + line.end);
            if (more.front() != ring.back()) std::reverse(more.begin(), more.end());
            ring.insert(ring.end(), more.begin() + 1, more.end());
        }
        if (!ring.empty() && ring.front() == ring.back()) rings.push_back(std::move(ring));
    }
    return rings;
}

void WaterCollector::add_coast(const Line& line, std::vector<graph::Shore>& shores) const {
    for (std::uint32_t i = line.first; i + 1 < line.end; ++i) {
        const Coordinate* from = place_of(refs_[i]);
        const Coordinate* to = place_of(refs_[i + 1]);
        if (from != nullptr && to != nullptr) shores.push_back({*from, *to});
    }
}

void WaterCollector::add_ring(const Ring& ring, bool water_inside,
                              std::vector<graph::Shore>& shores) const {
    std::vector<Coordinate> places;
    for (const std::int64_t node : ring) {
        const Coordinate* place = place_of(node);
        if (place == nullptr) return;
        places.push_back(*place);
    }
    if (places.size() < 4) return;
    Coordinate low = places.front();
    Coordinate high = low;
    double area = 0;  // twice, signed: above 0 anticlockwise
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const auto x = [&](Coordinate c) { return double(c.lon_e7) - places[0].lon_e7; };
        const auto y = [&](Coordinate c) { return double(c.lat_e7) - places[0].lat_e7; };
        area += x(places[i]) * y(places[i + 1]) - x(places[i + 1]) * y(places[i]);
        low = {std::min(low.lon_e7, places[i].lon_e7), std::min(low.lat_e7, places[i].lat_e7)};
        high = {std::max(high.lon_e7, places[i].lon_e7), std::max(high.lat_e7, places[i].lat_e7)};
    }
    if (distance_metres(low, high) <= kLeastMetres) return;
    // Clockwise, the inside is on the right.
    if ((area > 0) == water_inside) std::reverse(places.begin(), places.end());
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
        shores.push_back({places[i], places[i + 1]});
}

}  // namespace relais::osm
