#include "render/map/dot_cover.h"

#include <algorithm>
#include <cmath>

namespace relais::map {
namespace {

constexpr double kSquare = 0.4;  // millimetres: about a dot

std::size_t squares(double length) {
    return static_cast<std::size_t>(std::ceil(std::max(length, 0.0) / kSquare)) + 1;
}

/// The square of a place along an axis, clamped to [0, count].
std::size_t square_at(double offset, std::size_t count) {
    return static_cast<std::size_t>(
        std::clamp(std::floor(offset / kSquare), 0.0, static_cast<double>(count)));
}

}  // namespace

DotCover::DotCover(std::span<const geometry::Point> dots, const geometry::Box& frame)
    : frame_(frame), columns_(squares(frame.width())), rows_(squares(frame.height())) {
    const std::size_t stride = columns_ + 1;
    sums_.assign(stride * (rows_ + 1), 0);
    for (const geometry::Point& p : dots) {
        if (!frame_.contains(p)) continue;
        const std::size_t column = square_at(p.x - frame_.x0, columns_ - 1);
        const std::size_t row = square_at(p.y - frame_.y0, rows_ - 1);
        sums_[(row + 1) * stride + column + 1] = 1;
    }
    for (std::size_t row = 1; row <= rows_; ++row) {
        for (std::size_t column = 1; column <= columns_; ++column) {
            const std::size_t at = row * stride + column;
            sums_[at] += sums_[at - 1] + sums_[at - stride] - sums_[at - stride - 1];
        }
    }
}

double DotCover::share(const geometry::Box& box) const {
    const std::size_t x0 = square_at(box.x0 - frame_.x0, columns_);
    const std::size_t y0 = square_at(box.y0 - frame_.y0, rows_);
    const std::size_t x1 = square_at(box.x1 - frame_.x0 + kSquare, columns_);
    const std::size_t y1 = square_at(box.y1 - frame_.y0 + kSquare, rows_);
    if (x1 <= x0 || y1 <= y0) return 0;
    const std::size_t stride = columns_ + 1;
    const std::uint32_t with = sums_[y1 * stride + x1] - sums_[y0 * stride + x1] -
                               sums_[y1 * stride + x0] + sums_[y0 * stride + x0];
    return with / static_cast<double>((x1 - x0) * (y1 - y0));
}

}  // namespace relais::map
