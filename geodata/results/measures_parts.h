#pragma once

#include "geodata/results/csv.h"
#include "geodata/results/measures.h"
#include "geodata/results/new_files.h"

namespace relais::results {

/// Rows with the header given by the words; a cell without a value is empty.
class MeasureRows {
  public:
    MeasureRows(NewFile& file, const TableWords& words);
    MeasureRows& text(const std::string& text);
    /// Ten digits, in the shortest form.
    MeasureRows& number(double value);
    MeasureRows& number(const std::optional<double>& value);
    MeasureRows& count(std::uint64_t value);
    /// 0 is an empty cell.
    MeasureRows& rank(std::uint32_t value);
    MeasureRows& area(const Measured& measured, std::uint32_t level, std::uint32_t area);
    void end();
    void flush() { rows_.flush(); }

  private:
    void separate();
    CsvRows rows_;
    bool first_ = true;
};

/// The unit of a row's value: the statistic's own, or its measure's.
[[nodiscard]] std::string unit_of(const measures::Column& column,
                                  const measures::Statistic& statistic);

/// The weight of some households.
[[nodiscard]] double people_of(const Measured& measured,
                               const std::vector<std::uint32_t>& households);

/// "yes", "no", or "" where it is not known.
[[nodiscard]] inline const char* kept_in_words(const measures::CommitmentRow& row) {
    if (!row.kept) return "";
    return *row.kept ? "yes" : "no";
}

// Each writes one file to its temporary name.

void write_areas(NewFile& file, const TableWords& words, const Measured& measured);
void write_household_columns(NewFile& file, const TableWords& words, const Measured& measured);
void write_lorenz(NewFile& file, const TableWords& words, const Measured& measured);
void write_tenth(NewFile& file, const TableWords& words, const Measured& measured);
void write_commitments(NewFile& file, const TableWords& words, const Measured& measured);
void write_outside(NewFile& file, const TableWords& words, const Measured& measured);
void write_hamlets(NewFile& file, const TableWords& words, const Measured& measured);
void write_mileage(NewFile& file, const TableWords& words, const Measured& measured);
void write_dictionary(NewFile& file, const TableWords& words,
                      const std::vector<TableWords>& tables);
void write_measure_layers(NewFile& file, const Measured& measured, const std::string& data_date);
void write_workbook(NewFile& file, const Measured& measured, const std::vector<TableWords>& tables,
                    const std::string& data_date);

/// The one number per area for a column: the mean, or the harmonic mean for people per place.
[[nodiscard]] const measures::Statistic& headline_of(const measures::Column& column);
/// By level, area and column: that number, where there is one.
[[nodiscard]] std::vector<std::vector<std::vector<std::optional<double>>>> headlines(
    const Measured& measured);

}  // namespace relais::results
