#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>

#include "engine/core/error.h"
#include "tools/demonstration/names.h"
#include "tools/demonstration/writers.h"

namespace relais::demonstration {
namespace {

constexpr std::size_t kBufferSize = 2'000'000;

osmium::Location location_of(Spot s) {
    const Coordinate c = coordinate_of(s);
    return osmium::Location{c.lon_e7, c.lat_e7};
}

const char* highway_value(const RoadTags& tags) {
    switch (tags.road_class) {
        case RoadClass::kTrunk:
            return "trunk";
        case RoadClass::kPrimary:
            return "primary";
        case RoadClass::kSecondary:
            return "secondary";
        case RoadClass::kTertiary:
            return "tertiary";
        case RoadClass::kUnclassified:
            return "unclassified";
        case RoadClass::kResidential:
            return "residential";
        case RoadClass::kLivingStreet:
            return "living_street";
        case RoadClass::kService:
            return "service";
        case RoadClass::kTrack:
            return "track";
    }
    return "road";
}

const char* place_value(Rank rank) {
    switch (rank) {
        case Rank::kTown:
            return "town";
        case Rank::kHamlet:
            return "hamlet";
        default:
            return "village";
    }
}

/// The tag that a mapper would give to a service.
std::pair<const char*, const char*> service_tag(std::string_view category) {
    if (category == "town_hall") return {"amenity", "townhall"};
    if (category == "post") return {"amenity", "post_office"};
    if (category == "pharmacy") return {"amenity", "pharmacy"};
    if (category == "doctor") return {"amenity", "doctors"};
    if (category == "childcare") return {"amenity", "childcare"};
    if (category == "hospital") return {"amenity", "hospital"};
    if (category == "elderly") return {"amenity", "social_facility"};
    if (category == "primary_school" || category == "nursery_school") return {"amenity", "school"};
    return {"office", "government"};
}

/// Nodes of the road map with tags, ascending.
std::vector<RoadMap::Node> signal_nodes(const Country& country, const RoadMap& map) {
    std::vector<RoadMap::Node> signals;
    for (const auto& s : country.settlements) {
        if (s.rank != Rank::kTown) continue;
        std::size_t found = 0;
        for (const auto id : map.near(s.place, s.radius * 0.7)) {
            const auto node = map.segments()[id].from;
            const bool large = map.tags(id).road_class <= RoadClass::kTertiary;
            if (found == 8 || !large || map.tags(id).roundabout || map.degree(node) < 4) continue;
            signals.push_back(node);
            ++found;
        }
    }
    std::sort(signals.begin(), signals.end());
    signals.erase(std::unique(signals.begin(), signals.end()), signals.end());
    return signals;
}

/// Writes objects in the order of their ids: nodes of roads, of waters, of places and services,
/// then the ways.
class Extract {
  public:
    Extract(const std::filesystem::path& file, const World& world)
        : world_(world),
          writer_(osmium::io::File{file.string(), "pbf,add_metadata=none"}, header(world.country),
                  osmium::io::overwrite::allow) {}

    void write(const Progress& progress) {
        write_road_nodes(progress);
        const auto first_water = next_node_;
        for_each_water([&](const Path& path, const char*, const char*, const std::string&) {
            for (const Point p : path) write_node(spot_of(p));
        });
        write_places();
        write_services();
        write_roads(progress);
        write_ferries();
        write_waters(first_water);
        writer_(std::move(buffer_));
        writer_.close();
    }

  private:
    using Tags = osmium::builder::TagListBuilder;

    static osmium::io::Header header(const Country& country) {
        osmium::io::Header header;
        header.set("generator", "relais demo");
        header.set("timestamp", "2026-01-01T00:00:00Z");
        header.set("osmosis_replication_timestamp", "2026-01-01T00:00:00Z");
        header.set("sorting", "Type_then_ID");
        const double half = country.plan.half_side + 3000;
        header.add_box(
            osmium::Box{location_of(spot_of({-half, -half})), location_of(spot_of({half, half}))});
        return header;
    }

