#include "geodata/measures/plan_file.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/core/error.h"
#include "geodata/measures/plan_request.h"
#include "geodata/profile/profile.h"
#include "geodata/settings/table_reader.h"
#include "geodata/tables/text_file.h"

namespace relais::measures {
namespace {

using settings::TableReader;

void read_inequality(const toml::table& table, const std::string& file, MeasurePlan& plan) {
    TableReader reader(table, file, "[inequality]");
    const std::vector<std::string> wanted = reader.texts("statistics");
    if (!wanted.empty()) plan.statistics.clear();
    for (const std::string& name : wanted) {
        const Statistic* statistic = find_statistic(name);
        if (statistic == nullptr)
            reader.fail("statistics", fmt::format("\"{}\" is not a statistic; write one of {}",
                                                  name, names_of(statistics())));
        plan.statistics.push_back(statistic);
    }
    StatisticOptions& options = plan.options;
    options.limit_minutes = reader.number("limit_minutes").value_or(options.limit_minutes);
    options.longest_minutes = reader.number("longest_minutes").value_or(options.longest_minutes);
    if (!(options.limit_minutes >= 0 && options.limit_minutes < options.longest_minutes))
        reader.fail("limit_minutes", "\"limit_minutes\" must be less than \"longest_minutes\"");
    options.epsilon = reader.number("epsilon").value_or(options.epsilon);
    if (!(options.epsilon >= 0)) reader.fail("epsilon", "\"epsilon\" must not be negative");
    const double replicates = reader.number("replicates").value_or(plan.bootstrap.replicates);
    const double seed = reader.number("seed").value_or(1);
    if (!(replicates >= 0 && replicates <= 100'000))
        reader.fail("replicates", "\"replicates\" must be from 0 to 100000");
    if (!(seed >= 0 && seed <= 1e15))
        reader.fail("seed", "\"seed\" must be a whole number, 0 or more");
    plan.bootstrap = {static_cast<int>(replicates), static_cast<std::uint64_t>(seed)};
    reader.finish();
}

RankingFile read_ranking_table(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[ranking]");
    RankingFile ranking;
    ranking.file = reader.required_path("file");
    ranking.layer = reader.optional("layer");
    ranking.where = reader.optional("where");
    ranking.zone = reader.optional("zone");
    ranking.household = reader.optional("household");
    ranking.value = reader.required("value");
    ranking.source = reader.optional("source");
    if (ranking.zone.empty() == ranking.household.empty())
        reader.fail("zone",
                    "[ranking] needs either \"zone\" or \"household\", the column to join by");
    reader.finish();
    return ranking;
}

CommutingFile read_commuting_table(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[commuting]");
    CommutingFile commuting;
    commuting.file = reader.required_path("file");
    commuting.layer = reader.optional("layer");
    commuting.where = reader.optional("where");
    commuting.origin = reader.required("origin");
    commuting.destination = reader.required("destination");
    commuting.people = reader.optional("people");
    commuting.x = reader.optional("x");
    commuting.y = reader.optional("y");
    commuting.source = reader.optional("source");
    if (commuting.x.empty() != commuting.y.empty())
        reader.fail("x", "[commuting] needs both \"x\" and \"y\", or neither of them");
    reader.finish();
    return commuting;
}

Commitment read_commitment(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[[commitment]]");
    Commitment commitment;
    commitment.name = reader.required("name");
    commitment.category = reader.required("category");
    commitment.minutes = reader.number("minutes").value_or(0);
    commitment.kilometres = reader.number("kilometres").value_or(0);
    if (!(commitment.minutes > 0 || commitment.kilometres > 0) || commitment.minutes < 0 ||
        commitment.kilometres < 0 || commitment.minutes > kMostMinutes)
        reader.fail("minutes", "a commitment needs \"minutes\", \"kilometres\" or both, above 0");
    commitment.either = reader.flag("either");
    commitment.at_most = reader.number("at_most").value_or(0);
    if (!(commitment.at_most >= 0 && commitment.at_most < 1))
        reader.fail("at_most",
                    "\"at_most\" must be a share, 0 or more and less than 1: 0.1 for 10 %");
    commitment.level = reader.optional("level");
    if (commitment.level.empty()) commitment.level = "*";
    commitment.source = reader.optional("source");
    reader.finish();
    return commitment;
}

Mileage read_mileage(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[mileage]");
    Mileage mileage;
    const auto positive = [](TableReader& of, std::string_view key, std::optional<double> value) {
        if (!value || !(*value > 0)) of.fail(key, fmt::format("\"{}\" must be above 0", key));
        return *value;
    };
    mileage.grams_co2_per_km =
        positive(reader, "grams_co2_per_km", reader.number("grams_co2_per_km"));
    mileage.people_per_vehicle =
        positive(reader, "people_per_vehicle", reader.number("people_per_vehicle").value_or(1));
    mileage.source = reader.required("source");
    for (const toml::table* rate : reader.tables("trip")) {
        TableReader trip(*rate, file, "[[mileage.trip]]");
        TripRate read;
        read.category = trip.required("category");
        read.trips_per_person_year =
            positive(trip, "trips_per_person_year", trip.number("trips_per_person_year"));
        read.source = trip.required("source");
        trip.finish();
        mileage.rates.push_back(std::move(read));
    }
    reader.finish();
    return mileage;
}

MeasurePlan empty_plan() {
    MeasurePlan plan;
    for (const Statistic& statistic : statistics()) plan.statistics.push_back(&statistic);
    return plan;
}

void refuse_twins(const MeasurePlan& plan, const std::string& where) {
    std::set<std::string> columns;
    for (const Request& request : plan.requests)
        if (!columns.insert(request.column).second)
            throw Error(fmt::format(
                "{}: two measures have the name \"{}\"; give one another name with column = \"…\"",
                where, request.column));
}

PlanFile read_file(const std::filesystem::path& file) {
    const std::string name = file.string();
    const toml::table top = settings::parse(tables::to_utf8(tables::read_bytes(file)), name);
    TableReader reader(top, name, "");
    PlanFile result;
    result.plan = empty_plan();
    result.inputs.push_back(file);
    for (const toml::table* table : reader.tables("measure")) {
        TableReader measure(*table, name, "[[measure]]");
        const Request& request = result.plan.requests.emplace_back(read_request(measure));
        if (!request.profile.empty() && !profile::is_built_in(request.profile))
            result.inputs.emplace_back(request.profile);
    }
    if (const toml::table* table = reader.table("inequality"))
        read_inequality(*table, name, result.plan);
    if (const toml::table* table = reader.table("ranking")) {
        result.ranking = read_ranking_table(*table, name);
        result.inputs.push_back(result.ranking->file);
        result.plan.ranking =
            result.ranking->value +
            (result.ranking->source.empty() ? std::string() : " (" + result.ranking->source + ")");
    }
    if (const toml::table* table = reader.table("commuting")) {
        result.commuting = read_commuting_table(*table, name);
        result.inputs.push_back(result.commuting->file);
    }
    for (const toml::table* table : reader.tables("commitment"))
        result.plan.commitments.push_back(read_commitment(*table, name));
    if (const toml::table* table = reader.table("mileage"))
        result.plan.mileage = read_mileage(*table, name);
    reader.finish();
    if (result.plan.requests.empty())
        throw Error(fmt::format("{}: there is no [[measure]]; add at least one", name));
    for (const Request& request : result.plan.requests)
        if (request.measure->origin == Origin::kChain && !result.commuting)
            throw Error(fmt::format("{}: {} needs a [commuting] table of homes and workplaces",
                                    name, request.measure->about.name));
    refuse_twins(result.plan, name);
    return result;
}

}  // namespace

PlanFile read_plan(const std::string& argument) {
    if (argument.ends_with(".toml") || argument.ends_with(".TOML")) return read_file(argument);
    PlanFile result;
    result.plan = empty_plan();
    std::string_view rest = argument;
    while (true) {
        const std::size_t comma = rest.find(',');
        const std::string_view name = rest.substr(0, comma);
        if (name == "all") {
            for (const AccessMeasure& measure : access_measures())
                if (!needs_tables(measure))
                    result.plan.requests.push_back(default_request(measure));
        } else {
            result.plan.requests.push_back(request_of_name(name));
        }
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    refuse_twins(result.plan, "--measures");
    return result;
}

}  // namespace relais::measures
