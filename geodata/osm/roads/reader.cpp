#include "geodata/osm/roads/reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <boost/sort/spreadsort/integer_sort.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include "engine/core/parallel.h"
#include "geodata/countries/countries.h"
#include "geodata/osm/roads/area_reader.h"
#include "geodata/osm/roads/extent.h"
#include "geodata/osm/roads/restrictions.h"
#include "geodata/osm/roads/speeds.h"

namespace relais::osm {
namespace {

/// Keeps each name once.
class NameTable {
  public:
    NameTable() : text_(1, '\0') {}
    std::uint32_t add(std::string_view name) {
        if (name.empty()) return 0;
        const auto [entry, fresh] =
            offsets_.try_emplace(std::string(name), static_cast<std::uint32_t>(text_.size()));
        if (fresh) {
            text_.insert(text_.end(), name.begin(), name.end());
            text_.push_back('\0');
        }
        return entry->second;
    }
    std::vector<char> take() { return std::move(text_); }

  private:
    std::unordered_map<std::string, std::uint32_t> offsets_;
    std::vector<char> text_;
};

RoadTags road_tags(const osmium::TagList& list) {
    RoadTags tags;
    for (const osmium::Tag& tag : list) tags.set(tag.key(), tag.value());
    return tags;
}

/// Whether the tags are of an object that a profile may use. Platforms and piers are for profiles
/// that cross areas. One look at each tag: most ways are houses.
bool may_be_road(const osmium::TagList& list, bool areas) {
    return std::any_of(list.begin(), list.end(), [&](const osmium::Tag& tag) {
        const std::string_view key = tag.key();
        if (key == "highway") return true;
        const std::string_view value = tag.value();
        if (key == "route") return value == "ferry" || value == "shuttle_train";
        if (!areas) return false;
        if (key == "man_made") return value == "pier";
        return (key == "railway" || key == "public_transport") && value == "platform";
    });
}

/// Counts which country implicit limits name.
class CountryVotes {
  public:
    void count(const RoadTags& tags) {
        for (const Key key : {Key::kMaxspeed, Key::kMaxspeedType, Key::kSourceMaxspeed,
                              Key::kZoneMaxspeed, Key::kZoneTraffic}) {
            const std::string_view country = country_named(tags[key]);
            if (country.empty()) continue;
            ++votes_[static_cast<std::size_t>(country[0] - 'A')]
                    [static_cast<std::size_t>(country[1] - 'A')];
            ++all_;
        }
    }
    /// The one that two in three name; "" when fewer than ten do.
    [[nodiscard]] std::string winner() const {
        for (std::size_t i = 0; i < kLetters; ++i)
            for (std::size_t j = 0; j < kLetters; ++j)
                if (votes_[i][j] >= 10 && 3 * votes_[i][j] >= 2 * all_)
                    return {static_cast<char>('A' + i), static_cast<char>('A' + j)};
        return {};
    }

  private:
    static constexpr std::size_t kLetters = 26;
    std::array<std::array<std::uint32_t, kLetters>, kLetters> votes_{};
    std::uint32_t all_ = 0;
};

class WayCollector {
  public:
    WayCollector(const Rules& rules, ImportReport& report) : rules_(rules), report_(report) {
        roads_.first_ref.push_back(0);
    }

    void visit(const osmium::Way& way) {
        newest_ = std::max(newest_, way.timestamp());
        if (!may_be_road(way.tags(), rules_.crosses_areas())) return;
        ++report_.ways_read;
        const RoadTags tags = road_tags(way.tags());
        votes_.count(tags);
        const bool area = way.nodes().size() > 3 && way.is_closed() && rules_.is_area(tags);
        const WayFacts facts = area ? rules_.area(tags) : rules_.way(tags);
        if (!facts.remark.empty()) ignore(report_.ignored, facts.remark, way.id());
        if (!facts.usable) return;
        if (way.nodes().size() < 2)
            return ignore(report_.ignored, "fewer than two nodes", way.id());
        add(way, tags, facts);
        if (!area) return;
        const auto number = static_cast<std::uint32_t>(roads_.ways.size() - 1);
        roads_.areas.push_back({way.id(), number, {number}});
    }

    void visit(const osmium::Relation& relation) {
        if (!rules_.crosses_areas() || !relation.tags().has_tag("type", "multipolygon") ||
            !may_be_road(relation.tags(), true))
            return;
        const RoadTags tags = road_tags(relation.tags());
        if (!tags[Key::kRoute].empty()) return;
        const WayFacts facts = rules_.area(tags);
        if (!facts.remark.empty()) ignore(report_.ignored, facts.remark, relation.id());
        if (facts.usable)
            relations_.add(relation, way_of(relation.id(), tags, facts), with_tags(facts, tags));
    }

    [[nodiscard]] bool wait_for_ways() const { return relations_.wait_for_ways(); }
    void visit_again(const osmium::Way& way) { relations_.visit(way); }

