// Random towns with random turn restrictions. The twin knows nothing of vertices, splits or copies:
// it searches over everything that a driver has done so far, and looks at every restriction.

#include <limits>
#include <map>
#include <queue>
#include <random>
#include <set>

#include "engine/graph/copies.h"
#include "tests/osm_maps/town.h"

namespace relais::scenarios {
namespace {

using Street = std::pair<char, char>;  ///< from one corner to the next
using Driven = std::vector<Street>;

Street back(Street street) {
    return {street.second, street.first};
}

/// What a relation asks, in streets.
struct Order {
    bool only = false;
    Driven driven;           ///< from, and along the via ways
    std::set<Street> to;     ///< forbidden, or the only ones allowed
    bool one_street = true;  ///< the ways driven have one name
};

bool ends_with(const Driven& driven, const Driven& end) {
    return driven.size() >= end.size() && std::equal(end.rbegin(), end.rend(), driven.rbegin());
}

/// A town of three by three corners that do not lie in line, with a dead end at each outer side.
class RandomTown {
  public:
    explicit RandomTown(std::uint64_t seed) : random_(seed), town_(draw()) {
        for (int y = 0; y < 3; ++y) add_line({stub(3 + y), at(0, y), at(1, y), at(2, y), stub(y)});
        for (int x = 0; x < 3; ++x)
            add_line({stub(6 + x), at(x, 0), at(x, 1), at(x, 2), stub(9 + x)});
        const std::size_t count = 1 + random_() % 6;
        while (relations_ < count) add_relation();
    }

    Town& town() { return town_; }
    const std::set<Street>& streets() const { return streets_; }
    const std::vector<Order>& orders() const { return orders_; }
    const std::string& text() const { return text_; }

  private:
    static char at(int x, int y) { return static_cast<char>('a' + 3 * y + x); }
    static char stub(int i) { return static_cast<char>('j' + i); }

    std::string draw() {
        std::vector<std::string> rows(17, std::string(60, ' '));
        const auto put = [&](char name, int x, int y) {
            rows[static_cast<std::size_t>(3 * y + static_cast<int>(random_() % 2))]
                [static_cast<std::size_t>(10 * x + static_cast<int>(random_() % 5))] = name;
        };
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 3; ++x) put(at(x, y), x + 1, y + 1);
        for (int i = 0; i < 3; ++i) {
            put(stub(i), 4, i + 1);
            put(stub(3 + i), 0, i + 1);
            put(stub(6 + i), i + 1, 0);
            put(stub(9 + i), i + 1, 4);
        }
        std::string map;
        for (const std::string& row : rows) map += row + "\n";
        return map;
    }

    /// The streets of a line, cut into ways of one or two; some are one-way.
    void add_line(const std::string& corners) {
        for (std::size_t i = 0; i + 1 < corners.size();) {
            const bool inner = i > 0 && i + 3 < corners.size();
            const std::size_t length = inner && random_() % 3 == 0 ? 2 : 1;
            std::string name = corners.substr(i, length + 1);
            const bool outer = i == 0 || i + 2 == corners.size();
            const bool oneway = !outer && random_() % 4 == 0;
            if (random_() % 2 == 0) std::reverse(name.begin(), name.end());
            const std::string called = random_() % 2 == 0 ? "Long" : "Broad";
            town_.way(name, "highway=tertiary name=" + called + (oneway ? " oneway=yes" : ""));
            text_ += name + (oneway ? ">" : "") + " " + called + ", ";
            for (const bool backward : {false, true}) {
                if (backward && oneway) continue;
                Driven way;
                for (std::size_t k = 0; k + 1 < name.size(); ++k)
                    way.emplace_back(name[k], name[k + 1]);
                if (backward) {
                    std::reverse(way.begin(), way.end());
                    std::for_each(way.begin(), way.end(), [](Street& s) { s = back(s); });
                }
                streets_.insert(way.begin(), way.end());
                ways_.push_back({name, called, way});
            }
            i += length;
        }
    }

