#include "engine/access/nearest_table.h"

#include <algorithm>
#include <cassert>

namespace relais::access {
namespace {

constexpr std::size_t kLanes = cch::kLanes;
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
    : households_(households), categories_(categories) {
    Batch<std::uint64_t> batch{cch::LabelFormat<std::uint64_t>(kIdBits), {}};
    cch::kernel::Row<std::uint64_t> row;
    std::fill_n(row.lane, kLanes,
                batch.format.scale().limit + static_cast<std::uint64_t>(Reason::kNoService));
    batch.rows.assign(households, row);
    batches_.assign((categories + kLanes - 1) / kLanes, batch);
}

template <class Label>
Nearest NearestTable::read(const Batch<Label>& batch, HouseholdId household,
                           CategoryId category) const {
    const Label label = batch.rows[household.index()].lane[category.index() % kLanes];
    if (batch.format.reached(label)) {
        const Duration time = batch.format.time(label);
        if (cutoff_ && time > *cutoff_) return {kUnreachable, {}, Reason::kBeyondCutoff};
        const std::uint32_t index = batch.format.index(label);
        return {time, services_.empty() ? ServiceId{index} : services_[category.index()][index],
                Reason::kReached};
    }
    const auto said = static_cast<Reason>(label - batch.format.scale().limit);
    if (said != Reason::kReached) return {kUnreachable, {}, said};
    return {kUnreachable,
            {},
            services_[category.index()].empty() ? Reason::kNoService : Reason::kIsland};
}

Nearest NearestTable::at(HouseholdId household, CategoryId category) const {
    return std::visit([&](const auto& batch) { return read(batch, household, category); },
                      batches_[category.index() / kLanes]);
}

void NearestTable::set(HouseholdId household, CategoryId category, const Nearest& nearest) {
    assert(services_.empty());
    auto& batch = std::get<Batch<std::uint64_t>>(batches_[category.index() / kLanes]);
    std::uint64_t& label = batch.rows[household.index()].lane[category.index() % kLanes];
    label = nearest.reason == Reason::kReached
                ? std::uint64_t{nearest.time.count()} << kIdBits | nearest.service.value()
                : batch.format.scale().limit + static_cast<std::uint64_t>(nearest.reason);
}

}  // namespace relais::access
