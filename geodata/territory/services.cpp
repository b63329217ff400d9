#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/ogr/layer.h"
#include "geodata/territory/inputs.h"

namespace relais::territory {
namespace {

std::string known_categories(const taxonomy::Taxonomy& taxonomy) {
    std::vector<std::string> keys;
    for (const taxonomy::Entry& entry : taxonomy.entries()) keys.push_back(entry.category.key);
    return fmt::format("{}", fmt::join(keys, ", "));
}

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
                            value, column_->name, known_categories(taxonomy_)));
        return category;
    }

  private:
    [[nodiscard]] CategoryId find(const std::string& key, const std::string& origin) const {
        if (const std::optional<CategoryId> category = taxonomy_.find(key)) return *category;
        table_.fail(fmt::format("its category \"{}\"{} is not known; write one of {}", key, origin,
                                known_categories(taxonomy_)));
    }

    const ServicesManifest& manifest_;
    const taxonomy::Taxonomy& taxonomy_;
    const ogr::Table& table_;
    std::optional<CategoryId> of_all_;
    std::optional<ogr::Column> column_;
    std::map<std::string, CategoryId> mapped_;
};

/// Where each id of a category was first seen.
using FirstSeen = std::map<std::pair<CategoryId, std::string>, std::string>;

void check_id(const ogr::Table& table, const Service& service, FirstSeen& first_seen) {
    const std::string here = fmt::format("{}, {}", table.file_name(), table.row_name());
    const auto [earlier, fresh] = first_seen.emplace(std::pair(service.category, service.id), here);
    if (!fresh)
        table.fail_row(
            fmt::format("the service id \"{}\" stands already in {}; make the ids of a "
                        "category unique or leave out services.id",
                        service.id, earlier->second));
}

std::vector<Service> read_table(const ServicesManifest& manifest,
                                const taxonomy::Taxonomy& taxonomy, FirstSeen& first_seen,
                                Study& study) {
    ogr::Layer layer({manifest.file.file, manifest.file.layer, manifest.file.where},
                     {manifest.x, manifest.y, manifest.file.crs});
    ogr::Table& table = layer.table();
    const CategoryReader category(manifest, taxonomy, table);
    const auto find = [&table](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(table.column(name));
    };
    const std::optional<ogr::Column> id = find(manifest.id);
    const std::optional<ogr::Column> name = find(manifest.name);
    const std::optional<ogr::Column> capacity = find(manifest.capacity);
    const std::optional<ogr::Column> opening_hours = find(manifest.opening_hours);
    std::vector<Service> services;
    std::size_t left_out = 0;
    while (table.next()) {
        const std::optional<CategoryId> its_category = category.read();
        if (!its_category) {
            ++left_out;
            continue;
        }
        Service service;
        service.category = *its_category;
        if (id) service.id = table.text(*id);
        if (service.id.empty())
            service.id = fmt::format("{}-{}", manifest.file.file.stem().string(), table.row());
        if (name) service.name = table.text(*name);
        if (capacity) service.capacity = table.amount(*capacity);
        if (opening_hours) service.opening_hours = table.text(*opening_hours);
        check_id(table, service, first_seen);
        service.place = layer.point();
        services.push_back(std::move(service));
    }
    if (services.empty())
        table.fail(
            left_out == 0
                ? std::string{"there is no service in it; name another layer or correct where"}
                : fmt::format("no value of column \"{}\" is in [services.map]; add those that "
                              "matter",
                              manifest.category_column));
    if (left_out > 0)
        study.territory.notes.push_back(
            fmt::format("Rows of {} of a kind that [services.map] does not name, left out: {}.",
                        manifest.file.file.filename().string(), left_out));
    record_file(manifest.file, study);
    return services;
}

}  // namespace

void read_services(const std::vector<ServicesManifest>& tables, const taxonomy::Taxonomy& taxonomy,
                   Study& study, const Progress& progress) {
    std::vector<Service> from_files;
    FirstSeen first_seen;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (progress)
            progress("Reading services",
                     static_cast<double>(i) / static_cast<double>(tables.size()));
        for (Service& service : read_table(tables[i], taxonomy, first_seen, study))
            from_files.push_back(std::move(service));
    }
    std::vector<bool> covered(taxonomy.entries().size(), false);
    for (const Service& service : from_files) covered[service.category.index()] = true;
    std::vector<Service>& services = study.territory.services;
    std::erase_if(services, [&covered](const Service& s) { return covered[s.category.index()]; });
    std::move(from_files.begin(), from_files.end(), std::back_inserter(services));
}

}  // namespace relais::territory
