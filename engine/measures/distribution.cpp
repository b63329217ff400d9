#include "engine/measures/distribution.h"

#include <algorithm>

#include "engine/core/sum.h"

namespace relais::measures {

Distribution::Distribution(const Members& members) : households_(members.household.size()) {
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
    sort_entries(entries);
    far_ = far.value();
    all_ = all.value();
    value_.reserve(entries.size());
    weight_.reserve(entries.size());
    if (!members.group.empty()) group_.reserve(entries.size());
    for (const Entry& entry : entries) {
        value_.push_back(entry.value);
        weight_.push_back(members.weight[entry.number]);
        if (!members.group.empty()) group_.push_back(members.group[entry.number]);
    }
    if (members.ranking != nullptr) rank(entries, *members.ranking);
    number_groups();
    add_up();
}

void Distribution::rank(const std::vector<Entry>& entries, const Values& ranking) {
    std::vector<Entry> order;
    order.reserve(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        if (ranking.has(entries[i].number)) order.push_back({ranking[entries[i].number], i});
    sort_entries(order);
    ranked_.reserve(order.size());
    for (const Entry& entry : order)
        ranked_.push_back({entry.value, value_[entry.number], weight_[entry.number], entry.number});
}

void Distribution::number_groups() {
    std::uint32_t most = 0;
    for (const std::uint32_t group : group_)
        if (group != kNoGroup) most = std::max(most, group);
    std::vector<std::uint32_t> number(std::size_t{most} + 2, kNoGroup);
    for (std::uint32_t& group : group_) {
        group = std::min(group, most + 1);  // those in no group make the last
        number[group] = 0;
    }
    for (std::uint32_t& n : number)
        if (n == 0) n = static_cast<std::uint32_t>(group_count_++);
    for (std::uint32_t& group : group_) group = number[group];
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
