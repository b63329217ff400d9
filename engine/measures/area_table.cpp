#include "engine/measures/area_table.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/core/parallel.h"

namespace relais::measures {
namespace {

/// The rows of one column, level by level, area by area.
class ColumnRows {
  public:
    ColumnRows(const std::vector<Level>& levels,
               const std::vector<std::vector<std::vector<std::uint32_t>>>& members,
               const Column& column, const MeasurePlan& plan, const Values* ranking)
        : levels_(levels), members_(members), column_(column), plan_(plan), ranking_(ranking) {
        options_ = plan.options;
        options_.line = column.request->line;
    }

    std::vector<AreaRow> run(std::uint32_t number) {
        for (std::uint32_t l = 0; l < levels_.size(); ++l) {
            const std::vector<const Statistic*> wanted = statistics_at(l);
            const std::size_t first = rows_.size();
            for (std::uint32_t a = 0; a < levels_[l].areas.size(); ++a)
                add_area(l, a, number, wanted);
            for (std::size_t s = 0; s < wanted.size(); ++s) rank(first + s, wanted.size());
        }
        compare();
        return std::move(rows_);
    }

  private:
    [[nodiscard]] bool whole(std::uint32_t level) const { return level + 1 == levels_.size(); }

    [[nodiscard]] std::vector<const Statistic*> statistics_at(std::uint32_t level) const {
        std::vector<const Statistic*> result;
        for (const Statistic* statistic : plan_.statistics) {
            if (!statistic->applies(column_.measure().kind)) continue;
            if (statistic->needs == Needs::kRanking && ranking_ == nullptr) continue;
            if (statistic->needs == Needs::kZones && level == 0) continue;
            if (statistic->needs == Needs::kLine && column_.measure().kind == Kind::kSupply &&
                !(options_.line > 0))
                continue;
            result.push_back(statistic);
        }
        return result;
    }

    void add_area(std::uint32_t level, std::uint32_t area, std::uint32_t number,
                  const std::vector<const Statistic*>& wanted) {
        const Kind kind = column_.measure().kind;
        const Distribution distribution({members_[level][area], &column_.values, column_.demand,
                                         ranking_, levels_.front().of_household});
        std::vector<std::optional<Interval>> intervals(wanted.size());
        if (whole(level)) {
            std::vector<const Statistic*> resampled;
            for (const Statistic* statistic : wanted)
                if (statistic->resampled) resampled.push_back(statistic);
            const auto found = bootstrap(distribution, kind, options_, resampled, plan_.bootstrap);
            for (std::size_t s = 0, r = 0; s < wanted.size(); ++s)
                if (wanted[s]->resampled) intervals[s] = found[r++];
        }
        for (std::size_t s = 0; s < wanted.size(); ++s) {
            AreaRow& row = rows_.emplace_back();
            row = {level,
                   area,
                   number,
                   wanted[s],
                   wanted[s]->value(distribution, kind, options_),
                   intervals[s],
                   distribution.households(),
                   distribution.all_weight(),
                   distribution.known_weight(),
                   0,
                   0,
                   std::nullopt};
            place_[{level, area, wanted[s]}] = rows_.size() - 1;
        }
    }

    /// Ranks the rows first, first + step, … to the end, which are one statistic of one level.
    void rank(std::size_t first, std::size_t step) {
        std::vector<std::size_t> ranked;
        for (std::size_t r = first; r < rows_.size(); r += step)
            if (rows_[r].value) ranked.push_back(r);
        if (ranked.empty() || whole(rows_[first].level)) return;
        const Statistic& statistic = *rows_[first].statistic;
        const Better better = statistic.as_measure ? column_.measure().better() : statistic.better;
        if (better == Better::kNeither) return;
        const double sign = better == Better::kLess ? 1 : -1;
        std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
            return sign * *rows_[a].value < sign * *rows_[b].value;
        });
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            AreaRow& row = rows_[ranked[i]];
            const bool alike = i > 0 && *rows_[ranked[i - 1]].value == *row.value;
            row.rank = alike ? rows_[ranked[i - 1]].rank : static_cast<std::uint32_t>(i + 1);
            row.ranked = static_cast<std::uint32_t>(ranked.size());
        }
    }

    void compare() {
        for (AreaRow& row : rows_) {
            const std::uint32_t above = levels_[row.level].above[row.area];
            if (!row.value || above == kNoArea) continue;
            const auto found = place_.find({row.level + 1, above, row.statistic});
            if (found != place_.end() && rows_[found->second].value)
                row.difference = *row.value - *rows_[found->second].value;
        }
    }

    const std::vector<Level>& levels_;
    const std::vector<std::vector<std::vector<std::uint32_t>>>& members_;
    const Column& column_;
    const MeasurePlan& plan_;
    const Values* ranking_;
    StatisticOptions options_;
    std::vector<AreaRow> rows_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, const Statistic*>, std::size_t> place_;
};

}  // namespace

std::vector<AreaRow> tabulate(const std::vector<Level>& levels, const std::vector<Column>& columns,
                              const MeasurePlan& plan, const Values* ranking) {
    std::vector<std::vector<std::vector<std::uint32_t>>> members;
    for (const Level& level : levels) members.push_back(level.members());
    std::vector<std::vector<AreaRow>> by_column(columns.size());
    for_each_index(columns.size(), [&](std::size_t c, std::size_t) {
        by_column[c] = ColumnRows(levels, members, columns[c], plan, ranking)
                           .run(static_cast<std::uint32_t>(c));
    });
    std::vector<AreaRow> rows;
    for (const auto& of_column : by_column)
        rows.insert(rows.end(), of_column.begin(), of_column.end());
    std::stable_sort(rows.begin(), rows.end(), [](const AreaRow& a, const AreaRow& b) {
        return std::tie(a.level, a.area) < std::tie(b.level, b.area);
    });
    return rows;
}

}  // namespace relais::measures
