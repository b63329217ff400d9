#include "render/geometry/simplify.h"

#include <cmath>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

namespace relais::geometry {
namespace {

double triangle(Point a, Point b, Point c) {
    return std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
}

/// The line as a doubly linked list of the points that are still there.
struct Links {
    std::vector<std::size_t> before, after;
    explicit Links(std::size_t n) : before(n), after(n) {
        for (std::size_t i = 0; i < n; ++i) {
            before[i] = i == 0 ? 0 : i - 1;
            after[i] = i + 1;
        }
    }
    void drop(std::size_t i) {
        after[before[i]] = after[i];
        before[after[i]] = before[i];
    }
};

}  // namespace

Polyline simplify(const Polyline& line, double area) {
    const std::size_t n = line.size();
    const std::size_t least = n > 1 && line.front() == line.back() ? 4 : 2;
    if (n <= least) return line;

    Links links(n);
    std::vector<double> effective(n, -1);
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> smallest;
    const auto weigh = [&](std::size_t i, double at_least) {
        effective[i] =
            std::max(at_least, triangle(line[links.before[i]], line[i], line[links.after[i]]));
        smallest.emplace(effective[i], i);
    };
    for (std::size_t i = 1; i + 1 < n; ++i) weigh(i, 0);

    std::vector<bool> dropped(n, false);
    std::size_t left = n;
    while (!smallest.empty() && left > least && smallest.top().first < area) {
        const auto [size, i] = smallest.top();
        smallest.pop();
        if (dropped[i] || size != effective[i]) continue;  // outdated entry
        dropped[i] = true;
        --left;
        links.drop(i);
        if (links.before[i] != 0) weigh(links.before[i], size);
        if (links.after[i] != n - 1) weigh(links.after[i], size);
    }

    Polyline kept;
    kept.reserve(left);
    for (std::size_t i = 0; i < n; ++i) {
        if (!dropped[i]) kept.push_back(line[i]);
    }
    return kept;
}

}  // namespace relais::geometry
