#include "geodata/services/lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/services/formats.h"
#include "geodata/services/table.h"
#include "geodata/study/inputs.h"

namespace relais::services {
namespace {

CategoryId category_named(const std::string& key, const std::string& where,
                          const taxonomy::Taxonomy& taxonomy) {
    if (const auto category = taxonomy.find(key)) return *category;
    throw Error(
        fmt::format("{}: \"{}\" is not a category; write one of {}", where, key, taxonomy.keys()));
}

/// Keeps only the categories that territory.toml selects from a published list.
void restrict_to(const std::vector<std::string>& keys, study::ServiceList& list,
                 const taxonomy::Taxonomy& taxonomy) {
    if (keys.empty()) return;
    std::vector<CategoryId> wanted;
    for (const std::string& key : keys)
        wanted.push_back(category_named(key, list.file.string(), taxonomy));
    std::erase_if(list.records, [&](study::ServiceRecord& record) {
        std::erase_if(record.categories, [&](CategoryId category) {
            return std::find(wanted.begin(), wanted.end(), category) == wanted.end();
        });
        if (!record.categories.empty()) return false;
        list.leave_out(record.row, "of a category that the territory file excludes");
        return true;
    });
}

}  // namespace

study::ServiceList read_service_list(const study::ServicesInput& input,
                                     const taxonomy::Taxonomy& taxonomy) {
    if (input.has_categories()) return read_service_table(input, taxonomy);
    const tables::TableFile file = study::table_of(input.file);
    std::optional<study::ServiceList> list = services::read_list(file, taxonomy);
    if (!list)
        throw Error(
            fmt::format("{} is not one of the published lists that Relais recognises ({}); add "
                        "category = \"…\" and name its columns",
                        input.file.file.string(), services::format_names()));
    restrict_to(input.categories, *list, taxonomy);
    return std::move(*list);
}

void doubt_capacities(study::ServiceList& list, const taxonomy::Taxonomy& taxonomy) {
    for (const study::ServiceRecord& record : list.records) {
        const taxonomy::Entry& entry = taxonomy.entry(record.categories.back());
        if (!record.capacity || !entry.most_capacity || *record.capacity <= *entry.most_capacity)
            continue;
        list.doubt(record.row, fmt::format("\"{}\" has {} {}, more than the {} that are plausible "
                                           "for a service of the category {}; verify it.",
                                           record.name, *record.capacity, entry.capacity_unit,
                                           *entry.most_capacity, entry.category.key));
    }
}

void share_capacities(std::vector<study::ServiceList>& lists) {
    for (const study::ServiceList& other : lists) {
        if (other.capacities.empty()) continue;
        for (study::ServiceList& list : lists)
            for (study::ServiceRecord& record : list.records) {
                const auto capacity = other.capacities.find(record.id);
                if (!record.capacity && capacity != other.capacities.end())
                    record.capacity = capacity->second;
            }
    }
}

std::vector<study::ServiceList> read_service_lists(const std::vector<study::ServicesInput>& inputs,
                                                   const taxonomy::Taxonomy& taxonomy,
                                                   const Progress& progress) {
    std::vector<study::ServiceList> lists;
    for (const study::ServicesInput& input : inputs) {
        if (progress)
            progress("Reading services",
                     static_cast<double>(lists.size()) / static_cast<double>(inputs.size()));
        lists.push_back(read_service_list(input, taxonomy));
    }
    share_capacities(lists);
    for (study::ServiceList& list : lists) doubt_capacities(list, taxonomy);
    return lists;
}

std::vector<bool> choose_categories(const study::StudyFile& input,
                                    const std::vector<study::ServiceList>& lists,
                                    const taxonomy::Taxonomy& taxonomy) {
    std::vector<bool> chosen(taxonomy.entries().size(), false);
    const auto choose = [&](const std::string& key) {
        chosen[category_named(key, input.file.string(), taxonomy).index()] = true;
    };
    for (const std::string& key : input.categories) choose(key);
    if (!input.categories.empty()) return chosen;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = taxonomy.entries()[i].shown_by_default();
    for (const study::ServicesInput& services : input.services) {
        if (!services.category.empty()) choose(services.category);
        for (const std::string& key : services.categories) choose(key);
        for (const auto& [value, key] : services.map) choose(key);
    }
    for (std::size_t i = 0; i < lists.size(); ++i)
        for (const study::ServiceRecord& record : lists[i].records)
            for (const CategoryId category : record.categories)
                if (!taxonomy.entry(category).part_of || input.services[i].has_categories())
                    chosen[category.index()] = true;
    return chosen;
}

void keep_categories(std::vector<study::ServiceList>& lists, const std::vector<bool>& chosen) {
    std::vector<CategoryId> renumbered(chosen.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i]) renumbered[i] = CategoryId{next++};
    for (study::ServiceList& list : lists)
        std::erase_if(list.records, [&](study::ServiceRecord& record) {
            std::erase_if(record.categories,
                          [&](CategoryId category) { return !chosen[category.index()]; });
            for (CategoryId& category : record.categories) category = renumbered[category.index()];
            if (!record.categories.empty()) return false;
            list.leave_out(record.row, "of a category that is not in the study");
            return true;
        });
}

}  // namespace relais::services
