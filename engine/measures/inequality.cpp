#include "engine/measures/inequality.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/sum.h"

namespace relais::measures {
namespace {

bool nothing_to_share(const Distribution& d) {
    return !(d.weight() > 0) || !(d.sum() > 0);
}

bool somebody_has_nothing(const Distribution& d) {
    return d.size() > 0 && d.values().front() <= 0;
}

/// x^alpha for the small whole alpha of FGT; 0^0 = 1.
double whole_power(double x, int alpha) {
    double power = 1;
    for (int i = 0; i < alpha; ++i) power *= x;
    return power;
}

/// A group's weight, and its weight times value.
struct Part {
    Sum weight, access;
};
/// By group; a resampled one may be empty.
std::vector<Part> parts_of(const Distribution& d) {
    std::vector<Part> parts(d.group_count());
    for (std::size_t i = 0; i < d.size(); ++i) {
        Part& part = parts[d.groups()[i]];
        part.weight.add(d.weights()[i]);
        part.access.add(d.weights()[i] * d.values()[i]);
    }
    return parts;
}

double x_ln_x(double x) {
    return x > 0 ? x * std::log(x) : 0;
}

/// Calls visit(weight, access) for each run of one ranking, lowest first.
template <class Visit>
void visit_ranks(const Distribution& d, const Visit& visit) {
    const auto ranked = d.ranked();
    for (std::size_t i = 0; i < ranked.size();) {
        Part run;
        const double ranking = ranked[i].ranking;
        for (; i < ranked.size() && ranked[i].ranking == ranking; ++i) {
            run.weight.add(ranked[i].weight);
            run.access.add(ranked[i].weight * ranked[i].value);
        }
        visit(run.weight.value(), run.access.value());
    }
}

/// All members with a ranking.
Part ranked(const Distribution& d) {
    Part part;
    for (const Distribution::Ranked& member : d.ranked()) {
        part.weight.add(member.weight);
        part.access.add(member.weight * member.value);
    }
    return part;
}

}  // namespace

std::optional<double> gini(const Distribution& d) {
    if (nothing_to_share(d)) return std::nullopt;
    Sum cumulated, area;
    double before = 0;
    for (std::size_t i = 0; i < d.size(); ++i) {
        cumulated.add(d.weights()[i] * d.values()[i] / d.sum());
        area.add(d.weights()[i] / d.weight() * (before + cumulated.value()));
        before = cumulated.value();
    }
    return std::max(0.0, 1 - area.value());
}

std::optional<double> theil_t(const Distribution& d) {
    if (nothing_to_share(d)) return std::nullopt;
    Sum sum;
    for (std::size_t i = 0; i < d.size(); ++i)
        sum.add(d.weights()[i] / d.weight() * x_ln_x(d.values()[i] / d.mean()));
    return sum.value();
}

std::optional<double> theil_t_between(const Distribution& d) {
    if (nothing_to_share(d) || d.groups().empty()) return std::nullopt;
    Sum sum;
    for (const Part& part : parts_of(d)) {
        if (!(part.weight.value() > 0)) continue;
        const double people = part.weight.value() / d.weight();
        sum.add(people * x_ln_x(part.access.value() / d.sum() / people));
    }
    return sum.value();
}

std::optional<double> theil_t_within(const Distribution& d) {
    if (nothing_to_share(d) || d.groups().empty()) return std::nullopt;
    const std::vector<Part> parts = parts_of(d);
    Sum sum;
    for (std::size_t i = 0; i < d.size(); ++i) {
        const Part& part = parts[d.groups()[i]];
        if (!(part.access.value() > 0)) continue;
        // A_g T_g, member by member: T_g is a mean over the group.
        const double mean = part.access.value() / part.weight.value();
        sum.add(part.access.value() / d.sum() * (d.weights()[i] / part.weight.value()) *
                x_ln_x(d.values()[i] / mean));
    }
    return sum.value();
}

std::optional<double> theil_l(const Distribution& d) {
    if (nothing_to_share(d) || somebody_has_nothing(d)) return std::nullopt;
    Sum sum;
    for (std::size_t i = 0; i < d.size(); ++i)
        sum.add(d.weights()[i] / d.weight() * std::log(d.mean() / d.values()[i]));
    return sum.value();
}

std::optional<double> theil_l_between(const Distribution& d) {
    if (nothing_to_share(d) || somebody_has_nothing(d) || d.groups().empty()) return std::nullopt;
    Sum sum;
    for (const Part& part : parts_of(d))
        if (part.weight.value() > 0)
            sum.add(part.weight.value() / d.weight() *
                    std::log(d.mean() * part.weight.value() / part.access.value()));
    return sum.value();
}

std::optional<double> theil_l_within(const Distribution& d) {
    if (nothing_to_share(d) || somebody_has_nothing(d) || d.groups().empty()) return std::nullopt;
    const std::vector<Part> parts = parts_of(d);
    Sum sum;
    for (std::size_t i = 0; i < d.size(); ++i) {
        const Part& part = parts[d.groups()[i]];
        sum.add(d.weights()[i] / d.weight() *
                std::log(part.access.value() / part.weight.value() / d.values()[i]));
    }
    return sum.value();
}

std::optional<double> atkinson(const Distribution& d, double epsilon) {
    if (nothing_to_share(d)) return std::nullopt;
    if (epsilon >= 1 && somebody_has_nothing(d)) return 1;
    const double power = 1 - epsilon;
    Sum sum;
    for (std::size_t i = 0; i < d.size(); ++i) {
        const double relative = d.values()[i] / d.mean();
        sum.add(d.weights()[i] / d.weight() *
                (epsilon == 1 ? std::log(relative) : std::pow(relative, power)));
    }
    return 1 - (epsilon == 1 ? std::exp(sum.value()) : std::pow(sum.value(), 1 / power));
}

std::optional<double> palma(const Distribution& d) {
    const Part all = ranked(d);
    const double total = all.weight.value();
    if (!(total > 0)) return std::nullopt;
    Sum low, high;
    double before = 0;
    visit_ranks(d, [&](double weight, double access) {
        const double mean = access / weight;
        const double after = before + weight;
        low.add(mean * std::clamp(0.4 * total - before, 0.0, weight));
        high.add(mean * std::clamp(after - 0.9 * total, 0.0, weight));
        before = after;
    });
    if (!(low.value() > 0)) return std::nullopt;
    return (high.value() / 0.1) / (low.value() / 0.4);
}

std::optional<double> concentration(const Distribution& d) {
    const Part all = ranked(d);
    const double total = all.weight.value();
    if (!(total > 0) || !(all.access.value() > 0)) return std::nullopt;
    const double mean = all.access.value() / total;
    Sum sum;
    double before = 0;
    visit_ranks(d, [&](double weight, double access) {
        const double rank = (before + weight / 2) / total;
        sum.add((rank - 0.5) * (access / total - mean * weight / total));
        before += weight;
    });
    return 2 / mean * sum.value();
}

std::optional<double> erreygers(const Distribution& d) {
    const std::optional<double> index = concentration(d);
    if (!index) return std::nullopt;
    const Part all = ranked(d);
    const auto [least, most] =
        std::minmax_element(d.ranked().begin(), d.ranked().end(),
                            [](const auto& a, const auto& b) { return a.value < b.value; });
    const double range = most->value - least->value;
    if (!(range > 0)) return std::nullopt;
    return 4 * (all.access.value() / all.weight.value()) / range * *index;
}

std::optional<double> shortfall(const Distribution& d, int alpha, double line) {
    if (!(d.weight() > 0)) return std::nullopt;
    Sum sum;
    for (std::size_t i = 0; i < d.size() && d.values()[i] < line; ++i)
        sum.add(d.weights()[i] / d.weight() * whole_power((line - d.values()[i]) / line, alpha));
    return sum.value();
}

std::optional<double> excess(const Distribution& d, int alpha, double limit, double longest) {
    const double known = d.known_weight();
    if (!(known > 0)) return std::nullopt;
    Sum sum;
    sum.add(d.far_weight() / known);
    for (std::size_t i = d.size(); i-- > 0 && d.values()[i] > limit;)
        sum.add(d.weights()[i] / known *
                whole_power(std::min(1.0, (d.values()[i] - limit) / (longest - limit)), alpha));
    return sum.value();
}

std::vector<LorenzPoint> lorenz(const Distribution& d, int pieces) {
    std::vector<LorenzPoint> curve;
    if (nothing_to_share(d)) return curve;
    Sum people, access;
    double people_before = 0, access_before = 0;
    std::size_t i = 0;
    for (int piece = 0; piece <= pieces; ++piece) {
        const double wanted = d.weight() * piece / pieces;
        while (i < d.size() && people.value() < wanted) {
            people_before = people.value();
            access_before = access.value();
            people.add(d.weights()[i]);
            access.add(d.weights()[i] * d.values()[i]);
            ++i;
        }
        const double step = people.value() - people_before;
        const double part = step > 0 ? std::clamp((wanted - people_before) / step, 0.0, 1.0) : 0;
        const double reached = access_before + part * (access.value() - access_before);
        curve.push_back({static_cast<double>(piece) / pieces, std::min(1.0, reached / d.sum())});
    }
    return curve;
}

}  // namespace relais::measures
