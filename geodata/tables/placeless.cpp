#include "geodata/tables/placeless.h"

#include <algorithm>

namespace relais::tables {

bool PlacelessRows::take() {
    if (layer_.has_place()) return false;
    ++count_;
    if (first_.size() < BadRows::kMost) try {
            layer_.fail_without_place();
        } catch (const RowError& why) {
            first_.push_back(why);
        }
    return true;
}

void PlacelessRows::finish(std::size_t rows) const {
    constexpr std::size_t kAlways = 10;
    constexpr std::size_t kPart = 10;  // one row in so many
    const bool many = count_ > std::max(kAlways, rows / kPart) || 2 * count_ > rows;
    if (many) throw BadRows(layer_.table().file_name(), first_);
}

}  // namespace relais::tables
