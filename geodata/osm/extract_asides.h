#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_set>

namespace relais::osm {

/// Parts of an extract in XML that libosmium does not return.
struct Asides {
    /// The message of the server in <remark>: Overpass reports there that a query was aborted, so
    /// that data are missing. Empty: none.
    std::string remark;
    /// Objects with action="delete": editors (JOSM, Vespucci) keep what was deleted in the file
    /// until it is uploaded. Ids of nodes, ways, relations.
    std::array<std::unordered_set<std::int64_t>, 3> deleted;
    /// Whether nodes of ways have their places within the ways (Overpass: out geom).
    bool places_in_ways = false;
};

/// Reads the file once, tag by tag; `format` is libosmium's name of it ("osm", "osm.gz",
/// "osm.bz2"). The result for one file is cached until another is read. Throws libosmium's
/// exception for a file that cannot be unpacked; tags that are not well-formed are skipped.
/// Thread-safe.
[[nodiscard]] Asides read_asides(const std::filesystem::path& file, const std::string& format);

}  // namespace relais::osm
