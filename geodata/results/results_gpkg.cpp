#include <array>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "engine/territory/levels.h"
#include "geodata/results/geopackage.h"
#include "geodata/results/parts.h"
#include "geodata/tables/geometry.h"

namespace relais::results {
namespace {

void set_number(OGRFeature& row, int column, bool known, double value) {
    if (known)
        row.SetField(column, value);
    else
        row.SetFieldNull(column);
}

void set_text(OGRFeature& row, int column, const std::string& text) {
    if (text.empty())
        row.SetFieldNull(column);
    else
        row.SetField(column, text.c_str());
}

void write_households(LayerWriter layer, const territory::Territory& territory,
                      const access::NearestTable& nearest) {
    const int id = layer.column("id", OFTString);
    const int weight = layer.column("weight", OFTReal);
    const int zone = layer.column("zone", OFTString);
    for (const territory::DemandGroup& group : territory.groups) layer.column(group.key, OFTReal);
    const int first = zone + 1 + static_cast<int>(territory.groups.size());
    for (const territory::Category& category : territory.categories) {
        layer.column(category.key + "_minutes", OFTReal);
        layer.column(category.key + "_service", OFTString);
        layer.column(category.key + "_reason", OFTString);
    }
    for (std::size_t h = 0; h < territory.households.size(); ++h) {
        const territory::Household& household = territory.households[h];
        layer.row(point_of(household.place), [&](OGRFeature& row) {
            row.SetField(id, household.id.c_str());
            row.SetField(weight, household.weight);
            set_text(row, zone,
                     household.zone.exists() ? territory.zones[household.zone.index()].code : "");
            for (std::size_t g = 0; g < territory.groups.size(); ++g)
                row.SetField(zone + 1 + static_cast<int>(g), territory.groups[g].by_household[h]);
            int column = first;
            for (std::size_t c = 0; c < territory.categories.size(); ++c, column += 3) {
                const access::Nearest& cell = nearest.at(HouseholdId{h}, CategoryId{c});
                const bool reached = reachable(cell.time);
                set_number(row, column, reached, to_minutes(cell.time));
                set_text(row, column + 1,
                         reached && cell.service.exists()
                             ? territory.services[cell.service.index()].id
                             : "");
                set_text(row, column + 2, access::reason_name(cell.reason));
            }
        });
    }
}

void write_services(LayerWriter layer, const territory::Territory& territory) {
    const int id = layer.column("id", OFTString);
    const int name = layer.column("name", OFTString);
    const int category = layer.column("category", OFTString);
    const int capacity = layer.column("capacity", OFTReal);
    const int opening_hours = layer.column("opening_hours", OFTString);
    for (const territory::Service& service : territory.services) {
        layer.row(point_of(service.place), [&](OGRFeature& row) {
            row.SetField(id, service.id.c_str());
            set_text(row, name, service.name);
            row.SetField(category, territory.categories[service.category.index()].key.c_str());
            set_number(row, capacity, service.capacity.has_value(), service.capacity.value_or(0));
            set_text(row, opening_hours, service.opening_hours);
        });
    }
}

void set_summary(OGRFeature& row, int column, const access::Summary& summary) {
    for (const double minutes : {summary.mean, summary.median, summary.p90})
        set_number(row, column++, summary.reached > 0, minutes);
    for (const double share : {summary.beyond_10, summary.beyond_20, summary.beyond_30})
        set_number(row, column++, summary.known > 0, share);
    set_number(row, column, summary.weight > 0, summary.unknown());
}

/// Households and weight of each zone, whether or not there is any category.
std::vector<std::pair<std::int64_t, double>> tally(const territory::Territory& territory) {
    std::vector<std::pair<std::int64_t, double>> result(territory.zones.size());
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        auto& [households, weight] = result[household.zone.index()];
        ++households;
        weight += household.weight;
    }
    return result;
}

void set_levels(OGRFeature& row, int column, const territory::Territory& territory, ZoneId zone) {
    for (const territory::ZoneLevel& level : territory.levels) {
        const territory::ZoneLevel::Area* area = territory::area_of(level, zone);
        set_text(row, column++, area == nullptr ? "" : area->code);
        set_text(row, column++, area == nullptr ? "" : area->name);
    }
}

void write_zones_layer(LayerWriter layer, const territory::Territory& territory,
                       const access::Findings& findings) {
    const int code = layer.column("code", OFTString);
    const int name = layer.column("name", OFTString);
    for (const territory::ZoneLevel& level : territory.levels) {
        layer.column(level.key + "_code", OFTString);
        layer.column(level.key + "_name", OFTString);
    }
    const int population = layer.column("population", OFTReal);
    const int households = layer.column("households", OFTInteger64);
    const int weight = layer.column("weight", OFTReal);
    const int first = weight + 1;
    constexpr std::array kMeasures = {"mean",      "median",    "p90",    "beyond_10",
                                      "beyond_20", "beyond_30", "unknown"};
    for (const territory::Category& category : territory.categories)
        for (const char* measure : kMeasures)
            layer.column(fmt::format("{}_{}", category.key, measure), OFTReal);
    const auto tallies = tally(territory);
    for (std::size_t z = 0; z < territory.zones.size(); ++z) {
        const territory::Zone& zone = territory.zones[z];
        layer.row(tables::to_ogr(zone.shape), [&](OGRFeature& row) {
            row.SetField(code, zone.code.c_str());
            set_text(row, name, zone.name);
            set_levels(row, name + 1, territory, ZoneId{z});
            set_number(row, population, zone.population.has_value(), zone.population.value_or(0));
            row.SetField(households, static_cast<GIntBig>(tallies[z].first));
            row.SetField(weight, tallies[z].second);
            for (std::size_t c = 0; c < findings.zones[z].size(); ++c)
                set_summary(row, first + static_cast<int>(c * kMeasures.size()),
                            findings.zones[z][c]);
        });
    }
}

}  // namespace

