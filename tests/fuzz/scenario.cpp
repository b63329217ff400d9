// Scenario files, on a territory of one household, one service and one category.

#include "geodata/scenario/scenario_file.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "scenario.toml", [](const auto& file) {
        relais::territory::Territory territory;
        const relais::Coordinate place = relais::Coordinate::from_degrees(6, 45);
        territory.categories = {{"pharmacy", {}, {}, {}}};
        territory.households = {{"a", place, 1, {}}};
        territory.services = {{"p", "Roux", place, relais::CategoryId{0U}, 2.0, ""}};
        static_cast<void>(relais::scenario::read_scenario(file, territory));
    });
}
