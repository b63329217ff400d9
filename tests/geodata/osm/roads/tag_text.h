#pragma once

#include <algorithm>
#include <string_view>

#include "geodata/osm/roads/tags.h"

namespace relais::osm {

/// Tags as a text: "highway=primary oneway=yes".
inline RoadTags tags(std::string_view text) {
    RoadTags tags;
    while (!text.empty()) {
        const std::string_view tag = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(tag.size() + 1, text.size()));
        tags.set(tag.substr(0, tag.find('=')), tag.substr(tag.find('=') + 1));
    }
    return tags;
}

}  // namespace relais::osm