void write_geopackage(NewFile& file, const territory::Territory& territory,
                      const access::Findings& findings, const std::string& data_date) {
    Geopackage package(file, data_date);
    write_households(package.layer("households", wkbPoint), territory, findings.nearest);
    write_services(package.layer("services", wkbPoint), territory);
    write_zones_layer(package.layer("zones", wkbMultiPolygon), territory, findings);
    package.close();
}

void write_spreadsheet(NewFile& file, const char* driver, const territory::Territory& territory,
                       const access::Findings& findings, const std::string& data_date) {
    LayerFile book(file, driver, data_date);
    write_zones_layer(book.layer("zones", wkbNone), territory, findings);
    write_services(book.layer("services", wkbNone), territory);
    book.close();
}

void write_flatgeobuf(NewFile& file, ResultLayer layer, const territory::Territory& territory,
                      const access::Findings& findings, const std::string& data_date) {
    LayerFile package(file, "FlatGeobuf", data_date);
    switch (layer) {
        case ResultLayer::kHouseholds:
            write_households(package.layer("households", wkbPoint), territory, findings.nearest);
            break;
        case ResultLayer::kServices:
            write_services(package.layer("services", wkbPoint), territory);
            break;
        case ResultLayer::kZones:
            write_zones_layer(package.layer("zones", wkbMultiPolygon), territory, findings);
            break;
    }
    package.close();
}

void write_database(const std::string& connection, const territory::Territory& territory,
                    const access::Findings& findings) {
    Database database(connection);
    write_households(database.layer("relais_households", wkbPoint), territory, findings.nearest);
    write_services(database.layer("relais_services", wkbPoint), territory);
    write_zones_layer(database.layer("relais_zones", wkbMultiPolygon), territory, findings);
    database.commit();
}

}  // namespace relais::results
