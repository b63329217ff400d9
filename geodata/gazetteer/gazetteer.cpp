#include "geodata/gazetteer/gazetteer.h"

#include <algorithm>
#include <compare>
#include <cstdlib>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "engine/core/disjoint_sets.h"
#include "engine/core/error.h"
#include "engine/territory/locate.h"
#include "geodata/gazetteer/scan.h"

namespace relais::gazetteer {
namespace {

using Words = std::vector<std::string>;

/// How badly a candidate fits; less is better, the first that differs decides.
struct Misfit {
    int unsaid = 0;  ///< words of its name that the question does not say
    int around = 0;  ///< words of the question that only a town around answers
    Candidate::Kind kind = Candidate::Kind::kPlace;
    friend auto operator<=>(const Misfit&, const Misfit&) = default;
};

/// A candidate with where it lies.
struct Located {
    const Candidate* candidate;
    std::string town;  ///< of its label; empty: not known
    Words own;         ///< what puts it there for sure
    Words around;      ///< towns within their reach
    Misfit misfit;
};

class Finder {
  public:
    Finder(const Question& question, const Scan& scan, const std::vector<territory::Zone>& zones)
        : question_(question),
          numbers_(question.numbers()),
          scan_(scan),
          zones_(zones),
          locator_(zones) {}

    /// Those that fit best; none: nothing fits.
    [[nodiscard]] std::vector<Located> best() const {
        std::vector<Located> all = fitting(true);
        if (all.empty()) return all;
        const Misfit least =
            std::min_element(all.begin(), all.end(), [](const Located& a, const Located& b) {
                return a.misfit < b.misfit;
            })->misfit;
        std::erase_if(all, [&](const Located& one) { return one.misfit != least; });
        return all;
    }

    /// Those that would fit with another number, or with none.
    [[nodiscard]] std::vector<Located> with_other_numbers() const { return fitting(false); }

  private:
    [[nodiscard]] std::vector<Located> fitting(bool by_number) const {
        std::vector<Located> result;
        for (const Candidate& candidate : scan_.candidates) {
            if (by_number && !has_right_number(candidate)) continue;
            Located one = located(candidate);
            if (fits(one)) result.push_back(std::move(one));
        }
        return result;
    }

    /// A house answers by its number; a street or a place, where no house is asked for.
    [[nodiscard]] bool has_right_number(const Candidate& candidate) const {
        if (candidate.kind != Candidate::Kind::kAddress)
            return std::all_of(numbers_.begin(), numbers_.end(), is_postcode);
        return std::any_of(numbers_.begin(), numbers_.end(), [&](const std::string& number) {
            return holds(candidate.numbers, number);
        });
    }

    [[nodiscard]] Located located(const Candidate& candidate) const {
        Located one{&candidate, candidate.town, candidate.own, {}, {}};
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

    /// Tries each part of the question as the name, the others telling where it is.
    [[nodiscard]] bool fits(Located& one) const {
        std::optional<Misfit> least;
        for (std::size_t name = 0; name < question_.parts.size(); ++name) {
            const auto misfit = misfit_with(one, name);
            if (misfit && (!least || *misfit < *least)) least = misfit;
        }
        if (least) one.misfit = *least;
        return least.has_value();
    }

    [[nodiscard]] std::optional<Misfit> misfit_with(const Located& one, std::size_t name) const {
        Misfit misfit{0, 0, one.candidate->kind};
        const bool one_part = question_.parts.size() == 1;
        const Words& its_name = one.candidate->words;
        bool named = false;
        for (std::size_t p = 0; p < question_.parts.size(); ++p)
            for (const std::string& word : question_.parts[p].words) {
                const bool in_name = p == name && holds(its_name, word);
                named = named || in_name;
                if (in_name || (p != name || one_part ? tell(one, word, misfit) : false)) continue;
                return std::nullopt;
            }
        if (!named || !postcodes_agree(one)) return std::nullopt;
        for (const std::string& word : its_name)
            misfit.unsaid += holds(question_.parts[name].words, word) ? 0 : 1;
        return misfit;
    }

    /// Whether the place lies where the word says.
    static bool tell(const Located& one, const std::string& word, Misfit& misfit) {
        if (holds(one.own, word)) return true;
        ++misfit.around;
        return holds(one.around, word);
    }

    /// A postcode that the question tells must not contradict the one that is tagged.
    [[nodiscard]] bool postcodes_agree(const Located& one) const {
        return std::all_of(numbers_.begin(), numbers_.end(), [&](const std::string& number) {
            return !is_postcode(number) || holds(one.candidate->numbers, number) ||
                   !one.candidate->has_postcode || holds(one.candidate->own, number);
        });
    }

    const Question& question_;
    Words numbers_;
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

/// The same thing told several times: pieces of one street, a house as building and as entrance.
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

/// Of what lies together, the member nearest to its middle.
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

/// The numbers that the street has, the nearest to the one that is asked for first.
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
                               const Question& question, const Finder& finder, const Scan& scan) {
    const std::vector<Located> street = finder.with_other_numbers();
    const std::string what = fmt::format("\"{}\" is not in {}", words, extract);
    if (!street.empty()) {
        const std::string numbers = numbers_of(street, question.numbers());
        throw Error(fmt::format(
            "{}: it has {}, {}; leave the number out for the middle of the street", what,
            street.front().candidate->name,
            numbers.empty() ? "but no numbers of houses" : "with the numbers " + numbers));
    }
    if (scan.addresses == 0)
        throw Error(fmt::format(
            "{}, which holds no addresses, {} named places and {} named pieces of road; write "
            "longitude and latitude, such as 6.0772,44.5594",
            what, scan.towns.size(), scan.streets));
    throw Error(
        fmt::format("{} among its {} addresses, {} named places and {} named pieces of "
                    "road; try another spelling, or longitude and latitude",
                    what, scan.addresses, scan.towns.size(), scan.streets));
}

}  // namespace

Found find(const std::filesystem::path& extract, std::string_view words,
           const std::vector<territory::Zone>& zones, const Progress& progress) {
    const Question question = Question::parse(words);
    if (question.parts.empty())
        throw Error(
            fmt::format("\"{}\" holds no word; name a place, such as \"12 rue Carnot, "
                        "Gap\"",
                        words));
    const Scan scanned = scan(extract, question, progress);
    const Finder finder(question, scanned, zones);
    const std::vector<Located> best = finder.best();
    const std::string name = extract.filename().string();
    if (best.empty()) fail_to_find(name, words, question, finder, scanned);
    const std::vector<Found> found = joined(best);
    if (found.size() > 1)
        throw Error(
            fmt::format("\"{}\" may mean {} places in {}; say which, with its town or by "
                        "longitude and latitude: {}",
                        words, found.size(), name, list_of(found)));
    return found.front();
}

}  // namespace relais::gazetteer
