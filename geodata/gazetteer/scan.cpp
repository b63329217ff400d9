#include "geodata/gazetteer/scan.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>

#include "geodata/osm/extract_file.h"

namespace relais::gazetteer {
namespace {

using Words = std::vector<std::string>;

/// Distance within which addresses count as in a place, by its kind.
struct Reach {
    std::string_view kind;
    double metres;
    bool is_town;
};
constexpr Reach kReaches[] = {
    {"city", 15000, true},          {"town", 7000, true},      {"village", 4000, true},
    {"hamlet", 2000, false},        {"suburb", 2500, false},   {"quarter", 2000, false},
    {"neighbourhood", 1000, false}, {"locality", 1000, false}, {"isolated_dwelling", 500, false},
    {"farm", 500, false},
};

const char* value(const osmium::TagList& tags, const char* key) {
    return tags.get_value_by_key(key, "");
}

void append_words(Words& words, const char* text) {
    const Words more = name_words(text);
    words.insert(words.end(), more.begin(), more.end());
}

/// Names of one thing: it may have an old or another one.
constexpr const char* kNames[] = {"name", "alt_name", "official_name", "old_name"};

class Scanner {
  public:
    explicit Scanner(const Question& question) : question_(question) {}

    Scan read(const std::filesystem::path& file, const Progress& progress) && {
        const osm::ExtractFile extract(file);
        extract.read(osmium::osm_entity_bits::way,
                     [this](osmium::memory::Buffer& buffer) {
                         for (const auto& way : buffer.select<osmium::Way>()) take(way);
                     },
                     {false, "looking up streets and addresses", progress});
        extract.read(osmium::osm_entity_bits::node,
                     [this](osmium::memory::Buffer& buffer) {
                         for (const auto& node : buffer.select<osmium::Node>()) take(node);
                     },
                     {false, "looking up places", progress});
        locate();
        return std::move(scan_);
    }

  private:
    /// A candidate of which the place is that of nodes read later.
    struct Waiting {
        std::size_t candidate;
        std::vector<osmium::object_id_type> nodes;
    };

    void take(const osmium::Way& way) {
        const osmium::TagList& tags = way.tags();
        if (way.nodes().empty()) return;
        const std::size_t before = scan_.candidates.size();
        take_address(tags);
        if (tags.has_key("highway") && tags.has_key("name")) {
            ++scan_.streets;
            take_named(tags, Candidate::Kind::kStreet);
        } else if (tags.has_key("place")) {
            take_named(tags, Candidate::Kind::kPlace);
        }
        for (std::size_t i = before; i < scan_.candidates.size(); ++i) wait_for(way, i);
    }

    /// A street is in its middle, an area among its corners.
    void wait_for(const osmium::Way& way, std::size_t candidate) {
        Waiting waiting{candidate, {}};
        if (way.is_closed())
            for (const osmium::NodeRef& node : way.nodes()) waiting.nodes.push_back(node.ref());
        else
            waiting.nodes.push_back(way.nodes()[way.nodes().size() / 2].ref());
        for (const auto node : waiting.nodes) located_.try_emplace(node);
        waiting_.push_back(std::move(waiting));
    }

    void take(const osmium::Node& node) {
        if (const auto entry = located_.find(node.id()); entry != located_.end())
            entry->second = node.location();
        if (node.tags().empty() || !node.location().valid()) return;
        const Coordinate place{node.location().x(), node.location().y()};
        const std::size_t before = scan_.candidates.size();
        take_address(node.tags());
        if (node.tags().has_key("place")) {
            take_named(node.tags(), Candidate::Kind::kPlace);
            take_town(node.tags(), place);
        }
        for (std::size_t i = before; i < scan_.candidates.size(); ++i)
            scan_.candidates[i].place = place;
    }

    void take_address(const osmium::TagList& tags) {
        const char* number = tags.get_value_by_key("addr:housenumber");
        if (number == nullptr) return;
        ++scan_.addresses;
        const char* street = tags.get_value_by_key("addr:street");
        if (street == nullptr) street = tags.get_value_by_key("addr:place");
        if (street == nullptr) street = tags.get_value_by_key("addr:city");
        if (street == nullptr) return;
        Words words = name_words(street);
        if (!question_.may_mean(words)) return;
        Candidate candidate = with_own_words(tags);
        candidate.kind = Candidate::Kind::kAddress;
        candidate.name = street;
        candidate.number = number;
        candidate.words = std::move(words);
        candidate.numbers = house_numbers(name_words(number));
        scan_.candidates.push_back(std::move(candidate));
    }

    void take_named(const osmium::TagList& tags, Candidate::Kind kind) {
        for (const char* key : kNames) {
            const char* name = tags.get_value_by_key(key);
            if (name == nullptr) continue;
            Words words = name_words(name);
            if (!question_.may_mean(words)) continue;
            Candidate candidate = with_own_words(tags);
            candidate.kind = kind;
            candidate.name = tags.get_value_by_key("name", name);
            candidate.words = std::move(words);
            scan_.candidates.push_back(std::move(candidate));
            return;
        }
    }

    static Candidate with_own_words(const osmium::TagList& tags) {
        Candidate candidate;
        candidate.town = value(tags, "addr:city");
        candidate.has_postcode = tags.has_key("addr:postcode");
        for (const char* key : {"addr:city", "addr:postcode", "addr:suburb", "addr:place",
                                "addr:hamlet", "addr:district"})
            append_words(candidate.own, value(tags, key));
        return candidate;
    }

    void take_town(const osmium::TagList& tags, Coordinate place) {
        const std::string_view kind = value(tags, "place");
        const auto* reach = std::find_if(std::begin(kReaches), std::end(kReaches),
                                         [kind](const Reach& r) { return r.kind == kind; });
        const char* name = tags.get_value_by_key("name");
        if (reach == std::end(kReaches) || name == nullptr) return;
        Town town{name, name_words(name), place, reach->metres, reach->is_town};
        if (const char* postcode = tags.get_value_by_key("postal_code"))
            append_words(town.words, postcode);
        scan_.towns.push_back(std::move(town));
    }

    void locate() {
        std::vector<bool> lost(scan_.candidates.size(), false);
        for (const Waiting& waiting : waiting_) {
            double lon = 0, lat = 0;
            int count = 0;
            for (const auto node : waiting.nodes) {
                const osmium::Location at = located_.at(node);
                if (!at.valid()) continue;
                lon += at.lon();
                lat += at.lat();
                ++count;
            }
            lost[waiting.candidate] = count == 0;
            if (count > 0)
                scan_.candidates[waiting.candidate].place =
                    Coordinate::from_degrees(lon / count, lat / count);
        }
        std::size_t i = 0;
        std::erase_if(scan_.candidates, [&](const Candidate&) { return lost[i++]; });
    }

    const Question& question_;
    Scan scan_;
    std::vector<Waiting> waiting_;
    std::unordered_map<osmium::object_id_type, osmium::Location> located_;
};

}  // namespace

Scan scan(const std::filesystem::path& extract, const Question& question,
          const Progress& progress) {
    return Scanner(question).read(extract, progress);
}

}  // namespace relais::gazetteer
