#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/duration.h"
#include "engine/core/id.h"
#include "engine/snap/snap.h"

namespace relais::access {

/// Why a household has no time to a category. One row out for one row in, always.
enum class Reason : std::uint8_t {
    kReached,       ///< it has one
    kOffNetwork,    ///< no road within the snapping distance
    kIsland,        ///< only roads are near that are in no part of the network
    kBeyondCutoff,  ///< farther than the requested cutoff
    kNoService,     ///< the category has no service that joins the roads
    kOutsideData,   ///< the place lies outside the extract
    kNoPath,        ///< no path leads from its roads to a service of the category
};
/// "", "off_network", "island", "beyond_cutoff", "no_service", "outside_data", "no_path".
[[nodiscard]] const char* reason_name(Reason reason);
/// Why a point without a place on the roads has none. REQUIRES: fate is not kSnapped.
[[nodiscard]] Reason unsnapped(snap::Fate fate);

/// The nearest service of one category for one household.
struct Nearest {
    Duration time = kUnreachable;
    ServiceId service;
    Reason reason = Reason::kNoService;
    Nearest& operator=(const Nearest&) & = default;  // not to what NearestTable::at returns
    friend bool operator==(const Nearest&, const Nearest&) = default;
};

/// Nearest service of every category for every household. Cells keep the labels that the sweeps
/// wrote, mostly of four bytes, and are decoded on demand: a third of the memory, and of the time
/// to fill it. Copies share them.
class NearestTable {
  public:
    NearestTable() = default;
    /// All kNoService; to be filled cell by cell.
    NearestTable(std::size_t households, std::size_t categories);

    [[nodiscard]] std::size_t household_count() const { return households_; }
    [[nodiscard]] std::size_t category_count() const { return columns_.size(); }
    [[nodiscard]] Nearest at(HouseholdId household, CategoryId category) const;
    /// REQUIRES: the cells of the category are this table's own, not filled by a NearestSolver nor
    /// shared with a copy; a time has a service, and reason kReached.
    void set(HouseholdId household, CategoryId category, const Nearest& nearest);
    /// Makes a category that of another table with as many households, whose service s is called
    /// `names[s]` here. Its cells are shared, not copied: O(services).
    void take(CategoryId category, const NearestTable& from, CategoryId column,
              std::span<const ServiceId> names);

  private:
    friend class NearestSolver;

    // Defined in table_cells.h, so that readers of results do not include the kernel.
    template <class Label>
    struct Batch;
    struct Cells;
    /// One category: a lane of a batch.
    struct Column {
        std::shared_ptr<Cells> cells;
        std::size_t lane = 0;
        bool by_id = false;               ///< labels hold the ids of services themselves
        std::vector<ServiceId> services;  ///< by index in the labels
        std::optional<Duration> cutoff;
    };
    template <class Label>
    [[nodiscard]] static Nearest read(const Batch<Label>& batch, const Column& column,
                                      HouseholdId household);

    std::size_t households_ = 0;
    std::vector<Column> columns_;  // by category
};

}  // namespace relais::access
