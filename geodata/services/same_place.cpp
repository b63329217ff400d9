#include "geodata/services/same_place.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

namespace relais::services {
namespace {

constexpr double kNamedMetres = 300;
constexpr double kNamelessMetres = 60;
constexpr double kImpreciseMetres = 3000;
constexpr double kAlike = 0.5;
constexpr double kMetresPerDegree = 111'000;

bool share_category(const Record& a, const Record& b) {
    return std::find_first_of(a.categories.begin(), a.categories.end(), b.categories.begin(),
                              b.categories.end()) != a.categories.end();
}

struct Pair {
    std::size_t a, b;
    double metres;
    double likeness;
};

std::optional<Pair> same(const std::vector<Claim>& claims, std::size_t i, std::size_t j) {
    const Claim& a = claims[i];
    const Claim& b = claims[j];
    if (a.source == b.source || !share_category(a.record, b.record)) return std::nullopt;
    const bool precise = a.record.precise && b.record.precise;
    const double metres = distance_metres(*a.record.place, *b.record.place);
    if (metres > (precise ? kNamedMetres : kImpreciseMetres)) return std::nullopt;
    const double likeness = name_likeness(a.record.name, b.record.name);
    const bool is_same = likeness == kNameless ? metres <= kNamelessMetres : likeness >= kAlike;
    if (!is_same) return std::nullopt;
    return Pair{std::min(i, j), std::max(i, j), metres, likeness};
}

std::vector<Pair> same_pairs(const std::vector<Claim>& claims) {
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), 0);
    const auto latitude = [&claims](std::size_t i) { return claims[i].record.place->lat(); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(latitude(a), a) < std::tuple(latitude(b), b);
    });
    const auto reach = [&claims](std::size_t i) {
        return (claims[i].record.precise ? kNamedMetres : kImpreciseMetres) / kMetresPerDegree;
    };
    std::vector<Pair> pairs;
    constexpr double kWidest = kImpreciseMetres / kMetresPerDegree;
    for (std::size_t n = 0; n < order.size(); ++n)
        for (std::size_t m = n + 1; m < order.size(); ++m) {
            const double apart = latitude(order[m]) - latitude(order[n]);
            if (apart > kWidest) break;
            if (apart > std::max(reach(order[n]), reach(order[m]))) continue;
            if (const auto pair = same(claims, order[n], order[m])) pairs.push_back(*pair);
        }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tie(a.metres, a.a, a.b) < std::tie(b.metres, b.a, b.b);
    });
    return pairs;
}

int richness(const Record& record) {
    return (record.precise ? 4 : 0) + (record.name.empty() ? 0 : 1) + (record.capacity ? 1 : 0) +
           (record.opening_hours.empty() ? 0 : 1);
}

/// What `kept` does not say is taken from `other`.
void complete(Record& kept, const Record& other) {
    if (kept.name.empty()) kept.name = other.name;
    if (!kept.capacity) kept.capacity = other.capacity;
    if (kept.opening_hours.empty()) kept.opening_hours = other.opening_hours;
    if (kept.commune.empty()) kept.commune = other.commune;
    std::vector<CategoryId> all;
    std::set_union(kept.categories.begin(), kept.categories.end(), other.categories.begin(),
                   other.categories.end(), std::back_inserter(all));
    kept.categories = std::move(all);
}

/// Groups of claims that are one place, no two of one source.
class Groups {
  public:
    explicit Groups(const std::vector<Claim>& claims)
        : group_(claims.size()), members_(claims.size()) {
        for (std::size_t i = 0; i < claims.size(); ++i) {
            group_[i] = i;
            members_[i] = {i};
        }
    }

    /// Joins the groups of two claims, unless both have one of the same source.
    bool join(const std::vector<Claim>& claims, std::size_t a, std::size_t b) {
        const std::size_t into = std::min(group_[a], group_[b]);
        const std::size_t from = std::max(group_[a], group_[b]);
        if (into == from) return false;
        for (const std::size_t i : members_[into])
            for (const std::size_t j : members_[from])
                if (claims[i].source == claims[j].source) return false;
        for (const std::size_t j : members_[from]) {
            group_[j] = into;
            members_[into].push_back(j);
        }
        members_[from].clear();
        return true;
    }

    [[nodiscard]] const std::vector<std::vector<std::size_t>>& members() const { return members_; }

  private:
    std::vector<std::size_t> group_;
    std::vector<std::vector<std::size_t>> members_;
};

std::size_t richest(const std::vector<Claim>& claims, const std::vector<std::size_t>& members) {
    return *std::min_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(-richness(claims[a].record), claims[a].source, a) <
               std::tuple(-richness(claims[b].record), claims[b].source, b);
    });
}

}  // namespace

std::vector<SamePlace> merge_same_places(std::vector<Claim>& claims) {
    Groups groups(claims);
    for (const Pair& pair : same_pairs(claims)) groups.join(claims, pair.a, pair.b);
    std::vector<SamePlace> decisions;
    for (std::vector<std::size_t> members : groups.members()) {
        if (members.size() < 2) continue;
        const std::size_t kept = richest(claims, members);
        std::sort(members.begin(), members.end());
        for (const std::size_t other : members) {
            if (other == kept) continue;
            const Record& record = claims[other].record;
            decisions.push_back({kept, other,
                                 distance_metres(*claims[kept].record.place, *record.place),
                                 name_likeness(claims[kept].record.name, record.name)});
            complete(claims[kept].record, record);
            claims[other].merged_into = kept;
        }
    }
    return decisions;
}

}  // namespace relais::services
