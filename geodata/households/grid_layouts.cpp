#include "geodata/households/grid_layouts.h"

#include <span>

namespace relais::households {
namespace {

constexpr GridLayout kLayouts[] = {
    // Insee, Filosofi, vintages 2015 to 2021. Counts are sums over the cell (ind_snv too, which is
    // why it is not read: it is the sum of the standards of living of its people).
    {"Insee Filosofi",
     {"idcar_200m", "idinspire", "idcar_1km", "id_carr1km", "idcar_nat", "id_carr_n"},
     {"ind"},
     "men",
     {"i_est_200", "i_est_cr", "i_est_1km", "i_est_nat"},
     "lcog_geo",
     false,
     {{"children_0_3", {"ind_0_3", ""}},
      {"children_4_10", {"ind_4_5", "ind_6_10"}},
      {"young_11_17", {"ind_11_17", ""}},
      {"people_65_plus", {"ind_65_79", "ind_80p"}},
      {"people_80_plus", {"ind_80p", ""}},
      {"poor_households", {"men_pauv", ""}},
      {"living_alone", {"men_1ind", ""}},
      {"households", {"men", ""}}}},
    // Eurostat, census 2021, and the GEOSTAT grids before it. Below zero: not published.
    {"Eurostat census grid",
     {"grd_id"},
     {"t", "tot_p_2021", "tot_p_2018", "tot_p_2011", "tot_p", "obs_value_t"},
     "",
     {},
     "",
     true,
     {{"children_0_14", {"y_lt15", ""}}, {"people_65_plus", {"y_ge65", ""}}}},
};

/// The first of the names that is a column.
std::optional<tables::Column> first_of(const tables::Table& table,
                                       std::span<const std::string_view> names) {
    for (const std::string_view name : names)
        if (!name.empty())
            if (auto column = table.find_column(name)) return column;
    return std::nullopt;
}

std::vector<GridColumns::Group> groups_of(const tables::Table& table, const GridLayout& layout) {
    std::vector<GridColumns::Group> groups;
    for (const LayoutGroup& known : layout.groups) {
        if (known.key.empty()) break;
        GridColumns::Group group{known.key, {}};
        bool complete = true;
        for (const std::string_view name : known.columns) {
            if (name.empty()) continue;
            const auto column = table.find_column(name);
            complete = complete && column;
            if (column) group.columns.push_back(*column);
        }
        if (complete) groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace

std::vector<tables::Column> GridColumns::all() const {
    std::vector<tables::Column> columns = {name, weight};
    for (const auto& column : {estimated, communes})
        if (column) columns.push_back(*column);
    for (const Group& group : groups)
        columns.insert(columns.end(), group.columns.begin(), group.columns.end());
    return columns;
}

std::optional<GridColumns> recognise_grid(const tables::Table& table) {
    for (const GridLayout& layout : kLayouts) {
        const auto name = first_of(table, layout.names);
        const auto weight = first_of(table, layout.weights);
        if (!name || !weight || (!layout.also.empty() && !table.find_column(layout.also))) continue;
        GridColumns columns;
        columns.layout = &layout;
        columns.name = *name;
        columns.weight = *weight;
        columns.estimated = first_of(table, layout.estimated);
        columns.communes = first_of(table, {&layout.communes, 1});
        columns.groups = groups_of(table, layout);
        return columns;
    }
    return std::nullopt;
}

}  // namespace relais::households
