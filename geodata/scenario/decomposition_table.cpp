#include <fmt/format.h>

#include "engine/scenario/decomposition.h"
#include "geodata/results/csv.h"
#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using access::Summary;

constexpr double kUnit = 1e-6;
constexpr long long kUnits = 1'000'000;

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

/// "-0.250000", from whole units, so that the written numbers add up.
std::string written(long long units) {
    const long long size = units < 0 ? -units : units;
    return fmt::format("{}{}.{:06}", units < 0 ? "-" : "", size / kUnits, size % kUnits);
}

void write_rows(results::CsvRows& rows, const std::string& begin,
                const std::array<const Summary*, 1U << kCauses>& of) {
    for (const Figure& figure : kFigures) {
        Mixtures mixtures{};
        bool known = true;
        for (std::size_t m = 0; m < mixtures.size(); ++m) {
            mixtures[m] = of[m]->*figure.value;
            known = known && of[m]->*figure.known > 0;
        }
        if (!known) continue;
        const Decomposition d = decompose(mixtures, kUnit);
        rows.text(begin + figure.name + "," + written(d.before) + "," + written(d.after) + "," +
                  written(d.after - d.before));
        for (const long long added : d.added) rows.text("," + written(added));
        rows.end_row();
    }
}

}  // namespace

void write_decomposition(results::NewFile& file, const territory::Territory& territory,
                         const std::array<access::Findings, 1U << kCauses>& findings) {
    results::CsvRows rows(file);
    rows.text("zone,name,category,figure,before,after,change,offer,people,roads\n");
    for (std::size_t z = 0; z <= territory.zones.size(); ++z)
        for (std::size_t c = 0; c < territory.categories.size(); ++c) {
            const bool whole = z == territory.zones.size();
            std::array<const Summary*, 1U << kCauses> of{};
            for (std::size_t m = 0; m < of.size(); ++m)
                of[m] = whole ? &findings[m].territory[c] : &findings[m].zones[z][c];
            write_rows(rows,
                       results::quoted(whole ? "*" : territory.zones[z].code) + "," +
                           results::quoted(whole ? territory.name : territory.zones[z].name) + "," +
                           results::quoted(territory.categories[c].key) + ",",
                       of);
        }
    rows.flush();
}

}  // namespace relais::scenario
