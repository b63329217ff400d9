#include "geodata/osm/roads/area_lines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>

namespace relais::osm {
namespace {

using Point = std::uint32_t;
using Line = std::pair<Point, Point>;
constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr Point kNoPoint = 0xffffffffU;

Line line(Point a, Point b) {
    return {std::min(a, b), std::max(a, b)};
}

/// More than 0: c is on the left of the line from a to b.
double side(PlanePoint a, PlanePoint b, PlanePoint c) {
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
}

/// Points joined by lines of some length.
class Paths {
  public:
    explicit Paths(std::size_t points) : lines_(points) {}

    void add(Line line, double metres) {
        lines_[line.first].push_back({line.second, metres});
        lines_[line.second].push_back({line.first, metres});
    }
    [[nodiscard]] bool has(Line line) const {
        const auto& from = lines_[line.first];
        return std::any_of(from.begin(), from.end(),
                           [&](const Step& step) { return step.to == line.second; });
    }

    struct Tree {
        std::vector<double> metres;
        std::vector<Point> before;
    };
    /// Dijkstra's algorithm, as far as `most` metres or to `target`.
    [[nodiscard]] Tree search(Point from, double most = kFar, Point target = kNoPoint) const {
        Tree tree{std::vector<double>(lines_.size(), kFar),
                  std::vector<Point>(lines_.size(), kNoPoint)};
        using Entry = std::pair<double, Point>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        tree.metres[from] = 0;
        queue.emplace(0, from);
        while (!queue.empty()) {
            const auto [metres, point] = queue.top();
            queue.pop();
            if (metres > tree.metres[point]) continue;
            if (point == target || metres > most) break;
            for (const Step& step : lines_[point]) {
                if (metres + step.metres >= tree.metres[step.to]) continue;
                tree.metres[step.to] = metres + step.metres;
                tree.before[step.to] = point;
                queue.emplace(tree.metres[step.to], step.to);
            }
        }
        return tree;
    }

  private:
    struct Step {
        Point to;
        double metres;
    };
    std::vector<std::vector<Step>> lines_;
};

class Crosser {
  public:
    explicit Crosser(const AreaFloor& floor)
        : floor_(floor), inside_(floor.polygon, kAreaSlackMetres) {
        add_ring(floor.polygon.outer);
        for (const PlaneRing& hole : floor.polygon.holes) add_ring(hole);
    }

    AreaLines cross() {
        AreaLines result;
        Paths all = along_the_edge();
        if (!join_entries(all)) {
            const std::vector<Point> corners = hidden_behind();
            if (corners.size() + floor_.entries.size() <= kMostCorners)
                join_corners(corners, all);
            else
                result.left = "too many corners, crossed by straight lines only";
        }
        result.lines = needed(all);
        return result;
    }

  private:
    void add_ring(const PlaneRing& ring) {
        const auto first = static_cast<Point>(points_.size());
        const auto size = static_cast<Point>(ring.size());
        for (Point i = 0; i < size; ++i) {
            points_.push_back(ring[i]);
            before_.push_back(first + (i + size - 1) % size);
            after_.push_back(first + (i + 1) % size);
        }
    }

    [[nodiscard]] double metres(Line line) const {
        return std::hypot(points_[line.first].x - points_[line.second].x,
                          points_[line.first].y - points_[line.second].y);
    }

    [[nodiscard]] Paths along_the_edge() const {
        Paths paths(points_.size());
        for (Point i = 0; i < points_.size(); ++i) {
            const Line edge = line(i, after_[i]);
            if (!paths.has(edge)) paths.add(edge, metres(edge));
        }
        for (const Line& road : floor_.joined)
            if (!paths.has(road)) paths.add(road, metres(road));
        return paths;
    }

    /// Whether they are mutually visible; then they are joined.
    bool join_if_in_sight(Point a, Point b, Paths& paths) const {
        const Line sight = line(a, b);
        if (paths.has(sight)) return true;
        if (!inside_.holds(points_[a], points_[b])) return false;
        paths.add(sight, metres(sight));
        return true;
    }

