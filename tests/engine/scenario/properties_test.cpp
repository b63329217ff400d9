#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "engine/reference/nearest.h"
#include "engine/scenario/run.h"
#include "engine/snap/offsets.h"
#include "engine/snap/snapper.h"
#include "tests/engine/scenario/random_study.h"

namespace relais::scenario {
namespace {

using testing_support::below;
using testing_support::is_open;
using testing_support::random_hours;
using testing_support::random_place;
using testing_support::random_study;
using testing_support::scenario_of;
using testing_support::SmallStudy;
using testing_support::zone_of;

territory::MultiPolygon random_box(std::mt19937& random) {
    const Coordinate low = random_place(random);
    const auto wide = static_cast<std::int32_t>(1'000 + below(random, 30'000));
    return testing_support::rectangle(low, {low.lon_e7 + wide, low.lat_e7 + wide});
}

territory::Service random_service(std::mt19937& random, const std::string& id) {
    return {id, "", random_place(random), CategoryId{below(random, 2)}, {}, random_hours(random)};
}

/// An edit that fits the territory as often as not.
Action random_action(std::mt19937& random, std::size_t number) {
    const std::string service = "s" + std::to_string(below(random, 9));
    switch (below(random, 14)) {
        case 0:
            return AddService{random_service(random, "new" + std::to_string(number))};
        case 1:
            return MoveService{{service, {}}, random_place(random)};
        case 2:
            return CloseService{{service, {}}};
        case 3:
            return CloseRoads{{{}, {}, random_box(random)}};
        case 4:
            return ScaleSpeed{{{}, {}, random_box(random)}, 0.3};
        case 5:
            return OpenRoads{{{}, {}, random_box(random)}};
        case 6:
            return AddRoad{{random_place(random), random_place(random), random_place(random)},
                           90,
                           below(random, 2) == 0,
                           0,
                           ""};
        case 7:
            return ResizeService{{service, {}}, 7};
        case 8:
            return SetHours{{service, {}}, random_hours(random)};
        case 9:
            return AddRound{{random_service(random, "first stop" + std::to_string(number)),
                             random_service(random, "second stop" + std::to_string(number))}};
        case 10:
            return SetSpeed{{{}, {}, random_box(random)}, 70};
        case 11:
            return ScaleSpeed{{{}, {}, random_box(random)}, 3};
        case 12:
            return ScalePopulation{
                below(random, 2) == 0 ? "" : "W",
                below(random, 2) == 0 ? territory::MultiPolygon{} : random_box(random),
                below(random, 2) == 0 ? "" : "children_0_14", 0.5};
        default:
            return AddHousehold{"new" + std::to_string(number), random_place(random), 3};
    }
}

/// From scratch, by the slow twin: on the changed roads a path through something closed takes a
/// block, so a time as long as that is none.
access::NearestTable from_scratch(const SmallStudy& study, const Outcome& run) {
    const snap::Snapper snapper(run.roads.network, study.base().snapper.options());
    std::vector<snap::Snap> households, services;
    std::vector<CategoryId> category;
    for (const auto& household : run.variant.territory.households)
        households.push_back(run.roads.retimed(snapper.snap(household.place)));
    for (const auto& service : run.variant.territory.services) {
        const bool there = !study.base().takes_part || study.base().takes_part(service);
        services.push_back(there ? run.roads.retimed(snapper.snap(service.place)) : snap::Snap{});
        category.push_back(service.category);
    }
    return reference::nearest_services(run.roads.network, {households, services, category, 2});
}

/// The slow twin of make_variant: one edit after the other, in the words of edit.h.
class Edited {
  public:
    explicit Edited(territory::Territory base) : territory(std::move(base)) {}

    territory::Territory territory;

