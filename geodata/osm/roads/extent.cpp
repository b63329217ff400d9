#include "geodata/osm/roads/extent.h"

#include <algorithm>

namespace relais::osm {
namespace {

bool within(Coordinate place, const Bounds& bounds) {
    return place.lon_e7 >= bounds.south_west.lon_e7 && place.lon_e7 <= bounds.north_east.lon_e7 &&
           place.lat_e7 >= bounds.south_west.lat_e7 && place.lat_e7 <= bounds.north_east.lat_e7;
}

}  // namespace

void DataExtent::add(Coordinate place) {
    if (bounds_ && !within(place, *bounds_)) return;
    const graph::DataCell cell = graph::data_cell_of(place);
    if (cell == last_cell_) return;
    last_cell_ = cell;
    const graph::DataCell row = cell / graph::kDataCellColumns;
    const graph::DataCell column = cell % graph::kDataCellColumns;
    const Key key{row / kSide, column / kSide};
    if (last_ == nullptr || key != last_key_) {
        last_key_ = key;
        last_ = &tiles_[key];
    }
    last_->set(std::size_t{row % kSide} * kSide + column % kSide);
}

std::vector<graph::DataCell> DataExtent::cells() const {
    std::vector<graph::DataCell> cells;
    for (const auto& [key, tile] : tiles_)
        for (graph::DataCell i = 0; i < tile.size(); ++i)
            if (tile[i])
                cells.push_back((key.first * kSide + i / kSide) * graph::kDataCellColumns +
                                key.second * kSide + i % kSide);
    std::sort(cells.begin(), cells.end());
    return cells;
}

}  // namespace relais::osm
