#include "engine/measures/plan.h"

#include <algorithm>
#include <charconv>

namespace relais::measures {
namespace {

using Folded = std::unique_ptr<Fold>;

DecayTable uniform(const Request& request) {
    return {uniform_decay(), request.cutoff};
}
DecayTable decaying(const Request& request) {
    return {request.decay, request.cutoff};
}

Folded kth_nearest(const FoldInput& input, const Request& request) {
    return kth_nearest_fold(input.demand.size(), request.k, request.cutoff);
}
Folded count_within(const FoldInput& input, const Request& request) {
    return opportunities_fold({input.demand, {}}, uniform(request));
}
Folded open_share(const FoldInput& input, const Request& request) {
    return open_share_fold(input, request.cutoff);
}
Folded capacity_within(const FoldInput& input, const Request& request) {
    return opportunities_fold(input, uniform(request));
}
Folded gravity(const FoldInput& input, const Request& request) {
    return opportunities_fold(input, decaying(request));
}
Folded two_step(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, uniform(request));
}
Folded people_per_place(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, uniform(request), Unit::kHeadsPerPlace);
}
Folded enhanced(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, decaying(request));
}
Folded modified(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, decaying(request), Unit::kPerHead, true);
}
Folded availability(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, decaying(request), Unit::kPlaces);
}
Folded three_step(const FoldInput& input, const Request& request) {
    return three_step_fold(input, decaying(request));
}
Folded balanced(const FoldInput& input, const Request& request) {
    return balanced_fold(input, decaying(request));
}

constexpr std::string_view kNoDemand =
    "a time equal to T is within; 0 where no service is within; a service with no people within T "
    "adds nothing";

