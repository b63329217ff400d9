#include "engine/measures/plan.h"

#include <algorithm>
#include <charconv>

#include "engine/measures/commuting.h"

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
    return floating_catchment_fold(input, uniform(request), Unit::kPeoplePerCapacity);
}
Folded enhanced(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, decaying(request));
}
Folded modified(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, decaying(request), Unit::kPerPerson, true);
}
Folded availability(const FoldInput& input, const Request& request) {
    return floating_catchment_fold(input, decaying(request), Unit::kCapacity);
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
        {.about = {.name = "nearest",
                   .unit = "minutes",
                   .meaning = "time to the nearest service",
                   .formula = "min_j t_ij",
                   .edges = "absent, with a reason, where none is reached",
                   .source = "Relais, access::nearest_services"},
         .kind = Kind::kTime,
         .origin = Origin::kNearest},
        {.about = {.name = "basket",
                   .unit = "minutes",
                   .meaning = "mean of the times to the nearest service of each category of a list",
                   .formula = "1/m sum_c min_j t_ij over services j of category c",
                   .edges = "absent where a category is not reached",
                   .source = "Insee, panier de la vie courante, Insee Première 1579, 2016"},
         .kind = Kind::kTime,
         .origin = Origin::kBasket},
        {.about = {.name = "kth_nearest",
                   .unit = "minutes",
                   .meaning = "time to the k-th nearest service",
                   .formula = "k-th least t_ij, t_ij <= T",
                   .edges = "a time equal to T is within; absent, and counted as too far, where "
                            "fewer than k are "
                            "within",
                   .source = "R accessibility cost_to_closest; AccessMod"},
         .kind = Kind::kTime,
         .origin = Origin::kFold,
         .default_minutes = 120,
         .fold = kth_nearest,
         .has_k = true},
        {.about = {.name = "count_within",
                   .unit = "services",
                   .meaning = "number of services within a time",
                   .formula = "sum_j 1(t_ij <= T)",
                   .edges = "a time equal to T is within (R5: t < T); 0 where none is within",
                   .source = "cumulative opportunities: Hansen 1959; Wachs & Kumagai 1973"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .default_minutes = 20,
         .fold = count_within},
        {.about =
             {.name = "services_on_foot",
              .unit = "services",
              .meaning = "number of services within a walk",
              .formula = "sum_j 1(t_ij <= T), t on foot",
              .edges =
                  "a time equal to T is within; 0 where none is within; share_without is the share "
                  "of people without a service on foot",
              .source = "cumulative opportunities: Hansen 1959; Wachs & Kumagai 1973"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .default_minutes = 20,
         .fold = count_within,
         .profile = "walk"},
        {.about = {.name = "open_share",
                   .unit = "share of the week",
                   .meaning = "share of the week in which a service within a time is open",
                   .formula = "|union_(j: t_ij <= T) O_j| / 168 h, O_j when j is open",
                   .edges = "a time equal to T is within; of a week without holidays; services "
                            "without opening "
                            "hours, or open by appointment, count as closed; 0 where none is "
                            "within, absent where "
                            "none of those within has opening hours",
                   .source = "Relais; that hours belong to access: Weber & Kwan 2002, Professional "
                             "Geographer 54(2)"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .default_minutes = 20,
         .fold = open_share,
         .reads_hours = true},
        {.about = {.name = "capacity_within",
                   .unit = "places",
                   .meaning = "capacities of all services within a time",
                   .formula = "sum_j S_j 1(t_ij <= T)",
                   .edges = "a time equal to T is within; 0 where none is within",
                   .source = "cumulative opportunities: Hansen 1959; Wachs & Kumagai 1973"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .default_minutes = 20,
         .fold = capacity_within,
         .reads_capacity = true},
        {.about = {.name = "gravity",
                   .unit = "places",
                   .meaning = "capacities, weighted less the farther they are",
                   .formula = "sum_j S_j f(t_ij), t_ij <= T",
                   .edges = "a time equal to T is within; 0 where none is within",
                   .source = "Hansen 1959, doi:10.1080/01944365908978307"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .default_minutes = 60,
         .fold = gravity,
         .reads_capacity = true},
        {.about = {.name = "2sfca",
                   .unit = "places per person",
                   .meaning = "capacity per person among all people within a time of the service",
                   .formula = "R_j = S_j / sum_(k: t_kj <= T) P_k; A_i = sum_(j: t_ij <= T) R_j",
                   .edges = kNoDemand,
                   .source = "Luo & Wang 2003, doi:10.1068/b29120"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .default_minutes = 30,
         .fold = two_step,
         .reads_capacity = true},
        {.about = {.name = "e2sfca",
                   .unit = "places per person",
                   .meaning = "2SFCA with weights that decrease with time",
                   .formula = "R_j = S_j / sum_k P_k w(t_kj); A_i = sum_j R_j w(t_ij)",
                   .edges = kNoDemand,
                   .source = "Luo & Qi 2009, doi:10.1016/j.healthplace.2009.06.002"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .default_minutes = 30,
         .fold = enhanced,
         .reads_capacity = true},
        {.about = {.name = "3sfca",
                   .unit = "places per person",
                   .meaning = "E2SFCA in which the demand of people is split among services",
                   .formula = "G_ij = w_ij / sum_l w_il; R_j = S_j / sum_k G_kj P_k w_kj; A_i = "
                              "sum_j G_ij R_j w_ij",
                   .edges = "all sums within T, also that of G (pysal/access: all rows); 0 where "
                            "no service is "
                            "within; two passes",
                   .source = "Wan, Zou & Sternberg 2012, doi:10.1080/13658816.2011.624987"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .default_minutes = 30,
         .fold = three_step,
         .reads_capacity = true},
        {.about = {.name = "m2sfca",
                   .unit = "places per person",
                   .meaning = "E2SFCA in which capacity far from people stays unused",
                   .formula = "A_i = sum_j S_j w_ij^2 / sum_k P_k w_kj",
                   .edges = kNoDemand,
                   .source = "Delamater 2013, doi:10.1016/j.healthplace.2013.07.012"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .default_minutes = 30,
         .fold = modified,
         .reads_capacity = true},
        {.about =
             {.name = "bfca",
              .unit = "places per person",
              .meaning =
                  "floating catchments that count every person and every unit of capacity once",
              .formula = "R_j = S_j / sum_k P_k w_kj/W_k, W_k = sum_l w_kl; A_i = sum_j R_j w_ij / "
                         "sum_k w_kj",
              .edges =
                  "sum_j of the demands is the number of people who reach a service; the value "
                  "depends on "
                  "how people are grouped into points; 0 where no service is within; two passes",
              .source = "Paez, Higgins & Vivona 2019, doi:10.1371/journal.pone.0218773"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .default_minutes = 30,
         .fold = balanced,
         .reads_capacity = true},
        {.about = {.name = "spatial_availability",
                   .unit = "places",
                   .meaning = "capacity allotted to this household when all of it is shared out",
                   .formula = "V_i = P_i sum_j S_j w_ij / sum_k P_k w_kj",
                   .edges = "sum_i V_i is the capacity within reach of at least one person; 0 for "
                            "a household "
                            "without people",
                   .source = "Soukhov et al. 2023, doi:10.1371/journal.pone.0278468"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .default_minutes = 30,
         .fold = availability,
         .reads_capacity = true},
        {.about =
             {.name = "apl",
              .unit = "places per standardised person",
              .meaning = "E2SFCA with a step function, people weighted by the use of the service "
                         "at their age",
              .formula = "p*_k = sum_a p_ka c_a / c, c such that sum p* = sum p; R_j = S_j / sum_k "
                         "p*_k w(t_kj); "
                         "A_i = sum_j w(t_ij) R_j",
              .edges = "steps and uses by age must be given: none are built in",
              .source =
                  "after the APL of DREES and Irdes, Barlet et al. 2012, Études et Résultats 795"},
         .kind = Kind::kSupply,
         .origin = Origin::kFold,
         .has_decay = true,
         .fold = enhanced,
         .reads_capacity = true},
        {.about = {.name = "detour",
                   .unit = "minutes",
                   .meaning = "time that a stop at a service adds to the trip to work",
                   .formula = "sum_w f_iw max(0, min_j (t_ij + t_jw) - t_iw) / sum_w f_iw, f_iw "
                              "commuters of the zone",
                   .edges = "absent where the commuting table has no commuter of the zone; trips "
                            "without a path are "
                            "left out; the way back is the same with or without a stop",
                   .source = "Relais, commute::visit_commutes"},
         .kind = Kind::kTime,
         .origin = Origin::kChain,
         .commute_values = &CommuteValues::detour},
        {.about = {.name = "detour_by_nearest",
                   .unit = "minutes",
                   .meaning =
                       "time that a stop at the service nearest to home adds to the trip to work",
                   .formula =
                       "sum_w f_iw max(0, t_in + t_nw - t_iw) / sum_w f_iw, n the nearest to i",
                   .edges = "as detour, and never less than it",
                   .source = "Relais, commute::visit_commutes"},
         .kind = Kind::kTime,
         .origin = Origin::kChain,
         .commute_values = &CommuteValues::detour_by_nearest},
        {.about = {.name = "home_or_commute",
                   .unit = "minutes",
                   .meaning = "time to the service that is nearest to home or to the trip to work",
                   .formula = "sum_w f_iw min(min_j t_ij, detour_iw) / sum_w f_iw",
                   .edges = "as detour; for a commuter without a path to work, the time from home",
                   .source =
                       "after CGDD and Datar, range of services nearest to home or to the commute"},
         .kind = Kind::kTime,
         .origin = Origin::kChain,
         .commute_values = &CommuteValues::home_or_commute},
        {.about =
             {.name = "people_per_place",
              .unit = "people per place",
              .meaning =
                  "people in the demand group of the category, per unit of capacity within a time",
              .formula = "1 / 2SFCA",
              .edges = "a time equal to T is within; absent, and counted as too far, where no "
                       "capacity is "
                       "within",
              .source = "the inverse of Luo & Wang 2003"},
         .kind = Kind::kPeoplePerUnit,
         .origin = Origin::kFold,
         .default_minutes = 15,
         .fold = people_per_place,
         .reads_capacity = true},
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
    if (measure.has_k) request.k = 3;
    if (measure.has_decay) request.decay = make_decay("linear", {});
    request.column = default_column(request);
    return request;
}

std::string default_column(const Request& request) {
    std::string column(request.measure->about.name);
    if (request.measure->has_k)
        column += "_" + std::to_string(request.k);
    else if (request.cutoff.count() > 0)
        column += "_" + number_text(to_minutes(request.cutoff));
    if (request.profile != request.measure->profile) column += "_" + name_of(request.profile);
    std::replace(column.begin(), column.end(), '.', '_');
    return column;
}

std::string Request::formula() const {
    std::string text(measure->about.formula);
    if (measure->has_k) text += "; k = " + std::to_string(k);
    if (cutoff.count() > 0) text += "; T = " + number_text(to_minutes(cutoff)) + " min";
    if (measure->has_decay) text += "; weight = " + formula_of(decay);
    if (!profile.empty()) text += "; t by the profile " + name_of(profile);
    for (const AgeUse& age : ages) text += "; c(" + age.group + ") = " + number_text(age.use);
    return text;
}

}  // namespace relais::measures
