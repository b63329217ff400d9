#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace relais::tools {

/// The inputs of the rows of a batch: readable names, and a fingerprint of each version. "scenario
/// flood" -> "3f06…".
using BatchInputs = std::vector<std::pair<std::string, std::string>>;

/// The table of a batch.
struct BatchTable {
    std::string heading;            ///< its first line, with the line's end
    std::vector<std::string> keys;  ///< of the scenarios, in order; they begin their rows
    std::size_t rows_a_scenario = 1;
    BatchInputs inputs;
};

/// Writes rows to `FILE.part`, flushed by scenario, so that a killed run loses one at most.
/// `FILE.part.inputs` records their inputs, so that rows of other inputs are never mixed.
class BatchJournal {
  public:
    /// Resumes where an earlier run was stopped, and removes its unfinished rows. Throws Error when
    /// that run had other inputs.
    BatchJournal(std::filesystem::path final_name, BatchTable table);

    /// Scenarios that are in the table.
    [[nodiscard]] std::size_t done() const { return done_; }
    /// Of these, those that could not be answered.
    [[nodiscard]] std::size_t problems() const { return problems_; }
    /// The rows of the next scenario. Throws Error when the disk is full.
    void add(const std::string& rows);
    /// Gives the table its name.
    void publish();

  private:
    void check_inputs() const;
    void write_inputs() const;
    void recover();
    void count(const std::string& rows);

    std::filesystem::path final_name_;
    std::filesystem::path part_;
    std::filesystem::path record_;
    BatchTable table_;
    std::ofstream out_;
    std::size_t done_ = 0;
    std::size_t problems_ = 0;
};

}  // namespace relais::tools