const std::vector<AccessMeasure>& measure_table() {
    static const std::vector<AccessMeasure> rows = {
        {{"nearest", "minutes", "time to the nearest service", "min_j t_ij",
          "absent, with a reason, where none is reached", "Relais, access::nearest_services"},
         Kind::kTime,
         Origin::kNearest,
         false,
         0,
         nullptr},
        {{"basket", "minutes",
          "mean of the times to the nearest service of each category of a list",
          "1/m sum_c min_j t_ij over services j of category c",
          "absent where a category is not reached",
          "Insee, panier de la vie courante, Insee Première 1579, 2016"},
         Kind::kTime,
         Origin::kBasket,
         false,
         0,
         nullptr},
        {{"kth_nearest", "minutes", "time to the k-th nearest service",
          "k-th least t_ij, t_ij <= T",
          "a time equal to T is within; absent, and counted as too far, where fewer than k are "
          "within",
          "R accessibility cost_to_closest; AccessMod"},
         Kind::kTime,
         Origin::kFold,
         false,
         120,
         kth_nearest},
        {{"count_within", "services", "number of services within a time", "sum_j 1(t_ij <= T)",
          "a time equal to T is within (R5: t < T); 0 where none is within",
          "cumulative opportunities: Hansen 1959; Wachs & Kumagai 1973"},
         Kind::kSupply,
         Origin::kFold,
         false,
         20,
         count_within},
        {{"services_on_foot", "services", "number of services within a walk",
          "sum_j 1(t_ij <= T), t on foot",
          "a time equal to T is within; 0 where none is within; share_without is the share "
          "of people without a service on foot",
          "cumulative opportunities: Hansen 1959; Wachs & Kumagai 1973"},
         Kind::kSupply,
         Origin::kFold,
         false,
         20,
         count_within,
         false,
         "walk"},
        {{"open_share", "share of the week",
          "share of the week in which a service within a time is open",
          "|union_(j: t_ij <= T) O_j| / 168 h, O_j when j is open",
          "a time equal to T is within; of a week without holidays; services without opening "
          "hours, or open by appointment, count as closed; 0 where none is within, absent where "
          "none of those within has opening hours",
          "Relais; that hours belong to access: Weber & Kwan 2002, Professional Geographer 54(2)"},
         Kind::kSupply,
         Origin::kFold,
         false,
         20,
         open_share,
         false,
         {},
         true},
        {{"capacity_within", "places", "capacities of all services within a time",
          "sum_j S_j 1(t_ij <= T)", "a time equal to T is within; 0 where none is within",
          "cumulative opportunities: Hansen 1959; Wachs & Kumagai 1973"},
         Kind::kSupply,
         Origin::kFold,
         false,
         20,
         capacity_within,
         true},
        {{"gravity", "places", "capacities, weighted less the farther they are",
          "sum_j S_j f(t_ij), t_ij <= T", "a time equal to T is within; 0 where none is within",
          "Hansen 1959, doi:10.1080/01944365908978307"},
         Kind::kSupply,
         Origin::kFold,
         true,
         60,
         gravity,
         true},
        {{"2sfca", "places per person",
          "capacity per person among all people within a time of the service",
          "R_j = S_j / sum_(k: t_kj <= T) P_k; A_i = sum_(j: t_ij <= T) R_j", kNoDemand,
          "Luo & Wang 2003, doi:10.1068/b29120"},
         Kind::kSupply,
         Origin::kFold,
         false,
         30,
         two_step,
         true},
        {{"e2sfca", "places per person", "2SFCA with weights that decrease with time",
          "R_j = S_j / sum_k P_k w(t_kj); A_i = sum_j R_j w(t_ij)", kNoDemand,
          "Luo & Qi 2009, doi:10.1016/j.healthplace.2009.06.002"},
         Kind::kSupply,
         Origin::kFold,
         true,
         30,
         enhanced,
         true},
        {{"3sfca", "places per person",
          "E2SFCA in which the demand of people is split among services",
          "G_ij = w_ij / sum_l w_il; R_j = S_j / sum_k G_kj P_k w_kj; A_i = sum_j G_ij R_j w_ij",
          "all sums within T, also that of G (pysal/access: all rows); 0 where no service is "
          "within; two passes",
          "Wan, Zou & Sternberg 2012, doi:10.1080/13658816.2011.624987"},
         Kind::kSupply,
         Origin::kFold,
         true,
         30,
         three_step,
         true},
        {{"m2sfca", "places per person", "E2SFCA in which capacity far from people stays unused",
          "A_i = sum_j S_j w_ij^2 / sum_k P_k w_kj", kNoDemand,
          "Delamater 2013, doi:10.1016/j.healthplace.2013.07.012"},
         Kind::kSupply,
         Origin::kFold,
         true,
         30,
         modified,
         true},
        {{"bfca", "places per person",
          "floating catchments that count every person and every unit of capacity once",
          "R_j = S_j / sum_k P_k w_kj/W_k, W_k = sum_l w_kl; A_i = sum_j R_j w_ij / sum_k w_kj",
          "sum_j of the demands is the number of people who reach a service; the value depends on "
          "how people are grouped into points; 0 where no service is within; two passes",
          "Paez, Higgins & Vivona 2019, doi:10.1371/journal.pone.0218773"},
         Kind::kSupply,
         Origin::kFold,
         true,
         30,
         balanced,
         true},
        {{"spatial_availability", "places",
          "capacity allotted to this household when all of it is shared out",
          "V_i = P_i sum_j S_j w_ij / sum_k P_k w_kj",
          "sum_i V_i is the capacity within reach of at least one person; 0 for a household "
          "without people",
          "Soukhov et al. 2023, doi:10.1371/journal.pone.0278468"},
         Kind::kSupply,
         Origin::kFold,
         true,
         30,
         availability,
         true},
        {{"apl", "places per standardised person",
          "E2SFCA with a step function, people weighted by the use of the service at their age",
          "p*_k = sum_a p_ka c_a / c, c such that sum p* = sum p; R_j = S_j / sum_k p*_k w(t_kj); "
          "A_i = sum_j w(t_ij) R_j",
          "steps and uses by age must be given: none are built in",
          "after the APL of DREES and Irdes, Barlet et al. 2012, Études et Résultats 795"},
         Kind::kSupply,
         Origin::kFold,
         true,
         0,
         enhanced,
         true},
        {{"detour", "minutes", "time that a stop at a service adds to the trip to work",
          "sum_w f_iw max(0, min_j (t_ij + t_jw) - t_iw) / sum_w f_iw, f_iw commuters of the zone",
          "absent where the commuting table has no commuter of the zone; trips without a path are "
          "left out; the way back is the same with or without a stop",
          "Relais, commute::visit_commutes"},
         Kind::kTime,
         Origin::kChain,
         false,
         0,
         nullptr},
        {{"detour_by_nearest", "minutes",
          "time that a stop at the service nearest to home adds to the trip to work",
          "sum_w f_iw max(0, t_in + t_nw - t_iw) / sum_w f_iw, n the nearest to i",
          "as detour, and never less than it", "Relais, commute::visit_commutes"},
         Kind::kTime,
         Origin::kChain,
         false,
         0,
         nullptr},
        {{"home_or_commute", "minutes",
          "time to the service that is nearest to home or to the trip to work",
          "sum_w f_iw min(min_j t_ij, detour_iw) / sum_w f_iw",
          "as detour; for a commuter without a path to work, the time from home",
          "after CGDD and Datar, range of services nearest to home or to the commute"},
         Kind::kTime,
         Origin::kChain,
         false,
         0,
         nullptr},
        {{"people_per_place", "people per place",
          "people in the demand group of the category, per unit of capacity within a time",
          "1 / 2SFCA",
          "a time equal to T is within; absent, and counted as too far, where no capacity is "
          "within",
          "the inverse of Luo & Wang 2003"},
         Kind::kPeoplePerUnit,
         Origin::kFold,
         false,
         15,
         people_per_place,
         true},
    };
    return rows;
}

