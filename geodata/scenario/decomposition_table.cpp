#include <optional>

#include "engine/scenario/decomposition.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using access::Summary;

constexpr double kUnit = 1e-6;
constexpr double kUnits = 1e6;

struct Figure {
    const char* name;
    double Summary::*value;
    double Summary::*known;  ///< where it is 0 the figure is undefined
};
constexpr Figure kFigures[] = {
    {"mean_minutes", &Summary::mean, &Summary::reached},
    {"median_minutes", &Summary::median, &Summary::reached},
    {"p90_minutes", &Summary::p90, &Summary::reached},
    {"beyond_10", &Summary::beyond_10, &Summary::known},
    {"beyond_20", &Summary::beyond_20, &Summary::known},
    {"beyond_30", &Summary::beyond_30, &Summary::known},
};

/// From whole units, so that the written numbers add up.
double written(long long units) {
    return static_cast<double>(units) / kUnits;
}

using OfMixtures = std::array<const Summary*, 1U << kCauses>;

/// Nothing where the figure is undefined for a mixture.
std::optional<Decomposition> decomposed(const Figure& figure, const OfMixtures& of) {
    Mixtures mixtures{};
    for (std::size_t m = 0; m < mixtures.size(); ++m) {
        mixtures[m] = of[m]->*figure.value;
        if (!(of[m]->*figure.known > 0)) return std::nullopt;
    }
    return decompose(mixtures, kUnit);
}

void add_figures(results::Rows& rows, const std::string& zone, const std::string& name,
                 const std::string& category, const OfMixtures& of) {
    for (const Figure& figure : kFigures) {
        const auto change = decomposed(figure, of);
        if (!change) continue;
        rows.text(zone).text(name).text(category).text(figure.name);
        rows.number(written(change->before)).number(written(change->after));
        rows.number(written(change->after - change->before));
        for (const long long added : change->added) rows.number(written(added));
        rows.end();
    }
}

}  // namespace

results::Table decomposition_table(const territory::Territory& territory,
                                   const std::array<access::Findings, 1U << kCauses>& findings) {
    const auto write = [&](results::Rows& rows) {
        for (std::size_t z = 0; z <= territory.zones.size(); ++z)
            for (std::size_t c = 0; c < territory.categories.size(); ++c) {
                const bool whole = z == territory.zones.size();
                OfMixtures of{};
                for (std::size_t m = 0; m < of.size(); ++m)
                    of[m] = whole ? &findings[m].territory[c] : &findings[m].zones[z][c];
                add_figures(rows, whole ? "*" : territory.zones[z].code,
                            whole ? territory.name : territory.zones[z].name,
                            territory.categories[c].key, of);
            }
    };
    std::vector<results::Column> columns = {{"zone"}, {"name"}, {"category"}, {"figure"}};
    for (const char* name : {"before", "after", "change", "offer", "people", "roads"})
        columns.push_back({name, results::Type::kRatio});
    return {"decomposition", std::move(columns), write};
}

}  // namespace relais::scenario
