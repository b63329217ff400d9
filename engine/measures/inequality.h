#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/measures/distribution.h"

namespace relais::measures {

// Inequality over households, each with its weight. Shares s_i are of the weight of those who have
// a value; mu is their mean. Absent where no household has a value, and where stated for a formula
// below; a value is never NaN. Sums are compensated, in the order of the values. All are O(n) once
// the distribution is sorted.

/// 1 - sum s_i (L_(i-1) + L_i), L the Lorenz curve. Zeros count as values. Absent when all are
/// zero.
[[nodiscard]] std::optional<double> gini(const Distribution& d);

/// sum s_i (a_i/mu) ln(a_i/mu), 0 ln 0 = 0. Nothing when all are zero. Theil 1967.
[[nodiscard]] std::optional<double> theil_t(const Distribution& d);
/// The parts of theil_t between and within the groups: sum A_g ln(A_g/p_g) and sum A_g T_g, A_g and
/// p_g a group's shares of access and weight. Members in no group form a group of their own.
[[nodiscard]] std::optional<double> theil_t_between(const Distribution& d);
[[nodiscard]] std::optional<double> theil_t_within(const Distribution& d);

/// sum s_i ln(mu/a_i), the mean log deviation. Absent when a value is zero.
[[nodiscard]] std::optional<double> theil_l(const Distribution& d);
/// sum p_g ln(mu/mu_g) and sum p_g L_g. Shorrocks 1980, doi:10.2307/1913126.
[[nodiscard]] std::optional<double> theil_l_between(const Distribution& d);
[[nodiscard]] std::optional<double> theil_l_within(const Distribution& d);

/// 1 - (sum s_i a_i^(1-e))^(1/(1-e)) / mu; at e = 1, 1 - exp(sum s_i ln a_i)/mu. For e >= 1, 1 when
/// a value is zero, its limit. Absent when all are zero. REQUIRES: epsilon >= 0. Atkinson 1970,
/// doi:10.1016/0022-0531(70)90039-6.
[[nodiscard]] std::optional<double> atkinson(const Distribution& d, double epsilon);

/// Mean access of the tenth with the highest ranking over that of the four tenths with the lowest.
/// Members of equal ranking are split where a bound falls among them. Absent without a ranking, or
/// when the four tenths have a mean of zero.
[[nodiscard]] std::optional<double> palma(const Distribution& d);

/// C = 2/mu sum s_i (r_i - 1/2)(a_i - mu), r_i the share of weight ranked lower plus half of that
/// ranked alike. Above 0: higher values for the higher ranks. Over those who have a ranking; absent
/// without one, or when all are zero. van Doorslaer & Koolman 2004, doi:10.1002/hec.918; ties as
/// Kakwani, Wagstaff & van Doorslaer 1997.
[[nodiscard]] std::optional<double> concentration(const Distribution& d);
/// 4 mu / (max - min) C, over the least and greatest value there is. Nothing when they are one.
/// Erreygers 2009, doi:10.1016/j.jhealeco.2008.02.003.
[[nodiscard]] std::optional<double> erreygers(const Distribution& d);

/// Shortfall below `line`: sum s_i ((z - a_i)/z)^alpha over a_i < z. Foster, Greer & Thorbecke
/// 1984, doi:10.2307/1913475. REQUIRES: line > 0.
[[nodiscard]] std::optional<double> shortfall(const Distribution& d, int alpha, double line);
/// Excess over `limit`: sum s_i u_i^alpha over a_i > z, u_i = (a_i - z) / (longest - z), at most 1;
/// 1 for those who are kFar, who count here. Relais's own mirror of the above. REQUIRES: limit <
/// longest.
[[nodiscard]] std::optional<double> excess(const Distribution& d, int alpha, double limit,
                                           double longest);

/// A point of the Lorenz curve: the share of access of the worst served `people`.
struct LorenzPoint {
    double people = 0;
    double access = 0;
};
/// `pieces` + 1 points at equal steps of people, straight between members. Empty when all are zero.
[[nodiscard]] std::vector<LorenzPoint> lorenz(const Distribution& d, int pieces);

}  // namespace relais::measures
