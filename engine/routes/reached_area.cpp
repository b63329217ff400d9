#include "engine/routes/reached_area.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <span>

#include "engine/core/geodesy.h"
#include "engine/core/parallel.h"
#include "engine/snap/open_roads.h"
#include "engine/snap/snapper.h"
#include "engine/snap/water.h"

namespace relais::routes {
namespace {

constexpr double kNotReached = std::numeric_limits<double>::infinity();
constexpr double kLongestPart = 25;      // metres: time varies little along a part
constexpr std::int32_t kRootCells = 64;  // side of a root of the quadtree
constexpr double kRoundedTicks = 2;      // times and walks are rounded to ticks

struct Point {
    double x, y;  // cells
};

/// A short straight part of a road with the bounds of its time.
struct Part {
    Point a, b;
    double earliest, latest;  // ticks
    bool open;                // to all, see snap::OpenRoads
};

/// An edge of water.
struct Bank {
    Point a, b;
};

/// From a point to a straight piece, of road or of a bank.
template <class Piece>
double distance(Point p, const Piece& piece) {
    const double dx = piece.b.x - piece.a.x;
    const double dy = piece.b.y - piece.a.y;
    const double squared = dx * dx + dy * dy;
    const double along = (p.x - piece.a.x) * dx + (p.y - piece.a.y) * dy;
    const double f = squared > 0 ? std::clamp(along / squared, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - piece.a.x - f * dx, p.y - piece.a.y - f * dy);
}

/// The roads around the reached ones, on a plane of cells.
class Roads {
  public:
    Roads(const graph::RoadNetwork& network, const Reach& reach, Duration limit, double reach_cells)
        : network_(network) {
        const std::vector<std::uint8_t> joinable = snap::joinable_chains(network);
        std::vector<ChainId> reached;
        for (std::size_t c = 0; c < joinable.size(); ++c)
            if (joinable[c] != 0 && is_reached(reach, ChainId{c}, limit)) reached.emplace_back(c);
        frame(reached, reach_cells);
        const snap::OpenRoads open(network, joinable);
        for (std::size_t c = 0; c < joinable.size(); ++c)
            if (joinable[c] != 0 && near(ChainId{c}, 3 * reach_cells + 3 * kRootCells))
                add(reach, ChainId{c}, limit, open.contains(ChainId{c}));
        for (const graph::Shore& shore : network.shores)
            if (cell_lat_ > 0) add(Bank{point(shore.from), point(shore.to)});
    }

    [[nodiscard]] bool empty() const { return parts_.empty(); }
    [[nodiscard]] std::span<const Part> parts() const { return parts_; }
    ReachedArea area() const { return {origin_, cell_lon_, cell_lat_, {}}; }
    /// How much distances on this plane may be off: it keeps one cosine of the latitude for all.
    [[nodiscard]] double slack() const { return slack_; }
    /// South-west corners of the roots that may contain a reached place.
    [[nodiscard]] std::vector<std::pair<std::int32_t, std::int32_t>> roots() const {
        std::vector<std::pair<std::int32_t, std::int32_t>> result;
        for (std::int32_t y = 0; y * kRootCells <= high_.y; ++y)
            for (std::int32_t x = 0; x * kRootCells <= high_.x; ++x)
                result.emplace_back(x * kRootCells, y * kRootCells);
        return result;
    }
    /// Parts whose roots are within `cells` of the square of a root.
    [[nodiscard]] std::vector<std::uint32_t> around(std::int32_t x, std::int32_t y,
                                                    double cells) const {
        std::vector<std::uint32_t> result;
        const auto reach = static_cast<std::int32_t>(std::ceil(cells / kRootCells));
        for (std::int32_t j = y / kRootCells - reach; j <= y / kRootCells + reach; ++j)
            for (std::int32_t i = x / kRootCells - reach; i <= x / kRootCells + reach; ++i)
                if (const auto found = buckets_.find({i, j}); found != buckets_.end())
                    result.insert(result.end(), found->second.begin(), found->second.end());
        return result;
    }

    [[nodiscard]] std::span<const Bank> banks() const { return banks_; }
    /// Banks within `cells` of the square of a root.
    [[nodiscard]] std::vector<std::uint32_t> banks_around(std::int32_t x, std::int32_t y,
                                                          double cells) const {
        const Point centre{x + kRootCells / 2.0, y + kRootCells / 2.0};
        const double half_diagonal = kRootCells * std::numbers::sqrt2 / 2;
        std::vector<std::uint32_t> result;
        for (std::uint32_t i = 0; i < banks_.size(); ++i)
            if (distance(centre, banks_[i]) <= cells + half_diagonal) result.push_back(i);
        return result;
    }

