#include "geodata/osm/features_scan.h"

#include <algorithm>
#include <array>
#include <functional>
// GCC 12 takes the empty name of an object's author, once inlined, for an overread.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread"
#include <osmium/area/assembler.hpp>
#pragma GCC diagnostic pop
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/relations/relations_manager.hpp>
#include <osmium/visitor.hpp>

#include "geodata/osm/base_map.h"
#include "geodata/osm/buildings.h"
#include "geodata/osm/features_geometry.h"
#include "geodata/osm/other_names.h"

namespace relais::osm {
namespace {

using territory::MultiPolygon;
using territory::Polygon;
using territory::Ring;

Coordinate to_coordinate(osmium::Location location) {
    return {location.x(), location.y()};
}

Ring to_ring(const osmium::NodeRefList& nodes) {
    Ring ring;
    ring.reserve(nodes.size());
    for (const osmium::NodeRef& node : nodes) ring.push_back(to_coordinate(node.location()));
    return ring;
}

MultiPolygon to_shape(const osmium::Area& area) {
    MultiPolygon shape;
    for (const osmium::OuterRing& outer : area.outer_rings()) {
        Polygon polygon{to_ring(outer), {}};
        for (const osmium::InnerRing& inner : area.inner_rings(outer))
            polygon.holes.push_back(to_ring(inner));
        shape.push_back(std::move(polygon));
    }
    return shape;
}

/// Empty: a node of it is not in the extract.
MultiPolygon to_shape(const osmium::Way& way) {
    const osmium::WayNodeList& nodes = way.nodes();
    const bool whole = std::all_of(nodes.begin(), nodes.end(), [](const osmium::NodeRef& node) {
        return node.location().valid();
    });
    return whole ? MultiPolygon{Polygon{to_ring(nodes), {}}} : MultiPolygon{};
}

/// Collects the ways of the relations in `wanted`, and returns each relation with its shape: empty
/// where members are missing or the rings do not close.
class AreaCollector
    : public osmium::relations::RelationsManager<AreaCollector, false, true, false, false> {
  public:
    using Wanted = std::function<bool(const osmium::Relation&)>;
    using Take = std::function<void(const osmium::Relation&, MultiPolygon&&)>;

    AreaCollector(Wanted wanted, Take take) : wanted_(std::move(wanted)), take_(std::move(take)) {}

    bool new_relation(const osmium::Relation& relation) const { return wanted_(relation); }

    bool new_member(const osmium::Relation& /*relation*/, const osmium::RelationMember& member,
                    std::size_t /*n*/) const noexcept {
        return member.type() == osmium::item_type::way;
    }

    void complete_relation(const osmium::Relation& relation) {
        std::vector<const osmium::Way*> ways;
        for (const osmium::RelationMember& member : relation.members())
            if (member.ref() != 0) ways.push_back(get_member_way(member.ref()));
        osmium::area::AssemblerConfig config;
        config.create_empty_areas = false;
        osmium::area::Assembler assembler(config);
        osmium::memory::Buffer buffer(1024, osmium::memory::Buffer::auto_grow::yes);
        MultiPolygon shape;
        if (assembler(relation, ways, buffer))
            for (const osmium::Area& area : buffer.select<osmium::Area>()) shape = to_shape(area);
        take_(relation, std::move(shape));
    }

    void take_incomplete() {
        for_each_incomplete_relation([this](const osmium::relations::RelationHandle& handle) {
            take_(*handle, MultiPolygon{});
        });
    }

  private:
    Wanted wanted_;
    Take take_;
};

class FeatureScanner {
  public:
    FeatureScanner(const taxonomy::Taxonomy& taxonomy, const FeatureOptions& options)
        : options_(options),
          matcher_(taxonomy),
          areas_([this](const osmium::Relation& r) { return is_wanted(r); },
                 [this](const osmium::Relation& r, MultiPolygon&& shape) {
                     take_relation(r, std::move(shape));
                 }) {
        locator_.ignore_errors();
    }

