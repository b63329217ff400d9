#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "engine/measures/statistics.h"
#include "tests/engine/measures/people.h"

namespace relais::measures {
namespace {

using testing_support::kFar;
using testing_support::kUnknown;
using testing_support::People;

constexpr auto kTwinTime = Kind::kTime;
constexpr auto kTwinPerUnit = Kind::kPeoplePerUnit;

// The slow twin, from the formulas of `relais describe`: people one by one, in long double.

using Real = long double;
using Found = std::optional<Real>;

struct Person {
    Real access;  // of those who have a value
    double income;
    std::uint32_t zone;
};

struct StatisticsTwin {
    std::vector<Person> people;  // with a value
    Real far = 0;

    explicit StatisticsTwin(const People& from) {
        for (std::size_t i = 0; i < from.access.size(); ++i)
            for (int n = 0; n < static_cast<int>(from.weight[i]); ++n) {
                if (std::isfinite(from.access[i]))
                    people.push_back({from.access[i], from.income[i], from.group[i]});
                else if (from.access[i] == kFar)
                    ++far;
            }
    }
    explicit StatisticsTwin(std::vector<Person> those) : people(std::move(those)) {}

    [[nodiscard]] Real n() const { return static_cast<Real>(people.size()); }
    [[nodiscard]] Real known() const { return n() + far; }
    [[nodiscard]] Real sum(const std::function<Real(const Person&)>& f) const {
        Real total = 0;
        for (const Person& person : people) total += f(person);
        return total;
    }
    [[nodiscard]] Real access() const {
        return sum([](const Person& p) { return p.access; });
    }
    [[nodiscard]] Real mu() const { return access() / n(); }
    [[nodiscard]] bool has_zero() const {
        return sum([](const Person& p) -> Real { return p.access == 0 ? 1 : 0; }) > 0;
    }

    [[nodiscard]] Found quantile(int percent) const {
        Found least;
        for (const Person& one : people) {
            const Real at_most =
                sum([&](const Person& p) -> Real { return p.access <= one.access ? 1 : 0; });
            if (100 * at_most >= percent * known() && (!least || one.access < *least))
                least = one.access;
        }
        return least;
    }
    [[nodiscard]] Found over_the_limit(int alpha, const StatisticOptions& o) const {
        if (known() == 0) return {};
        return (far + sum([&](const Person& p) -> Real {
                    if (p.access <= o.limit_minutes) return 0;
                    const Real u = std::min<Real>(
                        1, (p.access - o.limit_minutes) / (o.longest_minutes - o.limit_minutes));
                    return std::pow(u, alpha);
                })) /
               known();
    }
    [[nodiscard]] Found below_the_line(int alpha, const StatisticOptions& o) const {
        if (n() == 0 || !(o.line > 0)) return {};
        return sum([&](const Person& p) -> Real {
                   return p.access < o.line ? std::pow((o.line - p.access) / o.line, alpha) : 0;
               }) /
               n();
    }
    [[nodiscard]] Real gini() const {
        return sum([&](const Person& a) {
                   return sum([&](const Person& b) { return std::abs(a.access - b.access); });
               }) /
               (2 * n() * n() * mu());
    }
    [[nodiscard]] Real theil_t() const {
        return sum([&](const Person& p) -> Real {
                   const Real x = p.access / mu();
                   return x > 0 ? x * std::log(x) : 0;
               }) /
               n();
    }
    [[nodiscard]] Real theil_l() const {
        return sum([&](const Person& p) { return std::log(mu() / p.access); }) / n();
    }
    [[nodiscard]] std::vector<StatisticsTwin> zones() const {
        std::map<std::uint32_t, std::vector<Person>> by_zone;
        for (const Person& person : people) by_zone[person.zone].push_back(person);
        std::vector<StatisticsTwin> result;
        for (auto& [zone, those] : by_zone) result.emplace_back(std::move(those));
        return result;
    }
    [[nodiscard]] Real over_zones(const std::function<Real(const StatisticsTwin&)>& f) const {
        Real total = 0;
        for (const StatisticsTwin& zone : zones()) total += f(zone);
        return total;
    }
    [[nodiscard]] Real atkinson(Real epsilon) const {
        if (epsilon >= 1 && has_zero()) return 1;
        const Real equal =
            epsilon == 1
                ? std::exp(sum([](const Person& p) { return std::log(p.access); }) / n())
                : std::pow(
                      sum([&](const Person& p) { return std::pow(p.access, 1 - epsilon); }) / n(),
                      1 / (1 - epsilon));
        return 1 - equal / mu();
    }
    /// Those who have an income, the poorest first.
    [[nodiscard]] StatisticsTwin ranked() const {
        std::vector<Person> those;
        for (const Person& person : people)
            if (std::isfinite(person.income)) those.push_back(person);
        std::sort(those.begin(), those.end(),
                  [](const Person& a, const Person& b) { return a.income < b.income; });
        return StatisticsTwin(std::move(those));
    }
    /// Mean access of the people from one share of them to another; those of one income are alike.
    [[nodiscard]] Real mean_between(Real from, Real to) const {
        Real total = 0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            Real alike = 0, access = 0;
            for (const Person& p : people)
                if (p.income == people[i].income) ++alike, access += p.access;
            const Real begin = std::max(static_cast<Real>(i), from * n());
            const Real end = std::min(static_cast<Real>(i + 1), to * n());
            total += access / alike * std::max<Real>(0, end - begin);
        }
        return total / ((to - from) * n());
    }
    [[nodiscard]] Real concentration() const {
        return 2 / mu() * sum([&](const Person& a) {
                   const Real rank = sum([&](const Person& b) -> Real {
                       return b.income < a.income ? 1 : b.income == a.income ? 0.5L : 0;
                   });
                   return (rank / n() - 0.5L) * (a.access - mu());
               }) /
               n();
    }