    void operator()(const AddService& add) { territory.services.push_back(add.service); }
    void operator()(const MoveService& move) { find(move.service).place = move.place; }
    void operator()(const ResizeService& resize) {
        find(resize.service).capacity = resize.capacity;
    }
    void operator()(const SetHours& set) { find(set.service).opening_hours = set.opening_hours; }
    void operator()(const CloseService& close) {
        std::erase_if(territory.services,
                      [&](const auto& one) { return one.id == close.service.id; });
    }
    void operator()(const AddRound& round) {
        for (const territory::Service& stop : round.stops) territory.services.push_back(stop);
    }
    void operator()(const ScalePopulation& scale) {
        for (std::size_t h = 0; h < territory.households.size(); ++h) {
            territory::Household& household = territory.households[h];
            if (!scale.zone.empty() && household.zone != ZoneId{0u}) continue;
            if (!scale.area.empty() && !lies_in(scale.area[0].outer, household.place)) continue;
            if (scale.group.empty()) household.weight *= scale.factor;
            territory.groups[0].by_household[h] *= scale.factor;
        }
    }
    void operator()(const AddHousehold& add) {
        double people = 0, members = 0;
        for (std::size_t h = 0; h < territory.households.size(); ++h) {
            people += territory.households[h].weight;
            members += territory.groups[0].by_household[h];
        }
        territory.households.push_back({add.id, add.place, add.weight, zone_of(add.place)});
        territory.groups[0].by_household.push_back(people > 0 ? add.weight * members / people : 0);
    }
    template <class OfRoads>
    void operator()(const OfRoads&) {}

  private:
    [[nodiscard]] territory::Service& find(const ServiceName& name) {
        return *std::find_if(territory.services.begin(), territory.services.end(),
                             [&](const auto& service) { return service.id == name.id; });
    }
    [[nodiscard]] static bool lies_in(const territory::Ring& box, Coordinate place) {
        return box[0].lon_e7 <= place.lon_e7 && place.lon_e7 <= box[2].lon_e7 &&
               box[0].lat_e7 <= place.lat_e7 && place.lat_e7 <= box[2].lat_e7;
    }
};

/// The slow twin of change_roads: the pieces of every chain, changed by one edit after the other in
/// the words of edit.h; closed where one of a chain's pieces is.
class Driven {
  public:
    /// `ways`: how many there were before the new roads, which edits before them do not touch.
    Driven(const graph::RoadNetwork& network, std::size_t ways) : network_(network), ways_(ways) {
        for (std::size_t c = 0; c < network.chain_count(); ++c) {
            const auto shape = network.shape(ChainId{c});
            for (std::size_t i = 0; i + 1 < shape.size(); ++i)
                pieces_.push_back({ChainId{c}, shape[i].place, shape[i + 1].place, shape[i].way,
                                   double(shape[i + 1].forward_ticks) - shape[i].forward_ticks,
                                   double(shape[i].backward_ticks) - shape[i + 1].backward_ticks,
                                   false});
        }
    }
    void operator()(const CloseRoads& close) {
        for_each(close.roads, [](Piece& piece) { piece.closed = true; });
    }
    void operator()(const OpenRoads& open) {
        for_each(open.roads, [](Piece& piece) { piece.closed = false; });
    }
    void operator()(const SetSpeed& set) {
        for_each(set.roads, [&](Piece& piece) {
            const double seconds = distance_metres(piece.from, piece.to) / (set.kmh / 3.6);
            piece.forward = piece.backward = 10 * seconds;
        });
    }
    void operator()(const ScaleSpeed& scale) {
        for_each(scale.roads, [&](Piece& piece) {
            piece.forward /= scale.factor;
            piece.backward /= scale.factor;
        });
    }
    void operator()(const AddRoad&) { ++ways_; }
    template <class Other>
    void operator()(const Other&) {}

    /// By arc: the ticks that it takes, kUnreachable where it is closed.
    [[nodiscard]] std::vector<double> ticks() const {
        std::vector<double> result(network_.arc_count(), 0);
        std::vector<bool> closed(network_.arc_count(), false);
        for (const Piece& piece : pieces_) {
            const ArcId forward = network_.chain_forward_arc[piece.chain.index()];
            const ArcId backward = network_.chain_backward_arc[piece.chain.index()];
            if (forward.exists()) result[forward.index()] += piece.forward;
            if (backward.exists()) result[backward.index()] += piece.backward;
            for (const ArcId arc : {forward, backward})
                if (arc.exists() && piece.closed) closed[arc.index()] = true;
        }
        for (std::size_t arc = 0; arc < closed.size(); ++arc)
            if (closed[arc]) result[arc] = kUnreachable.count();
        return result;
    }