    struct Way {
        std::string name, called;
        Driven streets;  ///< in one of its directions
    };
    const Way& any(const std::vector<const Way*>& ways) { return *ways[random_() % ways.size()]; }
    /// Ways that begin at a corner; without the one named.
    std::vector<const Way*> onward(char corner, const std::string& but) const {
        std::vector<const Way*> result;
        for (const Way& way : ways_)
            if (way.streets.front().first == corner && way.name != but) result.push_back(&way);
        return result;
    }

    void add_relation() {
        const Way& from = ways_[random_() % ways_.size()];
        Order order;
        order.only = random_() % 3 == 0;
        order.driven = {from.streets.back()};
        std::string members = "from=" + from.name;
        std::string last = from.name;
        const std::size_t vias = random_() % 3;
        if (vias == 0) members += std::string(" via=") + from.streets.back().second;
        for (std::size_t i = 0; i < vias; ++i) {
            const auto next = onward(order.driven.back().second, last);
            if (next.empty()) return;
            const Way& via = any(next);
            if (members.find(via.name) != std::string::npos) return;
            order.driven.insert(order.driven.end(), via.streets.begin(), via.streets.end());
            members += " via=" + via.name;
            order.one_street &= via.called == from.called;
            last = via.name;
        }
        const bool round = vias == 0 && !order.only && random_() % 4 == 0;
        if (round) {
            if (!streets_.contains(back(order.driven.back()))) return;
            order.to = {back(order.driven.back())};
            members += " to=" + from.name;
        } else {
            const auto next = onward(order.driven.back().second, last);
            if (next.empty()) return;
            const Way& to = any(next);
            order.to = {to.streets.front()};
            members += " to=" + to.name;
        }
        const std::string word = round ? "no_u_turn" : order.only ? "only_straight_on" : "no_exit";
        town_.relation("type=restriction restriction=" + word, members);
        text_ += "\n  " + word + " " + members;
        orders_.push_back(order);
        ++relations_;
    }

    std::mt19937_64 random_;
    Town town_;
    std::set<Street> streets_;
    std::vector<Way> ways_;
    std::vector<Order> orders_;
    std::size_t relations_ = 0;
    std::string text_;
};

/// Drives through a town by the letter of its relations.
class Twin {
  public:
    explicit Twin(RandomTown& town) : town_(town) {
        for (const Order& order : town.orders())
            for (std::size_t i = 1; i <= order.driven.size(); ++i) {
                const Driven begun(order.driven.begin(),
                                   order.driven.begin() + static_cast<std::ptrdiff_t>(i));
                begun_.insert(begun);
                longest_ = std::max(longest_, i);
                if (!order.only) continue;
                if (i == order.driven.size())
                    prescribed_[begun].insert(order.to.begin(), order.to.end());
                else if (!order.one_street)
                    prescribed_[begun].insert(order.driven[i]);
            }
        for (const Driven& begun : begun_)
            for (const Street& street : onward(begun.back().second))
                if (may(begun, street)) no_turning_round_.insert(street);
    }

    /// Seconds from the middle of a street to the middles of all that can be got to. Who starts may
    /// go either way.
    std::map<Street, double> search(Street start) const {
        std::map<Street, double> times;  // by the direction one arrives in
        std::map<Driven, double> best;
        using Entry = std::pair<double, Driven>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        for (const Street& first : {start, back(start)})
            if (town_.streets().contains(first)) queue.emplace(seconds(first) / 2, Driven{first});
        while (!queue.empty()) {
            const auto [time, driven] = queue.top();  // at the end of its last street
            queue.pop();
            if (!best.try_emplace(driven, time).second) continue;
            for (const Street& next : allowed(driven)) {
                times.try_emplace(next, time + seconds(next) / 2);
                times[next] = std::min(times[next], time + seconds(next) / 2);
                Driven longer = driven;
                longer.push_back(next);
                if (longer.size() > longest_) longer.erase(longer.begin());
                queue.emplace(time + seconds(next), longer);
            }
        }
        return times;
    }

