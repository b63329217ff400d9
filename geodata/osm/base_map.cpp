#include "geodata/osm/base_map.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_set>
// GCC 12 takes the empty name of an object's author, once inlined, for an overread.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread"
#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#pragma GCC diagnostic pop
#include <osmium/object_pointer_collection.hpp>
#include <osmium/osm/object_comparisons.hpp>
#include <osmium/visitor.hpp>

#include "geodata/osm/features_geometry.h"

namespace relais::osm {
namespace {

using territory::BaseMap;

/// Nodes that the extract lacks are left out.
BaseMap::Line line_of(const osmium::NodeRefList& nodes) {
    BaseMap::Line line;
    for (const osmium::NodeRef& node : nodes) {
        if (node.location().valid()) line.push_back({node.location().x(), node.location().y()});
    }
    return line;
}

bool is_border(const osmium::TagList& tags) {
    constexpr int kRegions = 6;  // counties and départements; below are communes
    if (!tags.has_tag("boundary", "administrative")) return false;
    const int level = std::atoi(tags.get_value_by_key("admin_level", "0"));
    return level >= 2 && level <= kRegions;
}

/// Coastlines, put together from ways that meet end to start.
class Coasts {
  public:
    void take(const osmium::Way& way) {
        BaseMap::Line line = line_of(way.nodes());
        if (line.size() < 2 || line.size() < way.nodes().size()) return;
        pieces_.insert_or_assign(way.nodes().front().ref(),
                                 Piece{way.nodes().back().ref(), std::move(line)});
    }

    /// Lines that are cut come before closed ones; both in the order of their first nodes.
    std::vector<BaseMap::Line> finish() {
        std::set<osmium::object_id_type> ends;
        for (const auto& [first, piece] : pieces_) ends.insert(piece.last);
        std::vector<osmium::object_id_type> starts;
        for (const auto& [first, piece] : pieces_)
            if (!ends.contains(first)) starts.push_back(first);
        std::vector<BaseMap::Line> lines;
        for (const auto first : starts) lines.push_back(from(first));
        while (!pieces_.empty()) lines.push_back(from(pieces_.begin()->first));
        return lines;
    }

  private:
    struct Piece {
        osmium::object_id_type last = 0;
        BaseMap::Line line;
    };

    /// Takes the pieces that follow each other away.
    BaseMap::Line from(osmium::object_id_type first) {
        BaseMap::Line line;
        for (auto next = pieces_.find(first); next != pieces_.end();) {
            const auto piece = pieces_.extract(next);
            const BaseMap::Line& more = piece.mapped().line;
            line.insert(line.end(), more.begin() + (line.empty() ? 0 : 1), more.end());
            next = pieces_.find(piece.mapped().last);
        }
        return line;
    }

    std::map<osmium::object_id_type, Piece> pieces_;  // by their first nodes
};

}  // namespace

class BaseMapReader::Collection {
  public:
    Collection() : lakes_(config(), filter()) {}

    void take(const osmium::Node& node) {
        const char* kind = node.tags()["place"];
        if (kind == nullptr || !node.location().valid()) return;
        const bool city = std::string_view(kind) == "city";
        if (!city && std::string_view(kind) != "town") return;
        const char* name = node.tags()["name"];
        if (name == nullptr) return;
        base_map_.towns.push_back({name, {node.location().x(), node.location().y()}, city});
    }

    void take(const osmium::Relation& relation) {
        if (!relation.tags().has_tag("natural", "water")) return;
        lakes_.relation(relation);
        for (const osmium::RelationMember& member : relation.members())
            if (member.type() == osmium::item_type::way) shores_.insert(member.ref());
    }

    void take(const osmium::Way& way) {
        if (way.tags().has_tag("natural", "water") || shores_.contains(way.id())) {
            kept_.add_item(way);
            kept_.commit();
        }
        if (way.tags().has_tag("natural", "coastline")) return coasts_.take(way);
        const bool river = way.tags().has_tag("waterway", "river");
        if (!river && !is_border(way.tags())) return;
        BaseMap::Line line = line_of(way.nodes());
        if (line.size() < 2) return;
        (river ? base_map_.rivers : base_map_.borders).push_back(std::move(line));
    }

    BaseMap finish() {
        put_lakes_together();
        base_map_.coasts = coasts_.finish();
        return std::move(base_map_);
    }

  private:
    static osmium::area::AssemblerConfig config() {
        osmium::area::AssemblerConfig config;
        config.create_empty_areas = false;
        return config;
    }
    static osmium::TagsFilter filter() {
        osmium::TagsFilter filter{false};
        filter.add_rule(true, "natural", "water");
        return filter;
    }

    /// libosmium's manager needs every way once, by ascending id; not all extracts are so.
    void put_lakes_together() {
        lakes_.prepare_for_lookup();
        auto& lakes = lakes_.handler([&](osmium::memory::Buffer&& areas) {
            for (const osmium::Area& area : areas.select<osmium::Area>()) take_lake(area);
        });
        osmium::ObjectPointerCollection ways;
        osmium::apply(kept_, ways);
        ways.sort(osmium::object_order_type_id_version{});
        ways.unique(osmium::object_equal_type_id{});
        osmium::apply(ways.begin(), ways.end(), lakes);
    }

    void take_lake(const osmium::Area& area) {
        constexpr double kLeast = 100'000;  // square metres
        std::vector<BaseMap::Line> rings;
        territory::MultiPolygon outlines;
        for (const osmium::OuterRing& outer : area.outer_rings()) {
            rings.push_back(line_of(outer));
            outlines.push_back({rings.back(), {}});
            for (const osmium::InnerRing& inner : area.inner_rings(outer)) {
                rings.push_back(line_of(inner));
            }
        }
        if (area_square_metres(outlines) >= kLeast) base_map_.lakes.push_back(std::move(rings));
    }

    osmium::area::MultipolygonManager<osmium::area::Assembler> lakes_;
    std::unordered_set<osmium::object_id_type> shores_;  // ways in relations of water
    osmium::memory::Buffer kept_{1 << 20, osmium::memory::Buffer::auto_grow::yes};
    Coasts coasts_;
    BaseMap base_map_;
};

BaseMapReader::BaseMapReader() : collection_(std::make_unique<Collection>()) {}
BaseMapReader::~BaseMapReader() = default;

void BaseMapReader::take(const osmium::Node& node) {
    collection_->take(node);
}
void BaseMapReader::take(const osmium::Relation& relation) {
    collection_->take(relation);
}
void BaseMapReader::take(const osmium::Way& way) {
    collection_->take(way);
}

BaseMap BaseMapReader::finish() {
    return collection_->finish();
}

}  // namespace relais::osm
