#include <optional>

#include "engine/measures/statistics.h"
#include "engine/measures/time_statistics.h"
#include "geodata/results/csv.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

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
        const auto was = measures::time_statistics(before, findings.nearest, CategoryId{c});
        for (const Compared& compared : scenarios) {
            const auto is = measures::time_statistics(compared.outcome.variant.territory,
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
