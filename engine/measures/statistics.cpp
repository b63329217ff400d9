#include "engine/measures/statistics.h"

#include <algorithm>
#include <string>

#include "engine/core/sum.h"
#include "engine/measures/inequality.h"

namespace relais::measures {
namespace {

using Value = std::optional<double>;
using Options = StatisticOptions;

Value mean(const Distribution& d, Kind, const Options&) {
    if (!(d.weight() > 0)) return std::nullopt;
    return d.mean();
}
Value harmonic_mean(const Distribution& d, Kind, const Options&) {
    Sum units;
    for (std::size_t i = 0; i < d.size(); ++i) units.add(d.weights()[i] / d.values()[i]);
    if (!(units.value() > 0)) return std::nullopt;
    return d.known_weight() / units.value();
}
template <int kPercent>
Value percentile(const Distribution& d, Kind, const Options&) {
    return d.quantile(kPercent / 100.0);
}
Value p90_over_p10(const Distribution& d, Kind, const Options&) {
    const Value high = d.quantile(0.9), low = d.quantile(0.1);
    if (!high || !low || !(*low > 0)) return std::nullopt;
    return *high / *low;
}
Value p90_minus_p50(const Distribution& d, Kind, const Options&) {
    const Value high = d.quantile(0.9), middle = d.quantile(0.5);
    if (!high || !middle) return std::nullopt;
    return *high - *middle;
}
Value share_without(const Distribution& d, Kind, const Options&) {
    if (!(d.known_weight() > 0)) return std::nullopt;
    Sum without;
    without.add(d.far_weight());
    for (std::size_t i = 0; i < d.size() && d.values()[i] <= 0; ++i) without.add(d.weights()[i]);
    return without.value() / d.known_weight();
}
template <int kAlpha>
Value fgt(const Distribution& d, Kind kind, const Options& options) {
    if (kind == Kind::kTime)
        return excess(d, kAlpha, options.limit_minutes, options.longest_minutes);
    if (!(options.line > 0)) return std::nullopt;
    return shortfall(d, kAlpha, options.line);
}
template <Value (*kMeasure)(const Distribution&)>
Value plain(const Distribution& d, Kind, const Options&) {
    return kMeasure(d);
}
Value atkinson_index(const Distribution& d, Kind, const Options& options) {
    return atkinson(d, options.epsilon);
}

constexpr std::string_view kAbsentWithoutValue = "absent where no household has a value";
constexpr std::string_view kAllZero = "zeros count; absent where all are zero";
constexpr std::string_view kTimesCaution =
    "; use with care on times: adding a minute to every value lowers it";

// Functions, not constants: the table may be used before this file's constants are initialised.
std::vector<Kind> all_kinds() {
    return {Kind::kTime, Kind::kSupply, Kind::kPeoplePerUnit};
}
std::vector<Kind> times_and_supplies() {
    return {Kind::kTime, Kind::kSupply};
}

std::vector<Statistic> averages() {
    return {
        {{"mean", "as the measure", "mean over people", "sum s_i a_i",
          "people too far for a value are left out; absent where no household has one",
          "weighted mean"},
         Better::kNeither,
         true,
         {Kind::kTime, Kind::kSupply},
         mean,
         true},
        {{"harmonic_mean", "as the measure", "people divided by the units that they share",
          "sum P_i / sum (P_i / a_i)",
          "people with no unit in reach count in the numerator only; absent where no household has "
          "one",
          "weighted harmonic mean"},
         Better::kNeither,
         true,
         {Kind::kPeoplePerUnit},
         harmonic_mean,
         false},
        {{"p10", "as the measure", "a tenth of the people have at most this value",
          "least a with at least 0.1 of the weight at or below", kAbsentWithoutValue,
          "lower quantile"},
         Better::kNeither,
         true,
         times_and_supplies(),
         percentile<10>,
         false},
        {{"median", "as the measure", "half of the people have at most this value",
          "least a with at least 0.5 of the weight at or below",
          "those too far rank last; absent where the median is among them", "lower quantile"},
         Better::kNeither,
         true,
         all_kinds(),
         percentile<50>,
         true},
        {{"p90", "as the measure", "nine tenths of the people have at most this value",
          "least a with at least 0.9 of the weight at or below",
          "those too far rank last; absent where the quantile is among them", "lower quantile"},
         Better::kNeither,
         true,
         all_kinds(),
         percentile<90>,
         false},
        {{"share_without", "share", "share of people who have none at all",
          "sum s_i over a_i = 0, or too far", kAbsentWithoutValue, "share of people"},
         Better::kLess,
         false,
         {Kind::kSupply, Kind::kPeoplePerUnit},
         share_without,
         false},
    };
}

std::vector<Statistic> shortfalls() {
    constexpr std::string_view kFormula0 = "times: sum s_i over a_i > z; supplies: over a_i < z";
    constexpr std::string_view kFormula1 =
        "times: sum s_i u_i, u_i = min(1, (a_i - z)/(longest - z)) over a_i > z; supplies: sum s_i "
        "(z - a_i)/z over a_i < z";
    constexpr std::string_view kFormula2 =
        "times: sum s_i u_i^2, u_i = min(1, (a_i - z)/(longest - z)) over a_i > z; supplies: sum "
        "s_i "
        "((z - a_i)/z)^2 over a_i < z";
    constexpr std::string_view kEdges =
        "s_i: shares among those with a known value; exactly at z is within; certainly too far is "
        "1; for supplies only where a line is set";
    constexpr std::string_view kSource =
        "Foster, Greer & Thorbecke 1984, doi:10.2307/1913475; for times, Relais's own mirror of it";
    return {
        {{"fgt_0", "share", "people beyond the limit", kFormula0, kEdges, kSource},
         Better::kLess,
         false,
         times_and_supplies(),
         fgt<0>,
         true,
         Needs::kLine},
        {{"fgt_1", "share", "how far beyond the limit, on average over all", kFormula1, kEdges,
          kSource},
         Better::kLess,
         false,
         times_and_supplies(),
         fgt<1>,
         true,
         Needs::kLine},
        {{"fgt_2", "share", "mean of the squared excess, so that the farthest weigh most",
          kFormula2, kEdges, kSource},
         Better::kLess,
         false,
         times_and_supplies(),
         fgt<2>,
         true,
         Needs::kLine},
        {{"p90_over_p10", "ratio", "ratio of the last tenth to the first tenth", "p90 / p10",
          "absent where p10 is zero", "interdecile ratio"},
         Better::kLess,
         false,
         times_and_supplies(),
         p90_over_p10,
         true},
        {{"p90_minus_p50", "as the measure", "difference between the last tenth and the median",
          "p90 - median", kAbsentWithoutValue, "spread"},
         Better::kLess,
         false,
         times_and_supplies(),
         p90_minus_p50,
         true},
    };
}

std::vector<Statistic> indices() {
    static const std::string zeros = std::string(kAllZero) + std::string(kTimesCaution);
    constexpr std::string_view kTheil =
        "Theil 1967; decomposition Shorrocks 1980, "
        "doi:10.2307/1913126";
    constexpr std::string_view kPositive = "absent where a household has zero or none";
    return {
        {{"gini", "0 to 1", "0: all have the same; 1: one has everything",
          "1 - sum s_i (L_(i-1) + L_i), L the Lorenz curve", zeros, "Gini 1912"},
         Better::kLess,
         false,
         times_and_supplies(),
         plain<gini>,
         true},
        {{"theil_t", "nats", "0: all have the same; ln n: one of n has all",
          "sum s_i (a_i/mu) ln(a_i/mu), 0 ln 0 = 0", zeros, kTheil},
         Better::kLess,
         false,
         times_and_supplies(),
         plain<theil_t>,
         true},
        {{"theil_t_between", "nats", "the part of Theil T between zones", "sum A_g ln(A_g/p_g)",
          kAllZero, kTheil},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<theil_t_between>,
         false,
         Needs::kZones},
        {{"theil_t_within", "nats", "the part of Theil T inside zones", "sum A_g T_g", kAllZero,
          kTheil},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<theil_t_within>,
         false,
         Needs::kZones},
        {{"theil_l", "nats", "mean log deviation", "sum s_i ln(mu/a_i)", kPositive, kTheil},
         Better::kLess,
         false,
         times_and_supplies(),
         plain<theil_l>,
         true},
        {{"theil_l_between", "nats", "the part of Theil L between zones", "sum p_g ln(mu/mu_g)",
          kPositive, kTheil},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<theil_l_between>,
         false,
         Needs::kZones},
        {{"theil_l_within", "nats", "the part of Theil L inside zones", "sum p_g L_g", kPositive,
          kTheil},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<theil_l_within>,
         false,
         Needs::kZones},
        {{"atkinson", "0 to 1",
          "share of total access that could be given up if it were equal, at the same welfare",
          "1 - (sum s_i a_i^(1-e))^(1/(1-e)) / mu; e = 1: 1 - exp(sum s_i ln a_i)/mu",
          "for e >= 1, 1 where a household has zero; absent where all are zero",
          "Atkinson 1970, doi:10.1016/0022-0531(70)90039-6"},
         Better::kLess,
         false,
         times_and_supplies(),
         atkinson_index,
         true},
        {{"palma", "ratio", "mean access of the richest tenth over that of the poorest four tenths",
          "mean over the top 0.1 / mean over the bottom 0.4 of people, by ranking",
          "people of equal rank are split at the bounds; absent without a ranking",
          "Palma 2011, doi:10.1111/j.1467-7660.2011.01694.x"},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<palma>,
         true,
         Needs::kRanking},
        {{"concentration", "-1 to 1", "above 0: higher values for the higher ranks",
          "2/mu sum s_i (r_i - 1/2)(a_i - mu), r_i the fractional rank",
          "people of equal rank have their mean rank; absent without a ranking or where all are "
          "zero",
          "van Doorslaer & Koolman 2004, doi:10.1002/hec.918"},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<concentration>,
         true,
         Needs::kRanking},
        {{"erreygers", "-1 to 1", "the concentration index corrected for bounds",
          "4 mu / (max - min) C, over the least and greatest value",
          "absent without a ranking or where all values are equal",
          "Erreygers 2009, doi:10.1016/j.jhealeco.2008.02.003"},
         Better::kNeither,
         false,
         times_and_supplies(),
         plain<erreygers>,
         true,
         Needs::kRanking},
    };
}

const std::vector<Statistic>& statistic_table() {
    static const std::vector<Statistic> rows = [] {
        std::vector<Statistic> all = averages();
        for (const auto& part : {shortfalls(), indices()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return rows;
}

}  // namespace

bool Statistic::applies(Kind kind) const {
    return std::find(of.begin(), of.end(), kind) != of.end();
}

std::span<const Statistic> statistics() {
    return statistic_table();
}

const Statistic* find_statistic(std::string_view name) {
    const auto found = std::find_if(statistic_table().begin(), statistic_table().end(),
                                    [&](const Statistic& row) { return row.about.name == name; });
    return found == statistic_table().end() ? nullptr : &*found;
}

}  // namespace relais::measures
