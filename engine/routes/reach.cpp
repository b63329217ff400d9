#include "engine/routes/reach.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <span>

#include "engine/snap/access_points.h"

namespace relais::routes {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Time as a straight line over a piece: at its beginning and at its end.
struct Line {
    double at_0, at_1;
    [[nodiscard]] double at(double fraction) const { return at_0 + fraction * (at_1 - at_0); }
};

/// Where the place itself joins a chain, and the offsets to cumulative ticks ahead of it and behind
/// it.
struct Home {
    std::uint32_t piece;
    double fraction;
    double ahead, behind;
};

/// The least of some lines between two fractions, as parts on which it is one line.
void add_lowest(ChainId chain, std::uint32_t piece, double from, double to,
                std::span<const Line> lines, std::vector<TimedPart>& parts) {
    if (from >= to) return;
    std::vector<double> cuts{from, to};
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const double apart = lines[i].at_0 - lines[j].at_0;
            const double closing = apart - (lines[i].at_1 - lines[j].at_1);
            const double cut = closing != 0 ? apart / closing : 0;
            if (cut > from && cut < to) cuts.push_back(cut);
        }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
        TimedPart part{chain, piece, cuts[k], cuts[k + 1], kNever, kNever};
        double lowest = kNever;
        for (const Line& line : lines) {
            const double middle = line.at((part.from + part.to) / 2);
            if (middle >= lowest) continue;
            lowest = middle;
            part.ticks_from = line.at(part.from);
            part.ticks_to = line.at(part.to);
        }
        if (part.from < part.to) parts.push_back(part);
    }
}

}  // namespace

Reach::Reach(const graph::RoadNetwork& network, const snap::Snap& from, Duration limit)
    : network_(network),
      from_(from),
      copies_(network),
      ticks_(network.vertex_count(), kUnreachable.count()) {
    using Entry = std::pair<std::uint32_t, VertexId>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto reach = [&](VertexId vertex, std::uint32_t ticks) {
        if (ticks > limit.count() || ticks >= ticks_[vertex.index()]) return;
        ticks_[vertex.index()] = ticks;
        queue.emplace(ticks, vertex);
    };
    for (const snap::AccessPoint& access_point : snap::departures(network, from))
        reach(access_point.vertex, access_point.offset.count());
    while (!queue.empty()) {
        const auto [ticks, vertex] = queue.top();
        queue.pop();
        if (ticks > ticks_[vertex.index()]) continue;
        for (std::uint32_t arc = network.first_arc[vertex.index()];
             arc < network.first_arc[vertex.index() + 1]; ++arc)
            reach(network.arc_head[arc], ticks + network.arc_ticks[arc]);
    }
}

std::vector<TimedPart> Reach::parts(ChainId chain) const {
    const auto shape = network_.shape(chain);
    const ArcId forward = network_.chain_forward_arc[chain.index()];
    const ArcId backward = network_.chain_backward_arc[chain.index()];
    const auto tail_ticks = [&](ArcId arc) {
        if (!arc.exists()) return kNever;
        const Duration ticks = time(network_.arc_tail[arc.index()]);
        return reachable(ticks) ? static_cast<double>(ticks.count()) : kNever;
    };
    double first = tail_ticks(forward);
    double last = tail_ticks(backward);
    for (const ChainId copy : copies_.of(chain)) {
        first = std::min(first, tail_ticks(network_.chain_forward_arc[copy.index()]));
        last = std::min(last, tail_ticks(network_.chain_backward_arc[copy.index()]));
    }
    std::vector<Home> homes;
    for (const snap::Join& join : from_.joins)
        if (join.along && join.chain == chain)
            homes.push_back({static_cast<std::uint32_t>(join.position >> 32),
                             static_cast<double>(join.position & 0xffffffffU) / 4294967296.0,
                             double(join.walk.count()) - join.forward_offset,
                             double(join.walk.count()) - join.backward_offset});

    std::vector<TimedPart> parts;
    for (std::uint32_t piece = 0; piece + 1 < shape.size(); ++piece) {
        const graph::ShapePoint& a = shape[piece];
        const graph::ShapePoint& b = shape[piece + 1];
        std::vector<Line> ends;
        if (first < kNever) ends.push_back({first + a.forward_ticks, first + b.forward_ticks});
        if (last < kNever) ends.push_back({last + a.backward_ticks, last + b.backward_ticks});
        // From the feet straight along the chain, ahead and back.
        std::vector<double> cuts{0, 1};
        for (const Home& home : homes)
            if (home.piece == piece && home.fraction > 0) cuts.push_back(home.fraction);
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            std::vector<Line> lines = ends;
            for (const Home& home : homes) {
                const bool behind =
                    std::pair(piece, cuts[i]) < std::pair(home.piece, home.fraction);
                if (behind && backward.exists())
                    lines.push_back(
                        {home.behind + a.backward_ticks, home.behind + b.backward_ticks});
                if (!behind && forward.exists())
                    lines.push_back({home.ahead + a.forward_ticks, home.ahead + b.forward_ticks});
            }
            add_lowest(chain, piece, cuts[i], cuts[i + 1], lines, parts);
        }
    }
    return parts;
}

