// What is printed adds up: the numbers of every page against twins written from the definitions, on
// random territories with people off the network, beyond its edge, without a route, exactly at a
// limit, of no zone and of no weight.

#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "render/language/catalogue.h"
#include "tests/render/atlas/printed.h"

namespace relais::atlas {
namespace {

using access::Nearest;
using access::Reason;
using nlohmann::json;

constexpr std::size_t kCategories = 8;

/// Twelve zones in three groups of three and three zones of no group; whole weights, so that what
/// is printed is exact.
struct Study {
    territory::Territory territory;
    std::vector<std::vector<Nearest>> times;  ///< by household and category

    explicit Study(std::uint32_t seed) : random_(seed) {
        territory = small_territory();
        territory.zones.clear();
        territory.households.clear();
        territory.services.clear();
        territory.categories.clear();
        territory::ZoneLevel level;
        level.key = "epci";
        for (std::size_t z = 0; z < 12; ++z) {
            const double lon = 9.5 + 0.1 * static_cast<double>(z % 4);
            const double lat = 47.1 + 0.1 * static_cast<double>(z / 4);
            territory.zones.push_back(
                zone(fmt::format("Zone {}", z), {{square(lon, lat, 0.1), {}}}));
            level.of_zone.push_back(z < 9 ? z / 3 : 99);
        }
        for (const char* name : {"North", "Middle", "South"}) level.areas.push_back({name, name});
        territory.levels = {level};
        for (std::size_t c = 0; c < kCategories; ++c) {
            const std::string name = fmt::format("Service {}", c);
            territory.categories.push_back(
                {fmt::format("key_{}", c), {name, name, name, name, name}, {5, 10, 20, 30}, ""});
            territory.services.push_back({fmt::format("s{}", c),
                                          name,
                                          Coordinate::from_degrees(9.55, 47.15),
                                          CategoryId{c},
                                          {},
                                          ""});
        }
        for (std::size_t h = 0; h < 300; ++h) add_household(h);
    }

    [[nodiscard]] access::Findings findings() const {
        access::NearestTable table(times.size(), kCategories);
        for (std::size_t h = 0; h < times.size(); ++h)
            for (std::size_t c = 0; c < kCategories; ++c)
                table.set(HouseholdId{h}, CategoryId{c}, times[h][c]);
        return access::summarize_territory(territory, std::move(table));
    }

    /// Adds up the weights of the households that `takes` (household index).
    template <class Takes>
    [[nodiscard]] double people(const Takes& takes) const {
        double sum = 0;
        for (std::size_t h = 0; h < times.size(); ++h)
            if (takes(h)) sum += territory.households[h].weight;
        return sum;
    }
    [[nodiscard]] bool in_zone(std::size_t h, std::size_t z) const {
        const ZoneId zone = territory.households[h].zone;
        return zone.exists() && zone.index() == z;
    }
    /// Whether a household lies in area `a` of the level.
    [[nodiscard]] bool in_area(std::size_t h, std::size_t a) const {
        const ZoneId zone = territory.households[h].zone;
        return zone.exists() && zone.index() < 9 && zone.index() / 3 == a;
    }

  private:
    void add_household(std::size_t h) {
        const std::size_t z = random_() % 12;
        const Coordinate place =
            Coordinate::from_degrees(9.52 + 0.1 * static_cast<double>(z % 4), 47.15);
        territory.households.push_back({fmt::format("h{}", h), place,
                                        static_cast<double>(random_() % 6),
                                        random_() % 20 == 0 ? ZoneId{} : ZoneId{z}});
        const std::uint32_t kind = random_() % 10;
        std::vector<Nearest>& row = times.emplace_back();
        for (std::size_t c = 0; c < kCategories; ++c) {
            Nearest nearest{kUnreachable, {}, Reason::kOffNetwork};
            if (kind == 1) nearest.reason = Reason::kOutsideData;
            if (kind == 2) nearest.reason = Reason::kIsland;
            if (kind > 2) nearest = time_or_no_path(c);
            row.push_back(nearest);
        }
    }
    Nearest time_or_no_path(std::size_t c) {
        if (random_() % 15 == 0) return {kUnreachable, {}, Reason::kNoPath};
        // A fifth are exactly at a bound of the classes and of the shares.
        const double minutes = random_() % 5 == 0 ? 10.0 * static_cast<double>(1 + random_() % 3)
                                                  : static_cast<double>(random_() % 420) / 10.0;
        return {from_minutes(minutes), ServiceId{c}, Reason::kReached};
    }

