#include "engine/measures/decay.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <numbers>

namespace relais::measures {
namespace {

double uniform(const Decay&, double, double) {
    return 1;
}
double steps(const Decay& decay, double t, double) {
    for (const Step& step : decay.steps)
        if (t <= step.minutes) return step.weight;
    return 0;
}
double exponential(const Decay& decay, double t, double) {
    return std::exp(-decay.parameter[0] * t);
}
double exponential_by_second(const Decay& decay, double t, double) {
    return std::exp(-decay.parameter[0] * t * 60);
}
double exponential_radius(const Decay& decay, double t, double) {
    return std::exp(-t / decay.parameter[0]);
}
double half_life(const Decay& decay, double t, double) {
    return std::exp2(-t / decay.parameter[0]);
}
double gaussian(const Decay& decay, double t, double) {
    const double sigma = decay.parameter[0];
    return std::exp(-t * t / (2 * sigma * sigma));
}
double gaussian_to_cutoff(const Decay&, double t, double cutoff) {
    const double end = std::exp(-0.5);
    return (std::exp(-0.5 * (t / cutoff) * (t / cutoff)) - end) / (1 - end);
}
double power(const Decay& decay, double t, double) {
    return t <= 1 ? 1 : std::pow(t, -decay.parameter[0]);
}
double scaled_power(const Decay& decay, double t, double) {
    return std::pow(std::max(t, decay.parameter[2]) / decay.parameter[1], -decay.parameter[0]);
}
double linear(const Decay&, double t, double cutoff) {
    return std::max(0.0, 1 - t / cutoff);
}
double ramp(const Decay& decay, double t, double) {
    const double start = decay.parameter[0] - decay.parameter[1] / 2;
    return std::clamp(1 - (t - start) / decay.parameter[1], 0.0, 1.0);
}
double logistic(const Decay& decay, double t, double) {
    const double rate = std::numbers::pi / (decay.parameter[1] * std::numbers::sqrt3);
    const auto g = [&](double x) { return 1 + std::exp((x - decay.parameter[0]) * rate); };
    return g(0) / g(t);
}

const std::vector<DecayShape>& shapes() {
    static const std::vector<DecayShape> table = {
        {"uniform", {}, "1", "cumulative opportunities, 2SFCA", uniform},
        {"steps",
         {},
         "the weight of the first band whose minutes are at least t, 0 beyond the last",
         "Luo & Qi 2009; pysal/access step_fn; R accessibility decay_stepped",
         steps},
        {"exponential", {"beta"}, "e^(-beta t)", "R accessibility decay_exponential", exponential},
        {"exponential_by_second",
         {"lambda"},
         "e^(-lambda 60 t)",
         "R5 fixed exponential, which counts seconds",
         exponential_by_second},
        {"exponential_radius",
         {"radius_minutes"},
         "e^(-t/radius_minutes)",
         "pandana exponential decay",
         exponential_radius},
        {"half_life",
         {"half_minutes"},
         "2^(-t/half_minutes)",
         "R5 exponential decay, whose cutoff is the half-life",
         half_life},
        {"gaussian",
         {"sigma_minutes"},
         "e^(-t^2/(2 sigma_minutes^2))",
         "pysal/access gaussian, scaled so that f(0) = 1",
         gaussian},
        {"gaussian_to_cutoff",
         {},
         "(e^(-(t/T)^2/2) - e^(-1/2)) / (1 - e^(-1/2)), T the cutoff",
         "Dai 2010, doi:10.1016/j.healthplace.2010.06.012",
         gaussian_to_cutoff},
        {"power", {"beta"}, "min(1, t^-beta)", "R accessibility decay_power, capped at 1", power},
        {"scaled_power",
         {"alpha", "scale_minutes", "least_minutes"},
         "(max(t, least_minutes)/scale_minutes)^-alpha",
         "pysal/access gravity, whose alpha is negative",
         scaled_power},
        {"linear", {}, "max(0, 1 - t/T), T the cutoff", "R accessibility decay_linear", linear},
        {"ramp",
         {"middle_minutes", "width_minutes"},
         "1 up to middle - width/2, 0 from middle + width/2, straight between",
         "R5 linear decay around its cutoff",
         ramp},
        {"logistic",
         {"inflection_minutes", "sd_minutes"},
         "g(0)/g(t), g(t) = 1 + e^((t - inflection_minutes) pi/(sd_minutes sqrt 3))",
         "Bauer & Groneberg 2016, doi:10.1371/journal.pone.0159148; R5; R accessibility",
         logistic},
    };
    return table;
}

std::string parameter_text(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

}  // namespace

std::span<const DecayShape> decay_shapes() {
    return shapes();
}

const DecayShape* find_decay_shape(std::string_view name) {
    const auto found = std::find_if(shapes().begin(), shapes().end(),
                                    [&](const DecayShape& shape) { return shape.name == name; });
    return found == shapes().end() ? nullptr : &*found;
}

Decay make_decay(std::string_view shape, std::span<const double> parameters) {
    Decay decay;
    decay.shape = find_decay_shape(shape);
    assert(decay.shape != nullptr && parameters.size() == decay.shape->parameters.size());
    std::copy(parameters.begin(), parameters.end(), decay.parameter);
    return decay;
}

Decay uniform_decay() {
    return make_decay("uniform", {});
}

Decay step_decay(std::vector<Step> steps) {
    Decay decay = make_decay("steps", {});
    decay.steps = std::move(steps);
    return decay;
}

std::string formula_of(const Decay& decay) {
    std::string text(decay.shape->formula);
    for (std::size_t p = 0; p < decay.shape->parameters.size(); ++p)
        text += ", " + std::string(decay.shape->parameters[p]) + " = " +
                parameter_text(decay.parameter[p]);
    for (const Step& step : decay.steps)
        text += ", " + parameter_text(step.weight) + " to " + parameter_text(step.minutes) + " min";
    return text;
}

DecayTable::DecayTable(const Decay& decay, Duration cutoff) : weight_(cutoff.count() + 1) {
    const double end = to_minutes(cutoff);
    for (std::uint32_t tick = 0; tick < weight_.size(); ++tick) {
        const double weight = decay.shape->at(decay, to_minutes(Duration{tick}), end);
        weight_[tick] = weight < kLeastWeight ? 0 : weight;
    }
}

}  // namespace relais::measures