  private:
    struct Piece {
        ChainId chain;
        Coordinate from, to;
        std::uint32_t way;
        double forward, backward;
        bool closed;
    };
    template <class Change>
    void for_each(const RoadSelection& roads, const Change& change) {
        for (Piece& piece : pieces_)
            if (piece.way < ways_ && crosses(roads.area[0].outer, piece.from, piece.to))
                change(piece);
    }
    /// Whether some of the way from one place to the other lies within the box: what is left of it
    /// once each side of the box has cut off its part.
    static bool crosses(const territory::Ring& box, Coordinate from, Coordinate to) {
        double begin = 0, end = 1;
        const auto cut = [&](double a, double b, double low, double high) {
            if (a == b) {
                if (a < low || a > high) end = -1;
                return;
            }
            const double at_low = (low - a) / (b - a), at_high = (high - a) / (b - a);
            begin = std::max(begin, std::min(at_low, at_high));
            end = std::min(end, std::max(at_low, at_high));
        };
        cut(from.lon_e7, to.lon_e7, box[0].lon_e7, box[2].lon_e7);
        cut(from.lat_e7, to.lat_e7, box[0].lat_e7, box[2].lat_e7);
        return begin <= end;
    }

    const graph::RoadNetwork& network_;
    std::size_t ways_;
    std::vector<Piece> pieces_;
};

void expect_same(const ChangedRoads& roads, const std::vector<double>& expected) {
    const std::vector<std::uint32_t> found = roads.weights();
    ASSERT_EQ(found.size(), expected.size());
    // Half a tick of rounding, where a time is no whole number of them.
    for (std::size_t arc = 0; arc < found.size(); ++arc)
        ASSERT_NEAR(found[arc], expected[arc], 0.5 + 1e-6) << "arc " << arc;
}

void expect_same(const territory::Territory& found, const territory::Territory& expected) {
    ASSERT_EQ(found.services.size(), expected.services.size());
    for (std::size_t s = 0; s < found.services.size(); ++s) {
        const territory::Service &a = found.services[s], &b = expected.services[s];
        ASSERT_EQ(a.id, b.id);
        ASSERT_EQ(a.place, b.place) << a.id;
        ASSERT_EQ(a.category, b.category) << a.id;
        ASSERT_EQ(a.capacity, b.capacity) << a.id;
        ASSERT_EQ(a.opening_hours, b.opening_hours) << a.id;
    }
    ASSERT_EQ(found.households.size(), expected.households.size());
    for (std::size_t h = 0; h < found.households.size(); ++h) {
        const territory::Household &a = found.households[h], &b = expected.households[h];
        ASSERT_EQ(a.id, b.id);
        ASSERT_EQ(a.place, b.place) << a.id;
        ASSERT_EQ(a.weight, b.weight) << a.id;
        ASSERT_EQ(a.zone, b.zone) << a.id;
        ASSERT_DOUBLE_EQ(found.groups[0].by_household[h], expected.groups[0].by_household[h])
            << a.id;
    }
}

void expect_same(const Outcome& run, const access::NearestTable& twin) {
    ASSERT_EQ(run.nearest.household_count(), twin.household_count());
    for (std::size_t h = 0; h < twin.household_count(); ++h)
        for (std::size_t c = 0; c < 2; ++c) {
            access::Nearest expected = twin.at(HouseholdId{h}, CategoryId{c});
            if (reachable(expected.time) && !snap::is_open(expected.time.count()))
                expected = {kUnreachable, {}, access::Reason::kNoPath};
            const access::Nearest cell = run.nearest.at(HouseholdId{h}, CategoryId{c});
            ASSERT_EQ(cell.time, expected.time) << "household " << h;
            ASSERT_EQ(cell.service, expected.service) << "household " << h;
            ASSERT_EQ(cell.reason, expected.reason) << "household " << h;
        }
}

TEST(ScenarioProperties, EqualAnAnswerFromScratchWhateverTheEdits) {
    std::size_t ran = 0, with_hours_and_new_roads = 0;
    for (unsigned seed = 0; seed < 900; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const bool at_an_hour = seed % 3 > 0;
        const auto study = random_study(random, at_an_hour ? is_open : SmallStudy::TakesPart{});
        std::vector<Action> actions;
        for (std::size_t n = 1 + below(random, 5); n > 0; --n)
            actions.push_back(random_action(random, n));
        Outcome changed;
        try {
            changed = run(study->base(), scenario_of(actions));
        } catch (const Error&) {
            continue;  // an edit of what is not there
        }
        ++ran;
        with_hours_and_new_roads += at_an_hour && changed.has_new_roads ? 1 : 0;
        Edited edited(study->territory());
        // Its shape points keep the times of today.
        Driven driven(changed.roads.network, study->network().ways.size());
        for (const Action& action : actions) {
            std::visit(edited, action);
            std::visit(driven, action);
        }
        expect_same(changed.variant.territory, edited.territory);
        expect_same(changed.roads, driven.ticks());
        expect_same(changed, from_scratch(*study, changed));
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(ran, 200U);
    EXPECT_GT(with_hours_and_new_roads, 25U);
}

/// Whether every household of both is at least as well served in `better`.
void expect_no_worse(const access::NearestTable& better, const access::NearestTable& worse,
                     unsigned seed) {
    for (std::size_t h = 0; h < worse.household_count(); ++h)
        for (std::size_t c = 0; c < 2; ++c)
            ASSERT_LE(better.at(HouseholdId{h}, CategoryId{c}).time,
                      worse.at(HouseholdId{h}, CategoryId{c}).time)
                << "seed " << seed << " household " << h;
}

/// A random place that joins the roads, as a service has to; nothing: none of a hundred did.
std::optional<Coordinate> place_at_the_roads(const snap::Snapper& snapper, std::mt19937& random) {
    for (int i = 0; i < 100; ++i)
        if (const Coordinate place = random_place(random); snapper.snap(place).exists())
            return place;
    return {};
}

TEST(ScenarioProperties, OpeningNeverHarmsAndClosingNeverHelps) {
    unsigned added_to = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const auto study = random_study(random);
        if (const auto place = place_at_the_roads(study->base().snapper, random)) {
            const Outcome added =
                run(study->base(),
                    scenario_of({AddService{{"new", "", *place, CategoryId{0u}, {}, ""}}}));
            expect_no_worse(added.nearest, study->nearest(), seed);
            ++added_to;
        }
        const Outcome closed = run(study->base(), scenario_of({CloseService{{"s0", {}}}}));
        expect_no_worse(study->nearest(), closed.nearest, seed);
        const RoadSelection roads{{}, {}, random_box(random)};
        try {
            const Outcome flooded = run(study->base(), scenario_of({CloseRoads{roads}}));
            expect_no_worse(study->nearest(), flooded.nearest, seed);
            const Outcome slowed = run(study->base(), scenario_of({ScaleSpeed{roads, 0.5}}));
            expect_no_worse(study->nearest(), slowed.nearest, seed);
            expect_no_worse(slowed.nearest, flooded.nearest, seed);
            const Outcome faster = run(study->base(), scenario_of({ScaleSpeed{roads, 3}}));
            expect_no_worse(faster.nearest, study->nearest(), seed);
            const Outcome reopened =
                run(study->base(), scenario_of({CloseRoads{roads}, OpenRoads{roads}}));
            EXPECT_FALSE(reopened.roads.any()) << "seed " << seed;
            expect_no_worse(reopened.nearest, study->nearest(), seed);
            expect_no_worse(study->nearest(), reopened.nearest, seed);
        } catch (const Error&) {
            continue;  // no road there
        }
    }
    EXPECT_GT(added_to, 290U);
}

}  // namespace
}  // namespace relais::scenario
