#pragma once

#include <algorithm>
#include <limits>
#include <vector>

namespace relais::geometry {

/// A place in the plane: metres on the map projection (y up) or millimetres on paper (y down).
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

using Polyline = std::vector<Point>;

/// An axis-parallel box; `empty()` until something is added.
struct Box {
    double x0 = std::numeric_limits<double>::infinity();
    double y0 = std::numeric_limits<double>::infinity();
    double x1 = -std::numeric_limits<double>::infinity();
    double y1 = -std::numeric_limits<double>::infinity();

    [[nodiscard]] static Box at(double x, double y, double width, double height) {
        return {x, y, x + width, y + height};
    }
    [[nodiscard]] static Box around(Point p, double half) {
        return {p.x - half, p.y - half, p.x + half, p.y + half};
    }
    [[nodiscard]] bool empty() const { return !(x0 <= x1 && y0 <= y1); }
    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
    [[nodiscard]] Point centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
    [[nodiscard]] Box grown(double by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1;
    }
    [[nodiscard]] bool contains(const Box& b) const {
        return b.x0 >= x0 && b.x1 <= x1 && b.y0 >= y0 && b.y1 <= y1;
    }
    [[nodiscard]] bool overlaps(const Box& b) const {
        return b.x0 < x1 && x0 < b.x1 && b.y0 < y1 && y0 < b.y1;
    }
    void add(Point p) {
        x0 = std::min(x0, p.x);
        y0 = std::min(y0, p.y);
        x1 = std::max(x1, p.x);
        y1 = std::max(y1, p.y);
    }
    friend bool operator==(const Box&, const Box&) = default;
};

/// The box as a closed ring.
[[nodiscard]] inline Polyline outline(const Box& box) {
    return {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}, {box.x0, box.y0}};
}

}  // namespace relais::geometry
