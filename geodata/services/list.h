#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/id.h"
#include "geodata/remark.h"

namespace relais::services {

/// One row of a list of services, as it says. It becomes services once it is known where its
/// commune lies and what other lists say of the same place.
struct Record {
    std::size_t row = 0;
    std::string id;  ///< empty: the list has none
    std::string name;
    std::vector<CategoryId> categories;  ///< rising, at least one
    std::optional<Coordinate> place;     ///< where the list tells it
    bool precise = true;                 ///< false: the place is only that of the street or commune
    std::string commune;                 ///< its code; empty: not told
    std::size_t count = 1;               ///< how many services the row counts
    std::optional<double> capacity;
    std::string opening_hours;  ///< in OpenStreetMap's syntax
};

/// Rows that were left out for one reason.
struct LeftOut {
    std::string reason;  ///< "of a kind that Relais does not know"
    std::size_t rows = 0;
    std::vector<std::size_t> first;  ///< the first three of them
};

/// What a file of services holds.
struct List {
    std::filesystem::path file;
    std::string format;    ///< in words: "FINESS, raw stock"
    std::string crs;       ///< of its coordinates; empty: it has none
    std::string row_word;  ///< "row" or "feature"
    std::size_t rows = 0;  ///< that were read
    std::vector<Record> records;
    std::vector<LeftOut> left_out;             ///< in the order in which the reasons came up
    std::map<std::string, double> capacities;  ///< by id, for the records of other lists
    std::vector<Remark> remarks;               ///< doubts about what the rows say
    std::vector<Coordinate> places;            ///< of the records that a study took

    void leave_out(std::size_t row, const std::string& reason);
    /// A doubt about a row.
    void doubt(std::size_t row, std::string text);
    /// "row 7".
    [[nodiscard]] std::string row_name(std::size_t row) const;
    /// "rows 7, 9, 12, …".
    [[nodiscard]] std::string row_names(const LeftOut& those) const;
};

}  // namespace relais::services
