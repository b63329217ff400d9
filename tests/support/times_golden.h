#pragma once

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais::testing_support {

/// The cells of a CSV without quotation marks, row by row, its heading first.
inline std::vector<std::vector<std::string>> rows_of_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string>& row = rows.emplace_back();
        std::istringstream cells(line + ',');
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    return rows;
}

/// About `count` of some rows, spread over all of them, the heading left out.
inline std::vector<std::vector<std::string>> spread(
    const std::vector<std::vector<std::string>>& rows, std::size_t count) {
    std::vector<std::vector<std::string>> some;
    for (std::size_t i = 0; i < count && rows.size() > 1; ++i)
        some.push_back(rows[1 + i * (rows.size() - 1) / count]);
    return some;
}

/// What a territory's travel times are, as text to compare: the times of some 200 households to
/// their nearest services, those between 15 of its places, the figures of the whole territory and
/// how many have no time, and why. Seconds as they are written, to the tick.
inline std::string record_of_times(const std::string& input) {
    const Folder folder;
    const Outcome access = run_relais(folder, "access '" + input + "' -o out");
    EXPECT_EQ(access.exit_code, 0) << access.err;
    std::string record = "household,category,seconds,service,reason\n";
    const auto add = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) record += (i == 0 ? "" : ",") + row[i];
        record += '\n';
    };
    const auto times = rows_of_csv(read_file(folder / "out/times.csv"));
    for (const auto& row : spread(times, 199)) add(row);

    std::map<std::string, std::size_t> reasons;
    for (std::size_t i = 1; i < times.size(); ++i)
        ++reasons[times[i].at(1) + ',' + (times[i].at(4).empty() ? "reached" : times[i].at(4))];
    record += "\ncategory,reason,households\n";
    for (const auto& [reason, count] : reasons) add({reason, std::to_string(count)});

    record += '\n';
    const auto zones = rows_of_csv(read_file(folder / "out/zones.csv"));
    add(zones.front());
    for (const auto& row : zones)
        if (row.front() == "*") add(row);

    std::string places = "id,lon,lat\n";
    for (const auto& row : spread(rows_of_csv(read_file(folder / "out/snap.csv")), 15))
        places += row.at(1) + ',' + row.at(2) + ',' + row.at(3) + '\n';
    write_file(folder / "places.csv", places);
    const std::string extract = input.ends_with(".toml")
                                    ? (std::filesystem::path(input).parent_path() /
                                       [&] {
                                           const std::string text = read_file(input);
                                           const std::size_t at = text.find("extract = \"") + 11;
                                           return text.substr(at, text.find('"', at) - at);
                                       }())
                                          .string()
                                    : input;
    const Outcome matrix =
        run_relais(folder, "matrix '" + extract + "' --from places.csv --to places.csv -o m.csv");
    EXPECT_EQ(matrix.exit_code, 0) << matrix.err;
    return record + '\n' + read_file(folder / "m.csv");
}

/// Compares the record with the file that holds it, or writes that where RELAIS_UPDATE_GOLDEN is
/// set: then `git diff` shows what has moved, and the commit says why.
inline void expect_times(const std::string& input, const std::filesystem::path& golden) {
    const std::string record = record_of_times(input);
    if (std::getenv("RELAIS_UPDATE_GOLDEN") != nullptr) write_file(golden, record);
    EXPECT_EQ(record, read_file(golden));
}

}  // namespace relais::testing_support
