#include "render/atlas/document/insights.h"

#include <utility>

namespace relais::atlas {

std::vector<OpenHours> known_well_enough(std::vector<OpenHours> hours) {
    const auto half = [](std::size_t with_hours, std::size_t services) {
        return with_hours > 0 && 2 * with_hours >= services;
    };
    std::size_t with_hours = 0, services = 0;
    for (const OpenHours& open : hours) {
        with_hours += open.parts.with_hours;
        services += open.parts.services;
    }
    if (half(with_hours, services)) return hours;
    std::erase_if(hours, [&](const OpenHours& open) {
        return !half(open.parts.with_hours, open.parts.services);
    });
    return hours;
}

}  // namespace relais::atlas
