#include "geodata/gazetteer/gazetteer.h"

#include <algorithm>
#include <compare>
#include <cstdlib>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/core/disjoint_sets.h"
#include "engine/core/error.h"
#include "engine/territory/locate.h"
#include "geodata/gazetteer/scan.h"

namespace relais::gazetteer {
namespace {

using Words = std::vector<std::string>;

/// How badly a candidate fits; less is better, the first that differs decides.
struct Misfit {
    int unsaid = 0;  ///< words of its name that are not in the question
    int around = 0;  ///< words of the question that only a town around answers
    Candidate::Kind kind = Candidate::Kind::kPlace;
    friend auto operator<=>(const Misfit&, const Misfit&) = default;
};

/// How a candidate fits, and the numbers of the question that are not in its name: of a house, and
/// postcodes.
struct Fit {
    Misfit misfit;
    Words numbers;
};

/// A candidate with its location.
struct Located {
    const Candidate* candidate;
    std::string town;  ///< of its label; empty: not known
    Words own;         ///< evidence that it is there for certain
    Words around;      ///< towns within their reach
    Misfit misfit;
    Words numbers;  ///< of the question, those that are not in its name
};

class Finder {
  public:
    Finder(const Question& question, const Scan& scan, const std::vector<territory::Zone>& zones)
        : question_(question), scan_(scan), zones_(zones), locator_(zones) {}

    /// Those that fit best; none: nothing fits.
    [[nodiscard]] std::vector<Located> best() const {
        std::vector<Located> all = fitting(true);
        const Misfit least = least_of(all);
        std::erase_if(all, [&](const Located& one) { return one.misfit != least; });
        return all;
    }

    /// Those that would fit best with another number, or with none: streets and their houses.
    [[nodiscard]] std::vector<Located> with_other_numbers() const {
        std::vector<Located> all = fitting(false);
        const Misfit least = least_of(all);
        std::erase_if(all, [&](const Located& one) {
            return std::pair(one.misfit.unsaid, one.misfit.around) !=
                   std::pair(least.unsaid, least.around);
        });
        return all;
    }

  private:
    [[nodiscard]] static Misfit least_of(const std::vector<Located>& all) {
        const auto least = std::min_element(
            all.begin(), all.end(),
            [](const Located& a, const Located& b) { return a.misfit < b.misfit; });
        return least == all.end() ? Misfit{} : least->misfit;
    }

    [[nodiscard]] std::vector<Located> fitting(bool by_number) const {
        std::vector<Located> result;
        for (const Candidate& candidate : scan_.candidates) {
            Located one = located(candidate);
            if (fits(one, by_number)) result.push_back(std::move(one));
        }
        return result;
    }

    /// A house matches by its number; a street or a place matches if the question has no house
    /// number.
    [[nodiscard]] static bool has_right_number(const Candidate& candidate, const Words& numbers) {
        if (candidate.kind != Candidate::Kind::kAddress)
            return std::all_of(numbers.begin(), numbers.end(), is_postcode);
        return std::any_of(numbers.begin(), numbers.end(), [&](const std::string& number) {
            return holds(candidate.numbers, number);
        });
    }

    [[nodiscard]] Located located(const Candidate& candidate) const {
        Located one{&candidate, candidate.town, candidate.own, {}, {}, {}};
        if (const ZoneId zone = locator_.locate(candidate.place); zone.exists()) {
            const territory::Zone& its = zones_[zone.index()];
            if (one.town.empty()) one.town = its.name;
            for (std::string& word : name_words(its.name)) one.own.push_back(std::move(word));
        }
        double nearest = 0;
        std::string nearest_town;
        for (const Town& town : scan_.towns) {
            const double metres = distance_metres(town.place, candidate.place);
            if (metres > town.reach_metres) continue;
            one.around.insert(one.around.end(), town.words.begin(), town.words.end());
            if (town.is_town && (nearest_town.empty() || metres < nearest)) {
                nearest = metres;
                nearest_town = town.name;
            }
        }
        if (one.town.empty() && nearest_town != candidate.name) one.town = nearest_town;
        return one;
    }

    /// Tries each part of the question as the name, the others as its location.
    [[nodiscard]] bool fits(Located& one, bool by_number) const {
        std::optional<Fit> least;
        for (std::size_t name = 0; name < question_.parts.size(); ++name) {
            auto misfit = fit_with(one, name, by_number);
            if (misfit && (!least || misfit->misfit < least->misfit)) least = std::move(misfit);
        }
        if (!least) return false;
        one.misfit = least->misfit;
        one.numbers = std::move(least->numbers);
        return true;
    }