namespace {

/// Joins the reached pieces into lines, chain by chain.
class LineMaker {
  public:
    LineMaker(const graph::RoadNetwork& network, const std::vector<Duration>& limits)
        : network_(network), limits_(limits) {}

    void add(const TimedPart& part) {
        // Where the limits run out, in the order of the shape.
        std::vector<double> cuts{part.from, part.to};
        const double rise = part.ticks_to - part.ticks_from;
        for (const Duration limit : limits_) {
            if (!(std::abs(rise) > 0) || !std::isfinite(rise)) break;
            const double cut =
                part.from + (limit.count() - part.ticks_from) / rise * (part.to - part.from);
            if (cut > part.from && cut < part.to) cuts.push_back(cut);
        }
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            const double middle = ((cuts[i] + cuts[i + 1]) / 2 - part.from) / (part.to - part.from);
            const double ticks =
                part.ticks_from < kNever ? part.ticks_from + middle * rise : kNever;
            add(part, cuts[i], cuts[i + 1], band_of(ticks));
        }
    }
    void end_chain() { open_ = false; }
    std::vector<ReachedLine> take() { return std::move(lines_); }

  private:
    [[nodiscard]] std::size_t band_of(double ticks) const {
        std::size_t band = 0;
        while (band < limits_.size() && ticks > limits_[band].count()) ++band;
        return band;
    }
    void add(const TimedPart& part, double from, double to, std::size_t band) {
        if (band == limits_.size()) return end_chain();
        const auto shape = network_.shape(part.chain);
        const Coordinate a = shape[part.piece].place;
        const Coordinate b = shape[part.piece + 1].place;
        const std::uint32_t way = shape[part.piece].way;
        if (!open_ || lines_.back().band != band || lines_.back().way != way)
            lines_.push_back({band, way, {interpolate(a, b, from)}});
        open_ = true;
        std::vector<Coordinate>& line = lines_.back().line;
        const Coordinate end = to < 1 ? interpolate(a, b, to) : b;
        if (line.size() > 1 && line.back() == end) return;
        line.push_back(end);
    }

    const graph::RoadNetwork& network_;
    const std::vector<Duration>& limits_;
    std::vector<ReachedLine> lines_;
    bool open_ = false;
};

}  // namespace

std::vector<ReachedLine> reached_lines(const graph::RoadNetwork& network, const Reach& reach,
                                       const std::vector<Duration>& limits) {
    LineMaker maker(network, limits);
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        if (network.is_copy(ChainId{c})) continue;
        for (const TimedPart& part : reach.parts(ChainId{c})) maker.add(part);
        maker.end_chain();
    }
    return maker.take();
}

}  // namespace relais::routes
