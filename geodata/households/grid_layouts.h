#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geodata/tables/table.h"

namespace relais::households {

/// A demand group as the sum of columns.
struct LayoutGroup {
    std::string_view key;
    std::string_view columns[2];  ///< the second may be empty
};

/// How a published grid calls its columns, whatever the case.
struct GridLayout {
    std::string_view title;
    std::string_view names[6];      ///< of cells; the first that is there counts, the finer first
    std::string_view weights[6];    ///< people; the first that is there counts
    std::string_view also;          ///< another column it must have; empty: none
    std::string_view estimated[4];  ///< not zero: the cell is estimated; the first that is there
    std::string_view communes;      ///< codes of 5 signs of all communes it touches, joined
    bool negative_is_secret = false;
    LayoutGroup groups[9];  ///< an empty key ends them
};

/// A layout and its columns in one table.
struct GridColumns {
    const GridLayout* layout = nullptr;
    tables::Column name, weight;
    std::optional<tables::Column> estimated, communes;
    struct Group {
        std::string_view key;
        std::vector<tables::Column> columns;
    };
    std::vector<Group> groups;  ///< those whose columns are all there

    [[nodiscard]] std::vector<tables::Column> all() const;
};

/// Absent where the table is not a known grid.
[[nodiscard]] std::optional<GridColumns> recognise_grid(const tables::Table& table);

}  // namespace relais::households
