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

/// One row of a list of services, as it says. It becomes services once it is known where its
/// commune lies and what other lists say of the same place.
struct ServiceRecord {
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

/// Why a row of a published list is left out whose cells stand in the wrong columns.
inline constexpr const char* kMoreCells = "with more cells than there are columns";

/// What a file of services holds.
struct ServiceList : Reading {
    std::vector<ServiceRecord> records;
    std::map<std::string, double> capacities;  ///< by id, for the records of other lists
    std::vector<Coordinate> places;            ///< of the records that a study took
};

}  // namespace relais::study