    [[nodiscard]] Found share_of_access(const std::string& name, Real epsilon) const {
        if (name == "gini") return gini();
        if (name == "theil_t") return theil_t();
        if (name == "theil_t_between")
            return over_zones([&](const StatisticsTwin& zone) -> Real {
                const Real part = zone.access() / access();
                return part > 0 ? part * std::log(part / (zone.n() / n())) : 0;
            });
        if (name == "theil_t_within")
            return over_zones([&](const StatisticsTwin& zone) -> Real {
                return zone.access() > 0 ? zone.access() / access() * zone.theil_t() : 0;
            });
        if (name == "atkinson") return atkinson(epsilon);
        if (has_zero()) return {};
        if (name == "theil_l") return theil_l();
        if (name == "theil_l_between")
            return over_zones([&](const StatisticsTwin& zone) {
                return zone.n() / n() * std::log(mu() / zone.mu());
            });
        return over_zones(
            [&](const StatisticsTwin& zone) { return zone.n() / n() * zone.theil_l(); });
    }
    [[nodiscard]] Found by_income(const std::string& name) const {
        if (n() == 0) return {};
        if (name == "palma") {
            const Real poor = mean_between(0, 0.4L);
            return poor > 0 ? Found(mean_between(0.9L, 1) / poor) : Found();
        }
        if (!(access() > 0)) return {};
        if (name == "concentration") return concentration();
        Real least = people[0].access, most = least;
        for (const Person& p : people) {
            least = std::min(least, p.access);
            most = std::max(most, p.access);
        }
        return most > least ? Found(4 * mu() / (most - least) * concentration()) : Found();
    }

    [[nodiscard]] Found value(const std::string& name, Kind kind, const StatisticOptions& o) const {
        if (name == "mean") return n() > 0 ? Found(mu()) : Found();
        if (name == "harmonic_mean")
            return n() > 0 ? Found(known() / sum([](const Person& p) { return 1 / p.access; }))
                           : Found();
        if (name == "p10") return quantile(10);
        if (name == "median") return quantile(50);
        if (name == "p90") return quantile(90);
        if (name == "p90_over_p10") {
            const Found high = quantile(90), low = quantile(10);
            return high && *low > 0 ? Found(*high / *low) : Found();
        }
        if (name == "p90_minus_p50") {
            const Found high = quantile(90);
            return high ? Found(*high - *quantile(50)) : Found();
        }
        if (name == "share_without") {
            const Real zero = sum([](const Person& p) -> Real { return p.access == 0 ? 1 : 0; });
            return known() > 0 ? Found((zero + far) / known()) : Found();
        }
        if (name.starts_with("fgt_"))
            return kind == kTwinTime ? over_the_limit(name.back() - '0', o)
                                     : below_the_line(name.back() - '0', o);
        if (name == "palma" || name == "concentration" || name == "erreygers")
            return ranked().by_income(name);
        return access() > 0 ? share_of_access(name, o.epsilon) : Found();
    }
};

/// Households of up to four people with up to 40 thirds, in three zones or none; some too far, of
/// some nothing is known, some without an income.
People random_people(std::mt19937& random, bool zeros) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    People people;
    for (std::uint32_t n = below(25); n > 0; --n) {
        const std::uint32_t fate = below(10);
        people.access.push_back(fate == 0            ? kFar
                                : fate == 1          ? kUnknown
                                : fate == 2 && zeros ? 0
                                                     : (1 + below(40)) / 3.0);
        people.weight.push_back(below(5));
        people.income.push_back(below(8) == 0 ? kUnknown : below(6));
        people.group.push_back(below(4) == 0 ? Distribution::kNoGroup : below(3));
    }
    return people;
}

TEST(Statistics, EqualTheirSlowTwinsOnRandomPeople) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const bool zeros = seed % 2 == 0;
        const People people = random_people(random, zeros);
        StatisticOptions options;
        options.limit_minutes = static_cast<double>(1 + random() % 12);
        options.longest_minutes = options.limit_minutes + static_cast<double>(1 + random() % 9);
        options.line = static_cast<double>(random() % 10);
        options.epsilon = static_cast<double>(random() % 5) / 2;
        const StatisticsTwin twin(people);
        for (const Statistic& row : statistics())
            for (const Kind kind : row.of) {
                if (zeros && kind == kTwinPerUnit) continue;  // a place is shared by more than none
                const auto fast = row.value(people.distribution(), kind, options);
                const Found slow = twin.value(std::string(row.about.name), kind, options);
                ASSERT_EQ(fast.has_value(), slow.has_value())
                    << row.about.name << ", seed " << seed;
                if (!fast) continue;
                const auto expected = static_cast<double>(*slow);
                ASSERT_NEAR(*fast, expected, 1e-12 * (1 + std::abs(expected)))
                    << row.about.name << ", seed " << seed;
            }
    }
}

}  // namespace
}  // namespace relais::measures