    void flush_if_full() {
        if (buffer_.committed() < kBufferSize - 200'000) return;
        osmium::memory::Buffer full{kBufferSize, osmium::memory::Buffer::auto_grow::yes};
        using std::swap;
        swap(full, buffer_);
        writer_(std::move(full));
    }

    template <class AddTags>
    void write_node(Spot spot, AddTags add_tags) {
        {
            osmium::builder::NodeBuilder builder{buffer_};
            builder.set_id(next_node_++);
            builder.set_location(location_of(spot));
            add_tags(builder);
        }
        buffer_.commit();
        flush_if_full();
    }
    void write_node(Spot spot) {
        write_node(spot, [](osmium::builder::NodeBuilder&) {});
    }

    template <class AddRefs, class AddTags>
    void write_way(AddRefs add_refs, AddTags add_tags) {
        {
            osmium::builder::WayBuilder builder{buffer_};
            builder.set_id(next_way_++);
            {
                osmium::builder::WayNodeListBuilder refs{builder};
                add_refs(refs);
            }
            Tags tags{builder};
            add_tags(tags);
        }
        buffer_.commit();
        flush_if_full();
    }

    void write_road_nodes(const Progress& progress) {
        const RoadMap& map = world_.roads.map;
        const auto signals = signal_nodes(world_.country, map);
        auto signal = signals.begin();
        for (RoadMap::Node n = 0; n < map.nodes(); ++n) {
            if (progress && n % 262'144 == 0) {
                progress("Writing nodes",
                         static_cast<double>(n) / static_cast<double>(map.nodes()));
            }
            const bool here = signal != signals.end() && *signal == n;
            if (here) ++signal;
            write_node(map.spot(n), [&](auto& builder) {
                if (here) Tags{builder}.add_tag("highway", "traffic_signals");
            });
        }
    }

    void write_places() {
        for (const auto& s : world_.country.settlements) {
            if (s.rank == Rank::kCrossroads) continue;
            write_node(spot_of(s.place), [&](auto& builder) {
                Tags tags{builder};
                tags.add_tag("name", s.name);
                tags.add_tag("place", place_value(s.rank));
                tags.add_tag("population", fmt::format("{}", static_cast<int>(s.people + 0.5)));
            });
        }
    }

    void write_services() {
        for (const auto& s : world_.services) {
            write_node(s.place, [&](auto& builder) {
                const auto [key, value] = service_tag(s.category);
                Tags tags{builder};
                tags.add_tag(key, value);
                tags.add_tag("name", s.name);
                if (!s.opening_hours.empty()) {
                    tags.add_tag("opening_hours", std::string{s.opening_hours});
                }
                if (s.category == "elderly") tags.add_tag("social_facility:for", "senior");
                if (s.category == "nursery_school") tags.add_tag("school:FR", "maternelle");
                if (s.category == "primary_school") tags.add_tag("school:FR", "élémentaire");
            });
        }
    }

    void write_roads(const Progress& progress) {
        const RoadMap& map = world_.roads.map;
        const auto roads = map.roads();
        for (std::size_t r = 0; r < roads.size(); ++r) {
            if (progress && r % 65'536 == 0) {
                progress("Writing ways",
                         static_cast<double>(r) / static_cast<double>(roads.size()));
            }
            write_way(
                [&](auto& refs) {
                    auto id = roads[r].first;
                    refs.add_node_ref(node_id(map.segments()[id].from));
                    for (; id != RoadMap::kNone; id = map.segments()[id].next) {
                        refs.add_node_ref(node_id(map.segments()[id].to));
                    }
                },
                [&](Tags& tags) { tag_road(tags, roads[r].tags); });
        }
    }

    void write_ferries() {
        for (const auto& ferry : world_.roads.ferries)
            write_way(
                [&](auto& refs) {
                    refs.add_node_ref(node_id(ferry.first));
                    refs.add_node_ref(node_id(ferry.second));
                },
                [](Tags& tags) {
                    tags.add_tag("motor_vehicle", "yes");
                    tags.add_tag("name", "Le bac");
                    tags.add_tag("route", "ferry");
                });
    }

    void tag_road(Tags& tags, const RoadTags& road) const {
        if (road.bridge) tags.add_tag("bridge", "yes");
        tags.add_tag("highway", highway_value(road));
        if (road.roundabout) tags.add_tag("junction", "roundabout");
        if (road.bridge) tags.add_tag("layer", "1");
        if (road.maxspeed != 0) tags.add_tag("maxspeed", fmt::format("{}", road.maxspeed));
        const std::string name = name_of(road.name);
        if (!name.empty()) tags.add_tag("name", name);
        if (road.oneway && !road.roundabout) tags.add_tag("oneway", "yes");
        if (road.reference != 0) {
            const char* network = road.road_class == RoadClass::kTrunk ? "N" : "D";
            tags.add_tag("ref", fmt::format("{} {}", network, road.reference));
        }
        if (road.road_class == RoadClass::kTrack) tags.add_tag("surface", "unpaved");
    }

    [[nodiscard]] std::string name_of(RoadName name) const {
        switch (name.kind) {
            case RoadName::Kind::kNone:
                return {};
            case RoadName::Kind::kStreet:
                return std::string{street_name(name.number)};
            case RoadName::Kind::kRouteTo:
                return "Route " + of(world_.country.settlements[name.number].name);
        }
        return {};
    }

    template <class Visit>
    void for_each_water(Visit visit) {
        for (const auto& r : world_.country.rivers) visit(r.path, "waterway", "river", r.name);
        for (const auto& s : world_.country.streams) visit(s.path, "waterway", "stream", s.name);
        for (const auto& pond : world_.roads.ponds) visit(pond, "natural", "water", {});
        for (const auto& coast : world_.roads.coasts) visit(coast, "natural", "coastline", {});
    }

    /// In the order of their nodes; a closed shore ends in its first node.
    void write_waters(osmium::object_id_type node) {
        for_each_water(
            [&](const Path& path, const char* key, const char* value, const std::string& name) {
                const auto first = node;
                const bool closed = path.front() == path.back();
                write_way(
                    [&](auto& refs) {
                        for (std::size_t i = 0; i < path.size(); ++i, ++node) {
                            refs.add_node_ref(closed && i + 1 == path.size() ? first : node);
                        }
                    },
                    [&](Tags& tags) {
                        tags.add_tag(key, value);
                        if (!name.empty()) tags.add_tag("name", "La " + name);
                    });
            });
    }

    static osmium::object_id_type node_id(RoadMap::Node node) {
        return static_cast<osmium::object_id_type>(node) + 1;
    }

    const World& world_;
    osmium::io::Writer writer_;
    osmium::memory::Buffer buffer_{kBufferSize, osmium::memory::Buffer::auto_grow::yes};
    osmium::object_id_type next_node_ = 1;
    osmium::object_id_type next_way_ = 1;
};

}  // namespace

void write_extract(const std::filesystem::path& file, const World& world,
                   const Progress& progress) {
    try {
        Extract(file, world).write(progress);
    } catch (const std::exception& failure) {
        throw Error(fmt::format(
            "{} could not be written ({}): choose another folder or free some disk space",
            file.string(), failure.what()));
    }
}

}  // namespace relais::demonstration
