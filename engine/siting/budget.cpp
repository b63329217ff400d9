#include "engine/siting/budget.h"

#include <algorithm>

namespace relais::siting {
namespace {

/// The savings of the allowed number of places. REQUIRES: those that save most come first.
double by_count(const Offers& offers, std::span<const std::size_t> places, std::size_t count) {
    double sum = 0;
    for (const std::size_t j : places.first(std::min(count, places.size())))
        sum += offers.earned[j];
    return sum;
}

/// The savings within the budget where a fraction of a place can be bought. `places` in the order
/// of buying.
double by_money(const Offers& offers, std::span<const std::size_t> places, double money) {
    double sum = 0;
    for (const std::size_t j : places) {
        const double cost = offers.cost[j];
        sum += cost > money ? offers.earned[j] * money / cost : offers.earned[j];
        money = std::max(0.0, money - cost);
    }
    return sum;
}

}  // namespace

Purchase buy(const Offers& offers, std::vector<std::size_t> places, std::size_t count,
             double money) {
    std::erase_if(places,
                  [&](std::size_t j) { return !(offers.earned[j] > 0) || offers.cost[j] > money; });
    Purchase purchase{by_count(offers, places, count), {}};
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return offers.earned[a] * offers.cost[b] > offers.earned[b] * offers.cost[a];
    });
    purchase.bound = std::min(purchase.bound, by_money(offers, places, money));
    for (const std::size_t j : places) {
        if (purchase.chosen.size() == count) break;
        if (offers.cost[j] > money) continue;
        money -= offers.cost[j];
        purchase.chosen.push_back(j);
    }
    return purchase;
}

}  // namespace relais::siting
