#include <algorithm>
#include <charconv>
#include <memory>
#include <sstream>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/csv.h"
#include "geodata/results/csv_table.h"
#include "geodata/results/hash.h"
#include "geodata/results/parts.h"
#include "geodata/scenario/scenario_file.h"
#include "geodata/tables/text_file.h"
#include "tools/commands/batch/journal.h"
#include "tools/commands/command.h"
#include "tools/console/terminal.h"
#include "tools/study/comparison.h"
#include "tools/study/format_option.h"

namespace relais::tools {
namespace {

namespace fs = std::filesystem;

/// One of so many equal parts of the list.
struct Shard {
    std::size_t number = 1;
    std::size_t of = 1;
};

struct BatchArguments {
    fs::path input;
    fs::path scenarios;
    std::string shard = "1/1";
    fs::path output;
    NetworkOptions network;
    HoursOptions hours;
    std::vector<std::string> formats;
    bool overwrite = false;
};

Shard shard_of(const std::string& text) {
    Shard shard;
    const char* const end = text.data() + text.size();
    const auto [slash, bad] = std::from_chars(text.data(), end, shard.number);
    const bool has_slash = bad == std::errc() && slash != end && *slash == '/';
    const auto rest = has_slash ? std::from_chars(slash + 1, end, shard.of)
                                : std::from_chars_result{slash, std::errc::invalid_argument};
    if (rest.ec != std::errc() || rest.ptr != end || shard.number < 1 || shard.number > shard.of)
        throw CLI::ValidationError("--shard", "write i/n with i from 1 to n, like 3/10");
    return shard;
}

/// The scenario files, by name, or the lines of a list; those of one shard.
std::vector<fs::path> files_of(const BatchArguments& arguments) {
    std::vector<fs::path> all;
    if (fs::is_directory(arguments.scenarios)) {
        for (const auto& entry : fs::directory_iterator(arguments.scenarios))
            if (entry.path().extension() == ".toml") all.push_back(entry.path());
        std::sort(all.begin(), all.end());
    } else {
        std::istringstream list(tables::read_bytes(arguments.scenarios));
        for (std::string line; std::getline(list, line);)
            if (!line.empty()) all.push_back(arguments.scenarios.parent_path() / line);
    }
    if (all.empty())
        throw Error(fmt::format("{} contains no scenario; put .toml files there",
                                arguments.scenarios.string()));
    const Shard shard = shard_of(arguments.shard);
    const auto begin =
        all.begin() + static_cast<std::ptrdiff_t>(all.size() * (shard.number - 1) / shard.of);
    const auto end =
        all.begin() + static_cast<std::ptrdiff_t>(all.size() * shard.number / shard.of);
    return {begin, end};
}

const std::vector<results::Column>& columns_of_batch() {
    using results::Type;
    static const std::vector<results::Column> kColumns = [] {
        std::vector<results::Column> columns = {{"scenario"},
                                                {"category"},
                                                {"weight", Type::kPeople},
                                                {"reached", Type::kPeople},
                                                {"mean_minutes", Type::kMinutes},
                                                {"median_minutes", Type::kMinutes},
                                                {"p90_minutes", Type::kMinutes}};
        for (const char* share : {"beyond_10", "beyond_20", "beyond_30", "unknown"})
            columns.push_back({share, Type::kShare});
        for (const char* people :
             {"nearer", "farther", "cut_off", "connected", "minutes_saved", "minutes_added"})
            columns.push_back({people, Type::kPeople});
        columns.push_back({"problem"});
        return columns;
    }();
    return kColumns;
}

/// The rows of one scenario, one per category.
std::string rows_of(const scenario::Compared& one, const territory::Territory& territory) {
    const auto write = [&](results::Rows& rows) {
        for (std::size_t c = 0; c < territory.categories.size(); ++c) {
            const access::Summary& summary = one.after.territory[c];
            rows.text(one.scenario.key).text(territory.categories[c].key);
            rows.number(summary.weight).number(summary.reached);
            results::add_summary(rows, summary);
            scenario::add_balance(rows, one.comparison.territory[c]).nothing().end();
        }
    };
    return results::csv_rows({"batch", columns_of_batch(), write});
}

/// The rows of a scenario that does not fit the territory.
std::string rows_of(const scenario::Scenario& scenario, const std::string& problem,
                    const territory::Territory& territory) {
    const std::vector<results::Column>& columns = columns_of_batch();
    const std::size_t figures = columns.size() - 3;  // between scenario, category and problem
    const auto write = [&](results::Rows& rows) {
        for (const territory::Category& category : territory.categories) {
            rows.text(scenario.key).text(category.key);
            for (std::size_t i = 0; i < figures; ++i) rows.nothing();
            rows.text(problem).end();
        }
    };
    return results::csv_rows({"batch", columns, write});
}

/// The inputs of the rows: everything that may differ between two runs of one output.
BatchInputs inputs_of(const BatchArguments& arguments, const Analysis& found,
                      const std::vector<scenario::Scenario>& scenarios) {
    const results::Provenance origin =
        provenance(found, "relais batch", found.study.language, arguments.hours);
    BatchInputs inputs{{"relais", origin.version}, {"--country", arguments.network.country}};
    for (const auto& [name, value] : origin.parameters) inputs.emplace_back("--" + name, value);
    for (const fs::path& file : origin.inputs)
        inputs.emplace_back(file.filename().string(), results::digest_of(file).xxh3_128);
    for (const scenario::Scenario& scenario : scenarios) {
        std::string prints;
        for (const std::string& file : scenario.files) prints += results::digest_of(file).xxh3_128;
        inputs.emplace_back("the scenario " + scenario.key, prints);
    }
    return inputs;
}

void run_batch(const BatchArguments& arguments, Terminal& terminal) {
    const results::Formats formats = results::formats_of(arguments.formats);
    prepare_output_files(arguments.output, formats, arguments.overwrite);
    const std::vector<fs::path> files = files_of(arguments);
    const Analysis found =
        analyse(arguments.input, arguments.network, terminal, arguments.hours, Uncounted::kKept);
    const territory::Territory& territory = found.study.territory;
    const auto scenarios = scenario::read_scenarios(files, territory);
    OtherProfiles profiles(found, arguments.network, arguments.hours, terminal);
    std::vector<std::string> keys;
    for (const scenario::Scenario& scenario : scenarios) keys.push_back(scenario.key);
    BatchJournal journal(arguments.output,
                         {results::csv_header(columns_of_batch()), keys,
                          territory.categories.size(), inputs_of(arguments, found, scenarios)});
    if (journal.done() > 0)
        terminal.say(
            fmt::format("resuming after {} of {} scenarios", journal.done(), scenarios.size()));
    for (std::size_t i = journal.done(); i < scenarios.size(); ++i) {
        terminal.show("Scenarios", static_cast<double>(i) / static_cast<double>(scenarios.size()));
        const scenario::Scenario& scenario = scenarios[i];
        try {
            const scenario::Compared one =
                compare_with(found, scenario, profiles.start_of(scenario));
            for (const std::string& remark : one.outcome.remarks) terminal.say(remark);
            journal.add(rows_of(one, territory));
        } catch (const scenario::Misfit& misfit) {
            journal.add(rows_of(scenario, misfit.what(), territory));
        }
    }
    journal.publish();
    results::write_beside(arguments.output, columns_of_batch(), formats, territory.data_date);
    terminal.say(fmt::format("{} scenarios; see {}", scenarios.size(), arguments.output.string()));
    if (journal.problems() > 0)
        throw Error(
            fmt::format("{}: {} of {} scenarios could not be applied: see the column problem, "
                        "correct them and run again",
                        arguments.output.string(), journal.problems(), scenarios.size()));
}

std::function<void(Terminal&)> set_up_batch(CLI::App& app) {
    app.alias("sweep");  // its name until 0.1.0
    auto arguments = std::make_shared<BatchArguments>();
    app.add_option("INPUT", arguments->input,
                   "An OpenStreetMap extract, or a territory.toml that names your files")
        ->required();
    app.add_option("--scenarios", arguments->scenarios,
                   "A folder of scenario files, read in the order of their names, or a text file "
                   "that names one per line")
        ->required();
    app.add_option("--shard", arguments->shard,
                   "i/n: compute the i-th of n parts of the list. The rows of all shards, in "
                   "order, equal the rows of one run")
        ->capture_default_str();
    app.add_option("-o,--output", arguments->output,
                   "CSV to write: one row per scenario and category. weight (all), reached, "
                   "nearer, farther, cut_off and connected count people or dwellings, the unit of "
                   "the territory. Mean, median and p90 are minutes of those reached. beyond_10, "
                   "20 and 30 are shares of those whose time is known or certainly longer. unknown "
                   "is the share of weight of the others. minutes_saved and minutes_added are "
                   "people times minutes. problem is the reason why a scenario could not be "
                   "applied. A stopped run resumes from FILE.part if its inputs are unchanged")
        ->required();
    add_format_option(app, arguments->formats, "Further format, in a file beside the output",
                      results::kInTables);
    app.add_flag("--overwrite", arguments->overwrite, "Replace the output if it exists");
    add_network_options(app, arguments->network);
    add_hours_options(app, arguments->hours);
    app.callback([arguments] { (void)shard_of(arguments->shard); });
    return [arguments](Terminal& terminal) { run_batch(*arguments, terminal); };
}

}  // namespace

const Command kBatch{"batch",
                     "Compute thousands of scenarios in one run that can be stopped and resumed",
                     set_up_batch};

}  // namespace relais::tools
