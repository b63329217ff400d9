#include "geodata/scenario/edit_reader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/core/error.h"
#include "engine/graph/road_network.h"
#include "geodata/ogr/layer.h"

namespace relais::scenario {
namespace {

std::optional<Coordinate> coordinate_of(const toml::node& node) {
    const toml::array* pair = node.as_array();
    if (pair == nullptr || pair->size() != 2) return {};
    const auto lon = (*pair)[0].value<double>(), lat = (*pair)[1].value<double>();
    if (!lon || !lat || !Coordinate::valid_degrees(*lon, *lat)) return {};
    return Coordinate::from_degrees(*lon, *lat);
}

}  // namespace

EditReader::EditReader(const toml::table& table, std::filesystem::path file, std::string title,
                       const territory::Territory& territory)
    : table_(table), file_(std::move(file)), title_(std::move(title)), territory_(territory) {}

const toml::node* EditReader::find(std::string_view key) {
    known_.emplace_back(key);
    return table_.get(key);
}

std::string EditReader::where() const {
    return fmt::format("{}, {}", file_.string(), title_);
}

std::string EditReader::default_id() const {
    return fmt::format("{} {}", file_.stem().string(), title_);
}

void EditReader::fail(std::string_view what) const {
    throw Error(fmt::format("{}: {}", where(), what));
}

std::string EditReader::optional_text(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::string>();
    if (!value || value->empty())
        fail(fmt::format("the value of \"{0}\" must be text; write {0} = \"…\"", key));
    return *value;
}

std::string EditReader::text(std::string_view key) {
    std::string value = optional_text(key);
    if (value.empty()) fail(fmt::format("it needs the key \"{0}\"; add {0} = \"…\"", key));
    return value;
}

std::optional<double> EditReader::optional_number(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value))
        fail(fmt::format("the value of \"{0}\" must be a number; write {0} = 1.5", key));
    return value;
}

double EditReader::number(std::string_view key) {
    const auto value = optional_number(key);
    if (!value) fail(fmt::format("it needs the key \"{0}\"; add {0} = a number", key));
    return *value;
}

double EditReader::positive(std::string_view key) {
    const double value = number(key);
    if (!(value > 0)) fail(fmt::format("{} = {} must be more than 0", key, value));
    return value;
}

double EditReader::amount(std::string_view key) {
    const double value = number(key);
    if (!(value >= 0)) fail(fmt::format("{} = {} must not be less than 0", key, value));
    return value;
}

Coordinate EditReader::place() {
    const double lon = number("lon"), lat = number("lat");
    if (!Coordinate::valid_degrees(lon, lat))
        fail(fmt::format("lon = {}, lat = {} is no place on Earth; write degrees of WGS 84", lon,
                         lat));
    return Coordinate::from_degrees(lon, lat);
}

CategoryId EditReader::category_of(const std::string& key) const {
    std::vector<std::string> keys;
    for (std::size_t c = 0; c < territory_.categories.size(); ++c) {
        if (territory_.categories[c].key == key) return CategoryId{c};
        keys.push_back(territory_.categories[c].key);
    }
    fail(fmt::format("the category \"{}\" is not known; write one of {}", key,
                     fmt::join(keys, ", ")));
}

CategoryId EditReader::category() {
    return category_of(text("category"));
}

ServiceName EditReader::service() {
    ServiceName name;
    name.id = text("service");
    if (const std::string key = optional_text("category"); !key.empty())
        name.category = category_of(key);
    return name;
}

std::vector<std::int64_t> EditReader::ways() {
    const toml::node* node = find("ways");
    std::vector<std::int64_t> ways;
    if (node == nullptr) return ways;
    const toml::array* array = node->as_array();
    if (array == nullptr || array->empty() || !array->is_homogeneous<std::int64_t>())
        fail("\"ways\" must be a list of ids of OpenStreetMap; write ways = [123, 456]");
    for (const toml::node& way : *array) ways.push_back(*way.value<std::int64_t>());
    return ways;
}

std::vector<std::uint8_t> EditReader::classes() {
    const toml::node* node = find("class");
    std::vector<std::uint8_t> classes;
    if (node == nullptr) return classes;
    const toml::array* array = node->as_array();
    if (array == nullptr || array->empty() || !array->is_homogeneous<std::string>())
        fail("\"class\" must be a list of kinds of road; write class = [\"track\"]");
    const auto names = graph::road_class_names();
    for (const toml::node& name : *array) {
        const auto found = std::find(names.begin(), names.end(), *name.value<std::string_view>());
        if (found == names.end())
            fail(fmt::format("the class \"{}\" is not known; write one of {}",
                             *name.value<std::string_view>(), fmt::join(names, ", ")));
        classes.push_back(static_cast<std::uint8_t>(found - names.begin()));
    }
    return classes;
}

territory::MultiPolygon EditReader::inline_area(const toml::node& node) const {
    const toml::array* corners = node.as_array();
    territory::Polygon polygon;
    if (corners != nullptr)
        for (const toml::node& corner : *corners)
            if (const auto place = coordinate_of(corner)) polygon.outer.push_back(*place);
    if (corners == nullptr || polygon.outer.size() < 3 || polygon.outer.size() != corners->size())
        fail(
            "\"polygon\" must be three corners or more; write polygon = [[6.1, 44.5], [6.2, 44.5], "
            "[6.2, 44.6]] with longitude first");
    if (polygon.outer.front() != polygon.outer.back())
        polygon.outer.push_back(polygon.outer.front());
    return {polygon};
}

territory::MultiPolygon EditReader::optional_area() {
    const toml::node* node = find("polygon");
    const std::string name = optional_text("polygon_file");
    if (node != nullptr && !name.empty()) fail("it has both polygon and polygon_file; keep one");
    if (node != nullptr) return inline_area(*node);
    if (name.empty()) return {};
    ogr::Layer layer({(file_.parent_path() / name).lexically_normal(), "", ""}, {});
    territory::MultiPolygon area;
    while (layer.table().next())
        for (territory::Polygon& polygon : layer.area()) area.push_back(std::move(polygon));
    if (area.empty()) fail(fmt::format("{} holds no polygon; draw at least one", name));
    return area;
}

RoadSelection EditReader::roads() {
    RoadSelection selection{ways(), classes(), optional_area()};
    if (selection.ways.empty() && selection.classes.empty() && selection.area.empty())
        fail("it does not say which roads; add ways, class, polygon or polygon_file");
    return selection;
}

void EditReader::finish() const {
    for (const auto& [key, node] : table_) {
        if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
        fail(fmt::format("it does not know the key \"{}\"; it knows {}", key.str(),
                         fmt::join(known_, ", ")));
    }
}

}  // namespace relais::scenario
