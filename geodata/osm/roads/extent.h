#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/graph/data_cells.h"
#include "geodata/osm/extract_file.h"

namespace relais::osm {

/// Collects where an extract has data. Objects that ways and relations add from outside the
/// rectangle of the extract do not count: their surroundings are missing.
class DataExtent {
  public:
    explicit DataExtent(std::optional<Bounds> bounds) : bounds_(bounds) {}

    void add(Coordinate place);
    /// Ascending.
    [[nodiscard]] std::vector<graph::DataCell> cells() const;

  private:
    /// A square of cells, so that places that follow each other seldom need the map.
    static constexpr graph::DataCell kSide = 256;
    using Tile = std::bitset<std::size_t{kSide} * kSide>;
    using Key = std::pair<graph::DataCell, graph::DataCell>;

    std::optional<Bounds> bounds_;
    std::map<Key, Tile> tiles_;
    std::optional<graph::DataCell> last_cell_;
    Key last_key_;
    Tile* last_ = nullptr;
};

}  // namespace relais::osm
