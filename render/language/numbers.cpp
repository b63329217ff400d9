#include "render/language/numbers.h"

#include <cmath>

#include <fmt/format.h>

namespace relais::language {

std::string Numbers::decimal(double value, int digits) const {
    if (!std::isfinite(value)) return none();
    const double scale = std::pow(10.0, digits);
    const double rounded = std::round(value * scale) / scale;
    const std::string plain = fmt::format("{:.{}f}", std::abs(rounded), digits);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string out = rounded < 0 ? "\u2212" : "";
    for (std::size_t i = 0; i < point; ++i) {
        if (i > 0 && (point - i) % 3 == 0) out += style_.thousands;
        out += plain[i];
    }
    if (point < plain.size()) {
        out += style_.decimal_mark;
        out += plain.substr(point + 1);
    }
    return out;
}

std::string Numbers::whole(double value) const {
    return decimal(value, 0);
}

std::string Numbers::percent(double share) const {
    if (!std::isfinite(share)) return none();
    const double per_cent = 100.0 * share;
    std::string_view sign;
    double shown = std::round(per_cent);
    if (per_cent > 0 && shown < 1) {
        sign = "<\u2009";
        shown = 1;
    } else if (per_cent < 100 && shown > 99) {
        sign = ">\u2009";
        shown = 99;
    }
    return fmt::format("{}{}{}%", sign, whole(shown), style_.before_percent);
}

std::string Numbers::bound(double value) const {
    return decimal(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
}

}  // namespace relais::language
