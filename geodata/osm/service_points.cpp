#include "geodata/osm/service_points.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include <fmt/format.h>
#include <osmium/osm/tag.hpp>

#include "geodata/osm/features_geometry.h"

namespace relais::osm {
namespace {

constexpr double kSamePlaceMetres = 60;
constexpr std::int32_t kSamePlaceLatitude = 5400;  // 60 m in 1e-7 degree, rounded up

bool holds(const taxonomy::TagRule& rule, const osmium::TagList& tags) {
    return std::all_of(rule.begin(), rule.end(), [&](const taxonomy::TagCondition& condition) {
        return condition.holds(tags[condition.key.c_str()]);
    });
}

std::string tag_text(const char* value) {
    return value ? value : "";
}

std::optional<double> plain_number(const char* value) {
    if (!value) return std::nullopt;
    const std::string_view text(value);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (!std::isfinite(number) || number < 0) return std::nullopt;
    return number;
}

int richness(const ServicePoint& p) {
    return (p.name.empty() ? 0 : 1) + (p.capacity ? 1 : 0) + (p.opening_hours.empty() ? 0 : 1);
}

bool names_agree(const ServicePoint& a, const ServicePoint& b) {
    return a.name == b.name || a.name.empty() || b.name.empty();
}

bool same_service(const ServicePoint& a, const ServicePoint& b) {
    if (!names_agree(a, b)) return false;
    const bool a_is_node = a.shape.empty();
    const bool b_is_node = b.shape.empty();
    if (a_is_node && b_is_node)
        return !a.name.empty() && a.name == b.name &&
               distance_metres(a.place, b.place) <= kSamePlaceMetres;
    if (a_is_node) return metres_to(b.shape, a.place) <= kSamePlaceMetres;
    if (b_is_node) return metres_to(a.shape, b.place) <= kSamePlaceMetres;
    return contains(a.shape, b.place) || contains(b.shape, a.place);
}

/// Data missing in `kept` are taken from `other`.
void complete(ServicePoint& kept, ServicePoint&& other) {
    if (richness(other) > richness(kept)) std::swap(kept, other);
    if (kept.name.empty()) kept.name = std::move(other.name);
    if (!kept.capacity) kept.capacity = other.capacity;
    if (kept.opening_hours.empty()) kept.opening_hours = std::move(other.opening_hours);
    if (kept.shape.empty()) kept.shape = std::move(other.shape);
    kept.twins.push_back(other.object);
    kept.twins.insert(kept.twins.end(), other.twins.begin(), other.twins.end());
}

struct Span {
    std::int32_t south;
    std::int32_t north;
};
Span latitudes(const ServicePoint& p) {
    Span span{p.place.lat_e7, p.place.lat_e7};
    for (const territory::Polygon& polygon : p.shape)
        for (const Coordinate c : polygon.outer) {
            span.south = std::min(span.south, c.lat_e7);
            span.north = std::max(span.north, c.lat_e7);
        }
    return {span.south - kSamePlaceLatitude, span.north + kSamePlaceLatitude};
}

/// Merges points[first, last), all of one category; clears `alive` of those absorbed.
void merge_category(std::vector<ServicePoint>& points, std::size_t first, std::size_t last,
                    std::vector<bool>& alive) {
    // A sweep from south to north: `open` holds the points whose latitudes may still overlap.
    std::vector<std::size_t> order;
    std::vector<Span> spans(last - first);
    for (std::size_t i = first; i < last; ++i) {
        order.push_back(i);
        spans[i - first] = latitudes(points[i]);
    }
    const auto span = [&](std::size_t i) -> const Span& { return spans[i - first]; };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(span(a).south, a) < std::tuple(span(b).south, b);
    });
    std::vector<std::size_t> open;
    for (const std::size_t i : order) {
        std::erase_if(open, [&](std::size_t j) { return span(j).north < span(i).south; });
        const auto twin = std::find_if(open.begin(), open.end(), [&](std::size_t j) {
            return same_service(points[j], points[i]);
        });
        if (twin == open.end()) {
            open.push_back(i);
            continue;
        }
        complete(points[*twin], std::move(points[i]));
        spans[*twin - first].north = std::max(span(*twin).north, span(i).north);
        alive[i] = false;
    }
}

bool by_object(const ServicePoint& a, const ServicePoint& b) {
    return std::tie(a.object, a.category) < std::tie(b.object, b.category);
}

}  // namespace

std::string ObjectId::text() const {
    return fmt::format("{}{}", "nwr"[static_cast<std::size_t>(type)], id);
}

ServiceMatcher::ServiceMatcher(const taxonomy::Taxonomy& taxonomy) {
    for (std::size_t i = 0; i < taxonomy.entries().size(); ++i)
        for (const taxonomy::TagRule& rule : taxonomy.entries()[i].osm)
            by_key_[rule.front().key].push_back({CategoryId{i}, &rule});
}

std::vector<CategoryId> ServiceMatcher::categories(const osmium::TagList& tags) const {
    std::vector<CategoryId> found;
    for (const osmium::Tag& tag : tags) {
        const auto candidates = by_key_.find(tag.key());
        if (candidates == by_key_.end()) continue;
        for (const auto& [category, rule] : candidates->second)
            if (holds(*rule, tags)) found.push_back(category);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

ServicePoint describe_service(ObjectId object, CategoryId category, const osmium::TagList& tags) {
    ServicePoint point;
    point.object = object;
    point.category = category;
    point.name = tag_text(tags["name"]);
    point.capacity = plain_number(tags["capacity"]);
    point.opening_hours = tag_text(tags["opening_hours"]);
    return point;
}

std::vector<ServicePoint> merge_duplicates(std::vector<ServicePoint> points) {
    std::sort(points.begin(), points.end(), by_object);
    std::stable_sort(points.begin(), points.end(),
                     [](const auto& a, const auto& b) { return a.category < b.category; });
    std::vector<bool> alive(points.size(), true);
    for (std::size_t first = 0; first < points.size();) {
        std::size_t last = first;
        while (last < points.size() && points[last].category == points[first].category) ++last;
        merge_category(points, first, last, alive);
        first = last;
    }
    std::vector<ServicePoint> kept;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (alive[i]) kept.push_back(std::move(points[i]));
    std::sort(kept.begin(), kept.end(), by_object);
    return kept;
}

}  // namespace relais::osm
