#pragma once

#include <string>
#include <vector>

#include "engine/scenario/edit.h"
#include "engine/territory/territory.h"

namespace relais::scenario {

/// A territory after the edits of a scenario other than those of roads, with its changes. Remaining
/// services keep their order, so that ties are resolved as before; new ones come last. The same
/// holds for households: those of the base come first, in their order.
struct Variant {
    territory::Territory territory;
    /// The service of the base, one per service; kNone: new, or moved.
    std::vector<ServiceId> service_before;
    /// By category: whether a service appeared, vanished or moved, so that times change.
    std::vector<bool> offer_changed;
};

/// Throws Misfit when an edit names an object that the territory does not have. O(territory) for
/// the copy, O(services) or O(households) for each edit.
[[nodiscard]] Variant make_variant(const territory::Territory& base, const Scenario& scenario);

/// A service of the base or of a variant, with its state.
struct ServiceStatus {
    territory::Service service;
    const char* status;  ///< "kept", "added", "moved" (where it is now) or "closed"
};
/// Those of the variant in their order, then those that closed.
[[nodiscard]] std::vector<ServiceStatus> service_statuses(const territory::Territory& base,
                                                          const Variant& variant);

}  // namespace relais::scenario
