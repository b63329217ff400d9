#include "geodata/zones/layouts.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace relais::zones {
namespace {

constexpr ZoneLayout kLayouts[] = {
    {"IGN Admin Express COG 4",
     "commune",
     "code_insee",
     "nom_officiel",
     "population",
     {{"canton", {"code_insee_du_departement", "code_insee_du_canton"}},
      {"epci", {"codes_siren_des_epci", ""}},
      {"arrondissement", {"code_insee_du_departement", "code_insee_de_l_arrondissement"}},
      {"departement", {"code_insee_du_departement", ""}},
      {"region", {"code_insee_de_la_region", ""}}}},
    {"IGN Admin Express, municipal arrondissements",
     "arrondissement",
     "INSEE_ARM",
     "NOM",
     "POPULATION",
     {{"commune", {"INSEE_COM", ""}}}},
    {"IGN Admin Express",
     "commune",
     "INSEE_COM",
     "NOM",
     "POPULATION",
     {{"canton", {"INSEE_DEP", "INSEE_CAN"}},
      {"epci", {"SIREN_EPCI", ""}},
      {"arrondissement", {"INSEE_DEP", "INSEE_ARR"}},
      {"departement", {"INSEE_DEP", ""}},
      {"region", {"INSEE_REG", ""}}}},
    {"IGN Admin Express, before 2020",
     "commune",
     "INSEE_COM",
     "NOM_COM",
     "POPULATION",
     {{"epci", {"CODE_EPCI", ""}},
      {"arrondissement", {"INSEE_DEP", "INSEE_ARR"}},
      {"departement", {"INSEE_DEP", ""}},
      {"region", {"INSEE_REG", ""}}}},
    {"Eurostat LAU",
     "municipality",
     "LAU_ID",
     "LAU_NAME",
     "POP_*",
     {{"country", {"CNTR_CODE", ""}}}},
    {"Eurostat NUTS", "region", "NUTS_ID", "NUTS_NAME", "", {{"country", {"CNTR_CODE", ""}}}},
};

/// The column that the pattern names; empty: none. Of several years, the latest.
std::string find_column(const tables::Table& table, std::string_view pattern) {
    if (pattern.empty() || pattern.back() != '*')
        return table.find_column(pattern) ? std::string{pattern} : std::string{};
    pattern.remove_suffix(1);
    std::string latest;
    for (const std::string& column : table.column_names()) {
        const std::string_view year =
            std::string_view(column).substr(std::min(pattern.size(), column.size()));
        const bool is_year = year.size() == 4 && std::all_of(year.begin(), year.end(), [](char c) {
                                 return std::isdigit(static_cast<unsigned char>(c)) != 0;
                             });
        if (column.starts_with(pattern) && is_year) latest = std::max(latest, column);
    }
    return latest;
}

}  // namespace

const ZoneLayout* recognise_zones(const tables::Table& table) {
    const auto* layout =
        std::find_if(std::begin(kLayouts), std::end(kLayouts), [&table](const ZoneLayout& known) {
            return table.find_column(known.code) && table.find_column(known.name);
        });
    return layout == std::end(kLayouts) ? nullptr : layout;
}

study::ZonesInput completed(study::ZonesInput input, const tables::Table& table) {
    if (!input.code.empty()) return input;
    const ZoneLayout* layout = recognise_zones(table);
    if (layout == nullptr)
        table.fail(
            fmt::format("its columns match no known layout; name the column with the codes of the "
                        "zones, code = \"…\" (its columns are {})",
                        fmt::join(table.column_names(), ", ")));
    input.code = layout->code;
    if (input.name.empty()) input.name = layout->name;
    const bool joined = input.join && !input.join->population.empty();
    if (input.population.empty() && !joined)
        input.population = find_column(table, layout->population);
    if (input.level.empty()) input.level = layout->level;
    return input;
}

}  // namespace relais::zones
