#include <algorithm>

#include "tools/demonstration/voronoi.h"
#include "tools/demonstration/zones.h"

namespace relais::demonstration {
namespace {

constexpr Winding kBends{.roughness = 0.075, .step = 130, .calming = 0.93};

bool cross_each_other(const std::vector<Spot>& one, const std::vector<Spot>& other, bool same) {
    for (std::size_t i = 0; i + 1 < one.size(); ++i) {
        const Point a = point_of(one[i]);
        const Point along = point_of(one[i + 1]) - a;
        for (std::size_t j = same ? i + 2 : 0; j + 1 < other.size(); ++j) {
            if (one[i] == other[j] || one[i] == other[j + 1] || one[i + 1] == other[j] ||
                one[i + 1] == other[j + 1]) {
                continue;
            }
            const Point c = point_of(other[j]);
            const Point piece = point_of(other[j + 1]) - c;
            const double turn = cross(along, piece);
            if (turn == 0) continue;
            const double t = cross(c - a, piece) / turn;
            const double u = cross(c - a, along) / turn;
            if (t >= 0 && t <= 1 && u >= 0 && u <= 1) return true;
        }
    }
    return false;
}

bool ring_contains(const std::vector<Spot>& ring, Point p) {
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = point_of(ring[i]);
        const Point b = point_of(ring[i + 1]);
        if ((a.y > p.y) == (b.y > p.y)) continue;
        if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
    return inside;
}

/// The borders round the study, each drawn once for both its sides.
class Draughtsman {
  public:
    Draughtsman(const Country& country, std::vector<std::uint32_t> cells)
        : country_(country), cells_(std::move(cells)) {
        diagram_ = voronoi(cell_places(country), true);
        lines_.resize(diagram_.borders.size());
        share_.assign(diagram_.borders.size(), 1.0);
    }

    /// Bends every border, then less where two of a cell would cross.
    void draw() {
        for (const auto cell : cells_) {
            for (const auto border : diagram_.rounds[cell]) draw_line(border);
        }
        for (bool calm = false; !calm;) {
            calm = true;
            for (const auto cell : cells_) calm = calm_down(cell) && calm;
        }
    }

    [[nodiscard]] std::vector<Spot> ring(std::uint32_t cell) const {
        std::vector<Spot> ring;
        for (const auto border : diagram_.rounds[cell]) {
            std::vector<Spot> line = lines_[border];
            // The diagram is counter-clockwise; a border runs that way for its side `a`.
            if (diagram_.borders[border].a != cell) std::reverse(line.begin(), line.end());
            ring.insert(ring.end(), line.begin(), line.end() - 1);
        }
        ring.push_back(ring.front());
        return ring;
    }

    [[nodiscard]] const std::vector<Border>& borders() const { return diagram_.borders; }

  private:
    void draw_line(std::uint32_t number) {
        const Border& border = diagram_.borders[number];
        Random random(country_.plan.seed, Stream::kZones, number);
        Winding bends = kBends;
        bends.roughness *= share_[number];
        const Path path = winding(border.from, border.to, bends, random);
        auto& line = lines_[number];
        line.clear();
        for (const Point p : path) {
            const Spot spot = spot_of(p);
            if (line.empty() || spot != line.back()) line.push_back(spot);
        }
        if (line.size() == 1) line.push_back(line.front());
    }

    /// Straightens borders of a cell that cross each other or leave its chief place outside.
    bool calm_down(std::uint32_t cell) {
        const auto& round = diagram_.rounds[cell];
        bool calm = true;
        for (std::size_t i = 0; i < round.size(); ++i) {
            for (std::size_t j = i; j < round.size(); ++j) {
                if (share_[round[i]] == 0 && share_[round[j]] == 0) continue;
                if (!cross_each_other(lines_[round[i]], lines_[round[j]], i == j)) continue;
                calm = false;
                straighten(round[i]);
                straighten(round[j]);
            }
        }
        if (!ring_contains(ring(cell), country_.settlements[cell].place)) {
            calm = false;
            for (const auto border : round) straighten(border);
        }
        return calm;
    }

    void straighten(std::uint32_t border) {
        share_[border] = share_[border] < 0.1 ? 0.0 : share_[border] / 2;
        draw_line(border);
    }

    const Country& country_;
    std::vector<std::uint32_t> cells_;
    Voronoi diagram_;
    std::vector<std::vector<Spot>> lines_;
    std::vector<double> share_;  ///< of the full roughness, by border
};

}  // namespace

bool Zone::contains(Point p) const {
    return ring_contains(ring, p);
}

Neighbours draw_borders(const Country& country, std::vector<Zone>& zones) {
    Draughtsman draughtsman(country, country.study);
    draughtsman.draw();
    for (auto& zone : zones) zone.ring = draughtsman.ring(zone.chief);

    Neighbours neighbours(zones.size());
    for (const auto& border : draughtsman.borders()) {
        if (border.b >= country.communes()) continue;
        const auto a = country.study_index[border.a];
        const auto b = country.study_index[border.b];
        if (a == Country::kNotStudied || b == Country::kNotStudied) continue;
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
    }
    for (auto& list : neighbours) std::sort(list.begin(), list.end());
    return neighbours;
}

}  // namespace relais::demonstration
