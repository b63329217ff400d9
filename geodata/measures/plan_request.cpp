#include "geodata/measures/plan_request.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/profile/profile.h"
#include "geodata/settings/table_reader.h"

namespace relais::measures {
namespace {

using settings::TableReader;

void check_minutes(const TableReader& reader, std::string_view key, double minutes) {
    if (!(minutes > 0) || minutes > kMostMinutes)
        reader.fail(key, fmt::format("\"{}\" must be above 0 and at most {}", key, kMostMinutes));
}

Decay read_steps(TableReader& reader) {
    const std::vector<double> minutes = reader.numbers("minutes");
    const std::vector<double> weights = reader.numbers("weights");
    if (minutes.empty() || minutes.size() != weights.size())
        reader.fail("minutes", "steps need \"minutes\" and \"weights\", two lists of equal length");
    if (std::adjacent_find(minutes.begin(), minutes.end(), std::greater_equal{}) != minutes.end())
        reader.fail("minutes", "the minutes of steps must increase");
    std::vector<Step> steps;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        check_minutes(reader, "minutes", minutes[i]);
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
        reader.fail("shape", fmt::format("\"{}\" is not a decay function; write one of {}", name,
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
        if (!use || !(*use >= 0)) age.fail("use", "\"use\" must be a number, 0 or more");
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
                    "are built in, as there are no official values");
}

/// The travel profile: a built-in one, or a file in the folder of the plan.
std::string read_profile(TableReader& reader, const AccessMeasure& measure,
                         const std::filesystem::path& file) {
    const std::string name = reader.optional("profile");
    if (name.empty()) return std::string(measure.profile);
    return profile::is_built_in(name) ? name : (file.parent_path() / name).string();
}

}  // namespace

Request read_request(TableReader& reader) {
    const std::string name = reader.required("name");
    const AccessMeasure* measure = find_access_measure(name);
    if (measure == nullptr)
        reader.fail("name", fmt::format("\"{}\" is not a measure; write one of {}", name,
                                        names_of(access_measures())));
    const std::optional<double> minutes = reader.number("minutes");
    if (minutes) check_minutes(reader, "minutes", *minutes);
    if (minutes && measure->origin != Origin::kFold)
        reader.fail("minutes", fmt::format("{} has no cutoff; leave \"minutes\" out", name));
    Request request = default_request(*measure, minutes.value_or(0));
    if (const toml::table* decay = reader.table("decay")) {
        if (!measure->has_decay)
            reader.fail("decay", fmt::format("{} has no decay; leave \"decay\" out", name));
        request.decay = read_decay(*decay, reader.file());
        if (!minutes && request.decay.shape->name == "steps")
            request.cutoff = from_minutes(request.decay.steps.back().minutes);
    }
    const double k = reader.number("k").value_or(request.k);
    if (!(k >= 1 && k <= 100)) reader.fail("k", "\"k\" must be from 1 to 100");
    request.k = static_cast<int>(k);
    request.line = reader.number("line").value_or(0);
    request.categories = reader.texts("categories");
    if (measure->origin == Origin::kBasket && request.categories.empty())
        reader.fail("categories", "a basket needs a list of \"categories\"");
    request.ages = read_ages(reader);
    request.profile = read_profile(reader, *measure, reader.file());
    request.column = default_column(request);
    if (const std::string column = reader.optional("column"); !column.empty())
        request.column = column;
    check_apl(reader, request);
    reader.finish();
    return request;
}

bool needs_tables(const AccessMeasure& measure) {
    return measure.about.name == "apl" || measure.origin == Origin::kBasket ||
           measure.origin == Origin::kChain;
}

Request request_of_name(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const AccessMeasure* measure = find_access_measure(name);
    if (measure == nullptr)
        throw Error(fmt::format("--measures: \"{}\" is not a measure; write all, {}", name,
                                names_of(access_measures())));
    if (needs_tables(*measure))
        throw Error(
            fmt::format("--measures: {} needs parameters; give them in the [[measure]] table of a "
                        ".toml file (relais describe {})",
                        name, name));
    double minutes = 0;
    if (colon != std::string_view::npos) {
        const std::string_view digits = text.substr(colon + 1);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), minutes);
        if (error != std::errc{} || end != digits.data() + digits.size() || !(minutes > 0) ||
            minutes > kMostMinutes || measure->origin != Origin::kFold)
            throw Error(fmt::format(
                "--measures: \"{}\" is not a measure with minutes; write it as e2sfca:30", text));
    }
    return default_request(*measure, minutes);
}

}  // namespace relais::measures