    [[nodiscard]] std::optional<Fit> fit_with(const Located& one, std::size_t name,
                                              bool by_number) const {
        Misfit misfit{0, 0, one.candidate->kind};
        const bool one_part = question_.parts.size() == 1;
        const Words& its_name = one.candidate->words;
        NamedNumbers numbers = numbers_in_name(question_.parts[name], its_name);
        bool named = !numbers.said.empty();
        for (std::size_t p = 0; p < question_.parts.size(); ++p) {
            if (p != name)
                numbers.left.insert(numbers.left.end(), question_.parts[p].numbers.begin(),
                                    question_.parts[p].numbers.end());
            for (const std::string& word : question_.parts[p].words) {
                const bool in_name = p == name && says(its_name, word);
                named = named || in_name;
                if (in_name || (p == name && may_be_left_out(word, *one.candidate))) continue;
                if (p != name || one_part ? tell(one, word, misfit) : false) continue;
                return std::nullopt;
            }
        }
        if (!named || !postcodes_agree(one, numbers.left)) return std::nullopt;
        if (names_another_day(its_name, numbers)) return std::nullopt;
        if (by_number && !has_right_number(*one.candidate, numbers.left)) return std::nullopt;
        for (const std::string& word : its_name)
            misfit.unsaid +=
                says(question_.parts[name].words, word) || holds(numbers.said, word) ? 0 : 1;
        return Fit{misfit, std::move(numbers.left)};
    }

    [[nodiscard]] static bool says(const Words& words, std::string_view word) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& its) { return same_word(its, word); });
    }

    /// "8 rue du 8 mai 1945" is not a house of the Rue du 12 Mai 1945: a number of the name is
    /// missing in the question, which has others. A year may be left out.
    [[nodiscard]] static bool names_another_day(const Words& name, const NamedNumbers& numbers) {
        const bool others = std::any_of(numbers.left.begin(), numbers.left.end(),
                                        [](const std::string& n) { return !is_postcode(n); });
        return others && std::any_of(name.begin(), name.end(), [&](const std::string& word) {
                   return word.front() >= '0' && word.front() <= '9' && !is_postcode(word) &&
                          !holds(numbers.said, word);
               });
    }

    /// Polish and Czech maps do not write "ulica" and "ulice" before the name of a street.
    [[nodiscard]] static bool may_be_left_out(std::string_view word, const Candidate& candidate) {
        return candidate.kind != Candidate::Kind::kPlace && (word == "ulica" || word == "ulice");
    }

    /// Whether the place is at the location of the word.
    static bool tell(const Located& one, const std::string& word, Misfit& misfit) {
        if (holds(one.own, word)) return true;
        ++misfit.around;
        return holds(one.around, word);
    }

    /// A postcode in the question must not contradict the tagged one; a number of another length is
    /// not a postcode of that country, but a year.
    [[nodiscard]] static bool postcodes_agree(const Located& one, const Words& numbers) {
        const Words& own = one.candidate->own;
        return std::all_of(numbers.begin(), numbers.end(), [&](const std::string& number) {
            if (!is_postcode(number) || !one.candidate->has_postcode) return true;
            const bool comparable =
                std::any_of(own.begin(), own.end(), [&](const std::string& word) {
                    return is_postcode(word) && word.size() == number.size();
                });
            return !comparable || holds(one.candidate->numbers, number) || holds(own, number);
        });
    }

    const Question& question_;
    const Scan& scan_;
    const std::vector<territory::Zone>& zones_;
    territory::ZoneLocator locator_;
};

std::string label_of(const Located& one) {
    const Candidate& candidate = *one.candidate;
    std::string label = candidate.name;
    if (!candidate.number.empty()) label += " " + candidate.number;
    return one.town.empty() || one.town == candidate.name ? label : label + ", " + one.town;
}

/// Several candidates for the same object: pieces of one street, a house as building and as
/// entrance.
double farthest_twin(Candidate::Kind kind) {
    switch (kind) {
        case Candidate::Kind::kStreet:
            return 1000;
        case Candidate::Kind::kPlace:
            return 2000;
        case Candidate::Kind::kAddress:
            return 200;
    }
    return 0;
}

