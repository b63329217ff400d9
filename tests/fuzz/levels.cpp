// Tables of what lies above the zones: groupings with their members, or a table of communes.

#include "geodata/zones/zone_table.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais::study;
    using namespace relais::zones;
    ZoneTable table;
    table.zones = {{"001", "West", {}, {}}, {"002", "East", {}, {}}};
    table.areas.resize(1);
    const auto read = [&table](const auto& file) {
        LevelInput level{.key = "canton"};
        level.file.emplace().file = file;
        Study study;
        static_cast<void>(read_levels({level}, table, study));
    };
    relais::fuzz::read_file({bytes, size}, "members.json", read);
    return relais::fuzz::read_file({bytes, size}, "communes.csv", read);
}
