#include <numeric>
#include <optional>

#include "engine/measures/columns.h"
#include "engine/measures/statistics.h"
#include "geodata/results/csv.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

/// The statistics of the times to one category, in the order of measures::statistics(); nothing
/// where one cannot be told.
std::vector<std::optional<double>> statistics_of(const territory::Territory& territory,
                                                 const access::NearestTable& nearest,
                                                 CategoryId category) {
    const measures::Values times = measures::nearest_values(nearest, category);
    const std::vector<double> demand =
        measures::demand_of(territory, territory.categories[category.index()]);
    std::vector<std::uint32_t> all(territory.households.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<std::uint32_t> zone;
    for (const territory::Household& household : territory.households)
        zone.push_back(household.zone.exists() ? household.zone.value()
                                               : measures::Distribution::kNoGroup);
    const measures::Distribution distribution({all, &times, demand, nullptr, zone});
    std::vector<std::optional<double>> values;
    for (const measures::Statistic& statistic : measures::statistics())
        values.push_back(statistic.applies(measures::Kind::kTime)
                             ? statistic.value(distribution, measures::Kind::kTime, {})
                             : std::nullopt);
    return values;
}

void write_value(results::CsvRows& rows, const std::optional<double>& value) {
    rows.text(",");
    if (value) rows.fixed(*value, 6);
}

}  // namespace

void write_inequality(results::NewFile& file, const territory::Territory& before,
                      const access::Findings& findings, const std::vector<Compared>& scenarios) {
    results::CsvRows rows(file);
    rows.text("scenario,category,statistic,before,after,change\n");
    for (std::size_t c = 0; c < before.categories.size(); ++c) {
        const auto was = statistics_of(before, findings.nearest, CategoryId{c});
        for (const Compared& compared : scenarios) {
            const auto is = statistics_of(compared.outcome.variant.territory,
                                          compared.outcome.nearest, CategoryId{c});
            for (std::size_t s = 0; s < was.size(); ++s) {
                if (!was[s] && !is[s]) continue;
                rows.text(results::quoted(compared.scenario.key) + "," +
                          results::quoted(before.categories[c].key) + ",");
                rows.text(std::string(measures::statistics()[s].about.name));
                write_value(rows, was[s]);
                write_value(rows, is[s]);
                write_value(rows, was[s] && is[s] ? std::optional(*is[s] - *was[s]) : std::nullopt);
                rows.end_row();
            }
        }
    }
    rows.flush();
}

}  // namespace relais::scenario
