#include "tools/commands/batch/journal.h"

#include <sstream>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/csv.h"
#include "geodata/results/new_files.h"
#include "geodata/tables/text_file.h"

namespace relais::tools {
namespace {

namespace fs = std::filesystem;

std::string line_of(const std::pair<std::string, std::string>& input) {
    return input.first + '\t' + input.second;
}

}  // namespace

BatchJournal::BatchJournal(fs::path final_name, BatchTable table)
    : final_name_(std::move(final_name)),
      part_(final_name_.string() + ".part"),
      record_(part_.string() + ".inputs"),
      table_(std::move(table)) {
    // The record is written before the first row, and removed after the last.
    if (fs::exists(part_))
        check_inputs();
    else
        write_inputs();
    recover();
    out_.open(part_, std::ios::binary | std::ios::app);
    if (fs::file_size(part_) == 0) out_ << table_.heading << std::flush;
}

void BatchJournal::check_inputs() const {
    const auto refuse = [&](const std::string& what) {
        throw Error(fmt::format(
            "{} belongs to a run with {}; remove it, or choose another name for the output",
            part_.string(), what));
    };
    if (!fs::exists(record_)) refuse("unknown inputs");
    std::vector<std::string> begun;
    std::istringstream text(tables::read_bytes(record_));
    for (std::string line; std::getline(text, line);) begun.push_back(line);
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
        if (i < begun.size() && begun[i] == line_of(table_.inputs[i])) continue;
        const std::string& name = table_.inputs[i].first;
        const bool same_thing = i < begun.size() && begun[i].rfind(name + '\t', 0) == 0;
        refuse((same_thing ? "other contents of " : "other inputs, without ") + name);
    }
    if (begun.size() <= table_.inputs.size()) return;
    const std::string& further = begun[table_.inputs.size()];
    refuse("other inputs, among them " + further.substr(0, further.find('\t')));
}

void BatchJournal::write_inputs() const {
    results::NewFile file(record_);
    for (const auto& input : table_.inputs) file.write(line_of(input) + '\n');
    file.close();
    file.publish();
}

void BatchJournal::recover() {
    if (!fs::exists(part_)) return;
    const std::string text = tables::read_bytes(part_);
    std::size_t end = text.rfind(table_.heading, 0) == 0 ? table_.heading.size() : 0;
    for (std::size_t at = end, rows = 0;
         end > 0 && (at = text.find('\n', at)) != std::string::npos;) {
        ++at;
        if (++rows % table_.rows_a_scenario != 0) continue;
        count(text.substr(end, at - end));
        end = at;
    }
    fs::resize_file(part_, end);
}

void BatchJournal::count(const std::string& rows) {
    const std::string start =
        done_ < table_.keys.size() ? results::quoted(table_.keys[done_]) + ',' : rows + '?';
    if (rows.rfind(start, 0) != 0)
        throw Error(fmt::format("{} contains rows that do not belong to these scenarios; remove it",
                                part_.string()));
    ++done_;
    // The last column is the reason for a failure, if any.
    if (!rows.ends_with(",\n")) ++problems_;
}

void BatchJournal::add(const std::string& rows) {
    out_ << rows << std::flush;
    if (!out_)
        throw Error(
            fmt::format("{} could not be written; free some disk space and run this again: it "
                        "resumes where it stopped",
                        part_.string()));
    count(rows);
}

void BatchJournal::publish() {
    out_.close();
    fs::rename(part_, final_name_);
    fs::remove(record_);
}

}  // namespace relais::tools
