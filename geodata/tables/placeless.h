#pragma once

#include <cstddef>
#include <vector>

#include "geodata/tables/bad_rows.h"
#include "geodata/tables/layer.h"

namespace relais::tables {

/// The rows of a table that have no place. A few are left out and counted by the caller; many are a
/// fault of the file or of the columns named.
///
///     tables::PlacelessRows placeless(layer);
///     … if (placeless.take()) return list.leave_out(table.row(), tables::kWithoutPlace);
///     placeless.finish(rows);
class PlacelessRows {
  public:
    explicit PlacelessRows(Layer& layer) : layer_(layer) {}

    /// Whether the present row has no place.
    [[nodiscard]] bool take();
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Throws BadRows where they are more than a half of `rows`, or more than ten and more than a
    /// tenth.
    void finish(std::size_t rows) const;

  private:
    Layer& layer_;
    std::size_t count_ = 0;
    std::vector<RowError> first_;  ///< at most BadRows::kMost
};

inline constexpr const char* kWithoutPlace = "without coordinates";

}  // namespace relais::tables