  private:
    std::vector<Street> onward(char corner) const {
        std::vector<Street> result;
        for (const Street& street : town_.streets())
            if (street.first == corner) result.push_back(street);
        return result;
    }
    bool may(const Driven& driven, Street next) const {
        for (const Order& order : town_.orders())
            if (!order.only && ends_with(driven, order.driven) && order.to.contains(next))
                return false;
        for (const auto& [begun, streets] : prescribed_)
            if (ends_with(driven, begun) && !streets.contains(next)) return false;
        return true;
    }
    std::vector<Street> allowed(const Driven& driven) const {
        std::vector<Street> result;
        for (const Street& street : onward(driven.back().second))
            if (may(driven, street)) result.push_back(street);
        const Street round = back(driven.back());
        const bool other_way =
            std::any_of(result.begin(), result.end(), [&](Street s) { return s != round; });
        if (other_way && no_turning_round_.contains(driven.back())) std::erase(result, round);
        return result;
    }
    double seconds(Street street) const {
        return distance_metres(town_.town().place(street.first),
                               town_.town().place(street.second)) /
               10;
    }

    RandomTown& town_;
    std::set<Driven> begun_;
    std::size_t longest_ = 1;
    std::map<Driven, std::set<Street>> prescribed_;
    std::set<Street> no_turning_round_;  ///< at their end
};

/// How the middle of a street is left and reached: at a vertex, after as many ticks.
struct Middle {
    std::vector<reference::Source> left;
    std::vector<std::pair<VertexId, Duration>> reached;
};

Middle middle_of(const graph::RoadNetwork& network, ChainId chain, const graph::Copies& copies) {
    Middle middle;
    const auto travel = [&](ArcId arc, bool leave) {
        if (!arc.exists()) return;
        const std::uint32_t ticks = network.arc_ticks[arc.index()];
        if (leave)
            middle.left.push_back({network.arc_head[arc.index()], Duration{ticks - ticks / 2}, 0});
        middle.reached.emplace_back(network.arc_tail[arc.index()], Duration{ticks / 2});
    };
    for (const auto& arcs : {&network.chain_forward_arc, &network.chain_backward_arc}) {
        travel((*arcs)[chain.index()], true);
        for (const ChainId copy : copies.of(chain)) travel((*arcs)[copy.index()], false);
    }
    return middle;
}

std::map<Street, Middle> middles(Town& town, const std::set<Street>& streets) {
    const graph::RoadNetwork& network = town.import().network;
    const graph::Copies copies(network);
    std::map<Street, Middle> result;
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        if (network.is_copy(ChainId{c})) continue;
        const auto shape = network.shape(ChainId{c});
        for (const Street& street : streets)
            if (shape.front().place == town.place(street.first) &&
                shape.back().place == town.place(street.second))
                result[street] = middle_of(network, ChainId{c}, copies);
    }
    return result;
}

TEST(TurnRestrictions, AreKeptOnEveryPathOfRandomTowns) {
    constexpr double kNever = std::numeric_limits<double>::infinity();
    std::size_t compared = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        RandomTown random(seed);
        Town& town = random.town();
        const Twin twin(random);
        EXPECT_EQ(town.import().report.restrictions_used, random.orders().size());
        const auto places = middles(town, random.streets());
        const reference::Dijkstra dijkstra(town.import().network,
                                           reference::Direction::kFromSources);
        for (const auto& [start, from] : places) {
            const auto labels = dijkstra.search(from.left);
            const auto truth = twin.search(start);
            for (const auto& [goal, to] : places) {
                if (goal == start) continue;
                Duration time = kUnreachable;
                for (const auto& [vertex, offset] : to.reached)
                    if (reachable(labels[vertex.index()].time))
                        time = std::min(time, labels[vertex.index()].time + offset);
                double right = kNever;
                for (const Street& way : {goal, back(goal)})
                    if (const auto found = truth.find(way); found != truth.end())
                        right = std::min(right, found->second);
                const double got = reachable(time) ? to_seconds(time) : kNever;
                ++compared;
                if (got == right) continue;  // there is no path
                ASSERT_NEAR(got, right, 1.5)
                    << "seed " << seed << ": " << start.first << start.second << " to "
                    << goal.first << goal.second << "\n"
                    << random.text();
            }
        }
    }
    EXPECT_GT(compared, 50'000U);
}

}  // namespace
}  // namespace relais::scenarios
