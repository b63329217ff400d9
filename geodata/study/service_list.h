#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "engine/core/id.h"
#include "geodata/report/reading.h"

namespace relais::study {

/// One row of a list of services, as read. It becomes services once the location of its commune and
/// the records of other lists for the same place are known.
struct ServiceRecord {
    std::size_t row = 0;
    std::string id;  ///< empty: the list has none
    std::string name;
    std::vector<CategoryId> categories;  ///< ascending, at least one
    std::optional<Coordinate> place;     ///< where the list gives it
    bool precise = true;                 ///< false: the place is only that of the street or commune
    std::string commune;                 ///< its code; empty: not given
    std::size_t count = 1;               ///< how many services the row counts
    std::optional<double> capacity;
    std::string opening_hours;  ///< in OpenStreetMap's syntax
};

/// Why a row of a published list is left out: its cells are in the wrong columns.
inline constexpr const char* kMoreCells = "with more cells than there are columns";

/// The content of a file of services.
struct ServiceList : Reading {
    std::vector<ServiceRecord> records;
    std::map<std::string, double> capacities;  ///< by id, for the records of other lists
    std::vector<Coordinate> places;            ///< of the records that a study took
};

}  // namespace relais::study
