#include "geodata/services/table.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/layer.h"
#include "geodata/tables/placeless.h"

namespace relais::services {
namespace {

/// The category of a row; absent where the map leaves it out.
class CategoryReader {
  public:
    CategoryReader(const study::ServicesInput& input, const taxonomy::Taxonomy& taxonomy,
                   const tables::Table& table)
        : taxonomy_(taxonomy), table_(table) {
        if (!input.category.empty()) of_all_ = find(input.category, "");
        if (!input.category_column.empty()) column_ = table.column(input.category_column);
        for (const auto& [value, key] : input.map)
            mapped_.emplace(
                value,
                find(key, fmt::format(", to which [services.map] translates \"{}\",", value)));
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
                fmt::format("\"{}\" in column \"{}\" is not a category; write one of {}, or "
                            "translate it in [services.map]",
                            tables::shortened(value), column_->name, taxonomy_.keys()));
        return category;
    }

  private:
    [[nodiscard]] CategoryId find(const std::string& key, const std::string& origin) const {
        if (const std::optional<CategoryId> category = taxonomy_.find(key)) return *category;
        table_.fail(fmt::format("\"{}\"{} is not a category; write one of {}", key, origin,
                                taxonomy_.keys()));
    }

    const taxonomy::Taxonomy& taxonomy_;
    const tables::Table& table_;
    std::optional<CategoryId> of_all_;
    std::optional<tables::Column> column_;
    std::map<std::string, CategoryId> mapped_;
};

/// Ids are unique within a category.
class Ids {
  public:
    explicit Ids(const tables::Table& table) : table_(table) {}

    void check(CategoryId category, const std::string& id) {
        const auto [earlier, fresh] = row_of_.emplace(std::pair(category, id), table_.row());
        if (!fresh)
            table_.fail_row(
                fmt::format("the service id \"{}\" is also in {}; make the ids of a category "
                            "unique or remove services.id",
                            tables::shortened(id), table_.row_name(earlier->second)));
    }

  private:
    const tables::Table& table_;
    std::map<std::pair<CategoryId, std::string>, std::size_t> row_of_;
};

}  // namespace

study::ServiceList read_service_table(const study::ServicesInput& input,
                                      const taxonomy::Taxonomy& taxonomy) {
    tables::Layer layer(study::table_of(input.file),
                        study::places_of(input.file, input.x, input.y));
    tables::PlacelessRows placeless(layer);
    tables::Table& table = layer.table();
    const CategoryReader category(input, taxonomy, table);
    Ids ids(table);
    const auto find = [&table](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(table.column(name));
    };
    const std::optional<tables::Column> id = find(input.id);
    const std::optional<tables::Column> name = find(input.name);
    const std::optional<tables::Column> capacity = find(input.capacity);
    const std::optional<tables::Column> opening_hours = find(input.opening_hours);
    study::ServiceList list;
    list.file = input.file.file;
    list.format = study::kColumnMap;
    list.crs = layer.crs();
    list.row_word = table.row_word();
    tables::for_each_row(table, [&] {
        ++list.rows;
        const std::optional<CategoryId> its_category = category.read();
        if (!its_category)
            return list.leave_out(table.row(), "of a kind that is not in [services.map]");
        if (placeless.take()) return list.leave_out(table.row(), tables::kWithoutPlace);
        study::ServiceRecord record;
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
        table.fail(list.left_out.empty()
                       ? std::string{"it contains no service; name another layer or correct where"}
                       : fmt::format(
                             "no value of column \"{}\" is in [services.map]; add the ones to read",
                             input.category_column));
    return list;
}

}  // namespace relais::services
