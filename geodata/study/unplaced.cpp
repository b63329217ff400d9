#include "geodata/study/unplaced.h"

#include <algorithm>

namespace relais::study {

bool Unplaced::anybody_waits() const {
    return std::find(waits.begin(), waits.end(), true) != waits.end();
}

}  // namespace relais::study
