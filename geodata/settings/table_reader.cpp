#include "geodata/settings/table_reader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/core/error.h"

namespace relais::settings {

toml::table parse(std::string_view text, const std::string& file) {
    try {
        return toml::parse(text, file);
    } catch (const toml::parse_error& error) {
        throw Error(fmt::format("{}, line {}: {}; write it as TOML, key = \"value\"", file,
                                error.source().begin.line, error.description()));
    }
}

TableReader::TableReader(const toml::table& table, std::string file, std::string title)
    : table_(table), file_(std::move(file)), title_(std::move(title)) {}

const toml::node* TableReader::find(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
    return table_.get(key);
}

std::string TableReader::where() const {
    return title_.empty() ? "the top level" : title_;
}

std::string TableReader::required(std::string_view key) {
    std::string value = optional(key);
    if (value.empty())
        fail(key, fmt::format("{} needs the key \"{}\"; add {} = \"…\"", where(), key, key));
    return value;
}

std::string TableReader::optional(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const std::optional<std::string> value = node->value_exact<std::string>();
    if (!value)
        fail(key, fmt::format("the value of \"{}\" must be text; write {} = \"…\"", key, key));
    return *value;
}

std::filesystem::path TableReader::resolved(const std::string& name) const {
    return (std::filesystem::path(file_).parent_path() / name).lexically_normal();
}

std::filesystem::path TableReader::required_path(std::string_view key) {
    return resolved(required(key));
}

std::filesystem::path TableReader::optional_path(std::string_view key) {
    const std::string name = optional(key);
    return name.empty() ? std::filesystem::path{} : resolved(name);
}

std::optional<double> TableReader::number(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<double> value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value))
        fail(key, fmt::format("the value of \"{}\" must be a number; write {} = 20", key, key));
    return value;
}

bool TableReader::flag(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return false;
    const std::optional<bool> value = node->value_exact<bool>();
    if (!value) fail(key, fmt::format("the value of \"{}\" must be true or false", key));
    return *value;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
    std::vector<std::string> result;
    const toml::node* node = find(key);
    if (node == nullptr) return result;
    const toml::array* array = node->as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::string))
        fail(key,
             fmt::format("\"{}\" must be a list of texts; write {} = [\"…\", \"…\"]", key, key));
    for (const toml::node& element : *array) result.push_back(*element.value<std::string>());
    return result;
}

std::vector<double> TableReader::numbers(std::string_view key) {
    std::vector<double> result;
    const toml::node* node = find(key);
    if (node == nullptr) return result;
    const toml::array* array = node->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i)
        if ((*array)[i].is_number()) result.push_back(*(*array)[i].value<double>());
    if (array == nullptr || result.size() != array->size())
        fail(key, fmt::format("\"{}\" must be a list of numbers; write {} = [10, 20]", key, key));
    return result;
}

const toml::table* TableReader::table(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table())
        fail(key, fmt::format("\"{}\" must be a table; write [{}] above its keys", key, key));
    return node->as_table();
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    if (node->is_table()) return {node->as_table()};
    const toml::array* array = node->as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::table))
        fail(key,
             fmt::format("\"{}\" must be tables; write [[{}]] above the keys of each", key, key));
    std::vector<const toml::table*> result;
    for (const toml::node& element : *array) result.push_back(element.as_table());
    return result;
}

void TableReader::finish() const {
    for (const auto& [key, node] : table_) {
        if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
        fail(key.str(), fmt::format("\"{1}\" is not a key of {0}; its keys are {2}", where(),
                                    key.str(), fmt::join(known_, ", ")));
    }
}

void TableReader::fail(std::string_view key, std::string_view what) const {
    const toml::node* node = table_.get(key);
    const auto line = (node != nullptr ? node->source() : table_.source()).begin.line;
    throw Error(fmt::format("{}, line {}: {}", file_, line, what));
}

}  // namespace relais::settings
