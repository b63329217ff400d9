#include "geodata/services/same_place.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "engine/core/geodesy.h"
#include "geodata/services/names.h"

namespace relais::services {
namespace {

constexpr double kNamedMetres = 300;
constexpr double kNamelessMetres = 60;
constexpr double kImpreciseMetres = 3000;
constexpr double kAlike = 0.5;

bool share_category(const study::ServiceRecord& a, const study::ServiceRecord& b) {
    return std::find_first_of(a.categories.begin(), a.categories.end(), b.categories.begin(),
                              b.categories.end()) != a.categories.end();
}

struct Pair {
    std::size_t a, b;
    double metres;
    double likeness;
};

/// The data compared first, and most often: the position of a claim, and its uncertainty.
struct Spot {
    double lat, lon;
    double narrowing;  ///< how much shorter a degree of longitude is there than one of latitude
    double reach;      ///< degrees of latitude
    std::size_t claim;
};

using Spots = std::vector<Spot>;

/// By source, each by latitude.
std::vector<Spots> spots_of(const std::vector<Claim>& claims) {
    std::vector<Spots> sources;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const study::ServiceRecord& record = claims[i].record;
        if (claims[i].source >= sources.size()) sources.resize(claims[i].source + 1);
        sources[claims[i].source].push_back(
            {record.place->lat(), record.place->lon(),
             std::cos(record.place->lat() * kRadiansPerDegree),
             (record.precise ? kNamedMetres : kImpreciseMetres) / kFewestMetresPerDegree, i});
    }
    for (Spots& spots : sources)
        std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
            return std::tuple(a.lat, a.claim) < std::tuple(b.lat, b.claim);
        });
    return sources;
}

bool are_close(const Spot& a, const Spot& b) {
    const double reach = std::max(a.reach, b.reach);
    const double beside = std::abs(a.lon - b.lon);
    return std::abs(a.lat - b.lat) <= reach &&
           std::min(beside, 360 - beside) * std::min(a.narrowing, b.narrowing) <= reach;
}

/// Finds the claims that are the same place as another.
class Comparison {
  public:
    explicit Comparison(const std::vector<Claim>& claims) : claims_(claims) {
        for (const Claim& claim : claims) words_.push_back(telling_words(claim.record.name));
    }

    /// A list of a whole country is compared with the few claims of other sources, never with
    /// itself: O(f log n + pairs in the band of latitude of each) for f claims that are not of the
    /// longest list.
    std::vector<Pair> pairs() && {
        const std::vector<Spots> sources = spots_of(claims_);
        for (const Spots& spots : sources)
            for (const Spot& spot : spots) widest_ = std::max(widest_, spot.reach);
        for (std::size_t i = 0; i < sources.size(); ++i)
            for (std::size_t j = i + 1; j < sources.size(); ++j) {
                const bool longer = sources[i].size() > sources[j].size();
                compare(longer ? sources[j] : sources[i], longer ? sources[i] : sources[j]);
            }
        std::sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) {
            return std::tie(a.metres, a.a, a.b) < std::tie(b.metres, b.a, b.b);
        });
        return std::move(pairs_);
    }

  private:
    void compare(const Spots& few, const Spots& many) {
        const auto is_south = [](const Spot& spot, double lat) { return spot.lat < lat; };
        for (const Spot& spot : few)
            for (auto other =
                     std::lower_bound(many.begin(), many.end(), spot.lat - widest_, is_south);
                 other != many.end() && other->lat <= spot.lat + widest_; ++other)
                if (are_close(spot, *other)) compare(spot.claim, other->claim);
    }

    void compare(std::size_t i, std::size_t j) {
        const Claim& a = claims_[i];
        const Claim& b = claims_[j];
        if (!share_category(a.record, b.record)) return;
        const bool precise = a.record.precise && b.record.precise;
        const double metres = distance_metres(*a.record.place, *b.record.place);
        if (metres > (precise ? kNamedMetres : kImpreciseMetres)) return;
        const double likeness = words_likeness(words_[i], words_[j]);
        const bool is_same = likeness == kNameless ? metres <= kNamelessMetres : likeness >= kAlike;
        if (is_same) pairs_.push_back({std::min(i, j), std::max(i, j), metres, likeness});
    }

    const std::vector<Claim>& claims_;
    std::vector<std::vector<std::string>> words_;  ///< by claim
    double widest_ = 0;                            ///< of any reach
    std::vector<Pair> pairs_;
};

int richness(const study::ServiceRecord& record) {
    return (record.precise ? 4 : 0) + (record.name.empty() ? 0 : 1) + (record.capacity ? 1 : 0) +
           (record.opening_hours.empty() ? 0 : 1);
}

/// Data missing in `kept` are taken from `other`, except the row and the id, which identify it in
/// its own list.
void complete(study::ServiceRecord& kept, const study::ServiceRecord& other) {
    if (kept.name.empty()) kept.name = other.name;
    if (!kept.capacity) kept.capacity = other.capacity;
    if (kept.opening_hours.empty()) kept.opening_hours = other.opening_hours;
    if (kept.commune.empty()) kept.commune = other.commune;
    kept.count = std::max(kept.count, other.count);
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
    for (const Pair& pair : Comparison(claims).pairs()) groups.join(claims, pair.a, pair.b);
    std::vector<SamePlace> decisions;
    for (std::vector<std::size_t> members : groups.members()) {
        if (members.size() < 2) continue;
        const std::size_t kept = richest(claims, members);
        std::sort(members.begin(), members.end());
        for (const std::size_t other : members) {
            if (other == kept) continue;
            const study::ServiceRecord& record = claims[other].record;
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
