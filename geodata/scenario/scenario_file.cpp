#include "geodata/scenario/scenario_file.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "engine/core/error.h"
#include "geodata/profile/profile.h"
#include "geodata/scenario/edit_reader.h"
#include "geodata/tables/text_file.h"

namespace relais::scenario {
namespace {

namespace fs = std::filesystem;

using Read = Action (*)(EditReader&);

/// The category of a new service, with its id or else its name.
territory::Service read_identity(EditReader& reader) {
    territory::Service service;
    service.category = reader.category();
    service.name = reader.optional_text("name");
    service.id = reader.optional_text("id");
    if (service.id.empty()) service.id = service.name.empty() ? reader.default_id() : service.name;
    return service;
}

AddService read_service(EditReader& reader) {
    AddService add{read_identity(reader)};
    add.service.place = reader.place();
    if (reader.number("capacity")) add.service.capacity = reader.amount("capacity");
    add.service.opening_hours = reader.optional_text("opening_hours");
    return add;
}

AddRound read_round(EditReader& reader) {
    const territory::Service bus = read_identity(reader);
    AddRound round;
    for (EditReader& stop : reader.stops()) {
        territory::Service& service = round.stops.emplace_back(bus);
        service.id += fmt::format(" {}", round.stops.size());
        service.place = stop.place();
        service.opening_hours = stop.required("opening_hours");
        stop.finish();
    }
    return round;
}

AddRoad read_road(EditReader& reader) {
    AddRoad road;
    road.line = reader.line();
    road.kmh = reader.positive("kmh");
    road.one_way = reader.flag("one_way");
    road.road_class = reader.road_class("unclassified");
    road.name = reader.optional_text("name");
    return road;
}

ScalePopulation read_population(EditReader& reader) {
    ScalePopulation scale;
    scale.factor = reader.amount("factor");
    scale.zone = reader.optional_text("zone");
    scale.area = reader.optional_area();
    scale.group = reader.optional_text("group");
    return scale;
}

AddHousehold read_household(EditReader& reader) {
    AddHousehold add;
    add.place = reader.place();
    add.weight = reader.amount("weight");
    add.id = reader.optional_text("id");
    if (add.id.empty()) add.id = reader.default_id();
    return add;
}

/// The allowed values of `do`.
const std::map<std::string, Read, std::less<>>& kinds() {
    static const std::map<std::string, Read, std::less<>> table = {
        {"add_service", [](EditReader& r) -> Action { return read_service(r); }},
        {"move_service",
         [](EditReader& r) -> Action {
             ServiceName service = r.service();
             return MoveService{std::move(service), r.place()};
         }},
        {"close_service", [](EditReader& r) -> Action { return CloseService{r.service()}; }},
        {"resize_service",
         [](EditReader& r) -> Action {
             ServiceName service = r.service();
             return ResizeService{std::move(service), r.amount("capacity")};
         }},
        {"set_hours",
         [](EditReader& r) -> Action {
             ServiceName service = r.service();
             return SetHours{std::move(service), r.required("opening_hours")};
         }},
        {"add_round", [](EditReader& r) -> Action { return read_round(r); }},
        {"add_road", [](EditReader& r) -> Action { return read_road(r); }},
        {"close_road", [](EditReader& r) -> Action { return CloseRoads{r.roads()}; }},
        {"open_road", [](EditReader& r) -> Action { return OpenRoads{r.roads()}; }},
        {"set_speed",
         [](EditReader& r) -> Action {
             const double kmh = r.positive("kmh");
             return SetSpeed{r.roads(), kmh};
         }},
        {"scale_speed",
         [](EditReader& r) -> Action {
             const double factor = r.positive("factor");
             return ScaleSpeed{r.roads(), factor};
         }},
        {"scale_population", [](EditReader& r) -> Action { return read_population(r); }},
        {"add_households", [](EditReader& r) -> Action { return read_household(r); }},
    };
    return table;
}

Edit read_edit(EditReader reader, std::vector<std::string>& files) {
    const std::string kind = reader.required("do");
    const auto found = kinds().find(kind);
    if (found == kinds().end()) {
        std::vector<std::string> names;
        for (const auto& [name, read] : kinds()) names.push_back(name);
        reader.fail("do", fmt::format("do = \"{}\" is not an edit; write one of {}", kind,
                                      fmt::join(names, ", ")));
    }
    Edit edit;
    edit.where = reader.where();
    edit.label = reader.optional_text("label");
    edit.action = found->second(reader);
    reader.finish();
    files.insert(files.end(), reader.files().begin(), reader.files().end());
    return edit;
}

/// Reads files and the files that they include, the latter first.
class Reader {
  public:
    explicit Reader(const territory::Territory& territory) : territory_(territory) {}

    void read(const fs::path& file, Scenario& scenario) {
        const fs::path here = file.lexically_normal();
        if (std::find(open_.begin(), open_.end(), here) != open_.end())
            throw Error(fmt::format("{}: this file includes itself; remove it from include",
                                    file.string()));
        open_.push_back(here);
        scenario.files.push_back(file.string());
        const toml::table table = settings::parse(tables::read_bytes(file), file.string());
        if (table.contains("extract") && !table.contains("edits"))
            throw Error(
                fmt::format("{}: this is a territory file, not a scenario; name it first: relais "
                            "compare {} SCENARIO.toml",
                            file.string(), file.filename().string()));
        settings::TableReader reader(table, file.string(), "a scenario");
        const std::string name = reader.required("name");
        for (const std::string& other : reader.texts("include"))
            read(file.parent_path() / other, scenario);
        if (const std::string profile = reader.optional("profile"); !profile.empty()) {
            scenario.profile = profile;
            if (!profile::is_built_in(profile)) {
                scenario.profile = reader.optional_path("profile").string();
                scenario.files.push_back(scenario.profile);
            }
        }
        std::size_t number = 0;
        for (const toml::table* edit : reader.tables("edits"))
            scenario.edits.push_back(
                read_edit({*edit, file.string(), fmt::format("edit {}", ++number), territory_},
                          scenario.files));
        reader.finish();
        scenario.name = name;
        open_.pop_back();
    }

  private:
    const territory::Territory& territory_;
    std::vector<fs::path> open_;
};

}  // namespace

Scenario read_scenario(const fs::path& file, const territory::Territory& territory) {
    Scenario scenario;
    scenario.key = file.stem().string();
    Reader(territory).read(file, scenario);
    return scenario;
}

std::vector<Scenario> read_scenarios(const std::vector<fs::path>& files,
                                     const territory::Territory& territory) {
    std::map<std::string, fs::path> by_key;
    std::vector<Scenario> scenarios;
    for (const fs::path& file : files) {
        scenarios.push_back(read_scenario(file, territory));
        const auto [it, is_new] = by_key.emplace(scenarios.back().key, file);
        if (!is_new)
            throw Error(fmt::format(
                "{} and {} would write results of the same name; rename one of the files",
                it->second.string(), file.string()));
    }
    return scenarios;
}

}  // namespace relais::scenario
