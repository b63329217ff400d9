#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "tools/demonstration/plane.h"

namespace relais::demonstration {

/// Points in square cells over a square country, for questions about neighbours.
class PointGrid {
  public:
    /// Covers -half .. half both ways, in metres; points outside are put into the outermost cells.
    PointGrid(double half, double cell)
        : half_(half),
          cell_(cell),
          side_(static_cast<int>(2 * half / cell) + 1),
          heads_(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_), kEnd) {}

    void insert(Point p) {
        const std::size_t cell = index(column(p.x), column(p.y));
        next_.push_back(heads_[cell]);
        heads_[cell] = static_cast<std::uint32_t>(points_.size());
        points_.push_back(p);
    }
    /// Calls visit(number, point) for every point that may lie within `radius` of `p`, until it
    /// returns false. Returns whether it was never stopped.
    template <class Visit>
    bool near(Point p, double radius, Visit visit) const {
        for (int row = column(p.y - radius); row <= column(p.y + radius); ++row) {
            for (int col = column(p.x - radius); col <= column(p.x + radius); ++col) {
                for (auto i = heads_[index(col, row)]; i != kEnd; i = next_[i]) {
                    if (!visit(i, points_[i])) return false;
                }
            }
        }
        return true;
    }
    [[nodiscard]] bool empty_within(Point p, double radius) const {
        return near(p, radius, [&](std::uint32_t, Point q) { return distance(p, q) >= radius; });
    }
    /// The number of the nearest point. REQUIRES: there is one.
    [[nodiscard]] std::uint32_t nearest(Point p) const {
        for (double radius = cell_;; radius *= 2) {
            std::uint32_t best = kEnd;
            double best_distance = radius;
            near(p, radius, [&](std::uint32_t i, Point q) {
                const double d = distance(p, q);
                if (d < best_distance || (d == best_distance && i < best)) {
                    best = i;
                    best_distance = d;
                }
                return true;
            });
            if (best != kEnd) return best;
        }
    }

  private:
    static constexpr std::uint32_t kEnd = 0xffffffff;
    [[nodiscard]] int column(double x) const {
        return static_cast<int>(std::clamp((x + half_) / cell_, 0.0, side_ - 1.0));
    }
    [[nodiscard]] std::size_t index(int col, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) +
               static_cast<std::size_t>(col);
    }

    double half_;
    double cell_;
    int side_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint32_t> next_;
    std::vector<Point> points_;
};

}  // namespace relais::demonstration
