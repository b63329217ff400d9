// `measures_bench NETWORK` measures E2SFCA on a stored network (relais import), on one core, for
// more and more services, and all measures of inequality over a million households.

#include <ctime>
#include <functional>
#include <numeric>
#include <random>

#include <fmt/format.h>
#include <sys/resource.h>

#include "engine/core/parallel.h"
#include "engine/measures/catchments.h"
#include "engine/measures/plan.h"
#include "engine/snap/snapper.h"
#include "geodata/store/network_file.h"

namespace relais {
namespace {

/// Of the processor, so that others who use the machine do not count.
double seconds_of(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Points at random vertices in parts of the network.
std::vector<snap::Snap> points_on(const graph::RoadNetwork& network, std::size_t count,
                                  std::mt19937& random) {
    const snap::Snapper snapper(network);
    std::vector<Coordinate> places;
    while (places.size() < count) {
        const std::size_t v = random() % network.vertex_count();
        if (network.vertex_part[v].exists()) places.push_back(network.vertex_place[v]);
    }
    return snapper.snap_all(places);
}

void measure_catchments(const store::StoredNetwork& stored) {
    constexpr std::size_t kHouseholds = 50'000;
    std::mt19937 random(1);
    const cch::Metric metric = cch::customize(stored.hierarchy, stored.network.arc_ticks);
    const auto households = points_on(stored.network, kHouseholds, random);
    const auto all_services = points_on(stored.network, 4'000, random);
    const std::vector<double> people(kHouseholds, 3), places(all_services.size(), 20);
    fmt::print("E2SFCA within 30 min, {} households, one core\n", kHouseholds);
    fmt::print("{:>10}{:>14}{:>18}{:>16}{:>14}\n", "services", "seconds", "ms per service",
               "pairs within", "peak MB");
    const ThreadLimit one(1);
    for (const std::size_t count : {500U, 1000U, 2000U, 4000U}) {
        const std::span services(all_services.data(), count);
        const std::vector<CategoryId> category(count, CategoryId{0u});
        std::size_t pairs = 0;
        double best = 1e9;
        for (int repetition = 0; repetition < 3; ++repetition) {
            pairs = 0;
            best = std::min(best, seconds_of([&] {
                                measures::RoadCatchments source(
                                    stored.network, metric, {households, services, category, 1});
                                const auto& measure = *measures::find_access_measure("e2sfca");
                                const measures::Request request =
                                    measures::default_request(measure, 30);
                                const auto fold = measure.fold({people, places}, request);
                                source.visit(CategoryId{0u}, request.cutoff, [&](auto catchments) {
                                    for (const measures::Catchment& catchment : catchments) {
                                        pairs += catchment.arrivals.size();
                                        fold->take(0, catchment);
                                    }
                                });
                                (void)fold->finish(std::vector<std::uint8_t>(kHouseholds, 1));
                            }));
        }
        fmt::print("{:>10}{:>14.2f}{:>18.3f}{:>16}{:>14.0f}\n", count, best,
                   best * 1e3 / static_cast<double>(count), pairs, peak_megabytes());
    }
}

void measure_inequality() {
    constexpr std::size_t kPeople = 1'000'000;
    std::mt19937 random(2);
    measures::Values access(kPeople), ranking(kPeople);
    std::vector<double> weight(kPeople);
    std::vector<std::uint32_t> all(kPeople), group(kPeople);
    std::iota(all.begin(), all.end(), 0);
    for (std::size_t i = 0; i < kPeople; ++i) {
        access.set(i, 1 + static_cast<double>(random() % 1'000'000) / 1e4);
        ranking.set(i, random() % 5'000);
        weight[i] = 1 + random() % 9;
        group[i] = static_cast<std::uint32_t>(random() % 900);
    }
    fmt::print("\nInequality over {} households, one core\n", kPeople);
    const ThreadLimit one(1);
    measures::StatisticOptions options;
    options.line = 20;
    double total = 0;
    std::optional<measures::Distribution> people;
    const double sorting = seconds_of([&] {
        people.emplace(measures::Distribution::Members{all, &access, weight, &ranking, group});
    });
    fmt::print("{:<24}{:>10.1f} ms\n", "sort, by two columns", sorting * 1e3);
    for (const measures::Statistic& statistic : measures::statistics()) {
        if (!statistic.applies(measures::Kind::kSupply)) continue;
        const double seconds =
            seconds_of([&] { (void)statistic.value(*people, measures::Kind::kSupply, options); });
        fmt::print("{:<24}{:>10.1f} ms\n", statistic.about.name, seconds * 1e3);
        total += seconds;
    }
    fmt::print("{:<24}{:>10.1f} ms\n", "all of them and the sort", (total + sorting) * 1e3);
}

}  // namespace
}  // namespace relais

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: measures_bench NETWORK\n");
        return 2;
    }
    relais::measure_catchments(relais::store::open_network(argv[1]));
    relais::measure_inequality();
}
