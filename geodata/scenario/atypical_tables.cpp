#include "geodata/scenario/comparison_tables.h"

namespace relais::scenario {
namespace {

using results::Rows;
using results::Type;

PartOfWeek part_of(std::size_t index) {
    return PartOfWeek{static_cast<std::uint8_t>(index)};
}

void add_area(Rows& rows, const std::string& code, const std::string& name,
              const ServedByPart& served, const AtypicalHours& hours) {
    for (std::size_t part = 0; part < kPartsOfWeek; ++part)
        rows.text(code)
            .text(name)
            .text(part_name(part_of(part)))
            .count(hours.open[part])
            .number(served[part].within)
            .number(served[part].without)
            .end();
}

void add_time(Rows& rows, const territory::Territory& territory, const access::Nearest& cell) {
    rows.number_if(reachable(cell.time), to_seconds(cell.time))
        .text(cell.service.exists() ? territory.services[cell.service.index()].id : "")
        .text(access::reason_name(cell.reason))
        .end();
}

results::Table hours_table(const territory::Territory& territory, const AtypicalHours& hours) {
    const auto write = [&](Rows& rows) {
        for (std::size_t z = 0; z < territory.zones.size(); ++z)
            add_area(rows, territory.zones[z].code, territory.zones[z].name, hours.zones[z], hours);
        add_area(rows, "*", territory.name, hours.territory, hours);
    };
    return {"atypical_hours",
            {{"zone"},
             {"name"},
             {"part_of_week"},
             {"services_open", Type::kCount},
             {"within", Type::kPeople},
             {"without", Type::kPeople}},
            write};
}

results::Table atypical_times_table(const territory::Territory& territory,
                                    const AtypicalHours& hours) {
    const auto write = [&](Rows& rows) {
        for (std::size_t h = 0; h < territory.households.size(); ++h)
            for (std::size_t part = 0; part < kPartsOfWeek; ++part) {
                rows.at(territory.households[h].place);
                rows.text(territory.households[h].id).text(part_name(part_of(part)));
                add_time(rows, territory, hours.nearest.at(HouseholdId{h}, CategoryId{part}));
            }
    };
    return {"atypical_times",
            {{"household"}, {"part_of_week"}, {"seconds", Type::kTenths}, {"service"}, {"reason"}},
            write,
            results::ShapeType::kPoint,
            results::kInCsv | results::kInLayers};
}

}  // namespace

results::TableSet atypical_tables(const territory::Territory& territory,
                                  const AtypicalHours& hours) {
    return {"atypical_hours",
            {hours_table(territory, hours), atypical_times_table(territory, hours)}};
}

}  // namespace relais::scenario
