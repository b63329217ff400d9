#include "geodata/osm/features_households.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/territory/locate.h"
#include "geodata/osm/features_geometry.h"

namespace relais::osm {
namespace {

using territory::Household;
using territory::WeightUnit;
using territory::Zone;
using territory::ZoneLocator;

/// People per dwelling where the extract has no data for it: the European mean.
constexpr double kPeoplePerDwelling = 2.2;

constexpr double kCrowded = 8;  // people per dwelling

/// A household before its weight is settled.
struct Home {
    ObjectId object;
    Coordinate place;
    double weight = 0;
    bool in_people = false;  ///< else in dwellings
    ZoneId zone;
};

/// The data of a zone while its households are weighted.
struct Tally {
    bool has_buildings = false;
    bool has_homes = false;
    double weight = 0;
};

class HouseholdMaker {
  public:
    HouseholdMaker(const FeatureScan& scan, const ZoneChoice& choice)
        : scan_(scan),
          zones_(choice.zones),
          relations_(choice.relations),
          whole_population_(choice.whole_population),
          locator_(zones_),
          tallies_(zones_.size()) {}

    HouseholdChoice make() {
        take_buildings();
        take_places();
        take_empty_zones();
        if (outside_ > 0)
            note(
                "Residential buildings and place nodes left out, as they are outside all zones: "
                "{}.",
                outside_);
        sort_homes();
        weigh();
        return finished();
    }

    HouseholdChoice make_homes() {
        take_buildings();
        sort_homes();
        return finished();
    }

  private:
    template <class... Parts>
    void note(fmt::format_string<Parts...> text, Parts&&... parts) {
        result_.notes.push_back(fmt::format(text, std::forward<Parts>(parts)...));
    }

    void sort_homes() {
        std::sort(homes_.begin(), homes_.end(),
                  [](const Home& a, const Home& b) { return a.object < b.object; });
    }

    HouseholdChoice finished() {
        double all = 0, at_points = 0;
        for (const Home& home : homes_) {
            all += home.weight;
            at_points += home.in_people ? home.weight : 0;
        }
        if (all > 0) result_.estimates.at_one_point = at_points / all;
        if (buildings_ > 0)
            result_.estimates.presumed_homes =
                static_cast<double>(presumed_) / static_cast<double>(buildings_);
        for (const Home& home : homes_)
            result_.households.push_back(
                Household{home.object.text(), home.place, home.weight, home.zone});
        return std::move(result_);
    }

    /// False: outside every zone, and there are zones.
    bool place_in_zone(Home& home) {
        if (zones_.empty()) return true;
        home.zone = locator_.locate(home.place);
        if (!home.zone.exists()) ++outside_;
        return home.zone.exists();
    }

    void take_buildings() {
        const ZoneLocator landuse(scan_.landuse);
        std::size_t on_grounds = 0;
        for (const Building& building : scan_.buildings) {
            if (building.presumed && landuse.locate(building.place).exists()) {
                ++on_grounds;
                continue;
            }
            Home home{building.object, building.place, building.dwellings, false, {}};
            if (!place_in_zone(home)) continue;
            if (home.zone.exists()) tallies_[home.zone.index()].has_buildings = true;
            dwellings_ += home.weight;
            presumed_ += building.presumed ? 1 : 0;
            homes_.push_back(home);
        }
        buildings_ = homes_.size();
        if (buildings_ == 0) return;
        note(
            "Homes of the extract are {} residential buildings with {:.0f} dwellings, estimated "
            "from footprint and levels where not tagged; {} of them are tagged building=yes only "
            "and counted as homes.",
            buildings_, dwellings_, presumed_);
        if (on_grounds > 0)
            note(
                "Buildings tagged building=yes that are not counted as homes, as they are on "
                "industrial, commercial, school or similar land: {}.",
                on_grounds);
    }

    void take_places() {
        std::size_t taken = 0;
        std::size_t by_default = 0;
        for (const Place& place : scan_.places) {
            const auto usual = default_population(place.kind);
            if (!usual || (zones_.empty() && buildings_ > 0)) continue;
            Home home{{ObjectId::Type::kNode, place.node},
                      place.place,
                      place.population.value_or(*usual),
                      true,
                      {}};
            if (home.weight <= 0) continue;
            if (!zones_.empty()) {
                home.zone = locator_.locate(place.place);
                if (home.zone.exists() && tallies_[home.zone.index()].has_buildings) continue;
                if (!home.zone.exists()) {
                    outside_ += buildings_ == 0 ? 1 : 0;
                    continue;
                }
            }
            ++taken;
            by_default += place.population ? 0 : 1;
            homes_.push_back(home);
        }
        if (taken > 0)
            note(
                "Households that are place nodes, as no residential building is mapped around "
                "them: {}, of which {} have no population and get the default population of their "
                "kind of place.",
                taken, by_default);
    }

    void take_empty_zones() {
        for (const Home& home : homes_)
            if (home.zone.exists()) tallies_[home.zone.index()].has_homes = true;
        std::size_t taken = 0;
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            if (tallies_[i].has_homes || !zones_[i].population) continue;
            homes_.push_back({{ObjectId::Type::kRelation, relations_[i]},
                              inner_point(zones_[i].shape),
                              *zones_[i].population,
                              true,
                              ZoneId{i}});
            tallies_[i].has_homes = true;
            ++taken;
        }
        if (taken > 0)
            note(
                "Zones with neither buildings nor place nodes, whose people are placed at one "
                "point inside: {}.",
                taken);
        const auto empty = std::count_if(tallies_.begin(), tallies_.end(),
                                         [](const Tally& t) { return !t.has_homes; });
        if (empty > 0)
            note("Zones without any household, as nothing is mapped there: {} of {}.", empty,
                 zones_.size());
    }

