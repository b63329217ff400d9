#include "geodata/measures/plan_file.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "engine/core/error.h"
#include "geodata/ogr/table.h"
#include "geodata/ogr/text_file.h"
#include "geodata/profile/profile.h"
#include "geodata/settings/table_reader.h"

namespace relais::measures {
namespace {

using settings::TableReader;

constexpr double kMostMinutes = 24 * 60;

template <class Rows>
std::string names_of(const Rows& rows) {
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.about.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

void check_minutes(const TableReader& reader, std::string_view key, double minutes) {
    if (!(minutes > 0) || minutes > kMostMinutes)
        reader.fail(key, fmt::format("\"{}\" must lie above 0 and up to {}", key, kMostMinutes));
}

Decay read_steps(TableReader& reader) {
    const std::vector<double> minutes = reader.numbers("minutes");
    const std::vector<double> weights = reader.numbers("weights");
    if (minutes.empty() || minutes.size() != weights.size())
        reader.fail("minutes", "steps need \"minutes\" and \"weights\", as many of both");
    std::vector<Step> steps;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        check_minutes(reader, "minutes", minutes[i]);
        if (i > 0 && !(minutes[i] > minutes[i - 1]))
            reader.fail("minutes", "the minutes of steps must rise");
        if (!(weights[i] >= 0)) reader.fail("weights", "weights must not be negative");
        steps.push_back({minutes[i], weights[i]});
    }
    return step_decay(std::move(steps));
}

Decay read_decay(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "decay");
    const std::string name = reader.required("shape");
    const DecayShape* shape = find_decay_shape(name);
    if (shape == nullptr) {
        std::vector<std::string_view> names;
        for (const DecayShape& row : decay_shapes()) names.push_back(row.name);
        reader.fail("shape", fmt::format("there is no decay \"{}\"; there are {}", name,
                                         fmt::join(names, ", ")));
    }
    Decay decay;
    if (name == "steps") {
        decay = read_steps(reader);
    } else {
        std::vector<double> parameters;
        for (const std::string_view key : shape->parameters) {
            const std::optional<double> value = reader.number(key);
            if (!value || !(*value > 0))
                reader.fail(
                    key, fmt::format("the decay \"{}\" needs \"{}\", a number above 0", name, key));
            parameters.push_back(*value);
        }
        decay = make_decay(name, parameters);
    }
    reader.finish();
    return decay;
}

std::vector<AgeUse> read_ages(TableReader& reader) {
    std::vector<AgeUse> ages;
    for (const toml::table* table : reader.tables("age")) {
        TableReader age(*table, reader.file(), "[[measure.age]]");
        const std::string group = age.required("group");
        const std::optional<double> use = age.number("use");
        if (!use || !(*use >= 0)) age.fail("use", "\"use\" must be a number, not below 0");
        age.finish();
        ages.push_back({group, *use});
    }
    return ages;
}

void check_apl(const TableReader& reader, const Request& request) {
    if (request.measure->about.name != "apl") return;
    if (request.decay.shape->name != "steps" || request.ages.empty())
        reader.fail("name",
                    "apl needs decay = { shape = \"steps\", … } and [[measure.age]] tables; none "
                    "are built in, since none is official here");
}

/// How people travel: a built-in profile, or a file beside the plan.
std::string read_profile(TableReader& reader, const AccessMeasure& measure,
                         const std::filesystem::path& file) {
    const std::string name = reader.optional("profile");
    if (name.empty()) return std::string(measure.profile);
    return profile::is_built_in(name) ? name : (file.parent_path() / name).string();
}

Request read_request(const toml::table& table, const std::string& file) {
    TableReader reader(table, file, "[[measure]]");
    const std::string name = reader.required("name");
    const AccessMeasure* measure = find_access_measure(name);
    if (measure == nullptr)
        reader.fail("name", fmt::format("there is no measure \"{}\"; there are {}", name,
                                        names_of(access_measures())));
    const std::optional<double> minutes = reader.number("minutes");
    if (minutes) check_minutes(reader, "minutes", *minutes);
    if (minutes && measure->origin != Origin::kFold)
        reader.fail("minutes", fmt::format("{} has no cutoff; leave \"minutes\" out", name));
    Request request = default_request(*measure, minutes.value_or(0));
    if (const toml::table* decay = reader.table("decay")) {
        if (!measure->has_decay)
            reader.fail("decay", fmt::format("{} has no decay; leave it out", name));
        request.decay = read_decay(*decay, file);
        if (!minutes && request.decay.shape->name == "steps")
            request.cutoff = from_minutes(request.decay.steps.back().minutes);
    }
    const double k = reader.number("k").value_or(request.k);
    if (!(k >= 1 && k <= 100)) reader.fail("k", "\"k\" must lie between 1 and 100");
    request.k = static_cast<int>(k);
    request.line = reader.number("line").value_or(0);
    request.categories = reader.texts("categories");
    if (measure->origin == Origin::kBasket && request.categories.empty())
        reader.fail("categories", "a basket needs the list of its \"categories\"");
    request.ages = read_ages(reader);
    request.profile = read_profile(reader, *measure, file);
    request.column = default_column(request);
    if (const std::string column = reader.optional("column"); !column.empty())
        request.column = column;
    check_apl(reader, request);
    reader.finish();
    return request;
}

void read_inequality(const toml::table& table, const std::string& file, Plan& plan) {
    TableReader reader(table, file, "[inequality]");
    const std::vector<std::string> wanted = reader.texts("statistics");
    if (!wanted.empty()) plan.statistics.clear();
    for (const std::string& name : wanted) {
        const Statistic* statistic = find_statistic(name);
        if (statistic == nullptr)
            reader.fail("statistics", fmt::format("there is no statistic \"{}\"; there are {}",
                                                  name, names_of(statistics())));
        plan.statistics.push_back(statistic);
    }
    StatisticOptions& options = plan.options;
    options.limit_minutes = reader.number("limit_minutes").value_or(options.limit_minutes);
    options.longest_minutes = reader.number("longest_minutes").value_or(options.longest_minutes);
    if (!(options.limit_minutes >= 0 && options.limit_minutes < options.longest_minutes))
        reader.fail("limit_minutes", "\"limit_minutes\" must lie below \"longest_minutes\"");
    options.epsilon = reader.number("epsilon").value_or(options.epsilon);
    if (!(options.epsilon >= 0)) reader.fail("epsilon", "\"epsilon\" must not be negative");
    const double replicates = reader.number("replicates").value_or(plan.bootstrap.replicates);
    const double seed = reader.number("seed").value_or(1);
    if (!(replicates >= 0 && replicates <= 100'000))
        reader.fail("replicates", "\"replicates\" must lie between 0 and 100000");
    if (!(seed >= 0 && seed <= 1e15)) reader.fail("seed", "\"seed\" must be a whole number from 0");
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
                    "[ranking] needs either \"zone\" or \"household\": what it is joined by");
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
        reader.fail("x", "[commuting] needs both \"x\" and \"y\", or neither");
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
        reader.fail("at_most", "\"at_most\" is a share from 0 to below 1: 0.1 for 10 %");
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

Plan empty_plan() {
    Plan plan;
    for (const Statistic& statistic : statistics()) plan.statistics.push_back(&statistic);
    return plan;
}

void refuse_twins(const Plan& plan, const std::string& where) {
    std::set<std::string> columns;
    for (const Request& request : plan.requests)
        if (!columns.insert(request.column).second)
            throw Error(fmt::format(
                "{}: two measures are called \"{}\"; give one another name with column = \"…\"",
                where, request.column));
}

PlanFile read_file(const std::filesystem::path& file) {
    const std::string name = file.string();
    const toml::table top = settings::parse(ogr::to_utf8(ogr::read_bytes(file)), name);
    TableReader reader(top, name, "");
    PlanFile result;
    result.plan = empty_plan();
    result.inputs.push_back(file);
    for (const toml::table* table : reader.tables("measure")) {
        const Request& request = result.plan.requests.emplace_back(read_request(*table, name));
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
            throw Error(fmt::format("{}: {} needs a [commuting] table that says who works where",
                                    name, request.measure->about.name));
    refuse_twins(result.plan, name);
    return result;
}

/// Whether a measure cannot do without tables of the planner's.
bool needs_tables(const AccessMeasure& measure) {
    return measure.about.name == "apl" || measure.origin == Origin::kBasket ||
           measure.origin == Origin::kChain;
}

Request request_of_name(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const AccessMeasure* measure = find_access_measure(name);
    if (measure == nullptr)
        throw Error(fmt::format("--measures: there is no measure \"{}\"; there are all, {}", name,
                                names_of(access_measures())));
    if (needs_tables(*measure))
        throw Error(
            fmt::format("--measures: {} needs tables of its own; name a file in which "
                        "[[measure]] gives them (relais describe {})",
                        name, name));
    double minutes = 0;
    if (colon != std::string_view::npos) {
        const std::string_view digits = text.substr(colon + 1);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), minutes);
        if (error != std::errc{} || end != digits.data() + digits.size() || !(minutes > 0) ||
            minutes > kMostMinutes || measure->origin != Origin::kFold)
            throw Error(fmt::format(
                "--measures: \"{}\" is no measure with minutes; write e2sfca:30", text));
    }
    return default_request(*measure, minutes);
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

Values read_ranking(const RankingFile& file, const territory::Territory& territory) {
    ogr::Table table({file.file, file.layer, file.where});
    const bool by_zone = !file.zone.empty();
    const ogr::Column key = table.column(by_zone ? file.zone : file.household);
    const ogr::Column value = table.column(file.value);
    std::map<std::string, double, std::less<>> values;
    while (table.next())
        if (const auto number = table.number(value)) values[table.text(key)] = *number;
    Values ranking(territory.households.size());
    std::size_t found = 0;
    for (std::size_t h = 0; h < ranking.size(); ++h) {
        const territory::Household& household = territory.households[h];
        if (by_zone && !household.zone.exists()) continue;
        const auto it =
            values.find(by_zone ? territory.zones[household.zone.index()].code : household.id);
        if (it == values.end()) continue;
        ranking.set(h, it->second);
        ++found;
    }
    if (found == 0)
        table.fail(
            fmt::format("no row is about a {} of this territory; name the column that holds "
                        "its {}",
                        by_zone ? "zone" : "household", by_zone ? "code" : "id"));
    return ranking;
}

}  // namespace relais::measures
