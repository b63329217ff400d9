#pragma once

#include "tools/demonstration/roads.h"
#include "tools/demonstration/zones.h"

namespace relais::demonstration {

/// Water around some communes of the study, chosen far from each other and from the middle. The
/// roads in it are cut; on the first island one of them continues as a ferry. Nothing is drawn for
/// `count` 0. Throws Error where there are fewer communes to choose from.
void surround_islands(const Country& country, const Zones& zones, int count, Roads& roads);

}  // namespace relais::demonstration
