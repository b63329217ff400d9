#include "engine/routes/itinerary.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/elevation.h"

namespace relais::routes {
namespace {

/// A piece of a chain, or the part of it that is travelled.
struct Piece {
    std::uint32_t index;  ///< of its first point in RoadNetwork::points
    bool forward;
    double share;  ///< of the piece
    std::uint32_t ticks;
    std::uint32_t ticks_back;  ///< of the whole piece, in the other direction
    double metres;
    Coordinate from, to;
};

/// Calls visit(piece) for the pieces of a stretch in the order of travel.
template <class Visit>
void for_each_piece(const graph::RoadNetwork& network, const Stretch& stretch, const Visit& visit) {
    const auto shape = network.shape(stretch.chain);
    const std::uint32_t first = network.chain_first_point[stretch.chain.index()];
    Mark at = stretch.from;
    while (true) {
        const bool last = at.piece == stretch.to.piece;
        const std::size_t far = at.piece + (stretch.forward ? 1 : 0);
        const graph::ShapePoint& point = shape[far];
        const Mark next =
            last ? stretch.to
                 : Mark{at.piece, stretch.forward ? 1.0 : 0.0,
                        stretch.forward ? point.forward_ticks : point.backward_ticks, point.place};
        const double share = std::abs(next.fraction - at.fraction);
        const graph::ShapePoint& a = shape[at.piece];
        const graph::ShapePoint& b = shape[at.piece + 1];
        const std::uint32_t back = stretch.forward ? a.backward_ticks - b.backward_ticks
                                                   : b.forward_ticks - a.forward_ticks;
        visit(Piece{first + at.piece, stretch.forward, share, next.ticks - at.ticks, back,
                    share * distance_metres(a.place, b.place), at.place, next.place});
        if (last) return;
        at = next;
        at.piece = stretch.forward ? at.piece + 1 : at.piece - 1;
        at.fraction = stretch.forward ? 0.0 : 1.0;
    }
}

class Itinerary {
  public:
    Itinerary(const graph::RoadNetwork& network, const Bends& bends)
        : network_(network), driver_(bends) {}

    void add(const Stretch& stretch) {
        travelled_.push_back({stretch.chain, {}});
        for_each_piece(network_, stretch, [&](const Piece& piece) { add(piece); });
    }

    std::vector<Step> finish() {
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            Step& step = steps_[i];
            double rest = step.ticks / 10.0;
            for (const Wait& wait : step.waits) rest -= wait.seconds;
            choose_speed(step, rest, seconds_back_[i]);
            if (step.dkmh > 0) step.bends_seconds = rest - step.metres * 36 / step.dkmh;
        }
        if (!network_.heights.empty()) tell_slopes_from_bends();
        return std::move(steps_);
    }

  private:
    /// The pieces of a stretch, each with the step that it belongs to.
    struct Travelled {
        struct Part {
            Piece piece;
            std::size_t step;
        };
        ChainId chain;
        std::vector<Part> parts;
    };

    void add(const Piece& piece) {
        if (piece.metres == 0 && piece.ticks == 0) return;
        Step& step = step_on(network_.points[piece.index].way);
        if (step.line.empty()) step.line.push_back(piece.from);
        step.line.push_back(piece.to);
        step.ticks += piece.ticks;
        step.metres += piece.metres;
        double back = piece.ticks_back / 10.0;
        for (const graph::Delay& delay : network_.delays_of(piece.index)) {
            if ((delay.backward == 0) == piece.forward)
                add_wait(step.waits, {delay.cause, delay.ticks / 10.0 * piece.share});
            else
                back -= delay.ticks / 10.0;
        }
        seconds_back_.back() += back * piece.share;
        travelled_.back().parts.push_back({piece, steps_.size() - 1});
    }

    /// Until here all time other than length over speed was attributed to bends.
    void tell_slopes_from_bends() {
        for (Step& step : steps_) step.slopes_seconds = std::exchange(step.bends_seconds, 0);
        for (const Travelled& travelled : travelled_)
            if (!travelled.parts.empty()) drive_on_the_flat(travelled);
        for (Step& step : steps_) step.slopes_seconds -= step.bends_seconds;
    }

    /// Pieces of the chain beyond those travelled are driven as the nearest one that is.
    void drive_on_the_flat(const Travelled& travelled) {
        const auto shape = network_.shape(travelled.chain);
        const std::uint32_t first = network_.chain_first_point[travelled.chain.index()];
        std::vector<Coordinate> places;
        std::vector<double> metres, speed, seconds;
        for (const graph::ShapePoint& point : shape) {
            if (!places.empty()) metres.push_back(distance_metres(places.back(), point.place));
            places.push_back(point.place);
        }
        const auto& parts = travelled.parts;
        const bool ahead = parts.front().piece.index <= parts.back().piece.index;
        std::size_t part = ahead ? 0 : parts.size() - 1;
        for (std::uint32_t i = 0; i < metres.size(); ++i) {
            const std::size_t next = ahead ? part + 1 : part - 1;
            if (next < parts.size() && parts[next].piece.index <= first + i) part = next;
            speed.push_back(steps_[parts[part].step].dkmh / 36.0);
        }
        if (*std::min_element(speed.begin(), speed.end()) <= 0) return;
        driver_.look_at(places, metres);
        driver_.drive(metres, speed, seconds);
        for (const auto& [piece, step] : parts) {
            const std::uint32_t i = piece.index - first;
            steps_[step].bends_seconds += piece.share * (seconds[i] - metres[i] / speed[i]);
            const float low = network_.heights[piece.index];
            const float high = network_.heights[piece.index + 1];
            if (low == kNoElevation || high == kNoElevation) continue;
            steps_[step].rise += (piece.forward ? 1 : -1) * piece.share * (double{high} - low);
        }
    }

    Step& step_on(std::uint32_t way) {
        const bool same =
            !steps_.empty() && network_.ways[steps_.back().way].osm_id == network_.ways[way].osm_id;
        if (!same) {
            steps_.emplace_back().way = way;
            seconds_back_.push_back(0);
        }
        return steps_.back();
    }

    /// A chain does not record whether it runs with the way or against it. Where both directions
    /// are driven at different speeds, the slower one takes longer: bends are the same for both.
    void choose_speed(Step& step, double seconds, double seconds_back) const {
        const graph::Way& way = network_.ways[step.way];
        const std::uint16_t fast = std::max(way.forward_dkmh, way.backward_dkmh);
        const std::uint16_t slow = std::min(way.forward_dkmh, way.backward_dkmh);
        step.dkmh = slow > 0 && seconds > seconds_back ? slow : fast;
        step.other_direction = slow > 0 && step.dkmh != way.forward_dkmh;
    }

    const graph::RoadNetwork& network_;
    Driver driver_;
    std::vector<Travelled> travelled_;
    std::vector<Step> steps_;
    std::vector<double> seconds_back_;  ///< per step, the other way round, without waits
};

}  // namespace

void add_wait(std::vector<Wait>& waits, Wait wait) {
    const auto same = std::find_if(waits.begin(), waits.end(),
                                   [&](const Wait& other) { return other.cause == wait.cause; });
    if (same == waits.end())
        waits.push_back(wait);
    else
        same->seconds += wait.seconds;
}

std::vector<Step> steps_of(const graph::RoadNetwork& network, const Path& path,
                           const Bends& bends) {
    Itinerary itinerary(network, bends);
    for (const Stretch& stretch : path.stretches) itinerary.add(stretch);
    return itinerary.finish();
}

}  // namespace relais::routes
