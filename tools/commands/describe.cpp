#include <memory>

#include <CLI/App.hpp>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/measures/plan.h"
#include "tools/commands/command.h"

namespace relais::tools {
namespace {

using measures::Definition;

void print_row(std::string_view name, std::string_view unit, std::string_view meaning) {
    fmt::print("  {:<22}{:<24}{}\n", name, unit, meaning);
}

void list() {
    fmt::print("Access, by household and category:\n");
    for (const auto& measure : measures::access_measures())
        print_row(measure.about.name, measure.about.unit, measure.about.meaning);
    fmt::print("\nStatistics, of the households of an area, by weight:\n");
    for (const auto& statistic : measures::statistics())
        print_row(statistic.about.name, statistic.about.unit, statistic.about.meaning);
    fmt::print("\nDecay, t in minutes:\n");
    for (const auto& shape : measures::decay_shapes())
        print_row(shape.name, fmt::format("{}", fmt::join(shape.parameters, ", ")), shape.formula);
}

void print_definition(const Definition& about) {
    fmt::print("{}: {}\n", about.name, about.meaning);
    fmt::print("  formula  {}\n  unit     {}\n  edges    {}\n  source   {}\n", about.formula,
               about.unit, about.edges, about.source);
}

void describe(const std::string& name) {
    if (const auto* measure = measures::find_access_measure(name)) {
        print_definition(measure->about);
        if (measure->default_minutes > 0)
            fmt::print("  cutoff   T = {} min (default)\n", measure->default_minutes);
        if (measure->has_decay) fmt::print("  weight   w = f(t), linear to T (default)\n");
        return;
    }
    if (const auto* statistic = measures::find_statistic(name))
        return print_definition(statistic->about);
    if (const auto* shape = measures::find_decay_shape(name)) {
        fmt::print("{}: a weight that falls with time t, in minutes\n", shape->name);
        fmt::print("  formula  {}\n", shape->formula);
        if (!shape->parameters.empty())
            fmt::print("  numbers  {}\n", fmt::join(shape->parameters, ", "));
        fmt::print("  source   {}\n", shape->source);
        return;
    }
    throw Error(fmt::format(
        "\"{}\" is not a measure, statistic or decay; relais describe lists them all", name));
}

std::function<void(Terminal&)> set_up_describe(CLI::App& app) {
    auto name = std::make_shared<std::string>();
    app.add_option("MEASURE", *name,
                   "A measure, statistic or decay function (default: list them all)");
    return [name](Terminal&) { name->empty() ? list() : describe(*name); };
}

}  // namespace

const Command kDescribe{"describe",
                        "Describe a measure: definition, formula, unit, edge cases, source",
                        set_up_describe};

}  // namespace relais::tools