    /// Whether all entries are mutually visible.
    bool join_entries(Paths& paths) const {
        bool all = true;
        for (std::size_t i = 0; i < floor_.entries.size(); ++i)
            for (std::size_t j = i + 1; j < floor_.entries.size(); ++j)
                all &= join_if_in_sight(floor_.entries[i], floor_.entries[j], paths);
        return all;
    }

    /// Corners with corners and with entries, where a shortest path may bend.
    void join_corners(const std::vector<Point>& corners, Paths& paths) const {
        for (std::size_t i = 0; i < corners.size(); ++i) {
            for (std::size_t j = i + 1; j < corners.size(); ++j)
                if (bends(corners[i], corners[j]) && bends(corners[j], corners[i]))
                    join_if_in_sight(corners[i], corners[j], paths);
            for (const Point entry : floor_.entries)
                if (bends(corners[i], entry)) join_if_in_sight(corners[i], entry, paths);
        }
    }

    /// Whether a path that comes from a point can bend round a corner: the ring is on one side of
    /// their line there. (On both sides, the path would leave the corner alone.)
    [[nodiscard]] bool bends(Point corner, Point from) const {
        const double before = side(points_[from], points_[corner], points_[before_[corner]]);
        const double after = side(points_[from], points_[corner], points_[after_[corner]]);
        return before * after >= 0;
    }

    /// The corners that a shortest path may bend at: the inside, on the left of the rings, takes
    /// more than half of the circle around them.
    [[nodiscard]] std::vector<Point> hidden_behind() const {
        std::vector<Point> corners;
        for (Point i = 0; i < points_.size(); ++i) {
            const bool entry = std::binary_search(floor_.entries.begin(), floor_.entries.end(), i);
            if (!entry && side(points_[before_[i]], points_[i], points_[after_[i]]) < 0)
                corners.push_back(i);
        }
        return corners;
    }

    struct Trip {
        double metres;
        Point from, to;
    };

    /// Of the lines that are on a shortest path between entries, those that are needed for it: from
    /// the nearest pair to the farthest, each uses the lines that exist already if they are good
    /// enough.
    [[nodiscard]] std::vector<Line> needed(const Paths& all) const {
        std::vector<Paths::Tree> trees;
        std::vector<Trip> trips;
        const std::vector<Point>& entries = floor_.entries;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            trees.push_back(all.search(entries[i]));
            for (std::size_t j = i + 1; j < entries.size(); ++j)
                trips.push_back(
                    {trees[i].metres[entries[j]], static_cast<Point>(i), static_cast<Point>(j)});
        }
        std::sort(trips.begin(), trips.end(), [](const Trip& a, const Trip& b) {
            return std::tie(a.metres, a.from, a.to) < std::tie(b.metres, b.from, b.to);
        });
        Paths kept = along_the_edge();
        std::vector<Line> lines;
        for (const Trip& trip : trips) {
            if (trip.metres == kFar) continue;  // from the outline to the outline of a hole
            const double most = std::max(trip.metres * kDetour, trip.metres + kDetourMetres);
            const Point to = entries[trip.to];
            if (kept.search(entries[trip.from], most, to).metres[to] <= most) continue;
            for (Point at = to; at != entries[trip.from];) {
                const Point before = trees[trip.from].before[at];
                if (const Line piece = line(before, at); !kept.has(piece)) {
                    kept.add(piece, metres(piece));
                    lines.push_back(piece);
                }
                at = before;
            }
        }
        return lines;
    }

    const AreaFloor& floor_;
    Inside inside_;
    std::vector<PlanePoint> points_;
    std::vector<Point> before_, after_;  ///< on the ring, the inside on the left
};

}  // namespace

AreaLines lines_across(const AreaFloor& floor) {
    std::size_t points = floor.polygon.outer.size();
    for (const PlaneRing& hole : floor.polygon.holes) points += hole.size();
    if (floor.entries.size() > kMostEntries) return {{}, "too many roads meet it"};
    if (points > kMostOutlinePoints) return {{}, "its outline has too many points"};
    return Crosser(floor).cross();
}

}  // namespace relais::osm
