#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "geodata/report/extent.h"
#include "geodata/report/remark.h"

namespace relais {

/// Rows of a file with the same reason.
struct NamedRows {
    std::string reason;  ///< "of an unknown kind"
    std::size_t rows = 0;
    std::vector<std::size_t> first;  ///< the first three of them; empty: they have no numbers
};

/// The result of reading one file, as relais check reports it.
struct Reading {
    std::filesystem::path file;
    std::string format;               ///< in words: "FINESS, raw stock"
    std::string crs;                  ///< of its coordinates; empty: it has none
    std::string row_word;             ///< "row", "feature", "pixel"
    std::size_t rows = 0;             ///< that were read
    std::vector<NamedRows> left_out;  ///< in the order in which the reasons came up
    std::vector<NamedRows> doubtful;  ///< used as they are; a reason is a sentence here
    std::vector<Remark> remarks;      ///< on single rows, or the whole file
    Extent extent;                    ///< of the places that were used

    void leave_out(std::size_t row, const std::string& reason);
    /// Rows that cannot be named one by one.
    void leave_out_some(std::size_t count, const std::string& reason);
    /// Adds the row to those with the same doubt.
    void doubt_too(std::size_t row, const std::string& sentence);
    /// A doubt about this row only.
    void doubt(std::size_t row, std::string sentence);
    /// On the whole file.
    void remark(Severity severity, std::string sentence);

    /// "row 7".
    [[nodiscard]] std::string row_name(std::size_t row) const;
    /// "rows 7, 9, 12, …"; empty where they have no numbers.
    [[nodiscard]] std::string row_names(const NamedRows& those) const;
    /// All remarks, those on the doubtful rows among them.
    [[nodiscard]] std::vector<Remark> all_remarks() const;
};

}  // namespace relais
