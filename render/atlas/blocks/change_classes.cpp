#include "render/atlas/blocks/change_classes.h"

#include <cmath>
#include <iterator>

#include "render/style/theme.h"

namespace relais::atlas {

std::vector<style::Color> change_palette() {
    using style::Color;
    // Losses are darker than gains of the same size, so that a photocopy does not make them equal.
    return {Color::hex(0x35978f), Color::hex(0x80cdc1), Color::hex(0xd4efea), Color::hex(0xf5f4f0),
            Color::hex(0xe3c27d), Color::hex(0xa5681a), Color::hex(0x543005), style::kNearBlack};
}

std::size_t change_class(double minutes) {
    std::size_t steps = 0;
    for (const double bound : kChangeBounds)
        if (std::abs(minutes) >= bound) ++steps;
    return minutes < 0 ? kSameClass - steps : kSameClass + steps;
}

std::optional<std::size_t> change_class(const access::Nearest& before,
                                        const access::Nearest& after) {
    switch (scenario::effect_of(before, after)) {
        case scenario::Effect::kCutOff:
            return kCutOffClass;
        case scenario::Effect::kConnected:
            return 0;
        default:
            break;
    }
    if (!reachable(before.time) || !reachable(after.time)) return {};
    return change_class(to_minutes(after.time) - to_minutes(before.time));
}

std::string change_label(const language::Catalogue& words, std::size_t index) {
    const auto bound = [&](std::size_t i) { return words.numbers().bound(kChangeBounds[i]); };
    if (index == kCutOffClass) return words.say("compare.class.cut_off");
    if (index == kSameClass) return words.say("compare.class.same", arg("to", bound(0)));
    const std::string side = index < kSameClass ? "compare.class.nearer" : "compare.class.farther";
    const std::size_t steps = index < kSameClass ? kSameClass - index : index - kSameClass;
    if (steps == std::size(kChangeBounds))
        return words.say(side + ".most", arg("from", bound(steps - 1)));
    return words.say(side, arg("from", bound(steps - 1)), arg("to", bound(steps)));
}

}  // namespace relais::atlas
