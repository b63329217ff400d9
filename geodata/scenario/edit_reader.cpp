#include "geodata/scenario/edit_reader.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/graph/road_network.h"
#include "engine/territory/categories.h"
#include "geodata/tables/amounts.h"
#include "geodata/tables/layer.h"

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

EditReader::EditReader(const toml::table& table, const std::string& file, std::string title,
                       const territory::Territory& territory)
    : TableReader(table, file, std::move(title)), territory_(territory) {}

std::string EditReader::where() const {
    return fmt::format("{}, {}", file(), title());
}

std::string EditReader::default_id() const {
    return fmt::format("{} {}", std::filesystem::path(file()).stem().string(), title());
}

std::string EditReader::optional_text(std::string_view key) {
    std::string value = optional(key);
    if (value.empty() && find(key) != nullptr)
        fail(key, fmt::format("the value of \"{0}\" must be text; write {0} = \"…\"", key));
    return value;
}

double EditReader::required_number(std::string_view key) {
    const auto value = number(key);
    if (!value)
        fail(key, fmt::format("{0} needs the key \"{1}\"; add {1} = a number", title(), key));
    return *value;
}

double EditReader::positive(std::string_view key) {
    const double value = required_number(key);
    if (!(value > 0)) fail(key, fmt::format("{} = {} must be more than 0", key, value));
    return value;
}

double EditReader::amount(std::string_view key) {
    const double value = required_number(key);
    if (!(value >= 0)) fail(key, fmt::format("{} = {} must not be less than 0", key, value));
    if (value > tables::kMostAnywhere)
        fail(key, fmt::format("{} = {} is larger than any real count", key, value));
    return value;
}

Coordinate EditReader::place() {
    const double lon = required_number("lon"), lat = required_number("lat");
    if (!Coordinate::valid_degrees(lon, lat))
        fail("lon",
             fmt::format("lon = {}, lat = {} is not a place on Earth; write degrees of WGS 84", lon,
                         lat));
    return Coordinate::from_degrees(lon, lat);
}

CategoryId EditReader::category_of(const std::string& key) const {
    if (const auto category = territory::find_category(territory_, key)) return *category;
    fail("category", fmt::format("\"{}\" is not a category; write one of {}", key,
                                 territory::category_keys(territory_)));
}

CategoryId EditReader::category() {
    return category_of(required("category"));
}

ServiceName EditReader::service() {
    ServiceName name;
    name.id = required("service");
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
        fail("ways", "\"ways\" must be a list of OpenStreetMap ids; write ways = [123, 456]");
    for (const toml::node& way : *array) ways.push_back(*way.value<std::int64_t>());
    return ways;
}

std::uint8_t EditReader::class_of(std::string_view key, std::string_view name) const {
    const auto names = graph::road_class_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        fail(key, fmt::format("\"{}\" is not a road class; write one of {}", name,
                              fmt::join(names, ", ")));
    return static_cast<std::uint8_t>(found - names.begin());
}

std::uint8_t EditReader::road_class(std::string_view otherwise) {
    const std::string name = optional_text("class");
    return class_of("class", name.empty() ? otherwise : std::string_view(name));
}

std::vector<Coordinate> EditReader::line() {
    const toml::node* node = find("line");
    const toml::array* array = node == nullptr ? nullptr : node->as_array();
    std::vector<Coordinate> line;
    if (array != nullptr)
        for (const toml::node& corner : *array)
            if (const auto place = coordinate_of(corner)) line.push_back(*place);
    if (array == nullptr || line.size() < 2 || line.size() != array->size())
        fail("line", fmt::format("{} needs two points or more; write line = [[6.1, 44.5], [6.2, "
                                 "44.5]] with longitude first",
                                 title()));
    return line;
}

std::vector<EditReader> EditReader::stops() {
    std::vector<EditReader> stops;
    for (const toml::table* stop : tables("stops"))
        stops.emplace_back(*stop, file(), fmt::format("{}, stop {}", title(), stops.size() + 1),
                           territory_);
    if (stops.empty())
        fail("stops", fmt::format("{} has no stop; add [[edits.stops]] with lon, lat and "
                                  "opening_hours",
                                  title()));
    return stops;
}

std::vector<std::uint8_t> EditReader::classes() {
    const toml::node* node = find("class");
    std::vector<std::uint8_t> classes;
    if (node == nullptr) return classes;
    const toml::array* array = node->as_array();
    if (array == nullptr || array->empty() || !array->is_homogeneous<std::string>())
        fail("class", "\"class\" must be a list of road classes; write class = [\"track\"]");
    for (const toml::node& name : *array)
        classes.push_back(class_of("class", *name.value<std::string_view>()));
    return classes;
}

territory::MultiPolygon EditReader::inline_area(const toml::node& node) const {
    const toml::array* corners = node.as_array();
    territory::Polygon polygon;
    if (corners != nullptr)
        for (const toml::node& corner : *corners)
            if (const auto place = coordinate_of(corner)) polygon.outer.push_back(*place);
    if (corners == nullptr || polygon.outer.size() < 3 || polygon.outer.size() != corners->size())
        fail("polygon",
             "\"polygon\" needs three corners or more; write polygon = [[6.1, 44.5], [6.2, 44.5], "
             "[6.2, 44.6]] with longitude first");
    if (polygon.outer.front() != polygon.outer.back())
        polygon.outer.push_back(polygon.outer.front());
    return {polygon};
}

territory::MultiPolygon EditReader::optional_area() {
    const toml::node* node = find("polygon");
    const std::filesystem::path file = optional_path("polygon_file");
    if (node != nullptr && find("polygon_file") != nullptr)
        fail("polygon_file",
             fmt::format("{} has both polygon and polygon_file; remove one", title()));
    if (node != nullptr) return inline_area(*node);
    if (find("polygon_file") == nullptr) return {};
    tables::Layer layer({file, "", ""}, {});
    files_.push_back(file.string());
    territory::MultiPolygon area;
    while (layer.table().next())
        for (territory::Polygon& polygon : layer.area()) area.push_back(std::move(polygon));
    if (area.empty())
        fail("polygon_file",
             fmt::format("{} contains no polygon; draw at least one", file.string()));
    return area;
}

RoadSelection EditReader::roads() {
    RoadSelection selection{ways(), classes(), optional_area(), texts("names")};
    if (selection.ways.empty() && selection.classes.empty() && selection.names.empty() &&
        selection.area.empty())
        fail("do",
             fmt::format("{} selects no roads; add ways, class, names, polygon or polygon_file",
                         title()));
    return selection;
}

}  // namespace relais::scenario