    FeatureScan scan(const ExtractFile& extract, const Progress& progress) {
        using Bits = osmium::osm_entity_bits::type;
        scan_.data_date = extract.data_date();
        const bool undated = scan_.data_date.empty();
        extract.read(
            static_cast<Bits>(osmium::osm_entity_bits::node | osmium::osm_entity_bits::relation),
            [&](osmium::memory::Buffer& buffer) { first_pass(buffer); },
            {undated, "reading places and relations", progress});
        areas_.prepare_for_lookup();
        extract.read(osmium::osm_entity_bits::way,
                     [&](osmium::memory::Buffer& buffer) { second_pass(buffer); },
                     {undated, "reading buildings and areas", progress});
        areas_.take_incomplete();
        scan_.base_map = base_map_.finish();
        if (undated && newest_.valid()) scan_.data_date = newest_.to_iso().substr(0, 10);
        tidy();
        return std::move(scan_);
    }

  private:
    using LocationIndex =
        osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location>;

    void first_pass(osmium::memory::Buffer& buffer) {
        for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
            note_date(object);
            if (object.type() == osmium::item_type::node)
                take_node(static_cast<const osmium::Node&>(object));
            else if (object.type() == osmium::item_type::relation)
                take_relation(static_cast<const osmium::Relation&>(object));
        }
    }

    void second_pass(osmium::memory::Buffer& buffer) {
        for (osmium::Way& way : buffer.select<osmium::Way>()) {
            note_date(way);
            locator_.way(way);
            take_way(way);
            base_map_.take(way);
        }
        osmium::apply(buffer, areas_.handler());
    }

    void note_date(const osmium::OSMObject& object) {
        newest_ = std::max(newest_, object.timestamp());
    }

    void take_node(const osmium::Node& node) {
        locator_.node(node);
        base_map_.take(node);
        if (node.tags().empty() || !node.location().valid()) return;
        take_services({ObjectId::Type::kNode, node.id()}, node.tags(),
                      to_coordinate(node.location()), {});
        if (const char* kind = node.tags()["place"]) take_place(node, kind);
    }

    void take_relation(const osmium::Relation& relation) {
        areas_.relation(relation);
        base_map_.take(relation);
    }

    void take_place(const osmium::Node& node, const char* kind) {
        add_other_names(node.tags(), scan_.translations);
        Place place{node.id(), kind, node.tags().get_value_by_key("name", ""), std::nullopt,
                    to_coordinate(node.location())};
        if (const char* population = node.tags()["population"])
            place.population = parse_population(population);
        scan_.places.push_back(std::move(place));
    }

    void count_highway(const osmium::Way& way) {
        const char* kind = way.tags()["highway"];
        if (kind == nullptr) return;
        ++scan_.highways;
        constexpr std::array<std::string_view, 4> kForWalkers{"footway", "path", "pedestrian",
                                                              "steps"};
        if (std::find(kForWalkers.begin(), kForWalkers.end(), kind) != kForWalkers.end())
            ++scan_.footpaths;
    }

    void take_way(const osmium::Way& way) {
        count_highway(way);
        constexpr std::size_t kFewestRefs = 4;  // a triangle, closed
        if (way.tags().empty() || !way.is_closed() || way.nodes().size() < kFewestRefs) return;
        if (is_area_of_interest(way.tags()))
            take_area({ObjectId::Type::kWay, way.id()}, way.tags(), to_shape(way));
    }

    bool is_wanted(const osmium::Relation& relation) {
        if (options_.zones)
            if (auto boundary = read_boundary(relation)) {
                boundary_at_[relation.id()] = scan_.boundaries.size();
                add_other_names(relation.tags(), scan_.translations);
                scan_.boundaries.push_back(std::move(*boundary));
                return true;
            }
        return relation.tags().has_tag("type", "multipolygon") &&
               is_area_of_interest(relation.tags());
    }