  private:
    static bool is_reached(const Reach& reach, ChainId chain, Duration limit) {
        for (const TimedPart& part : reach.parts(chain))
            if (std::min(part.ticks_from, part.ticks_to) <= limit.count()) return true;
        return false;
    }
    /// The grid begins at the south-west of all that may be reached.
    void frame(const std::vector<ChainId>& reached, double reach_cells) {
        if (reached.empty()) return;
        double west = kNotReached, south = kNotReached, east = -kNotReached, north = -kNotReached;
        for (const ChainId chain : reached)
            for (const graph::ShapePoint& point : network_.shape(chain)) {
                west = std::min(west, point.place.lon());
                east = std::max(east, point.place.lon());
                south = std::min(south, point.place.lat());
                north = std::max(north, point.place.lat());
            }
        const auto cosine = [](double lat) { return std::cos(lat * std::numbers::pi / 180); };
        const double middle = cosine((south + north) / 2);
        slack_ = 0.002 + std::max(std::abs(cosine(south) / middle - 1),
                                  std::abs(cosine(north) / middle - 1));
        cell_lat_ = ReachedArea::kCellMetres / kMetresPerDegree;
        cell_lon_ = cell_lat_ / middle;
        const double margin = reach_cells + 1;
        origin_ = Coordinate::from_degrees(west - margin * cell_lon_, south - margin * cell_lat_);
        high_ = {(east - origin_.lon()) / cell_lon_ + margin,
                 (north - origin_.lat()) / cell_lat_ + margin};
    }
    [[nodiscard]] Point point(Coordinate place) const {
        return {(place.lon() - origin_.lon()) / cell_lon_,
                (place.lat() - origin_.lat()) / cell_lat_};
    }
    [[nodiscard]] bool near(ChainId chain, double cells) const {
        if (cell_lat_ == 0) return false;  // nothing is reached
        Point low{kNotReached, kNotReached};
        Point high{-kNotReached, -kNotReached};
        for (const graph::ShapePoint& shape_point : network_.shape(chain)) {
            const Point p = point(shape_point.place);
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        return low.x <= high_.x + cells && high.x >= -cells && low.y <= high_.y + cells &&
               high.y >= -cells;
    }

    /// Those near roads that may be reached.
    void add(const Bank& bank) {
        if (std::max(bank.a.x, bank.b.x) < 0 || std::min(bank.a.x, bank.b.x) > high_.x ||
            std::max(bank.a.y, bank.b.y) < 0 || std::min(bank.a.y, bank.b.y) > high_.y)
            return;
        banks_.push_back(bank);
    }

    void add(const Reach& reach, ChainId chain, Duration limit, bool open) {
        const auto shape = network_.shape(chain);
        for (const TimedPart& timed : reach.parts(chain)) {
            if (!snap::joined_anywhere(network_, shape[timed.piece])) continue;
            const Point a = point(shape[timed.piece].place);
            const Point b = point(shape[timed.piece + 1].place);
            const double cells = std::hypot(b.x - a.x, b.y - a.y) * (timed.to - timed.from);
            const int count = 1 + static_cast<int>(cells * ReachedArea::kCellMetres / kLongestPart);
            const auto at = [&](int k) { return timed.from + (timed.to - timed.from) * k / count; };
            for (int k = 0; k < count; ++k) {
                const auto place = [&](double f) {
                    return Point{a.x + f * (b.x - a.x), a.y + f * (b.y - a.y)};
                };
                const auto ticks = [&](int i) {
                    if (timed.ticks_from == kNotReached) return kNotReached;
                    return timed.ticks_from + (timed.ticks_to - timed.ticks_from) * i / count;
                };
                Part part{place(at(k)), place(at(k + 1)), std::min(ticks(k), ticks(k + 1)),
                          std::max(ticks(k), ticks(k + 1)), open};
                if (part.earliest > limit.count()) part.earliest = part.latest = kNotReached;
                add(part);
            }
        }
    }
    void add(const Part& part) {
        const auto index = static_cast<std::uint32_t>(parts_.size());
        parts_.push_back(part);
        const auto bucket = [](double cell) {
            return static_cast<std::int32_t>(std::floor(cell / kRootCells));
        };
        // Parts are shorter than buckets: the bucket of their middle represents them, with a
        // margin.
        buckets_[{bucket((part.a.x + part.b.x) / 2), bucket((part.a.y + part.b.y) / 2)}].push_back(
            index);
    }

    const graph::RoadNetwork& network_;
    Coordinate origin_;
    double cell_lon_ = 0, cell_lat_ = 0;
    double slack_ = 0;
    Point high_{-1, -1};
    std::vector<Part> parts_;
    std::vector<Bank> banks_;
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::uint32_t>> buckets_;
};

/// Decides one root.
class Quadtree {
  public:
    Quadtree(const Roads& roads, const std::vector<Duration>& limits, const AreaOptions& options)
        : roads_(roads),
          limits_(limits),
          max_walk_(options.max_walk_metres / ReachedArea::kCellMetres),
          dry_walk_(snap::kMostWaterMetres / ReachedArea::kCellMetres),
          farther_to_open_(options.farther_to_open_metres / ReachedArea::kCellMetres *
                           (1 + 2 * roads.slack())),
          ticks_per_cell_(ReachedArea::kCellMetres / options.walking_metres_per_second * 10) {}

