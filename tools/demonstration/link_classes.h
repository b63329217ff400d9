#pragma once

#include <vector>

#include "tools/demonstration/skeleton.h"

namespace relais::demonstration {

/// Gives each link its class and number: trunk and primary between towns and the ways out of the
/// country, secondary from small towns, tertiary between villages; the rest stays unclassified.
void classify_links(const Country& country, std::vector<Link>& links, Random& random);

}  // namespace relais::demonstration
