// Tags of roads: limits, durations, widths, conditional restrictions; a line a tag, "key=value",
// as the rules of every profile read them.

#include <algorithm>

#include "geodata/osm/roads/restrictions.h"
#include "geodata/osm/roads/rules.h"
#include "geodata/osm/roads/speeds.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais::osm;
    const std::string text = relais::fuzz::Input{bytes, size}.text();
    static_cast<void>(constant_restriction(text));
    static_cast<void>(parse_speed_limit(text, "FR"));
    static_cast<void>(country_named(text));
    static_cast<void>(parse_duration(text));
    static_cast<void>(parse_metres(text));
    RoadTags tags;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t sign = std::min(line.find('='), line.size());
        tags.set(line.substr(0, sign), line.substr(std::min(sign + 1, line.size())));
    }
    for (const char* profile : {"car", "bicycle", "walk"}) {
        const Rules rules(relais::profile::named(profile), "FR");
        static_cast<void>(rules.way(tags));
        static_cast<void>(rules.node(tags));
    }
    return 0;
}
