#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>

#include "geodata/profile/slope.h"
#include "geodata/tables/table.h"
#include "tests/real/accuracy.h"

namespace relais::accuracy {
namespace {

/// By slope in percent: the speed over that on the flat, a value for each who was measured.
using Shares = std::map<int, std::vector<double>>;

std::map<std::string, Shares> read_shares(const std::filesystem::path& file) {
    tables::Table table({file});
    const tables::Column mode = table.column("mode");
    const tables::Column slope = table.column("slope_percent");
    const tables::Column share = table.column("relative_to_flat");
    std::map<std::string, Shares> shares;
    while (table.next())
        shares[table.text(mode)][std::stoi(table.text(slope))].push_back(
            std::stod(table.text(share)));
    return shares;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

}  // namespace

void print_slopes(const std::filesystem::path& data) {
    const auto shares = read_shares(data / "truth/measured-speed-by-slope.csv");
    const auto ours = [](const char* profile, int percent) {
        return profile::speed_on_slope(profile::named(profile).slope, percent / 100.0);
    };
    fmt::print(
        "\nSlopes (truth/measured-speed-by-slope.csv): times as fast as on the flat\n"
        "{:<10}{:>7}{:>10}{:>8}{:>10}{:>8}{:>27}\n",
        "on foot", "slope", "up", "ours", "down", "ours", "there and back, ours over");
    const Shares& walk = shares.at("walk");
    for (const auto& [percent, up] : walk) {
        if (percent <= 0 || !walk.contains(-percent)) continue;
        const double down = mean(walk.at(-percent));
        const double back =
            (1 / ours("walk", percent) + 1 / ours("walk", -percent)) / (1 / mean(up) + 1 / down);
        fmt::print("{:<10}{:>5} %{:>10.3f}{:>8.3f}{:>10.3f}{:>8.3f}{:>27.3f}\n", "", percent,
                   mean(up), ours("walk", percent), down, ours("walk", -percent), back);
    }
    fmt::print("{:<10}{:>7}{:>10}{:>8}{:>18}\n", "bicycle", "slope", "measured", "ours",
               "ours over theirs");
    for (const auto& [percent, measured] : shares.at("bicycle"))
        fmt::print("{:<10}{:>5} %{:>10.3f}{:>8.3f}{:>18.3f}\n", "", percent, mean(measured),
                   ours("bicycle", percent), ours("bicycle", percent) / mean(measured));
}

}  // namespace relais::accuracy
