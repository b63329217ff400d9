// `atlas_bench INPUT NETWORK` prints the atlas of a study (a territory.toml or an extract) on its
// stored network (relais import) and says what pages cost: on one core by kind of page, then five
// languages on all cores. Times are of the processor, so that others who use the machine do not
// count; where threads work together, also those of the wall.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "engine/access/findings.h"
#include "engine/access/nearest.h"
#include "engine/core/parallel.h"
#include "engine/snap/snapper.h"
#include "geodata/assembly/open_study.h"
#include "geodata/assembly/place_on_roads.h"
#include "geodata/store/network_file.h"
#include "render/atlas/atlas.h"
#include "render/atlas/figure.h"

namespace relais {
namespace {

/// The least of three runs, of the processor.
double seconds_of(const std::function<void()>& work) {
    double least = std::numeric_limits<double>::infinity();
    for (int run = 0; run < 3; ++run) {
        const std::clock_t start = std::clock();
        work();
        const std::clock_t took = std::clock() - start;
        least = std::min(least, static_cast<double>(took) / CLOCKS_PER_SEC);
    }
    return least;
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Subject {
    study::Study study;
    access::Findings findings;
};

template <class Thing>
std::vector<Coordinate> places_of(const std::vector<Thing>& things) {
    std::vector<Coordinate> places;
    for (const Thing& thing : things) places.push_back(thing.place);
    return places;
}

Subject answered(const char* input, const store::StoredNetwork& stored) {
    Subject subject;
    subject.study = assembly::open_study(input);
    assembly::place_on_roads(subject.study, stored.network);
    const territory::Territory& territory = subject.study.territory;
    const snap::Snapper snapper(stored.network);
    const auto households = snapper.snap_all(places_of(territory.households));
    const auto services = snapper.snap_all(places_of(territory.services));
    std::vector<CategoryId> categories;
    for (const auto& service : territory.services) categories.push_back(service.category);
    const cch::Metric metric = cch::customize(stored.hierarchy, stored.network.arc_ticks);
    subject.findings = access::summarize_territory(
        territory,
        access::nearest_services(stored.network, metric,
                                 {households, services, categories, territory.categories.size()}));
    return subject;
}

std::size_t pages_of(const std::string& pdf) {
    const std::string mark = "/N ";  // of the linearisation: the number of pages
    return std::stoul(pdf.substr(pdf.find(mark) + mark.size(), 6));
}

/// Only the first `count` services that are there, so that pages of services can be told apart.
Subject with_services(const Subject& all, std::size_t count) {
    Subject some = all;
    std::vector<bool> kept(all.study.territory.categories.size(), false);
    for (const auto& service : all.study.territory.services) {
        if (!kept[service.category.index()] && count > 0) {
            kept[service.category.index()] = true;
            --count;
        }
    }
    std::erase_if(some.study.territory.services,
                  [&](const auto& service) { return !kept[service.category.index()]; });
    return some;
}

void measure(const Subject& subject, const graph::RoadNetwork& network) {
    const territory::Territory& territory = subject.study.territory;
    atlas::Options options;
    options.language = subject.study.language;
    options.base_map = &subject.study.base_map;
    const auto print = [&](const Subject& of, const std::string& sheets) {
        atlas::Options own = options;
        own.sheets = sheets;
        std::string pdf;
        const double seconds = seconds_of([&] {
            pdf =
                atlas::print_editions(of.study.territory, of.findings, network, {own}).front().pdf;
        });
        const std::size_t pages = pages_of(pdf);
        fmt::print("{:<34}{:>6} pages{:>9.3f} s{:>9.3f} s/page{:>8.0f} kB/page\n",
                   sheets == "none" ? "without sheets" : "whole", pages, seconds,
                   seconds / static_cast<double>(pages),
                   static_cast<double>(pdf.size()) / 1000 / static_cast<double>(pages));
        return std::pair(pages, seconds);
    };
    const ThreadLimit one(1);
    fmt::print("{}: {} households, {} services, {} zones; one core\n", territory.name,
               territory.households.size(), territory.services.size(), territory.zones.size());
    const auto few = print(with_services(subject, 1), "none");
    const auto many = print(subject, "none");
    const auto whole = print(subject, "");
    const auto each = [](const auto& a, const auto& b) {
        return b.first > a.first ? (b.second - a.second) / static_cast<double>(b.first - a.first)
                                 : 0.0;
    };
    fmt::print("a page more of a service {:.3f} s, a sheet more {:.3f} s\n", each(few, many),
               each(many, whole));
    atlas::FigureRequest figure;
    figure.category = territory.services.front().category;
    figure.measure = atlas::Measure::kHouseholds;
    figure.format = draw::Format::kPng;
    figure.dpi = 300;
    figure.base_map = &subject.study.base_map;
    std::size_t bytes = 0;
    const double seconds = seconds_of(
        [&] { bytes = atlas::draw_figure(territory, subject.findings, network, figure).size(); });
    fmt::print("a map of households as PNG of 300 dpi, 180 x 135 mm: {:.3f} s, {} kB\n", seconds,
               bytes / 1000);
}

void measure_languages(const Subject& subject, const graph::RoadNetwork& network) {
    std::vector<atlas::Options> editions;
    for (const char* language : territory::kLanguageCodes) {
        editions.emplace_back().language = language;
        editions.back().base_map = &subject.study.base_map;
    }
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t clock = std::clock();
    std::size_t pages = 0;
    for (const atlas::Edition& edition :
         atlas::print_editions(subject.study.territory, subject.findings, network, editions)) {
        pages += pages_of(edition.pdf);
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    fmt::print(
        "five languages, all cores: {} pages, {:.1f} s of the processor, {:.1f} s of the "
        "wall\n",
        pages, static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC, wall.count());
    fmt::print("most memory: {:.0f} MB, network and answers included\n", peak_megabytes());
}

}  // namespace
}  // namespace relais

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print("usage: atlas_bench INPUT NETWORK\n");
        return 2;
    }
    const auto stored = relais::store::open_network(argv[2]);
    const relais::Subject subject = relais::answered(argv[1], stored);
    fmt::print("memory before printing: {:.0f} MB\n", relais::peak_megabytes());
    relais::measure(subject, stored.network);
    relais::measure_languages(subject, stored.network);
    return 0;
}
