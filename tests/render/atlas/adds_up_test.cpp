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
/// is printed is exact. The services have limits of 10, 20 and 30 minutes in turn; the first three
/// are needed every day; the last two are for children, whom the territory counts.
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
            territory::Category category{
                fmt::format("key_{}", c), {name, name, name, name, name}, {5, 10, 20, 30}, ""};
            category.limit_minutes = limit(c);
            category.frequency =
                c < 3 ? territory::Frequency::kDaily : territory::Frequency::kWeekly;
            if (c >= kFirstForChildren) category.demand = "children_0_2";
            territory.categories.push_back(std::move(category));
            territory.services.push_back({fmt::format("s{}", c),
                                          name,
                                          Coordinate::from_degrees(9.55, 47.15),
                                          CategoryId{c},
                                          {},
                                          ""});
        }
        territory.unit = territory::WeightUnit::kPeople;
        territory.groups = {{"children_0_2", {}}};
        for (std::size_t h = 0; h < 300; ++h) add_household(h);
    }

    static constexpr std::size_t kFirstForChildren = 6;
    [[nodiscard]] static int limit(std::size_t c) { return 10 * static_cast<int>(1 + c % 3); }
    /// A household's people of the group that a category is for.
    [[nodiscard]] double weight(std::size_t h, std::size_t c) const {
        return c >= kFirstForChildren ? territory.groups[0].by_household[h]
                                      : territory.households[h].weight;
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
    /// The same of the people whom a category is for.
    template <class Takes>
    [[nodiscard]] double people_of(std::size_t c, const Takes& takes) const {
        double sum = 0;
        for (std::size_t h = 0; h < times.size(); ++h)
            if (takes(h)) sum += weight(h, c);
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
        territory.groups[0].by_household.push_back(static_cast<double>(random_() % 3));
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

/// The per cents of a page's legend, by label.
std::map<std::string, std::string> shares_of(const Printed& printed, const std::string& page) {
    std::map<std::string, std::string> shares;
    std::string label;
    for (const json& text : printed.part(page, "legend")) {
        if (text["kind"] != "text") continue;
        const std::string words = said(text);
        if (words == "–" || words.ends_with('%'))
            shares[label] = words;
        else
            label = words;
    }
    return shares;
}

/// The rows of a page's tables, cells from left to right.
std::vector<std::vector<std::string>> rows_of(const Printed& printed, const std::string& page) {
    std::map<double, std::map<double, std::string>> rows;
    std::map<double, bool> has_data;
    for (const json& text : printed.operations("text", page)) {
        const std::string element = text.value("element", "");
        if (element != "TD" && element != "TH") continue;
        const double y = std::round(text["box"][3].get<double>() * 10);
        rows[y][text["box"][0]] = said(text);
        has_data[y] = has_data[y] || element == "TD";
    }
    std::vector<std::vector<std::string>> all;
    for (const auto& [y, cells] : rows) {
        if (!has_data[y]) continue;
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

TEST_P(AddsUp, TheClassesOfAPageToThePeopleWhomTheServiceIsFor) {
    const std::vector<std::string> labels{
        "up to 5 min", "over 5 to 10 min",   "over 10 to 20 min", "over 20 to 30 min",
        "over 30 min", "no road to a place", "time not known"};
    for (std::size_t c = 0; c < kCategories; ++c) {
        std::vector<double> twin(labels.size());
        for (std::size_t h = 0; h < study.times.size(); ++h) {
            const Nearest& n = study.times[h][c];
            const double minutes = to_minutes(n.time);
            const std::size_t k = !known(n)       ? 6
                                  : !reached(n)   ? 5
                                  : minutes <= 5  ? 0
                                  : minutes <= 10 ? 1
                                  : minutes <= 20 ? 2
                                  : minutes <= 30 ? 3
                                                  : 4;
            twin[k] += study.weight(h, c);
        }
        const std::string page = fmt::format("category-{}", c);
        EXPECT_EQ(legend_of(printed, page, labels), twin) << page;
        const double all = std::accumulate(twin.begin(), twin.end(), 0.0);
        EXPECT_EQ(all, study.people_of(c, [](std::size_t) { return true; }));
    }
}

TEST_P(AddsUp, TheTileIsTheSumOfTheClassesBeyondTheLimit) {
    for (std::size_t c = 0; c < kCategories; ++c) {
        const std::string page = fmt::format("category-{}", c);
        std::vector<std::string> labels{"over 10 to 20 min", "over 20 to 30 min", "over 30 min",
                                        "no road to a place"};
        labels.erase(labels.begin(), labels.begin() + c % 3);
        const std::vector<double> beyond_limit = legend_of(printed, page, labels);
        const double sum = std::accumulate(beyond_limit.begin(), beyond_limit.end(), 0.0);
        EXPECT_TRUE(printed.says(page, fmt::format("{}", sum))) << page << ' ' << sum;
    }
}

TEST_P(AddsUp, ThePerCentsOfALegendAreOfThoseKnownAsTheTileIs) {
    for (std::size_t c = 0; c < kCategories; ++c) {
        const std::string page = fmt::format("category-{}", c);
        const double all =
            study.people_of(c, [&](std::size_t h) { return known(study.times[h][c]); });
        const double without_route = study.people_of(c, [&](std::size_t h) {
            return known(study.times[h][c]) && !reached(study.times[h][c]);
        });
        const double beyond_all = study.people_of(c, [&](std::size_t h) {
            return reached(study.times[h][c]) && beyond(study.times[h][c], 30);
        });
        auto shares = shares_of(printed, page);
        EXPECT_EQ(shares["no road to a place"], percent(without_route / all)) << page;
        EXPECT_EQ(shares["over 30 min"], percent(beyond_all / all)) << page;
        EXPECT_EQ(shares["time not known"], "–") << page;
    }
}

TEST_P(AddsUp, TheClassesOfASheetToThePeopleOfItsArea) {
    // Three services are needed every day: the basket.
    const std::vector<std::string> labels{"none", "1", "2 to 3", "no travel time"};
    for (std::size_t area = 0; area < 3; ++area) {
        std::vector<double> twin(labels.size());
        for (std::size_t h = 0; h < study.times.size(); ++h) {
            if (!study.in_area(h, area)) continue;
            std::size_t far = 0, judged = 0;
            for (std::size_t c = 0; c < 3; ++c) {
                judged += known(study.times[h][c]) ? 1 : 0;
                far += beyond(study.times[h][c], Study::limit(c)) ? 1 : 0;
            }
            const std::size_t k = judged == 0 ? 3 : far == 0 ? 0 : far == 1 ? 1 : 2;
            twin[k] += study.territory.households[h].weight;
        }
        // (The last class is named after the number of services: "2 or more".)
        std::vector<std::string> shown = labels;
        shown[2] = "2 or more";
        EXPECT_EQ(legend_of(printed, fmt::format("sheet-{}", area), shown), twin) << area;
    }
}

TEST_P(AddsUp, TheTilesAndTheTitleToTheShareOfThoseKnown) {
    for (std::size_t c = 0; c < kCategories; ++c) {
        const int limit = Study::limit(c);
        const double far =
            study.people_of(c, [&](std::size_t h) { return beyond(study.times[h][c], limit); });
        const double all =
            study.people_of(c, [&](std::size_t h) { return known(study.times[h][c]); });
        const std::string page = fmt::format("category-{}", c);
        EXPECT_TRUE(printed.says(page, percent(far / all))) << page;
        EXPECT_TRUE(printed.says(page, fmt::format("{}", far))) << page;
        EXPECT_TRUE(printed.says(page, fmt::format("more than {} minutes", limit))) << page;
        EXPECT_EQ(printed.says(page, "children under 3 live more"), c >= Study::kFirstForChildren);
    }
}

/// The smallest of the sorted times with at least half of the weight at it or before.
double median(std::vector<std::pair<double, double>> times) {
    std::sort(times.begin(), times.end());
    double all = 0, sum = 0;
    for (const auto& [minutes, weight] : times) all += weight;
    for (const auto& [minutes, weight] : times)
        if ((sum += weight) >= all / 2) return minutes;
    return 0;
}

TEST_P(AddsUp, TheTableOfZonesHasThoseWithTheMostPeopleBeyondFirst) {
    for (std::size_t c = 0; c < kCategories; ++c) {
        const std::string page = fmt::format("category-{}", c);
        double before = std::numeric_limits<double>::infinity();
        std::size_t zones = 0;
        for (const std::vector<std::string>& row : rows_of(printed, page)) {
            if (row.empty() || !row[0].starts_with("Zone ")) continue;
            ++zones;
            const std::size_t z = std::stoul(row[0].substr(5));
            std::vector<std::pair<double, double>> times;
            for (std::size_t h = 0; h < study.times.size(); ++h)
                if (study.in_zone(h, z) && reached(study.times[h][c]) && study.weight(h, c) > 0)
                    times.emplace_back(to_minutes(study.times[h][c].time), study.weight(h, c));
            const double far = study.people_of(c, [&](std::size_t h) {
                return study.in_zone(h, z) && beyond(study.times[h][c], Study::limit(c));
            });
            const double judged = study.people_of(
                c, [&](std::size_t h) { return study.in_zone(h, z) && known(study.times[h][c]); });
            const double people =
                study.people_of(c, [&](std::size_t h) { return study.in_zone(h, z); });
            ASSERT_GE(row.size(), 5U);
            if (people < 11) {  // figures of so few are not published
                EXPECT_EQ(row[1], "< 11");
                EXPECT_EQ(row[2], "n/a");
                EXPECT_EQ(row[3], "n/a");
            } else {
                EXPECT_EQ(number(row[1]), people);
                EXPECT_NEAR(number(row[2]), median(times), 0.0501) << page << row[0];
                EXPECT_EQ(number(row[3]), far);
                EXPECT_EQ(row[4], percent(far / judged));
            }
            EXPECT_LE(far, before) << page << ' ' << row[0];
            before = far;
        }
        EXPECT_GE(zones, 3U) << page;
    }
}

TEST_P(AddsUp, TheOverviewIsTheGroupOfEachService) {
    std::size_t lines = 0;
    for (const std::vector<std::string>& row : rows_of(printed, "overview")) {
        if (row.size() < 8 || !row[0].starts_with("Service ")) continue;
        ++lines;
        const std::size_t c = std::stoul(row[0].substr(8));
        const double all =
            study.people_of(c, [&](std::size_t h) { return known(study.times[h][c]); });
        const double far = study.people_of(
            c, [&](std::size_t h) { return beyond(study.times[h][c], Study::limit(c)); });
        EXPECT_EQ(row[2], c >= Study::kFirstForChildren ? "under 3" : "everybody");
        EXPECT_EQ(row[5], fmt::format("{}", Study::limit(c)));
        EXPECT_EQ(number(row[6]), far);
        EXPECT_EQ(row[7], percent(far / all));
    }
    EXPECT_EQ(lines, kCategories);
}

/// One more place of every service in every zone: random effects.
Insights random_insights(const Study& study, std::uint32_t seed) {
    std::mt19937 random(seed);
    Insights insights;
    for (std::size_t z = 0; z < study.territory.zones.size(); ++z)
        insights.candidate_zone.emplace_back(z);
    for (std::size_t c = 0; c < kCategories; ++c) {
        auto& effects = insights.effects.emplace_back();
        for (std::size_t z = 0; z < study.territory.zones.size(); ++z)
            effects.push_back({static_cast<double>(random() % 200),
                               static_cast<double>(random() % 900), 0,
                               static_cast<double>(random() % 200)});
    }
    return insights;
}

TEST_P(AddsUp, EveryPageNamesTheOnePlaceThatBringsMostPeopleWithinTheLimit) {
    const Insights insights = random_insights(study, GetParam());
    Options options;
    options.insights = &insights;
    const Printed with_places(study.territory, findings, options);
    std::map<std::string, std::string> zone_of;
    for (const std::vector<std::string>& row : rows_of(with_places, "priorities"))
        if (row.size() >= 8 && row[1].starts_with("Service ")) zone_of[row[1]] = row[2];
    EXPECT_EQ(zone_of.size(), kCategories);
    for (std::size_t c = 0; c < kCategories; ++c) {
        const auto& effects = insights.effects[c];
        const auto best =
            std::max_element(effects.begin(), effects.end(),
                             [](const auto& a, const auto& b) { return a.within < b.within; });
        const std::string zone = fmt::format("Zone {}", best - effects.begin());
        EXPECT_EQ(zone_of[fmt::format("Service {}", c)], zone);
        EXPECT_TRUE(with_places.says(
            fmt::format("category-{}", c),
            fmt::format("One more place in {} would bring the most people near: {} ", zone,
                        best->within)))
            << c;
    }
}

TEST_P(AddsUp, AnAreaOnTheMapOfPrioritiesIsThePeople) {
    const Insights insights = random_insights(study, GetParam());
    Options options;
    options.insights = &insights;
    const Printed with_places(study.territory, findings, options);
    // Circles in pairs, white and coloured, the largest first; of a zone, the largest proposal.
    std::vector<double> diameters;
    for (const json& dots : with_places.operations("dots", "priorities"))
        if (dots["count"] == 1) diameters.push_back(dots["diameter"]);
    std::map<std::string, double> people;
    for (const std::vector<std::string>& row : rows_of(with_places, "priorities"))
        if (row.size() >= 8 && row[1].starts_with("Service "))
            people[row[2]] = std::max(people[row[2]], number(row[4]));
    std::vector<double> sizes;
    for (const auto& [zone, size] : people) sizes.push_back(size);
    std::sort(sizes.rbegin(), sizes.rend());
    ASSERT_EQ(diameters.size(), 2 * sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i)
        EXPECT_NEAR(diameters[2 * i + 1] * diameters[2 * i + 1] / sizes[i],
                    diameters[1] * diameters[1] / sizes[0], 0.02 * diameters[1] / sizes[0] * 20)
            << i;
}

}  // namespace
}  // namespace relais::atlas
