#include "tools/demonstration/road_map.h"

#include <algorithm>

namespace relais::demonstration {
namespace {

constexpr double kBeyond = 3000;  // roads may stray this far over the border of the country

bool carries_cars(const RoadTags& tags) {
    return tags.road_class < RoadClass::kTrack;
}

double distance_to_segment(Point p, Point a, Point b) {
    const Point along = b - a;
    const double square = dot(along, along);
    const double t = square > 0 ? std::clamp(dot(p - a, along) / square, 0.0, 1.0) : 0.0;
    return distance(p, a + along * t);
}

}  // namespace

RoadMap::RoadMap(double half_side, double cell)
    : half_(half_side + kBeyond),
      cell_(cell),
      side_(static_cast<int>(2 * half_ / cell) + 1),
      heads_(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_), kNone) {}

int RoadMap::column(double metres) const {
    return static_cast<int>(std::clamp((metres + half_) / cell_, 0.0, side_ - 1.0));
}

RoadMap::Node RoadMap::add_node(Point p) {
    spots_.push_back(spot_of(p));
    degrees_.push_back(0);
    return static_cast<Node>(spots_.size() - 1);
}

void RoadMap::count(Node node, int more) {
    const auto is_vertex = [](int degree) { return degree != 0 && degree != 2; };
    const int before = degrees_[node];
    const int after = before + more;
    vertices_ += static_cast<std::uint64_t>(is_vertex(after));
    vertices_ -= static_cast<std::uint64_t>(is_vertex(before));
    degrees_[node] = static_cast<std::uint8_t>(after);
}

void RoadMap::file(SegmentId segment) {
    const Point a = place(segments_[segment].from);
    const Point b = place(segments_[segment].to);
    const int right = column(std::max(a.x, b.x));
    const int top = column(std::max(a.y, b.y));
    for (int row = column(std::min(a.y, b.y)); row <= top; ++row) {
        for (int col = column(std::min(a.x, b.x)); col <= right; ++col) {
            auto& head = heads_[cell_at(col, row)];
            entries_.push_back({segment, head});
            head = static_cast<std::uint32_t>(entries_.size() - 1);
        }
    }
}

void RoadMap::add_road(std::span<const Node> nodes, const RoadTags& tags) {
    const auto road = static_cast<std::uint32_t>(roads_.size());
    roads_.push_back({static_cast<SegmentId>(segments_.size()), tags});
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
        const auto id = static_cast<SegmentId>(segments_.size());
        const bool last = i + 2 == nodes.size();
        segments_.push_back({nodes[i], nodes[i + 1], last ? kNone : id + 1, road});
        file(id);
        if (carries_cars(tags)) {
            count(nodes[i], 1);
            count(nodes[i + 1], 1);
        }
    }
}

std::optional<RoadMap::Hit> RoadMap::first_hit(Point from, Point to, Node at_from,
                                               Node at_to) const {
    std::optional<Hit> best;
    const Point along = to - from;
    const auto test = [&](SegmentId id) {
        const Segment& s = segments_[id];
        if (s.from == at_from || s.to == at_from) return;
        if (at_to != kNone && (s.from == at_to || s.to == at_to)) return;
        const Point a = place(s.from);
        const Point piece = place(s.to) - a;
        const double turn = cross(along, piece);
        if (turn == 0) return;
        const double t = cross(a - from, piece) / turn;
        const double u = cross(a - from, along) / turn;
        if (t < 0 || t > 1 || u < 0 || u > 1) return;
        if (!best || t < best->fraction || (t == best->fraction && id < best->segment)) {
            best = Hit{id, t, from + along * t};
        }
    };
    in_box({std::min(from.x, to.x), std::min(from.y, to.y)},
           {std::max(from.x, to.x), std::max(from.y, to.y)}, test);
    return best;
}

RoadMap::Node RoadMap::join(const Hit& hit, double snap) {
    const Segment whole = segments_[hit.segment];
    const double to_start = distance(hit.place, place(whole.from));
    const double to_end = distance(hit.place, place(whole.to));
    if (std::min(to_start, to_end) <= snap) return to_start <= to_end ? whole.from : whole.to;
    const Node middle = add_node(hit.place);
    const auto rest = static_cast<SegmentId>(segments_.size());
    segments_.push_back({middle, whole.to, whole.next, whole.road});
    segments_[hit.segment].to = middle;
    segments_[hit.segment].next = rest;
    file(rest);
    if (carries_cars(roads_[whole.road].tags)) count(middle, 2);
    return middle;
}

void RoadMap::weave(std::vector<Node>& nodes, Node to) {
    // Joining an end close by bends the line a little, so the bent piece is looked at again.
    std::vector<Node> aims{to};
    for (int patience = 64; !aims.empty() && patience > 0; --patience) {
        const Node here = nodes.back();
        const Node aim = aims.back();
        const auto hit = here == aim ? std::nullopt : first_hit(place(here), place(aim), here, aim);
        const Node met = hit ? join(*hit, 3) : aim;
        if (!hit || met == here || met == aim) {
            if (here != aim) nodes.push_back(aim);
            aims.pop_back();
        } else {
            aims.push_back(met);
        }
    }
}

std::vector<RoadMap::SegmentId> RoadMap::near(Point p, double radius) const {
    std::vector<SegmentId> found;
    const Point reach{radius, radius};
    in_box(p - reach, p + reach, [&](SegmentId id) { found.push_back(id); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool RoadMap::clear(Point p, double radius, Node but) const {
    bool free = true;
    const Point reach{radius, radius};
    in_box(p - reach, p + reach, [&](SegmentId id) {
        const Segment& s = segments_[id];
        if (!free || s.from == but || s.to == but) return;
        free = distance_to_segment(p, place(s.from), place(s.to)) >= radius;
    });
    return free;
}

}  // namespace relais::demonstration