    std::vector<Square> decide(std::int32_t x, std::int32_t y) {
        const double half_diagonal = kRootCells * std::numbers::sqrt2 / 2;
        const auto parts =
            roads_.around(x, y, (max_walk_ + farther_to_open_ + 4 * half_diagonal) * 1.1);
        split(x, y, kRootCells, 0, static_cast<std::uint32_t>(limits_.size()), parts,
              roads_.banks_around(x, y, max_walk_));
        return std::move(squares_);
    }

  private:
    /// Roads that may be joined from some place of a square, with the walk.
    struct Choice {
        std::vector<std::uint32_t> parts;
        double earliest = kNotReached;  // ticks, without the walk
        double latest = 0;              // ticks, with it
    };

    /// Limits first..end-1 are open for this square; `parts` contain all roads that its places may
    /// join.
    void split(std::int32_t x, std::int32_t y, std::int32_t side, std::uint32_t first,
               std::uint32_t end, std::span<const std::uint32_t> parts,
               std::span<const std::uint32_t> banks) {
        const Point centre{x + side / 2.0, y + side / 2.0};
        const double radius = side * std::numbers::sqrt2 / 2;
        std::vector<double> away(parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i)
            away[i] = distance(centre, roads_.parts()[parts[i]]);
        const double nearest =
            away.empty() ? kNotReached : *std::min_element(away.begin(), away.end());
        const double more = 1 + 2 * roads_.slack();
        if (nearest - radius > max_walk_ * more) return;
        double walk = (nearest + radius) * more;
        // Near water the nearest road may be on the other side: then it may be any in reach.
        std::vector<std::uint32_t> near_banks;
        for (const std::uint32_t bank : banks)
            if (distance(centre, roads_.banks()[bank]) <= max_walk_ + radius)
                near_banks.push_back(bank);
        if (walk > dry_walk_ && std::any_of(near_banks.begin(), near_banks.end(), [&](auto bank) {
                return distance(centre, roads_.banks()[bank]) <= walk + radius;
            }))
            walk = max_walk_;
        const Choice choice = choose(parts, away, walk, radius);
        const auto within = [&](std::uint32_t limit, double ticks) {
            return ticks <= limits_[limit].count();
        };
        std::uint32_t open = end;
        while (open > first && walk <= max_walk_ && within(open - 1, choice.latest)) --open;
        if (open < end) squares_.push_back({x, y, side, open, end});
        const double at_best = std::max(0.0, nearest - radius) / more * ticks_per_cell_;
        while (first < open && !within(first, choice.earliest + at_best - kRoundedTicks)) ++first;
        if (first == open || side == 1) return;
        const std::int32_t half = side / 2;
        for (const std::int32_t dy : {0, half})
            for (const std::int32_t dx : {0, half})
                split(x + dx, y + dy, half, first, open, choice.parts, near_banks);
    }

    /// The parts are `away` from the centre of a square of that radius, none of whose places is
    /// farther than `walk` from its nearest part. Where that may be one for trip ends, an open road
    /// somewhat farther may be joined.
    [[nodiscard]] Choice choose(std::span<const std::uint32_t> parts, std::span<const double> away,
                                double walk, double radius) const {
        const double more = 1 + 2 * roads_.slack();
        bool ends = false;
        for (std::size_t i = 0; i < parts.size(); ++i)
            ends |= away[i] <= walk + radius * more && !roads_.parts()[parts[i]].open;
        Choice choice;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Part& part = roads_.parts()[parts[i]];
            const double longest = ends && part.open ? walk + farther_to_open_ : walk;
            if (away[i] > longest + radius * more) continue;
            const double walked = std::min(longest, (away[i] + radius) * more);
            choice.parts.push_back(parts[i]);
            choice.earliest = std::min(choice.earliest, part.earliest);
            choice.latest =
                std::max(choice.latest, part.latest + walked * ticks_per_cell_ + kRoundedTicks);
        }
        return choice;
    }

    const Roads& roads_;
    const std::vector<Duration>& limits_;
    double max_walk_;         // cells
    double dry_walk_;         // cells: a shorter walk crosses no water
    double farther_to_open_;  // cells
    double ticks_per_cell_;
    std::vector<Square> squares_;
};

}  // namespace

ReachedArea reached_area(const graph::RoadNetwork& network, const Reach& reach,
                         const std::vector<Duration>& limits, const AreaOptions& options) {
    const Roads roads(network, reach, limits.back(),
                      options.max_walk_metres / ReachedArea::kCellMetres);
    ReachedArea area = roads.area();
    const auto roots = roads.roots();
    std::vector<std::vector<Square>> found(roots.size());
    for_each_index(roots.size(), [&](std::size_t i, std::size_t) {
        found[i] = Quadtree(roads, limits, options).decide(roots[i].first, roots[i].second);
    });
    for (const std::vector<Square>& squares : found)
        area.squares.insert(area.squares.end(), squares.begin(), squares.end());
    std::sort(area.squares.begin(), area.squares.end());
    return area;
}

}  // namespace relais::routes
