// What people type where a place is asked for, in a village that has a few.

#include "geodata/gazetteer/gazetteer.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto village = relais::fuzz::write("village.osm", R"(<osm version="0.6">
<node id="1" lat="45" lon="6"><tag k="place" v="village"/><tag k="name" v="Gap"/></node>
<node id="2" lat="45" lon="6.01"><tag k="addr:housenumber" v="12bis;14"/>
<tag k="addr:street" v="Rue de l'Église"/><tag k="addr:postcode" v="05000"/></node>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="service"/><tag k="name" v="Rue Carnot"/>
</way></osm>)");
    return relais::fuzz::accept_or_refuse([&] {
        static_cast<void>(
            relais::gazetteer::find(village, relais::fuzz::Input{bytes, size}.text(), {}));
    });
}
