// Extracts of OpenStreetMap: services, zones and homes, roads, and names of places.

#include "geodata/gazetteer/gazetteer.h"
#include "geodata/osm/features.h"
#include "geodata/osm/roads/import.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using relais::fuzz::accept_or_refuse;
    const auto file = relais::fuzz::write("extract.osm", relais::fuzz::Input{bytes, size}.text());
    accept_or_refuse([&] {
        static_cast<void>(
            relais::osm::read_features(file, relais::taxonomy::Taxonomy::standard(), {}));
    });
    accept_or_refuse([&] { static_cast<void>(relais::osm::import_roads(file)); });
    return accept_or_refuse(
        [&] { static_cast<void>(relais::gazetteer::find(file, "12 rue Carnot, Gap", {})); });
}
