#pragma once

#include "tests/osm_maps/town.h"

namespace relais::scenarios {

/// A road from a to c by b, where d joins it. Drawn, not built: tests name the ways.
inline Town tee() {
    return Town(R"(
a---b---c
    |
    d
)");
}

/// Two roads that cross at b.
inline Town crossroads() {
    return Town(R"(
    e
    |
a---b---c
    |
    d
)");
}

/// Two carriageways, one above the other, and a link between them that e leads to and h away from.
inline Town carriageways() {
    return Town(R"(
    e
    |
a---b---f
    |
d---c---g
    |
    h
)");
}

}  // namespace relais::scenarios
