#include <optional>

#include "engine/measures/statistics.h"
#include "engine/measures/time_statistics.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using results::Rows;
using results::Type;
using Values = std::vector<std::optional<double>>;

/// One row for each statistic that is known before or after.
void add_statistics(Rows& rows, const std::string& scenario, const std::string& category,
                    const Values& was, const Values& is) {
    for (std::size_t s = 0; s < was.size(); ++s) {
        if (!was[s] && !is[s]) continue;
        rows.text(scenario)
            .text(category)
            .text(measures::statistics()[s].about.name)
            .number(was[s])
            .number(is[s])
            .number(was[s] && is[s] ? std::optional(*is[s] - *was[s]) : std::nullopt)
            .end();
    }
}

}  // namespace

results::Table inequality_table(const territory::Territory& before,
                                const access::Findings& findings,
                                const std::vector<Compared>& scenarios) {
    const auto write = [&](Rows& rows) {
        for (std::size_t c = 0; c < before.categories.size(); ++c) {
            const Values was = measures::time_statistics(before, findings.nearest, CategoryId{c});
            for (const Compared& compared : scenarios)
                add_statistics(rows, compared.scenario.key, before.categories[c].key, was,
                               measures::time_statistics(compared.outcome.variant.territory,
                                                         compared.outcome.nearest, CategoryId{c}));
        }
    };
    return {"inequality",
            {{"scenario"},
             {"category"},
             {"statistic"},
             {"before", Type::kRatio},
             {"after", Type::kRatio},
             {"change", Type::kRatio}},
            write,
            results::ShapeType::kNone,
            results::kInTables,
            "",
            3};
}

}  // namespace relais::scenario
