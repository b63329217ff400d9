#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using results::Rows;
using results::Type;

void add_change(Rows& rows, const SharedChange& change) {
    const Shared& was = change.before;
    const Shared& is = change.after;
    for (const double value : {was.people, is.people, was.capacity, is.capacity})
        rows.number(value);
    for (const Shared* shared : {&was, &is})
        rows.number_if(shared->people > 0, shared->capacity / shared->people);
    for (const double people : {was.without, is.without, change.more, change.fewer})
        rows.number(people);
    rows.end();
}

void add_rows(Rows& rows, const territory::Territory& territory, const std::string& scenario,
              const CapacityChange& change) {
    const auto area = [&](const std::string& zone, const std::string& name,
                          const SharedChange& of) {
        rows.text(scenario).text(zone).text(name);
        rows.text(territory.categories[change.category.index()].key);
        add_change(rows, of);
    };
    for (std::size_t z = 0; z < territory.zones.size(); ++z)
        area(territory.zones[z].code, territory.zones[z].name, change.zones[z]);
    area("*", territory.name, change.territory);
}

}  // namespace

results::Table capacity_table(const territory::Territory& territory,
                              const std::vector<CapacityOf>& scenarios) {
    std::vector<results::Column> columns = {{"scenario"}, {"zone"}, {"name"}, {"category"}};
    for (const char* name : {"people_before", "people_after", "places_before", "places_after"})
        columns.push_back({name, Type::kPeople});
    columns.push_back({"per_head_before", Type::kRatio});
    columns.push_back({"per_head_after", Type::kRatio});
    for (const char* name : {"without_before", "without_after", "more", "fewer"})
        columns.push_back({name, Type::kPeople});
    const auto write = [&](Rows& rows) {
        for (const CapacityOf& scenario : scenarios)
            for (const CapacityChange& change : scenario.categories)
                add_rows(rows, territory, scenario.key, change);
    };
    return {"capacity", std::move(columns), write};
}

}  // namespace relais::scenario
