#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_set>

namespace relais::osm {

/// What an extract in XML says beside its objects, and libosmium does not hand on.
struct Asides {
    /// What the server says that made it, in <remark>: Overpass writes there that a query broke off
    /// after half of the data. Empty: nothing.
    std::string remark;
    /// Objects with action="delete": editors (JOSM, Vespucci) keep what was deleted in the file
    /// until it is uploaded. Ids of nodes, ways, relations.
    std::array<std::unordered_set<std::int64_t>, 3> deleted;
    /// Whether nodes of ways have their places within the ways (Overpass: out geom).
    bool places_in_ways = false;
};

/// Reads the file once, tag by tag; `format` is libosmium's name of it ("osm", "osm.gz",
/// "osm.bz2"). What one file holds is remembered until another is asked for. Throws what libosmium
/// throws for a file that cannot be unpacked; tags that are not well-formed are passed over.
/// Thread-safe.
[[nodiscard]] Asides read_asides(const std::filesystem::path& file, const std::string& format);

}  // namespace relais::osm
