#include "engine/routes/driver.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace relais::routes {
namespace {

constexpr double kAnySpeed = std::numeric_limits<double>::infinity();
/// Mappers draw a bend with a point every so often; on longer pieces the rest is straight.
constexpr double kLongestArm = 25;  // metres
/// Cosine of the angle below which a bend is none: 5 degrees.
constexpr double kStraight = 0.9962;

/// Time over a piece entered and left at u and w, at most at v, at acceleration a.
double seconds_of(double metres, double v, double u_squared, double w_squared, double a) {
    const double v_squared = v * v;
    const double u = std::sqrt(u_squared);
    const double w = std::sqrt(w_squared);
    const double changing = (2 * v_squared - u_squared - w_squared) / (2 * a);
    if (changing <= metres) return (2 * v - u - w) / a + (metres - changing) / v;
    const double peak = std::sqrt(a * metres + (u_squared + w_squared) / 2);
    return (2 * peak - u - w) / a;
}

}  // namespace

void Driver::look_at(const std::vector<Coordinate>& shape, const std::vector<double>& metres) {
    bend_.assign(shape.size(), kAnySpeed);
    if (bends_.lateral <= 0) return;
    const double shrink = std::cos(shape.front().lat() * std::numbers::pi / 180);
    for (std::size_t i = 1; i + 1 < shape.size(); ++i) {
        if (metres[i - 1] <= 0 || metres[i] <= 0) continue;
        const double ax = (double(shape[i].lon_e7) - shape[i - 1].lon_e7) * shrink;
        const double ay = double(shape[i].lat_e7) - shape[i - 1].lat_e7;
        const double bx = (double(shape[i + 1].lon_e7) - shape[i].lon_e7) * shrink;
        const double by = double(shape[i + 1].lat_e7) - shape[i].lat_e7;
        const double dot = ax * bx + ay * by;
        const double both = (ax * ax + ay * ay) * (bx * bx + by * by);
        if (dot > 0 && dot * dot >= kStraight * kStraight * both) continue;
        const double cosine = std::max(-1.0, dot / std::sqrt(both));
        // Pieces of length d that turn by t at each point run along a circle of radius
        // d / (2 sin(t / 2)), and sin(t / 2) squared is (1 - cos t) / 2.
        const double arm =
            (std::min(metres[i - 1], kLongestArm) + std::min(metres[i], kLongestArm)) / 2;
        bend_[i] = bends_.lateral * arm / std::sqrt(2 * (1 - cosine));
    }
}

void Driver::drive(const std::vector<double>& metres, const std::vector<double>& speed,
                   std::vector<double>& seconds) {
    const std::size_t n = metres.size();
    seconds.resize(n);
    if (bends_.acceleration <= 0) {
        for (std::size_t i = 0; i < n; ++i) seconds[i] = metres[i] / speed[i];
        return;
    }
    const double twice = 2 * bends_.acceleration;
    squared_ = bend_;
    for (std::size_t i = 0; i < n; ++i) {
        const double v = speed[i] * speed[i];
        squared_[i] = std::min(squared_[i], v);
        squared_[i + 1] = std::min({squared_[i + 1], v, squared_[i] + twice * metres[i]});
    }
    for (std::size_t i = n; i-- > 0;)
        squared_[i] = std::min(squared_[i], squared_[i + 1] + twice * metres[i]);
    for (std::size_t i = 0; i < n; ++i) {
        const double v = speed[i] * speed[i];
        seconds[i] = squared_[i] >= v && squared_[i + 1] >= v
                         ? metres[i] / speed[i]
                         : seconds_of(metres[i], speed[i], squared_[i], squared_[i + 1],
                                      bends_.acceleration);
    }
}

}  // namespace relais::routes