    bool is_area_of_interest(const osmium::TagList& tags) const {
        return (options_.households &&
                (tags.has_key("building") || is_ground_without_homes(tags))) ||
               (options_.services && !matcher_.categories(tags).empty());
    }

    void take_relation(const osmium::Relation& relation, MultiPolygon&& shape) {
        if (const auto at = boundary_at_.find(relation.id()); at != boundary_at_.end()) {
            scan_.boundaries[at->second].shape = std::move(shape);
            return;
        }
        if (!shape.empty() && relation.tags().has_key("building"))
            for (const osmium::RelationMember& member : relation.members())
                if (member.type() == osmium::item_type::way &&
                    std::string_view(member.role()) != "inner")
                    outlines_.insert(member.ref());
        take_area({ObjectId::Type::kRelation, relation.id()}, relation.tags(), std::move(shape));
    }

    void take_area(ObjectId object, const osmium::TagList& tags, MultiPolygon&& shape) {
        if (shape.empty()) {
            ++scan_.broken_areas;
            return;
        }
        const Coordinate inside = inner_point(shape);
        if (options_.households) {
            if (const auto dwellings = estimate_dwellings(tags, area_square_metres(shape)))
                scan_.buildings.push_back({object, inside, dwellings->count, dwellings->presumed});
            if (is_ground_without_homes(tags)) {
                scan_.landuse.emplace_back();
                scan_.landuse.back().shape = shape;
            }
        }
        take_services(object, tags, inside, shape);
    }

    void take_services(ObjectId object, const osmium::TagList& tags, Coordinate place,
                       const MultiPolygon& shape) {
        if (!options_.services) return;
        const std::vector<CategoryId> categories = matcher_.categories(tags);
        if (!categories.empty()) add_other_names(tags, scan_.translations);
        for (const CategoryId category : categories) {
            ServicePoint point = describe_service(object, category, tags);
            point.place = place;
            point.shape = shape;
            scan_.services.push_back(std::move(point));
        }
    }

    /// Concatenated extracts may contain an object twice.
    template <class T, class Key>
    static void sort_unique(std::vector<T>& items, Key key) {
        std::stable_sort(items.begin(), items.end(),
                         [&](const T& a, const T& b) { return key(a) < key(b); });
        items.erase(std::unique(items.begin(), items.end(),
                                [&](const T& a, const T& b) { return key(a) == key(b); }),
                    items.end());
    }

    void tidy() {
        // A way that carries its relation's building would be counted twice.
        std::erase_if(scan_.buildings, [&](const Building& b) {
            return b.object.type == ObjectId::Type::kWay && outlines_.contains(b.object.id);
        });
        sort_unique(scan_.buildings, [](const Building& b) { return b.object; });
        sort_unique(scan_.places, [](const Place& p) { return p.node; });
        sort_unique(scan_.boundaries, [](const Boundary& b) { return b.relation; });
        sort_unique(scan_.services,
                    [](const ServicePoint& s) { return std::pair(s.object, s.category); });
    }

    FeatureOptions options_;
    ServiceMatcher matcher_;
    LocationIndex locations_;
    osmium::handler::NodeLocationsForWays<LocationIndex> locator_{locations_};
    FeatureScan scan_;
    AreaCollector areas_;
    BaseMapReader base_map_;
    std::unordered_map<std::int64_t, std::size_t> boundary_at_;  ///< by relation
    std::unordered_set<std::int64_t> outlines_;  ///< ways that bound a building relation
    osmium::Timestamp newest_;
};

}  // namespace

FeatureScan scan_features(const ExtractFile& extract, const taxonomy::Taxonomy& taxonomy,
                          const FeatureOptions& options, const Progress& progress) {
    return FeatureScanner(taxonomy, options).scan(extract, progress);
}

}  // namespace relais::osm
