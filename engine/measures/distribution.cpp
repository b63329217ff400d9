#include "engine/measures/distribution.h"

#include <algorithm>

#include "engine/core/sum.h"

namespace relais::measures {

Distribution::Distribution(const Members& members) : households_(members.household.size()) {
    struct Entry {
        double value;
        std::uint32_t household;
    };
    std::vector<Entry> entries;
    entries.reserve(members.household.size());
    Sum far, all;
    for (const std::uint32_t h : members.household) {
        if (!(members.weight[h] > 0)) continue;
        all.add(members.weight[h]);
        if (members.access->has(h))
            entries.push_back({(*members.access)[h], h});
        else if (members.access->known(h) == Known::kFar)
            far.add(members.weight[h]);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.value < b.value || (a.value == b.value && a.household < b.household);
    });
    far_ = far.value();
    all_ = all.value();
    value_.reserve(entries.size());
    weight_.reserve(entries.size());
    for (const Entry& entry : entries) {
        value_.push_back(entry.value);
        weight_.push_back(members.weight[entry.household]);
        if (!members.group.empty()) group_.push_back(members.group[entry.household]);
    }
    for (std::uint32_t i = 0; members.ranking != nullptr && i < entries.size(); ++i)
        if (members.ranking->has(entries[i].household))
            ranked_.push_back({(*members.ranking)[entries[i].household], value_[i], weight_[i], i});
    std::sort(ranked_.begin(), ranked_.end(), [](const Ranked& a, const Ranked& b) {
        return a.ranking < b.ranking || (a.ranking == b.ranking && a.position < b.position);
    });
    number_groups();
    add_up();
}

void Distribution::number_groups() {
    std::vector<std::uint32_t> numbers = group_;
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    group_count_ = numbers.size();
    for (std::uint32_t& group : group_)
        group = static_cast<std::uint32_t>(std::lower_bound(numbers.begin(), numbers.end(), group) -
                                           numbers.begin());
}

void Distribution::add_up() {
    Sum weight, sum;
    for (std::size_t i = 0; i < value_.size(); ++i) {
        weight.add(weight_[i]);
        sum.add(weight_[i] * value_[i]);
    }
    total_ = weight.value();
    sum_ = sum.value();
}

std::optional<double> Distribution::quantile(double part) const {
    Sum so_far;
    for (std::size_t i = 0; i < value_.size(); ++i) {
        so_far.add(weight_[i]);
        // A hair of slack: 0.9 of ten equal weights is nine of them, however 0.9 is rounded.
        if (so_far.value() >= part * known_weight() * (1 - 1e-12)) return value_[i];
    }
    return std::nullopt;
}

Distribution Distribution::resampled(std::span<const std::uint32_t> times) const {
    Distribution result;
    std::vector<std::uint32_t> place(value_.size());
    for (std::uint32_t i = 0; i < value_.size(); ++i) {
        place[i] = static_cast<std::uint32_t>(result.value_.size());
        if (times[i] == 0) continue;
        result.value_.push_back(value_[i]);
        result.weight_.push_back(weight_[i] * times[i]);
        if (!group_.empty()) result.group_.push_back(group_[i]);
    }
    for (const Ranked& member : ranked_)
        if (const std::uint32_t n = times[member.position]; n != 0)
            result.ranked_.push_back(
                {member.ranking, member.value, member.weight * n, place[member.position]});
    result.group_count_ = group_count_;
    result.add_up();
    result.far_ = far_;
    result.all_ = all_;
    result.households_ = households_;
    return result;
}

}  // namespace relais::measures
