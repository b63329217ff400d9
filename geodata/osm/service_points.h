#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/territory/territory.h"
#include "geodata/taxonomy/taxonomy.h"

namespace osmium {
class TagList;
}

namespace relais::osm {

/// An OpenStreetMap object; nodes come before ways before relations.
struct ObjectId {
    enum class Type : std::uint8_t { kNode, kWay, kRelation };
    Type type = Type::kNode;
    std::int64_t id = 0;

    [[nodiscard]] std::string text() const;  ///< "n123", "w123", "r123"
    friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

/// An object found by a category's rules.
struct ServicePoint {
    ObjectId object;
    CategoryId category;
    std::string name;
    std::optional<double> capacity;
    std::string opening_hours;
    Coordinate place;
    territory::MultiPolygon shape;  ///< empty for a node
    std::vector<ObjectId> twins;    ///< that map the same service, and were merged into this one
};

/// Finds the categories of an object. The rules are looked up by the key of their first condition,
/// so that an object costs as much as its tags that matter. `taxonomy` must outlive it.
class ServiceMatcher {
  public:
    explicit ServiceMatcher(const taxonomy::Taxonomy& taxonomy);
    /// In the order of the taxonomy, each once.
    [[nodiscard]] std::vector<CategoryId> categories(const osmium::TagList& tags) const;

  private:
    struct Candidate {
        CategoryId category;
        const taxonomy::TagRule* rule;
    };
    std::unordered_map<std::string_view, std::vector<Candidate>> by_key_;
};

/// Name, capacity and opening hours as tagged; place and shape are the caller's.
[[nodiscard]] ServicePoint describe_service(ObjectId object, CategoryId category,
                                            const osmium::TagList& tags);

/// The same service is often mapped twice: as a node and as the building or site around it, or as a
/// way and as the relation that it bounds. Points of one category become one when their names agree
/// (equal, or one has none) and one is in the other's area or, for a node, within 60 m of it; nodes
/// of the same name within 60 m too. The richer record is kept and completed from the other. Sorted
/// by object and category, before and after. Returns what is left.
[[nodiscard]] std::vector<ServicePoint> merge_duplicates(std::vector<ServicePoint> points);

}  // namespace relais::osm
