#include "geodata/territory/service_table.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/ogr/bad_rows.h"
#include "geodata/ogr/layer.h"
#include "geodata/ogr/placeless.h"
#include "geodata/territory/inputs.h"

namespace relais::territory {
namespace {

/// Tells the category of a row; nothing where the map leaves it out.
class CategoryReader {
  public:
    CategoryReader(const ServicesManifest& manifest, const taxonomy::Taxonomy& taxonomy,
                   const ogr::Table& table)
        : manifest_(manifest), taxonomy_(taxonomy), table_(table) {
        if (!manifest.category.empty()) of_all_ = find(manifest.category, "");
        if (!manifest.category_column.empty()) column_ = table.column(manifest.category_column);
        for (const auto& [value, key] : manifest.map)
            mapped_.emplace(
                value, find(key, fmt::format(", that [services.map] gives to \"{}\",", value)));
    }

    [[nodiscard]] std::optional<CategoryId> read() const {
        if (of_all_) return of_all_;
        const std::string value = table_.text(*column_);
        if (!mapped_.empty()) {
            const auto entry = mapped_.find(value);
            return entry == mapped_.end() ? std::nullopt : std::optional(entry->second);
        }
        const std::optional<CategoryId> category = taxonomy_.find(value);
        if (!category)
            table_.fail_row(
                fmt::format("the category \"{}\" in column \"{}\" is not known; write one "
                            "of {}, or translate it in [services.map]",
                            ogr::shortened(value), column_->name, taxonomy_.keys()));
        return category;
    }

  private:
    [[nodiscard]] CategoryId find(const std::string& key, const std::string& origin) const {
        if (const std::optional<CategoryId> category = taxonomy_.find(key)) return *category;
        table_.fail(fmt::format("its category \"{}\"{} is not known; write one of {}", key, origin,
                                taxonomy_.keys()));
    }

    const ServicesManifest& manifest_;
    const taxonomy::Taxonomy& taxonomy_;
    const ogr::Table& table_;
    std::optional<CategoryId> of_all_;
    std::optional<ogr::Column> column_;
    std::map<std::string, CategoryId> mapped_;
};

/// Ids are unique within a category.
class Ids {
  public:
    explicit Ids(const ogr::Table& table) : table_(table) {}

    void check(CategoryId category, const std::string& id) {
        const auto [earlier, fresh] = row_of_.emplace(std::pair(category, id), table_.row());
        if (!fresh)
            table_.fail_row(
                fmt::format("the service id \"{}\" stands already in {}; make the ids of a "
                            "category unique or leave out services.id",
                            ogr::shortened(id), table_.row_name(earlier->second)));
    }

  private:
    const ogr::Table& table_;
    std::map<std::pair<CategoryId, std::string>, std::size_t> row_of_;
};

}  // namespace

services::List read_service_table(const ServicesManifest& manifest,
                                  const taxonomy::Taxonomy& taxonomy) {
    ogr::Layer layer(table_of(manifest.file), places_of(manifest.file, manifest.x, manifest.y));
    ogr::PlacelessRows placeless(layer);
    ogr::Table& table = layer.table();
    const CategoryReader category(manifest, taxonomy, table);
    Ids ids(table);
    const auto find = [&table](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(table.column(name));
    };
    const std::optional<ogr::Column> id = find(manifest.id);
    const std::optional<ogr::Column> name = find(manifest.name);
    const std::optional<ogr::Column> capacity = find(manifest.capacity);
    const std::optional<ogr::Column> opening_hours = find(manifest.opening_hours);
    services::List list;
    list.file = manifest.file.file;
    list.format = kColumnMap;
    list.crs = layer.crs();
    list.row_word = table.row_word();
    ogr::for_each_row(table, [&] {
        ++list.rows;
        const std::optional<CategoryId> its_category = category.read();
        if (!its_category)
            return list.leave_out(table.row(), "of a kind that [services.map] does not name");
        if (placeless.take()) return list.leave_out(table.row(), ogr::kWithoutPlace);
        services::Record record;
        record.row = table.row();
        record.categories = {*its_category};
        if (id) record.id = table.code(*id);
        if (name) record.name = table.text(*name);
        if (capacity) record.capacity = table.amount(*capacity);
        if (opening_hours) record.opening_hours = table.text(*opening_hours);
        if (!record.id.empty()) ids.check(*its_category, record.id);
        record.place = layer.point();
        list.records.push_back(std::move(record));
    });
    placeless.finish(list.records.size() + placeless.count());
    if (list.records.empty())
        table.fail(
            list.left_out.empty()
                ? std::string{"there is no service in it; name another layer or correct where"}
                : fmt::format("no value of column \"{}\" is in [services.map]; add those that "
                              "matter",
                              manifest.category_column));
    return list;
}

}  // namespace relais::territory
