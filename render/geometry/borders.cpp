#include "render/geometry/borders.h"

#include <algorithm>
#include <map>
#include <utility>

namespace relais::geometry {
namespace {

using Line = std::vector<Coordinate>;

/// An open ring (the last point not repeated) without doubled points.
Line open_ring(const territory::Ring& ring) {
    Line line(ring);
    line.erase(std::unique(line.begin(), line.end()), line.end());
    while (line.size() > 1 && line.front() == line.back()) line.pop_back();
    return line;
}

struct ZoneRing {
    ZoneId zone;
    Line points;
};

std::vector<ZoneRing> all_rings(std::span<const territory::Zone> zones) {
    std::vector<ZoneRing> rings;
    const auto add = [&](std::size_t zone, const territory::Ring& ring) {
        Line points = open_ring(ring);
        if (points.size() >= 3) rings.push_back({ZoneId{zone}, std::move(points)});
    };
    for (std::size_t z = 0; z < zones.size(); ++z) {
        for (const territory::Polygon& polygon : zones[z].shape) {
            add(z, polygon.outer);
            for (const territory::Ring& hole : polygon.holes) add(z, hole);
        }
    }
    return rings;
}

/// The neighbours of each point: a point is a corner when two rings pass it in different ways.
class Corners {
  public:
    explicit Corners(const std::vector<ZoneRing>& rings) {
        for (const ZoneRing& ring : rings) {
            const std::size_t n = ring.points.size();
            for (std::size_t i = 0; i < n; ++i) {
                const auto sides =
                    std::minmax(ring.points[(i + n - 1) % n], ring.points[(i + 1) % n]);
                passes_.push_back({ring.points[i], sides.first, sides.second});
            }
        }
        std::sort(passes_.begin(), passes_.end());
        passes_.erase(std::unique(passes_.begin(), passes_.end()), passes_.end());
    }
    [[nodiscard]] bool at(Coordinate p) const {
        const auto first =
            std::lower_bound(passes_.begin(), passes_.end(), p,
                             [](const Pass& pass, Coordinate place) { return pass.place < place; });
        return first + 1 < passes_.end() && (first + 1)->place == p;
    }

  private:
    struct Pass {
        Coordinate place, low, high;
        friend auto operator<=>(const Pass&, const Pass&) = default;
    };
    std::vector<Pass> passes_;
};

/// Gives equal lines, in either direction, the same number.
class Register {
  public:
    explicit Register(std::vector<Border>& borders) : borders_(borders) {}

    BorderRing::Step add(Line line, ZoneId zone) {
        Line turned(line.rbegin(), line.rend());
        const bool backward = turned < line;
        if (backward) line.swap(turned);
        const auto [entry, is_new] =
            numbers_.try_emplace(line, static_cast<std::uint32_t>(borders_.size()));
        if (is_new) borders_.push_back({std::move(line), {}});
        std::vector<ZoneId>& owners = borders_[entry->second].zones;
        if (owners.empty() || owners.back() != zone) owners.push_back(zone);
        return {entry->second, backward};
    }

  private:
    std::vector<Border>& borders_;
    std::map<Line, std::uint32_t> numbers_;
};

/// Turns the ring so that it starts at its first corner, or at its least point when it has none.
bool start_at_corner(Line& ring, const Corners& corners) {
    const auto corner =
        std::find_if(ring.begin(), ring.end(), [&](Coordinate p) { return corners.at(p); });
    const bool found = corner != ring.end();
    std::rotate(ring.begin(), found ? corner : std::min_element(ring.begin(), ring.end()),
                ring.end());
    return found;
}

}  // namespace

Borders share_borders(std::span<const territory::Zone> zones) {
    Borders result;
    result.rings.resize(zones.size());
    std::vector<ZoneRing> rings = all_rings(zones);
    const Corners corners(rings);
    Register numbered(result.borders);
    for (ZoneRing& ring : rings) {
        start_at_corner(ring.points, corners);
        ring.points.push_back(ring.points.front());
        BorderRing walk;
        std::size_t begin = 0;
        for (std::size_t i = 1; i < ring.points.size(); ++i) {
            if (i + 1 < ring.points.size() && !corners.at(ring.points[i])) continue;
            const auto at = [&](std::size_t k) {
                return ring.points.begin() + static_cast<std::ptrdiff_t>(k);
            };
            walk.steps.push_back(numbered.add(Line(at(begin), at(i + 1)), ring.zone));
            begin = i;
        }
        result.rings[ring.zone.index()].push_back(std::move(walk));
    }
    return result;
}

}  // namespace relais::geometry
