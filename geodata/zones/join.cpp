#include <algorithm>
#include <numeric>
#include <unordered_set>

#include <fmt/format.h>

#include "geodata/countries/france.h"
#include "geodata/study/group_reader.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/layer.h"
#include "geodata/zones/links.h"
#include "geodata/zones/zone_table.h"

namespace relais::zones {
namespace {

/// A table read whole, since rows are looked up by code.
struct JoinRows {
    std::vector<std::string> codes;
    std::vector<std::size_t> numbers;  ///< of the rows in the file
    std::vector<std::string> names;    ///< official ones; empty: none
    std::vector<std::optional<double>> population;
    std::vector<study::CountedGroup> groups;
};

std::vector<std::string> codes_of(const std::vector<territory::Zone>& zones) {
    std::vector<std::string> codes;
    for (const territory::Zone& zone : zones) codes.push_back(zone.code);
    return codes;
}

std::string label(const territory::Zone& zone) {
    return fmt::format("{} {}", zone.code, zone.name);
}

/// "01004" is "1004"; a code that is all zeros, or has none to lose, is none.
std::string without_zeros(const std::string& code) {
    const std::size_t first = code.find_first_not_of('0');
    return first == 0 || first == std::string::npos ? std::string{} : code.substr(first);
}

/// Puts the populations and groups of the linked rows, summed, into the zones.
void take_amounts(const std::vector<LinkedZones>& linked, const JoinRows& rows, bool population,
                  ZoneTable& table) {
    for (const study::CountedGroup& group : rows.groups)
        table.groups.push_back({group.key, std::vector<double>(table.zones.size(), 0)});
    const std::size_t first = table.groups.size() - rows.groups.size();
    for (std::size_t z = 0; z < linked.size(); ++z)
        for (const std::size_t row : linked[z].rows) {
            std::optional<double>& people = table.zones[z].population;
            if (population && rows.population[row])
                people = people.value_or(0) + *rows.population[row];
            for (std::size_t g = 0; g < rows.groups.size(); ++g)
                table.groups[first + g].of_area[z] += rows.groups[g].of_area[row];
        }
}

/// A zone that was merged bears the code and name of today.
void rename_merged(const std::vector<LinkedZones>& linked, const JoinRows& rows, ZoneTable& table) {
    for (std::size_t z = 0; z < linked.size(); ++z) {
        territory::Zone& zone = table.zones[z];
        if (linked[z].rows.size() != 1 || rows.codes[linked[z].rows.front()] == zone.code) {
            if (const std::string name = table.movements.name(zone.code);
                linked[z].zones.size() > 1 && !name.empty())
                zone.name = name;
            continue;
        }
        zone.code = rows.codes[linked[z].rows.front()];
        if (const std::string name = table.movements.name(zone.code); !name.empty())
            zone.name = name;
    }
}

/// The official names of the table, where it has some: "La Grave" for "Grave".
void take_names(const std::vector<LinkedZones>& linked, const JoinRows& rows, ZoneTable& table,
                std::string_view file, std::vector<std::string>& notes) {
    std::vector<std::string> changed;
    for (std::size_t z = 0; z < linked.size(); ++z) {
        if (linked[z].rows.size() != 1) continue;
        const std::string& name = rows.names[linked[z].rows.front()];
        if (name.empty() || name == table.zones[z].name) continue;
        changed.push_back(fmt::format("{} for {}", name, table.zones[z].name));
        table.zones[z].name = name;
    }
    if (!changed.empty())
        notes.push_back(fmt::format("Names of zones taken from {}: {} ({}).", file, changed.size(),
                                    study::name_some(changed)));
}

void note_changes(const std::vector<LinkedZones>& linked, const ZoneTable& table,
                  std::string_view file, std::vector<std::string>& notes) {
    std::size_t merged = 0;
    std::vector<std::string> into;
    std::vector<std::string> split;
    for (std::size_t z = 0; z < linked.size(); ++z) {
        if (linked[z].zones.size() > 1) {
            merged += linked[z].zones.size();
            into.push_back(label(table.zones[z]));
        }
        if (linked[z].rows.size() > 1) split.push_back(label(table.zones[z]));
    }
    if (merged > 0)
        notes.push_back(
            fmt::format("Zones that are merged in {}, hence merged here: {} into {} ({}).", file,
                        merged, into.size(), study::name_some(into)));
    if (!split.empty())
        notes.push_back(fmt::format("Zones with several rows in {}, which were summed: {} ({}).",
                                    file, split.size(), study::name_some(split)));
}

/// Where only some arrondissements of a city are present, the joined data are for a different area.
void note_parts_of_cities(const std::vector<LinkedZones>& linked, const JoinRows& rows,
                          const std::vector<bool>& of_parts, const ZoneTable& table,
                          std::string_view file, std::vector<std::string>& notes) {
    for (std::size_t z = 0; z < linked.size(); ++z) {
        const std::size_t all = countries::arrondissements_of(table.zones[z].code).size();
        if (all == 0 || linked[z].rows.empty()) continue;
        const bool by_parts =
            countries::commune_of_arrondissement(rows.codes[linked[z].rows.front()]).has_value();
        const std::size_t there = by_parts ? linked[z].rows.size() : linked[z].zones.size();
        if (there == all || (!by_parts && !of_parts[z])) continue;
        notes.push_back(by_parts ? fmt::format("{} has rows in {} for only {} of its {} "
                                               "arrondissements, and gets the sum of these.",
                                               label(table.zones[z]), file, there, all)
                                 : fmt::format("Only {} of the {} arrondissements of {} are zones, "
                                               "but they get the figures of {} for all.",
                                               there, all, label(table.zones[z]), file));
    }
}

JoinRows read_rows(tables::Table& table, const study::JoinInput& input,
                   std::vector<std::string>& notes) {
    Codes codes(table, input.code);
    const auto population =
        input.population.empty() ? std::nullopt : std::optional(table.column(input.population));
    const auto name = input.name.empty() ? std::nullopt : std::optional(table.column(input.name));
    study::GroupReader groups(table, input.groups);
    JoinRows rows{{}, {}, {}, {}, groups.no_rows()};
    tables::for_each_row(table, [&] {
        rows.codes.push_back(codes.next());
        rows.numbers.push_back(table.row());
        rows.population.push_back(population ? table.amount(*population) : std::nullopt);
        rows.names.push_back(name ? table.text(*name) : std::string{});
        groups.append(rows.groups);
    });
    groups.note(notes);
    return rows;
}

Reading reading_of_join(const tables::Table& table, const JoinRows& rows,
                        const std::vector<LinkedZones>& linked) {
    std::vector<bool> used(rows.codes.size(), false);
    for (const LinkedZones& link : linked)
        for (const std::size_t row : link.rows) used[row] = true;
    Reading reading = study::reading_of(table, table.driver() + ", table of zones", "");
    reading.rows = rows.codes.size();
    for (std::size_t row = 0; row < used.size(); ++row)
        if (!used[row])
            reading.leave_out(rows.numbers[row], "with a code that is not that of a zone");
    return reading;
}

/// A zone that the table has without the zeros that its code begins with: spreadsheets take codes
/// for numbers. Empty: none.
std::string zone_without_zeros(const std::vector<LinkedZones>& linked, const JoinRows& rows,
                               const ZoneTable& table) {
    const std::unordered_set<std::string> codes(rows.codes.begin(), rows.codes.end());
    for (const LinkedZones& link : linked) {
        const std::string& code = table.zones[link.zones.front()].code;
        if (link.rows.empty() && codes.contains(without_zeros(code))) return code;
    }
    return {};
}

}  // namespace

void merge_zones(const std::vector<std::vector<std::size_t>>& sets, ZoneTable& table) {
    ZoneTable merged;
    merged.movements = std::move(table.movements);
    for (const study::CountedGroup& group : table.groups) merged.groups.push_back({group.key, {}});
    merged.areas.resize(table.areas.size());
    for (const std::vector<std::size_t>& set : sets) {
        territory::Zone zone = std::move(table.zones[set.front()]);
        for (std::size_t i = 1; i < set.size(); ++i) {
            territory::Zone& other = table.zones[set[i]];
            zone.shape.insert(zone.shape.end(), std::make_move_iterator(other.shape.begin()),
                              std::make_move_iterator(other.shape.end()));
            if (other.population) zone.population = zone.population.value_or(0) + *other.population;
        }
        if (set.size() > 1) zone.shape = tables::dissolved(zone.shape);
        merged.zones.push_back(std::move(zone));
        for (std::size_t g = 0; g < merged.groups.size(); ++g) {
            double sum = 0;
            for (const std::size_t z : set) sum += table.groups[g].of_area[z];
            merged.groups[g].of_area.push_back(sum);
        }
        for (std::size_t l = 0; l < merged.areas.size(); ++l)
            if (!table.areas[l].empty())
                merged.areas[l].push_back(std::move(table.areas[l][set.front()]));
    }
    table = std::move(merged);
}

void join_table(const study::ZonesInput& zones, ZoneTable& table, study::Study& study) {
    const study::JoinInput& input = *zones.join;
    const std::string file = input.file.file.filename().string();
    tables::Table source(study::table_of(input.file));
    const JoinRows rows = read_rows(source, input, study.territory.notes);
    const std::vector<LinkedZones> linked =
        link_zones(codes_of(table.zones), rows.codes, table.movements);

    std::vector<std::vector<std::size_t>> sets;
    std::vector<std::string> missing;
    std::vector<bool> of_parts;  // whether a zone was drawn by arrondissements
    for (const LinkedZones& link : linked) {
        sets.push_back(link.zones);
        of_parts.push_back(
            countries::commune_of_arrondissement(table.zones[link.zones.front()].code).has_value());
        if (link.rows.empty()) missing.push_back(label(table.zones[link.zones.front()]));
    }
    if (const std::string code = zone_without_zeros(linked, rows, table); !code.empty())
        source.fail(fmt::format(
            "the codes in column \"{}\" have lost their leading zeros, as happens in spreadsheets "
            "(\"{}\" for \"{}\"); format the column as text, or use the file as published",
            input.code, without_zeros(code), code));
    if (missing.size() == linked.size())
        source.fail(
            fmt::format("no code in column \"{}\" (such as \"{}\") is the code of a zone (such as "
                        "\"{}\"); name the columns that contain the same codes",
                        input.code, rows.codes.empty() ? "" : tables::shortened(rows.codes.front()),
                        tables::shortened(table.zones.front().code)));
    study::record_reading(reading_of_join(source, rows, linked), study);
    merge_zones(sets, table);
    take_amounts(linked, rows, !input.population.empty(), table);
    rename_merged(linked, rows, table);
    take_names(linked, rows, table, file, study.territory.notes);
    note_changes(linked, table, file, study.territory.notes);
    note_parts_of_cities(linked, rows, of_parts, table, file, study.territory.notes);
    if (!missing.empty())
        study.territory.notes.push_back(fmt::format(
            "Zones without a row in {}, hence without its figures: {} of {} ({}){}.", file,
            missing.size(), linked.size(), study::name_some(missing),
            zones.movements.empty()
                ? "; if communes were merged since, name the table of movements in [zones]"
                : ""));
    study::record_file(input.file, study);
}

}  // namespace relais::zones
