#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/coordinate.h"
#include "geodata/report/progress.h"

// Declared, not included: libosmium's headers are heavy.
namespace osmium::osm_entity_bits {
enum type : unsigned char;
}
namespace osmium::memory {
class Buffer;
}

namespace relais::osm {

/// A rectangle of places.
struct Bounds {
    Coordinate south_west, north_east;
};

/// The apparent kind of a file that is not an extract, by its first bytes and its name: "GeoJSON",
/// "a TOML file", "a network file made by relais import"; empty: not known, or an extract. Throws
/// nothing.
[[nodiscard]] std::string kind_in_words(const std::filesystem::path& path);

/// An OpenStreetMap extract, recognised by its first bytes whatever its name: .osm.pbf, .osm,
/// .osm.gz or .osm.bz2. Every failure to read it is an Error that names the file and the remedy.
///
/// It returns the state at one time, each object once:
/// 1. Objects that are marked as deleted (visible="false", or action="delete" as editors write it)
///    are left out and counted. (Of PBF only a history may mark them so, and that is refused.)
/// 2. A file with several versions of an object, one after the other, is refused (a history; a
///    merge of extracts of two dates), and so are a change file (.osc) and an aborted response of a
///    server (Overpass: <remark>).
/// 3. Where the positions of nodes are stored in the ways (PBF: LocationsOnWays; Overpass: out
///    geom), a pass over nodes also returns those that are only in ways, without tags.
///
///     const ExtractFile extract(path);
///     extract.read(osmium::osm_entity_bits::way, [&](osmium::memory::Buffer& buffer) {
///         for (const auto& way : buffer.select<osmium::Way>()) ...
///     });
class ExtractFile {
  public:
    /// Opens the file, checks what it is and reads its header. Throws Error for a file that is
    /// missing, a folder, empty, unreadable, or not an OpenStreetMap extract.
    explicit ExtractFile(std::filesystem::path path);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// ISO date of the data by the file's header (its replication timestamp); empty: not given.
    [[nodiscard]] const std::string& data_date() const { return data_date_; }
    /// The rectangle that the extract was cut to by its header; absent where it is not given.
    [[nodiscard]] const std::optional<Bounds>& bounds() const { return bounds_; }
    /// A sentence on the objects marked as deleted that the passes until now have left out, each
    /// counted once; empty: none.
    [[nodiscard]] std::string deleted_text() const;

    struct ReadOptions {
        bool metadata = false;  ///< versions and timestamps of objects, at some cost
        std::string_view step;  ///< for `progress`
        Progress progress;
    };
    using Visit = std::function<void(osmium::memory::Buffer&)>;

    /// One pass over the entities asked for, buffer by buffer in file order; the visitor may keep a
    /// buffer by moving it. Costs 16 bytes for each node of a way, and 8 for each node, in a file
    /// with the places of nodes in its ways. Throws Error for truncated or damaged data, so a first
    /// pass may well have visited much before it fails; exceptions of the visitor pass through
    /// unchanged.
    void read(osmium::osm_entity_bits::type entities, const Visit& visit,
              const ReadOptions& options) const;
    void read(osmium::osm_entity_bits::type entities, const Visit& visit) const {
        read(entities, visit, ReadOptions{});
    }

  private:
    class Sieve;
    struct Dead;

    void open();

    std::filesystem::path path_;
    std::string format_;  ///< libosmium's name of it
    std::string data_date_;
    std::optional<Bounds> bounds_;
    bool places_in_ways_ = false;
    std::shared_ptr<Dead> dead_;  ///< objects that are marked as deleted, and those of them that
                                  ///< were found
};

}  // namespace relais::osm