std::string number_text(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

/// Of a profile: "mine" for "profiles/mine.toml".
std::string name_of(const std::string& profile) {
    const std::size_t start = profile.find_last_of('/') + 1;
    return profile.substr(start, profile.find('.', start) - start);
}

}  // namespace

std::span<const AccessMeasure> access_measures() {
    return measure_table();
}

const AccessMeasure* find_access_measure(std::string_view name) {
    const auto found =
        std::find_if(measure_table().begin(), measure_table().end(),
                     [&](const AccessMeasure& row) { return row.about.name == name; });
    return found == measure_table().end() ? nullptr : &*found;
}

Request default_request(const AccessMeasure& measure, double minutes) {
    Request request;
    request.measure = &measure;
    request.profile = measure.profile;
    request.cutoff = from_minutes(minutes > 0 ? minutes : measure.default_minutes);
    if (measure.about.name == "kth_nearest") request.k = 3;
    if (measure.has_decay) request.decay = make_decay("linear", {});
    request.column = default_column(request);
    return request;
}

std::string default_column(const Request& request) {
    std::string column(request.measure->about.name);
    if (request.measure->about.name == "kth_nearest")
        column += "_" + std::to_string(request.k);
    else if (request.cutoff.count() > 0)
        column += "_" + number_text(to_minutes(request.cutoff));
    if (request.profile != request.measure->profile) column += "_" + name_of(request.profile);
    std::replace(column.begin(), column.end(), '.', '_');
    return column;
}

std::string Request::formula() const {
    std::string text(measure->about.formula);
    if (measure->about.name == "kth_nearest") text += "; k = " + std::to_string(k);
    if (cutoff.count() > 0) text += "; T = " + number_text(to_minutes(cutoff)) + " min";
    if (measure->has_decay) text += "; weight = " + formula_of(decay);
    if (!profile.empty()) text += "; t by the profile " + name_of(profile);
    for (const AgeUse& age : ages) text += "; c(" + age.group + ") = " + number_text(age.use);
    return text;
}

}  // namespace relais::measures
