#include "tools/demonstration/growth.h"

namespace relais::demonstration {
namespace {

constexpr double kSnap = 12;  // a branch ends in a junction that is this close to its aim

/// The node where a branch at `here` joins the road that it has reached.
RoadMap::Node join_near(RoadMap& map, const RoadMap::Hit& hit, Point here, RoadMap::Node at_here) {
    const auto& s = map.segments()[hit.segment];
    const auto end = distance(hit.place, map.place(s.from)) < distance(hit.place, map.place(s.to))
                         ? s.from
                         : s.to;
    const bool close = distance(hit.place, map.place(end)) <= kSnap && map.degree(end) < 5;
    if (close && !map.first_hit(here, map.place(end), at_here, end)) return end;
    return map.join(hit, 0.3);
}

}  // namespace

Branch grow(RoadMap& map, const RiverIndex& rivers, RoadMap::Node start, Point heading,
            const Growth& growth, Random& random) {
    Path path;
    std::optional<RoadMap::Hit> met;
    Point here = map.place(start);
    for (double done = 0; done < growth.length; done += growth.step) {
        // Always forward of the first heading, so that a branch never crosses itself.
        const Point ahead = turned(heading, growth.bend * random.bell() * 0.5);
        const Point next = here + ahead * growth.step;
        const Point feeler = next + ahead * growth.clearance;
        const auto at_here = path.empty() ? start : RoadMap::kNone;
        if (rivers.between(here, feeler)) break;
        met = map.first_hit(here, feeler, at_here, RoadMap::kNone);
        if (met || !map.clear(next, growth.clearance, start)) break;
        path.push_back(next);
        here = next;
    }
    Branch branch;
    if (path.empty() || (met && map.tags(met->segment).bridge)) return branch;
    branch.nodes.push_back(start);
    for (const Point p : path) branch.nodes.push_back(map.add_node(p));
    if (met && growth.may_join) {
        const auto end = join_near(map, *met, here, branch.nodes.back());
        branch.joined = end != start;
        if (branch.joined) branch.nodes.push_back(end);
    }
    return branch;
}

}  // namespace relais::demonstration