    RoadWays take() {
        relations_.add_to(roads_);
        roads_.names = names_.take();
        roads_.country = votes_.winner();
        return std::move(roads_);
    }
    [[nodiscard]] osmium::Timestamp newest() const { return newest_; }

  private:
    void add(const osmium::Way& way, const RoadTags& tags, const WayFacts& facts) {
        roads_.ways.push_back(way_of(way.id(), tags, facts));
        roads_.facts.push_back(with_tags(facts, tags));
        for (const osmium::NodeRef& node : way.nodes()) roads_.refs.push_back(node.ref());
        roads_.first_ref.push_back(static_cast<std::uint32_t>(roads_.refs.size()));
    }

    graph::Way way_of(std::int64_t osm_id, const RoadTags& tags, const WayFacts& facts) {
        const std::string_view name = tags[Key::kName];
        return {.osm_id = osm_id,
                .name = names_.add(name.empty() ? tags[Key::kRef] : name),
                .road_class = facts.road_class};
    }

    /// The facts with the tags behind them.
    WayFacts with_tags(WayFacts facts, const RoadTags& tags) {
        facts.limit_evidence = limit_evidence(tags, facts);
        facts.cap_evidence = evidence(tags, facts.cap_key);
        return facts;
    }

    std::uint32_t evidence(const RoadTags& tags, Key key) {
        if (key == Key::kCount) return 0;
        return names_.add(std::string(text_of(key)) + "=" + std::string(tags[key]));
    }
    /// A rule of a country whose law is not known is reported together with that country.
    std::uint32_t limit_evidence(const RoadTags& tags, const WayFacts& facts) {
        const std::string_view country =
            facts.limit_source == graph::SpeedSource::kLegal && facts.limit_key != Key::kCount
                ? country_named(tags[facts.limit_key])
                : std::string_view{};
        if (country.empty() || countries::limits_of(country).known())
            return evidence(tags, facts.limit_key);
        return names_.add(without_law(country) + " " + std::string(text_of(facts.limit_key)) + "=" +
                          std::string(tags[facts.limit_key]));
    }

    const Rules& rules_;
    ImportReport& report_;
    RoadWays roads_;
    AreaRelations relations_;
    NameTable names_;
    CountryVotes votes_;
    osmium::Timestamp newest_;
};

/// Finds ids in an ascending list, in any order of queries. The id after the last one queried, as
/// in a sorted file, needs no search; any other one mostly two or three memory accesses: a table
/// has the beginning of each of about n/2 equal slices of the range of ids. The caller keeps the
/// position of the last answer, so that threads can share a finder.
class Finder {
  public:
    explicit Finder(const std::vector<std::int64_t>& ids) : ids_(ids) {
        if (ids.empty()) return;
        while (slice_of(ids.back()) > ids.size() / 2) ++shift_;
        begin_.reserve(slice_of(ids.back()) + 2);
        for (std::uint32_t i = 0; i < ids.size(); ++i)
            while (begin_.size() <= slice_of(ids[i])) begin_.push_back(i);
        begin_.push_back(static_cast<std::uint32_t>(ids.size()));
    }
    /// The position of `id` in the list; absent when it is not there. `at`: the number of ids below
    /// the last one queried; 0 at first.
    [[nodiscard]] std::optional<std::uint32_t> operator()(std::int64_t id, std::size_t& at) const {
        if (at < ids_.size() && ids_[at] < id) ++at;
        if (!is_place_of(id, at)) at = search(id);
        if (at == ids_.size() || ids_[at] != id) return {};
        return static_cast<std::uint32_t>(at);
    }

  private:
    /// The difference as unsigned numbers is correct for every pair of ids, negative ones too.
    [[nodiscard]] std::uint64_t slice_of(std::int64_t id) const {
        return (static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(ids_.front())) >>
               shift_;
    }
    [[nodiscard]] bool is_place_of(std::int64_t id, std::size_t at) const {
        return (at == 0 || ids_[at - 1] < id) && (at == ids_.size() || id <= ids_[at]);
    }
    [[nodiscard]] std::size_t search(std::int64_t id) const {
        if (id < ids_.front()) return 0;
        if (id > ids_.back()) return ids_.size();
        const std::uint64_t slice = slice_of(id);
        return static_cast<std::size_t>(
            std::lower_bound(ids_.begin() + begin_[slice], ids_.begin() + begin_[slice + 1], id) -
            ids_.begin());
    }

