#include "render/map/families.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;
using territory::Family;

// Millimetres.
constexpr double kHalf = 1.05;       // of a sign
constexpr double kDigit = 1.25;      // wide
constexpr double kGap = 0.6;         // between families
constexpr double kHalfHeight = 1.4;  // of a row
constexpr double kNumberSize = 6.5;  // points

double width_of_number(std::size_t count) {
    return count < 2 ? 0 : 0.3 + kDigit * static_cast<double>(fmt::formatted_size("{}", count));
}

double width_of(const FamilyRow& row) {
    double width = -kGap;
    for (const std::size_t count : row.counts)
        if (count > 0) width += 2 * kHalf + width_of_number(count) + kGap;
    return width;
}

Polyline closed(std::initializer_list<Point> corners) {
    Polyline ring(corners);
    ring.push_back(ring.front());
    return ring;
}

Polyline shape_of(Family family, Point at, double half) {
    const double x = at.x, y = at.y, arm = 0.36 * half;
    switch (family) {
        case Family::kSchools:
            return geometry::outline(Box::around(at, 0.85 * half));
        case Family::kElderly:
            return closed({{x, y - half}, {x + half, y + 0.8 * half}, {x - half, y + 0.8 * half}});
        case Family::kSocial:
            return closed({{x, y + half}, {x + half, y - 0.8 * half}, {x - half, y - 0.8 * half}});
        case Family::kHealth:
            return closed({{x - arm, y - half},
                           {x + arm, y - half},
                           {x + arm, y - arm},
                           {x + half, y - arm},
                           {x + half, y + arm},
                           {x + arm, y + arm},
                           {x + arm, y + half},
                           {x - arm, y + half},
                           {x - arm, y + arm},
                           {x - half, y + arm},
                           {x - half, y - arm},
                           {x - arm, y - arm}});
        case Family::kChildren:
        case Family::kPublic:
            break;
    }
    return closed({{x, y - half}, {x + half, y}, {x, y + half}, {x - half, y}});
}

void fill_sign(draw::Canvas& canvas, Point at, Family family, double half, style::Color color) {
    if (family == Family::kChildren) {
        canvas.dots(std::array{at}, 1.8 * half, color);
        return;
    }
    canvas.fill(std::array{shape_of(family, at, half)}, color);
}

/// Signs from left to right, each with its number where it is more than one.
void draw_row(draw::Canvas& canvas, const FamilyRow& row) {
    const style::Theme& theme = canvas.theme();
    if (row.total() > 1) canvas.fill(row.box(), theme.paper);
    double x = row.at.x - width_of(row) / 2;
    for (std::size_t f = 0; f < row.counts.size(); ++f) {
        const std::size_t count = row.counts.at(f);
        if (count == 0) continue;
        draw_family_sign(canvas, {x + kHalf, row.at.y}, static_cast<Family>(f));
        x += 2 * kHalf;
        if (count > 1)
            canvas.text(fmt::format("{}", count), {x + 0.3, row.at.y + 0.85},
                        {.size = kNumberSize, .face = draw::Face::kBold, .tabular = true});
        x += width_of_number(count) + kGap;
    }
}

void join(FamilyRow& row, const FamilyRow& other) {
    const auto own = static_cast<double>(row.total()), more = static_cast<double>(other.total());
    row.at = {(own * row.at.x + more * other.at.x) / (own + more),
              (own * row.at.y + more * other.at.y) / (own + more)};
    for (std::size_t f = 0; f < row.counts.size(); ++f) row.counts.at(f) += other.counts.at(f);
}

/// Places in the same square are at one place.
std::vector<FamilyRow> by_square(std::span<const FamilyPlace> places) {
    constexpr double kCell = 2;
    std::map<std::pair<long, long>, FamilyRow> squares;
    for (const FamilyPlace& place : places) {
        FamilyRow one{place.at, {}};
        one.counts.at(static_cast<std::size_t>(place.family)) = 1;
        const std::pair square{std::lround(place.at.x / kCell), std::lround(place.at.y / kCell)};
        if (const auto [there, fresh] = squares.try_emplace(square, one); !fresh)
            join(there->second, one);
    }
    std::vector<FamilyRow> rows;
    for (const auto& [square, row] : squares) rows.push_back(row);
    return rows;
}

}  // namespace

std::size_t FamilyRow::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

Box FamilyRow::box() const {
    const double half = width_of(*this) / 2 + 0.25;
    return {at.x - half, at.y - kHalfHeight, at.x + half, at.y + kHalfHeight};
}

std::vector<FamilyRow> gather_families(std::span<const FamilyPlace> places) {
    std::vector<FamilyRow> rows = by_square(places);
    for (std::size_t i = 0; i < rows.size();) {
        bool joined = false;
        for (std::size_t j = rows.size(); j-- > 0;) {
            if (j == i || !rows[i].box().overlaps(rows[j].box())) continue;
            join(rows[i], rows[j]);
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(j));
            if (j < i) --i;
            joined = true;
        }
        // A row that grew may overlap one that was passed before.
        i = joined ? 0 : i + 1;
    }
    return rows;
}

void draw_family_sign(draw::Canvas& canvas, Point at, Family family) {
    fill_sign(canvas, at, family, kHalf + 0.3, canvas.theme().paper);
    fill_sign(canvas, at, family, kHalf, canvas.theme().ink);
}

std::vector<Box> draw_families(draw::Canvas& canvas, std::span<const FamilyPlace> places,
                               const Box& frame) {
    std::vector<FamilyPlace> shown;
    for (const FamilyPlace& place : places)
        if (frame.contains(place.at)) shown.push_back(place);
    std::vector<Box> covered;
    const draw::Canvas::Part part(canvas, "service");
    for (const FamilyRow& row : gather_families(shown)) {
        const Box box = row.box();
        if (!frame.contains(box)) continue;
        draw_row(canvas, row);
        covered.push_back(box);
    }
    return covered;
}

}  // namespace relais::map
