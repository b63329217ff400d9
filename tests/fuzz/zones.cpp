// Polygons of zones, with a population and a level above them.

#include "geodata/zones/zones.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais::study;
    using namespace relais::zones;
    return relais::fuzz::read_file({bytes, size}, "zones.geojson", [](const auto& file) {
        ZonesInput input;
        input.file.file = file;
        Study study;
        static_cast<void>(read_zones(input, {{.key = "departement"}}, {}, study));
    });
}