    const std::vector<std::int64_t>& ids_;
    std::vector<std::uint32_t> begin_;  ///< of each slice, and the end
    int shift_ = 0;
};

/// The distinct refs, ascending. A part of them for each thread, then what the parts have together.
std::vector<std::int64_t> distinct(std::span<const std::int64_t> refs) {
    std::vector<std::vector<std::int64_t>> parts(thread_count());
    for_each_index(parts.size(), [&](std::size_t i, std::size_t) {
        const auto bound = [&](std::size_t part) {
            return refs.begin() + static_cast<std::ptrdiff_t>(refs.size() * part / parts.size());
        };
        std::vector<std::int64_t>& part = parts[i];
        part.assign(bound(i), bound(i + 1));
        boost::sort::spreadsort::integer_sort(part.begin(), part.end());
        part.erase(std::unique(part.begin(), part.end()), part.end());
    });
    std::vector<std::int64_t> all = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<std::int64_t> both;
        both.reserve(all.size() + parts[i].size());
        std::set_union(all.begin(), all.end(), parts[i].begin(), parts[i].end(),
                       std::back_inserter(both));
        all = std::move(both);
        parts[i] = {};
    }
    all.shrink_to_fit();
    return all;
}

/// The place of each ref in the list of ids; all are there.
std::vector<std::uint32_t> places_of(std::span<const std::int64_t> refs, const Finder& find) {
    constexpr std::size_t kStretch = 1 << 16;
    std::vector<std::uint32_t> places(refs.size());
    for_each_index((refs.size() + kStretch - 1) / kStretch, [&](std::size_t i, std::size_t) {
        std::size_t at = 0;
        const std::size_t end = std::min(refs.size(), (i + 1) * kStretch);
        for (std::size_t r = i * kStretch; r < end; ++r) places[r] = *find(refs[r], at);
    });
    return places;
}

}  // namespace

void ignore(ImportReport::Causes& causes, std::string_view cause, std::int64_t osm_id) {
    constexpr std::size_t kExamples = 3;
    ImportReport::Ignored& ignored = causes[std::string(cause)];
    ++ignored.count;
    if (ignored.examples.size() < kExamples) ignored.examples.push_back(osm_id);
}

RoadWays read_road_ways(const ExtractFile& extract, const Rules& rules,
                        const profile::Profile& profile, ImportReport& report,
                        const Progress& progress) {
    WayCollector collector(rules, report);
    RestrictionCollector restrictions(profile, report);
    WaterCollector water;
    // The timestamps of ways cost little, but only a file without a date of its own needs them.
    const bool timestamps = extract.data_date().empty();
    extract.read(osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation,
                 [&](osmium::memory::Buffer& buffer) {
                     for (const auto& way : buffer.select<osmium::Way>()) {
                         collector.visit(way);
                         water.visit(way);
                     }
                     for (const auto& relation : buffer.select<osmium::Relation>()) {
                         restrictions.visit(relation);
                         collector.visit(relation);
                         water.visit(relation);
                     }
                 },
                 {.metadata = timestamps, .step = "reading roads", .progress = progress});
    if (collector.wait_for_ways())
        extract.read(osmium::osm_entity_bits::way,
                     [&](osmium::memory::Buffer& buffer) {
                         for (const auto& way : buffer.select<osmium::Way>())
                             collector.visit_again(way);
                     },
                     {.metadata = false, .step = "reading outlines", .progress = progress});
    report.data_date = extract.data_date();
    if (timestamps && collector.newest().valid())
        report.data_date = collector.newest().to_iso().substr(0, 10);
    RoadWays roads = collector.take();
    roads.restrictions = restrictions.take();
    roads.water = std::move(water);
    return roads;
}

RoadNodes read_road_nodes(const ExtractFile& extract, const Rules& rules,
                          std::vector<std::int64_t> refs, WaterCollector& water,
                          const Progress& progress) {
    RoadNodes nodes;
    const std::vector<std::int64_t> ids = distinct(refs);
    const Finder find(ids);
    constexpr std::uint32_t kNone = 0xffffffffU;
    std::vector<std::uint32_t> number(ids.size(), kNone);  // by place in `ids`
    nodes.node = places_of(refs, find);
    refs = {};
    nodes.id.reserve(ids.size());
    for (std::uint32_t& node : nodes.node) {
        const std::uint32_t place = node;
        if (number[place] == kNone) {
            number[place] = static_cast<std::uint32_t>(nodes.id.size());
            nodes.id.push_back(ids[place]);
        }
        node = number[place];
    }
    nodes.facts.assign(nodes.id.size(), {NodeKind::kMissing});
    nodes.place.resize(nodes.id.size());
    DataExtent extent(extract.bounds());
    water.find_nodes();
    std::size_t at = 0;
    const auto visit = [&](const osmium::Node& node) {
        if (!node.location().valid()) return;
        extent.add({node.location().x(), node.location().y()});
        water.add_node(node.id(), {node.location().x(), node.location().y()});
        const auto place = find(node.id(), at);
        if (!place) return;
        const std::uint32_t here = number[*place];
        nodes.place[here] = {node.location().x(), node.location().y()};
        nodes.facts[here] = node.tags().empty() ? NodeFacts{} : rules.node(road_tags(node.tags()));
    };
    extract.read(osmium::osm_entity_bits::node,
                 [&](osmium::memory::Buffer& buffer) {
                     for (const auto& node : buffer.select<osmium::Node>()) visit(node);
                 },
                 {.metadata = false, .step = "reading the places of roads", .progress = progress});
    nodes.data_cells = extent.cells();
    return nodes;
}

}  // namespace relais::osm
