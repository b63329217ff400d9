#include "tests/tools/demonstration/extract_reader.h"

#include <osmium/handler.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/visitor.hpp>

namespace relais::demonstration::testing {
namespace {

struct Collector : osmium::handler::Handler {
    Extract extract;
    std::int64_t last_node = 0;
    std::int64_t last_way = 0;

    void node(const osmium::Node& node) {
        extract.sorted = extract.sorted && node.id() > last_node && last_way == 0;
        last_node = node.id();
        extract.places.resize(static_cast<std::size_t>(node.id()) + 1);
        extract.places.back() = {node.location().x(), node.location().y()};
    }
    void way(const osmium::Way& way) {
        extract.sorted = extract.sorted && way.id() > last_way;
        last_way = way.id();
        Way copy;
        copy.highway = way.tags().get_value_by_key("highway", "");
        copy.waterway = way.tags().get_value_by_key("waterway", "");
        copy.bridge = way.tags().has_tag("bridge", "yes");
        for (const auto& ref : way.nodes()) copy.nodes.push_back(ref.ref());
        extract.ways.push_back(std::move(copy));
    }
};

}  // namespace

Extract read_extract(const std::filesystem::path& file) {
    osmium::io::Reader reader{osmium::io::File{file.string()}};
    Collector collector;
    osmium::apply(reader, collector);
    reader.close();
    return std::move(collector.extract);
}

}  // namespace relais::demonstration::testing
