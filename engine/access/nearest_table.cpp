#include "engine/access/nearest_table.h"

#include <algorithm>
#include <cassert>

#include "engine/access/table_cells.h"

namespace relais::access {
namespace {

using cch::kLaneCount;
constexpr unsigned kIdBits = 30;  // of a service's id in a label, where no list shortens it

}  // namespace

const char* reason_name(Reason reason) {
    switch (reason) {
        case Reason::kReached:
            return "";
        case Reason::kOffNetwork:
            return "off_network";
        case Reason::kIsland:
            return "island";
        case Reason::kBeyondCutoff:
            return "beyond_cutoff";
        case Reason::kNoService:
            return "no_service";
        case Reason::kOutsideData:
            return "outside_data";
        case Reason::kNoPath:
            return "no_path";
    }
    return "";
}

Reason unsnapped(snap::Fate fate) {
    switch (fate) {
        case snap::Fate::kOutsideData:
            return Reason::kOutsideData;
        case snap::Fate::kIsland:
            return Reason::kIsland;
        default:
            return Reason::kOffNetwork;
    }
}

NearestTable::NearestTable(std::size_t households, std::size_t categories)
    : households_(households), columns_(categories) {
    Batch<std::uint64_t> batch{cch::LabelFormat<std::uint64_t>(kIdBits), {}};
    cch::kernel::Row<std::uint64_t> row;
    std::fill_n(row.lane, kLaneCount,
                batch.format.scale().limit + static_cast<std::uint64_t>(Reason::kNoService));
    batch.rows.assign(households, row);
    for (std::size_t c = 0; c < categories; ++c) {
        columns_[c].cells =
            c % kLaneCount == 0 ? std::make_shared<Cells>(Cells{batch}) : columns_[c - 1].cells;
        columns_[c].lane = c % kLaneCount;
        columns_[c].by_id = true;
    }
}

template <class Label>
Nearest NearestTable::read(const Batch<Label>& batch, const Column& column, HouseholdId household) {
    const Label label = batch.rows[household.index()].lane[column.lane];
    if (batch.format.reached(label)) {
        const Duration time = batch.format.time(label);
        if (column.cutoff && time > *column.cutoff)
            return {kUnreachable, {}, Reason::kBeyondCutoff};
        const std::uint32_t index = batch.format.index(label);
        return {time, column.by_id ? ServiceId{index} : column.services[index], Reason::kReached};
    }
    const auto said = static_cast<Reason>(label - batch.format.scale().limit);
    if (said != Reason::kReached) return {kUnreachable, {}, said};
    return {kUnreachable, {}, column.services.empty() ? Reason::kNoService : Reason::kNoPath};
}

Nearest NearestTable::at(HouseholdId household, CategoryId category) const {
    const Column& column = columns_[category.index()];
    return std::visit([&](const auto& batch) { return read(batch, column, household); },
                      column.cells->batch);
}

void NearestTable::set(HouseholdId household, CategoryId category, const Nearest& nearest) {
    const Column& column = columns_[category.index()];
    assert(column.by_id);
    auto& batch = std::get<Batch<std::uint64_t>>(column.cells->batch);
    batch.rows[household.index()].lane[column.lane] =
        nearest.reason == Reason::kReached
            ? std::uint64_t{nearest.time.count()} << kIdBits | nearest.service.value()
            : batch.format.scale().limit + static_cast<std::uint64_t>(nearest.reason);
}

void NearestTable::take(CategoryId category, const NearestTable& from, CategoryId column,
                        std::span<const ServiceId> names) {
    assert(from.household_count() == household_count());
    Column taken = from.columns_[column.index()];
    if (taken.by_id) {
        taken.services.assign(names.begin(), names.end());
        taken.by_id = false;
    } else {
        for (ServiceId& service : taken.services) service = names[service.index()];
    }
    columns_[category.index()] = std::move(taken);
}

}  // namespace relais::access