    std::mt19937 random_;
};

bool reached(const Nearest& n) {
    return n.reason == Reason::kReached;
}
bool known(const Nearest& n) {
    return n.reason == Reason::kReached || n.reason == Reason::kIsland ||
           n.reason == Reason::kNoPath;
}
bool beyond(const Nearest& n, double minutes) {
    return reached(n) ? to_minutes(n.time) > minutes : known(n);
}

double number(std::string text) {
    std::erase_if(text, [](char c) { return c == ','; });
    return std::stod(text);
}
bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789,") == std::string::npos;
}

/// What a text says, with plain spaces where print has no-break ones.
std::string said(const json& text) {
    return std::regex_replace(text["text"].get<std::string>(), std::regex("\u00a0"), " ");
}

/// The weights of a page's legend, from the best class to "no travel time".
std::vector<double> legend_of(const Printed& printed, const std::string& page,
                              const std::vector<std::string>& labels) {
    std::map<std::string, double> weight;
    std::string label;
    for (const json& text : printed.part(page, "legend")) {
        if (text["kind"] != "text") continue;
        const std::string words = said(text);
        if (is_number(words) && !label.empty())
            weight[std::exchange(label, "")] = number(words);
        else if (std::find(labels.begin(), labels.end(), words) != labels.end())
            label = words;
    }
    std::vector<double> all;
    for (const std::string& name : labels) all.push_back(weight.contains(name) ? weight[name] : -1);
    return all;
}

/// The rows of a page's tables, cells from left to right.
std::vector<std::vector<std::string>> rows_of(const Printed& printed, const std::string& page) {
    std::map<double, std::map<double, std::string>> rows;
    for (const json& text : printed.operations("text", page))
        if (text.value("element", "") == "TD")
            rows[std::round(text["box"][3].get<double>() * 10)][text["box"][0]] = said(text);
    std::vector<std::vector<std::string>> all;
    for (const auto& [y, cells] : rows) {
        std::vector<std::string>& row = all.emplace_back();
        for (const auto& [x, cell] : cells) row.push_back(cell);
    }
    return all;
}

/// Rounded as it is printed.
std::string percent(double share) {
    return language::Catalogue::of("en").numbers().percent(share);
}

class AddsUp : public testing::TestWithParam<std::uint32_t> {
  protected:
    Study study{GetParam()};
    access::Findings findings = study.findings();
    Printed printed{study.territory, findings};
};
INSTANTIATE_TEST_SUITE_P(Random, AddsUp, testing::Values(1U, 3U));

TEST_P(AddsUp, TheClassesOfAPageToThePeopleOfTheTerritory) {
    const std::vector<std::string> labels{"under 5 min",        "5 to under 10 min",
                                          "10 to under 20 min", "20 to under 30 min",
                                          "30 min and more",    "no travel time"};
    for (std::size_t c = 0; c < kCategories; ++c) {
        std::vector<double> twin(labels.size());
        for (std::size_t h = 0; h < study.times.size(); ++h) {
            const Nearest& n = study.times[h][c];
            const double minutes = to_minutes(n.time);
            const std::size_t k = !reached(n)    ? 5
                                  : minutes < 5  ? 0
                                  : minutes < 10 ? 1
                                  : minutes < 20 ? 2
                                  : minutes < 30 ? 3
                                                 : 4;
            twin[k] += study.territory.households[h].weight;
        }
        std::vector<std::string> shown = labels;
        const std::string page = fmt::format("category-{}", c);
        for (const json& text : printed.part(page, "legend"))
            if (text["kind"] == "text" && said(text).starts_with("no travel"))
                shown.back() = said(text);
        EXPECT_EQ(legend_of(printed, page, shown), twin) << page;
        const double all = std::accumulate(twin.begin(), twin.end(), 0.0);
        EXPECT_EQ(all, study.people([](std::size_t) { return true; }));
    }
}

TEST_P(AddsUp, TheClassesOfASheetToThePeopleOfItsArea) {
    const std::vector<std::string> labels{"none",   "1",         "2 to 3",
                                          "4 to 6", "7 or more", "no travel time"};
    for (std::size_t area = 0; area < 3; ++area) {
        std::vector<double> twin(labels.size());
        for (std::size_t h = 0; h < study.times.size(); ++h) {
            if (!study.in_area(h, area)) continue;
            std::size_t far = 0, judged = 0;
            for (const Nearest& n : study.times[h]) {
                judged += known(n) ? 1 : 0;
                far += beyond(n, 20) ? 1 : 0;
            }
            const std::size_t k = judged == 0 ? 5
                                  : far == 0  ? 0
                                  : far == 1  ? 1
                                  : far <= 3  ? 2
                                  : far <= 6  ? 3
                                              : 4;
            twin[k] += study.territory.households[h].weight;
        }
        EXPECT_EQ(legend_of(printed, fmt::format("sheet-{}", area), labels), twin) << area;
    }
}

TEST_P(AddsUp, TheTilesAndTheTitleToTheShareOfThoseKnown) {
    for (std::size_t c = 0; c < kCategories; ++c) {
        const auto is_beyond = [&](double minutes) {
            return study.people([&](std::size_t h) { return beyond(study.times[h][c], minutes); });
        };
        const double all = study.people([&](std::size_t h) { return known(study.times[h][c]); });
        int minutes = 10;
        for (const int bound : {20, 30})
            if (std::round(100 * is_beyond(bound) / all) >= 10) minutes = bound;
        const std::string page = fmt::format("category-{}", c);
        EXPECT_TRUE(printed.says(page, percent(is_beyond(minutes) / all))) << page;
        EXPECT_TRUE(printed.says(page, fmt::format("{}", is_beyond(minutes)))) << page;
        EXPECT_TRUE(printed.says(page, fmt::format("more than {} minutes", minutes))) << page;
    }
}

TEST_P(AddsUp, TheTableOfZonesIsThatOfTheFindingsTheFarthestFirst) {
    for (std::size_t c = 0; c < kCategories; ++c) {
        const std::string page = fmt::format("category-{}", c);
        double before = std::numeric_limits<double>::infinity();
        std::size_t zones = 0;
        for (const std::vector<std::string>& row : rows_of(printed, page)) {
            if (row.empty() || !row[0].starts_with("Zone ")) continue;
            ++zones;
            const std::size_t z = std::stoul(row[0].substr(5));
            const auto here = [&](std::size_t h) { return study.in_zone(h, z); };
            double minutes = 0, weight = 0;
            for (std::size_t h = 0; h < study.times.size(); ++h) {
                if (!here(h) || !reached(study.times[h][c])) continue;
                weight += study.territory.households[h].weight;
                minutes +=
                    study.territory.households[h].weight * to_minutes(study.times[h][c].time);
            }
            ASSERT_GE(row.size(), 4U);
            EXPECT_EQ(number(row[1]), study.people(here));
            EXPECT_NEAR(number(row[2]), minutes / weight, 0.0501) << page << row[0];
            EXPECT_LE(number(row[2]), before);
            before = number(row[2]);
        }
        EXPECT_GE(zones, 3U) << page;
    }
}

TEST_P(AddsUp, PrioritiesAreThePeopleBeyondTwentyMinutesTheMostFirst) {
    double before = std::numeric_limits<double>::infinity();
    std::size_t lines = 0;
    std::map<std::string, std::size_t> of_service;
    for (const std::vector<std::string>& row : rows_of(printed, "priorities")) {
        if (row.size() < 6 || !row[1].starts_with("Zone ")) continue;
        EXPECT_EQ(row[0], fmt::format("{}", ++lines));
        const std::size_t z = std::stoul(row[1].substr(5)), c = std::stoul(row[2].substr(8));
        const auto here = [&](std::size_t h) { return study.in_zone(h, z); };
        const double far =
            study.people([&](std::size_t h) { return here(h) && beyond(study.times[h][c], 20); });
        const double judged =
            study.people([&](std::size_t h) { return here(h) && known(study.times[h][c]); });
        EXPECT_EQ(number(row[3]), far) << row[1] << ' ' << row[2];
        EXPECT_EQ(row[4], percent(far / judged));
        EXPECT_LE(far, before);
        before = far;
        ++of_service[row[2]];
    }
    EXPECT_GE(lines, kCategories);
    // Eight services share 24 lines: three each at most.
    for (const auto& [service, count] : of_service) EXPECT_LE(count, 3U) << service;
}

TEST_P(AddsUp, AnAreaOnTheMapOfPrioritiesIsThePeople) {
    // Circles in pairs, white and coloured, in the order of the table's zones; area as people.
    std::vector<double> diameters;
    for (const json& dots : printed.operations("dots", "priorities"))
        if (dots["count"] == 1) diameters.push_back(dots["diameter"]);
    std::vector<double> people;
    std::map<std::string, bool> seen;
    for (const std::vector<std::string>& row : rows_of(printed, "priorities"))
        if (row.size() >= 6 && !std::exchange(seen[row[1]], true)) people.push_back(number(row[3]));
    ASSERT_EQ(diameters.size(), 2 * people.size());
    for (std::size_t i = 0; i < people.size(); ++i)
        EXPECT_NEAR(diameters[2 * i + 1] * diameters[2 * i + 1] / people[i],
                    diameters[1] * diameters[1] / people[0], 0.02 * diameters[1] / people[0] * 20)
            << i;
}

TEST_P(AddsUp, TheOverviewIsTheFindingsOfEachService) {
    std::size_t lines = 0;
    for (const std::vector<std::string>& row : rows_of(printed, "overview")) {
        if (row.size() < 8 || !row[0].starts_with("Service ")) continue;
        ++lines;
        const std::size_t c = std::stoul(row[0].substr(8));
        const double all = study.people([&](std::size_t h) { return known(study.times[h][c]); });
        for (const int minutes : {10, 20, 30}) {
            const double far =
                study.people([&](std::size_t h) { return beyond(study.times[h][c], minutes); });
            EXPECT_EQ(row[4 + minutes / 10], percent(far / all)) << row[0] << ' ' << minutes;
        }
    }
    EXPECT_EQ(lines, kCategories);
}

}  // namespace
}  // namespace relais::atlas