    void weigh() {
        const bool has_populations = std::any_of(
            homes_.begin(), homes_.end(), [&](const Home& h) { return population(h).has_value(); });
        if (homes_.empty())
            return note("No households: the extract has neither homes nor place nodes.");
        if (has_populations) return scale_to_populations();
        if (buildings_ == 0) {
            result_.unit = WeightUnit::kPeople;
            return;
        }
        for (Home& home : homes_)
            if (home.in_people) home.weight /= kPeoplePerDwelling;
        note("Weights are dwellings, as the extract has no population of any zone.");
    }

    [[nodiscard]] std::optional<double> population(const Home& home) const {
        return home.zone.exists() ? zones_[home.zone.index()].population : std::nullopt;
    }

    /// People per dwelling over the zones that have both.
    [[nodiscard]] double mean_people_per_dwelling() const {
        double people = 0;
        double dwellings = 0;
        for (std::size_t i = 0; i < zones_.size(); ++i)
            if (zones_[i].population && tallies_[i].has_buildings) {
                people += *zones_[i].population;
                dwellings += tallies_[i].weight;
            }
        return dwellings > 0 ? people / dwellings : kPeoplePerDwelling;
    }

    /// People per dwelling where no population is known, so that the total is correct; absent where
    /// the total is not known or would give an unusual value for the territory.
    [[nodiscard]] std::optional<double> remaining_people_per_dwelling(double usual) const {
        if (!whole_population_) return std::nullopt;
        double people = *whole_population_;
        double dwellings = 0;
        for (std::size_t i = 0; i < zones_.size(); ++i)
            if (zones_[i].population) people -= *zones_[i].population;
        for (const Home& home : homes_)
            if (!population(home)) {
                if (home.in_people)
                    people -= home.weight;
                else
                    dwellings += home.weight;
            }
        if (dwellings <= 0) return std::nullopt;
        const double each = people / dwellings;
        return each > usual / 2 && each < usual * 2 ? std::optional(each) : std::nullopt;
    }

    void scale_to_populations() {
        result_.unit = WeightUnit::kPeople;
        for (const Home& home : homes_) tallies_[home.zone.index()].weight += home.weight;
        const double usual = mean_people_per_dwelling();
        const std::optional<double> remaining = remaining_people_per_dwelling(usual);
        const double each = remaining.value_or(usual);
        double known = 0;
        double estimated = 0;
        for (Home& home : homes_) {
            const auto people = population(home);
            if (people)
                home.weight *= *people / tallies_[home.zone.index()].weight;
            else if (!home.in_people)
                home.weight *= each;
            (people ? known : estimated) += home.weight;
        }
        note(
            "Weights are people: {:.0f} in zones whose population is known, distributed by "
            "dwellings.",
            known);
        if (estimated > 0)
            note(
                "The zones without a population have an estimated {:.0f} people, {:.2f} per "
                "dwelling{}.",
                estimated, each,
                remaining
                    ? fmt::format(", the remainder of the {:.0f} people of the whole territory",
                                  *whole_population_)
                    : std::string(", as in the other zones"));
        note_crowded_zones();
        if (estimated > 0) note_estimates(estimated);
    }

    /// For the pages: the zones whose people are estimated, and those who are all at one point.
    void note_estimates(double estimated) {
        result_.estimates.zone_people = estimated;
        result_.estimates.zones.assign(zones_.size(), false);
        for (const Home& home : homes_)
            if (home.zone.exists() && !population(home))
                result_.estimates.zones[home.zone.index()] = true;
    }

    /// Mapped buildings are too few to believe in.
    void note_crowded_zones() {
        const auto is_crowded = [this](std::size_t i) {
            return zones_[i].population && tallies_[i].has_buildings &&
                   *zones_[i].population > kCrowded * tallies_[i].weight;
        };
        std::size_t crowded = 0;
        for (std::size_t i = 0; i < zones_.size(); ++i) crowded += is_crowded(i) ? 1 : 0;
        if (crowded > 0)
            note(
                "Zones with more than {:.0f} people per mapped dwelling, where many buildings are "
                "not mapped and the places of people are less certain: {} of {}.",
                kCrowded, crowded, zones_.size());
    }

    const FeatureScan& scan_;
    const std::vector<Zone>& zones_;
    const std::vector<std::int64_t>& relations_;
    std::optional<double> whole_population_;
    ZoneLocator locator_;
    std::vector<Tally> tallies_;
    std::vector<Home> homes_;
    std::size_t buildings_ = 0;
    std::size_t presumed_ = 0;
    std::size_t outside_ = 0;
    double dwellings_ = 0;
    HouseholdChoice result_;
};

}  // namespace

HouseholdChoice choose_households(const FeatureScan& scan, const ZoneChoice& zones) {
    return HouseholdMaker(scan, zones).make();
}

HouseholdChoice choose_homes(const FeatureScan& scan) {
    const ZoneChoice no_zones;
    return HouseholdMaker(scan, no_zones).make_homes();
}

}  // namespace relais::osm
