#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/table.h"
#include "tests/real/accuracy.h"
#include "tests/support/program.h"

namespace relais::accuracy {
namespace {

namespace fs = std::filesystem;
using testing_support::Folder;

/// A list of services, as a territory.toml names it.
struct List {
    const char* type;         ///< of Insee's base of equipment, for the row of the truth
    const char* category;     ///< of ours that holds these services alone
    const char* file;         ///< below services/; "": `points`
    const char* rows = "";    ///< of a BPE in detail, only those of this type (its TYPEQU then)
    const char* points = "";  ///< name,lon,lat
    const char* note;
};
constexpr List kLists[] = {
    {.type = "A128",
     .category = "france_services",
     .file = "liste-fs-20240801.csv",
     .note = "fixed ones of 2024-08"},
    {.type = "C201",
     .category = "secondary_school",
     .file = "bpe18_enseignement.csv",
     .rows = "C201",
     .note = "of 2018, at the middle of their commune"},
    {.type = "C301",
     .category = "secondary_school",
     .file = "bpe18_enseignement.csv",
     .rows = "C301",
     .note = "the same"},
    {.type = "C302",
     .category = "secondary_school",
     .file = "bpe18_enseignement.csv",
     .rows = "C302",
     .note = "the same"},
    {.type = "D307",
     .category = "pharmacy",
     .file = "bpe2013.xlsx",
     .note = "of 2013, at the middle of their commune"},
    {.type = "D106", .category = "emergency", .file = "bpe2013.xlsx", .note = "the same"},
    {.type = "D107", .category = "maternity", .file = "bpe2013.xlsx", .note = "the same"},
};
constexpr List kListsOf05[] = {
    {.type = "A101",
     .category = "police",
     .file = "",
     .points = "Gap,6.0797,44.5594\n",
     .note = "Gap alone, as the figures suggest"},
    {.type = "D107",
     .category = "maternity",
     .file = "",
     .points = "Gap,6.0862,44.5640\nBriancon,6.6420,44.8965\n",
     .note = "Gap and Briançon, as the figures suggest"},
};

struct Department {
    const char* code;
    const char* input;  ///< in tests/real; its services are replaced
};
constexpr Department k05{"05", "hautes-alpes.toml"};
constexpr Department k04{"04", "communes-04.toml"};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// The lines of a BPE whose TYPEQU (the sixth of its columns) is `type`, below its header.
std::string rows_of_type(const fs::path& file, const std::string& type) {
    std::istringstream lines(testing_support::read_file(file));
    std::string kept;
    std::string line;
    std::getline(lines, kept);
    kept += '\n';
    while (std::getline(lines, line))
        if (line.find(";" + type + ";") != std::string::npos) kept += line + '\n';
    return kept;
}

std::string services_of(const List& list, const fs::path& data, const Folder& folder) {
    fs::path file = data / "services" / list.file;
    std::string keys = fmt::format("categories = [\"{}\"]\n", list.category);
    if (*list.rows != '\0') {
        testing_support::write_file(folder / "rows.csv", rows_of_type(file, list.rows));
        file = folder / "rows.csv";
    }
    if (*list.points != '\0') {
        file = folder / "points.csv";
        testing_support::write_file(file, std::string("name,lon,lat\n") + list.points);
        keys = fmt::format("category = \"{}\"\nname = \"name\"\nx = \"lon\"\ny = \"lat\"\n",
                           list.category);
    }
    return fmt::format("[[services]]\nfile = \"{}\"\n{}", file.string(), keys);
}

std::string manifest_of(const Department& department, const List& list, const fs::path& data,
                        const Folder& folder) {
    std::string text = testing_support::read_file(testing_support::source_tree() / "tests/real" /
                                                  department.input);
    replace_all(text, "../../../shared/data", data.string());
    text.resize(text.find("[[services]]"));
    const auto categories = text.find("categories = ");
    if (categories != std::string::npos)
        text.erase(categories, text.find('\n', categories) + 1 - categories);
    const auto top = text.find("[zones]");
    text.insert(top, fmt::format("categories = [\"{}\"]\n\n", list.category));
    return text + services_of(list, data, folder);
}

struct Times {
    double mean = 0, median = 0, decile9 = 0;  ///< minutes
};

/// The rows of zones.csv of a study: of every zone, and of the whole ("*").
std::map<std::string, Times> answer(const Department& department, const List& list,
                                    const fs::path& data, const Folder& folder) {
    testing_support::write_file(folder / "study.toml", manifest_of(department, list, data, folder));
    const auto outcome =
        testing_support::run_relais(folder, "access study.toml -o out --overwrite");
    if (outcome.exit_code != 0) throw Error(outcome.err);
    tables::Table table({folder / "out/zones.csv"});
    const tables::Column zone = table.column("zone");
    const tables::Column category = table.column("category");
    const tables::Column mean = table.column("mean_minutes");
    const tables::Column median = table.column("median_minutes");
    const tables::Column decile9 = table.column("p90_minutes");
    std::map<std::string, Times> times;
    while (table.next()) {
        if (table.text(category) != list.category || !table.number(mean)) continue;
        times[table.text(zone)] = {*table.number(mean), *table.number(median),
                                   *table.number(decile9)};
    }
    if (!times.contains("*"))
        throw Error(fmt::format("{}: no times to {}", department.input, list.category));
    return times;
}

Times insee_times(const fs::path& data, const char* type, const char* department) {
    tables::Table table({data / "truth/insee-access-times-2023.csv"});
    const tables::Column types = table.column("typequ");
    const tables::Column departments = table.column("department");
    const tables::Column mean = table.column("mean_minutes");
    const tables::Column median = table.column("median_minutes");
    const tables::Column decile9 = table.column("decile9_minutes");
    while (table.next())
        if (table.text(types) == type && table.text(departments) == department)
            return {*table.number(mean), *table.number(median), *table.number(decile9)};
    throw Error(fmt::format("insee-access-times-2023.csv: no row of {} in {}", type, department));
}

void print_row(const Department& department, const List& list, const Times& ours,
               const Times& theirs) {
    fmt::print("{:<6}{:<18}{}", list.type, list.category, department.code);
    for (const auto& [o, t] : {std::pair{ours.mean, theirs.mean},
                               {ours.median, theirs.median},
                               {ours.decile9, theirs.decile9}})
        fmt::print("{:>9.2f}{:>8.2f}{:>7.3f}", o, t, o / t);
    fmt::print("  {}\n", list.note);
}

/// What share of the pairs of a far and a near commune ours put in that order; ties count half.
double order_share(const std::vector<double>& far_of_theirs, const std::vector<double>& ours) {
    double right = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < ours.size(); ++i)
        for (std::size_t j = 0; j < ours.size(); ++j) {
            if (far_of_theirs[i] <= far_of_theirs[j]) continue;
            ++pairs;
            right += ours[i] > ours[j] ? 1 : ours[i] == ours[j] ? 0.5 : 0;
        }
    return pairs > 0 ? right / pairs : 0;
}

void print_far_communes(const fs::path& data, const std::map<std::string, Times>& ours) {
    fmt::print(
        "\nFar communes of Hautes-Alpes (truth/eloignement.xlsx, shares of 0 or 100 by baskets of "
        "equipment) beside the\n"
        "mean time to France services: rank correlation, and how often a far commune of theirs is "
        "farther by ours than a\n"
        "near one (see also eloignement.log)\n"
        "{:<72}{:>9}{:>13}{:>11}\n",
        "their column", "communes", "correlation", "far/near");
    const fs::path file = data / "truth/eloignement.xlsx";
    for (std::size_t column = 3; column < 6; ++column) {
        tables::Table table({file, "Data"});
        const tables::Column code = table.column("code_insee");
        const std::string name = table.column_names().at(column);
        const tables::Column share = table.column(name);
        std::vector<double> theirs;
        std::vector<double> minutes;
        while (table.next()) {
            const auto found = ours.find(table.text(code));
            if (found == ours.end() || !table.number(share)) continue;
            theirs.push_back(*table.number(share));
            minutes.push_back(found->second.mean);
        }
        // The bytes of accents take no room on paper.
        const auto more =
            std::count_if(name.begin(), name.end(), [](char c) { return (c & 0xC0) == 0x80; });
        fmt::print("{:<{}}{:>9}{:>13.2f}{:>11.2f}\n", name, 72 + more, theirs.size(),
                   rank_correlation(theirs, minutes), order_share(theirs, minutes));
    }
}

}  // namespace

void print_studies(const fs::path& data_folder) {
    const fs::path data = fs::absolute(data_folder);
    fmt::print(
        "\nInsee 2023 (truth/insee-access-times-2023.csv): minutes by car of the people of a "
        "department to the nearest,\n"
        "ours, theirs, ours over theirs; our people along the streets of their commune, on roads "
        "of 2021\n"
        "{:<6}{:<18}{:<2}{:>14}{:>24}{:>24}\n",
        "type", "category", "in", "mean", "median", "9th decile");
    const Folder folder;
    std::map<std::string, Times> desks;
    for (const Department& department : {k05, k04})
        for (const List& list : kLists) {
            const auto times = answer(department, list, data, folder);
            print_row(department, list, times.at("*"),
                      insee_times(data, list.type, department.code));
            if (desks.empty()) desks = times;
        }
    for (const List& list : kListsOf05)
        print_row(k05, list, answer(k05, list, data, folder).at("*"),
                  insee_times(data, list.type, k05.code));
    print_far_communes(data, desks);
}

}  // namespace relais::accuracy