/// Of a cluster, the member nearest to its middle.
Found middle_of(const std::vector<const Located*>& members) {
    double lon = 0, lat = 0;
    for (const Located* one : members) {
        lon += one->candidate->place.lon();
        lat += one->candidate->place.lat();
    }
    const auto count = static_cast<double>(members.size());
    const Coordinate middle = Coordinate::from_degrees(lon / count, lat / count);
    const Located* nearest =
        *std::min_element(members.begin(), members.end(), [&](const Located* a, const Located* b) {
            return distance_metres(a->candidate->place, middle) <
                   distance_metres(b->candidate->place, middle);
        });
    return {label_of(*nearest), nearest->candidate->place};
}

std::vector<Found> joined(const std::vector<Located>& all) {
    DisjointSets sets(all.size());
    for (std::uint32_t a = 0; a < all.size(); ++a)
        for (std::uint32_t b = a + 1; b < all.size(); ++b) {
            const Candidate& one = *all[a].candidate;
            const Candidate& other = *all[b].candidate;
            if (one.words == other.words && one.numbers == other.numbers &&
                distance_metres(one.place, other.place) < farthest_twin(one.kind))
                sets.join(a, b);
        }
    std::vector<std::vector<const Located*>> members(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) members[sets.find(i)].push_back(&all[i]);
    std::vector<Found> found;
    for (const auto& set : members)
        if (!set.empty()) found.push_back(middle_of(set));
    return found;
}

std::string list_of(const std::vector<Found>& found) {
    constexpr std::size_t kShown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i)
        text += fmt::format("{}{} ({:.5f},{:.5f})", i == 0 ? "" : "; ", found[i].label,
                            found[i].place.lon(), found[i].place.lat());
    return text +
           (found.size() > kShown ? fmt::format("; and {} more", found.size() - kShown) : "");
}

/// The numbers that the street has, nearest to the requested number first.
std::string numbers_of(const std::vector<Located>& street, const Words& asked) {
    constexpr std::size_t kShown = 8;
    const int wanted = asked.empty() ? 0 : std::atoi(asked.front().c_str());
    std::set<std::pair<int, std::string>> sorted;
    for (const Located& one : street) {
        const std::string& number = one.candidate->number;
        if (!number.empty()) sorted.emplace(std::abs(std::atoi(number.c_str()) - wanted), number);
    }
    std::string text;
    std::size_t shown = 0;
    for (const auto& [order, number] : sorted)
        if (shown++ < kShown) text += (text.empty() ? "" : ", ") + number;
    return text + (sorted.size() > kShown ? ", …" : "");
}

[[noreturn]] void fail_to_find(const std::string& extract, std::string_view words,
                               const Finder& finder, const Scan& scan) {
    const std::vector<Located> street = finder.with_other_numbers();
    const std::string what = fmt::format("\"{}\" is not in {}", words, extract);
    if (!street.empty()) {
        Words asked = street.front().numbers;
        std::erase_if(asked, is_postcode);
        const std::string numbers = numbers_of(street, asked);
        throw Error(fmt::format(
            "{}: the street {} is there, {}; leave the number out for the middle of the street",
            what, street.front().candidate->name,
            numbers.empty() ? fmt::format("but without house numbers: number {} is not mapped",
                                          fmt::join(asked, ", "))
                            : "with the numbers " + numbers));
    }
    if (scan.addresses == 0)
        throw Error(
            fmt::format("{}, which contains no addresses, {} named places and {} named pieces of "
                        "road; write longitude and latitude, such as 6.0772,44.5594",
                        what, scan.towns.size(), scan.streets));
    throw Error(
        fmt::format("{} among its {} addresses, {} named places and {} named pieces of road; try "
                    "another spelling, or write longitude and latitude",
                    what, scan.addresses, scan.towns.size(), scan.streets));
}

}  // namespace

Found find(const std::filesystem::path& extract, std::string_view words,
           const std::vector<territory::Zone>& zones, const Progress& progress) {
    const Question question = Question::parse(words);
    if (question.parts.empty())
        throw Error(fmt::format(
            "\"{}\" contains no word; name a place, such as \"12 rue Carnot, Gap\"", words));
    const Scan scanned = scan(extract, question, progress);
    const Finder finder(question, scanned, zones);
    const std::vector<Located> best = finder.best();
    const std::string name = extract.filename().string();
    if (best.empty()) fail_to_find(name, words, finder, scanned);
    const std::vector<Found> found = joined(best);
    if (found.size() > 1)
        throw Error(fmt::format(
            "\"{}\" matches {} places in {}; add the town, or write longitude and latitude: {}",
            words, found.size(), name, list_of(found)));
    return found.front();
}

}  // namespace relais::gazetteer
