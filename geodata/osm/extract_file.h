#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/coordinate.h"
#include "geodata/progress.h"

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

/// An OpenStreetMap extract, recognised by its first bytes whatever its name: .osm.pbf, .osm,
/// .osm.gz or .osm.bz2. Every failure to read it is an Error that names the file and the remedy.
///
///     const ExtractFile extract(path);
///     extract.read(osmium::osm_entity_bits::way, [&](osmium::memory::Buffer& buffer) {
///         for (const auto& way : buffer.select<osmium::Way>()) ...
///     });
class ExtractFile {
  public:
    /// Opens the file, checks what it is and reads its header. Throws Error for a file that is
    /// missing, a folder, empty, unreadable, or no OpenStreetMap extract.
    explicit ExtractFile(std::filesystem::path path);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// ISO date of the data by the file's header (its replication timestamp); empty: not told.
    [[nodiscard]] const std::string& data_date() const { return data_date_; }
    /// The rectangle that the extract was cut to by its header; nothing where it does not tell.
    [[nodiscard]] const std::optional<Bounds>& bounds() const { return bounds_; }

    struct ReadOptions {
        bool metadata = false;  ///< versions and timestamps of objects, at some cost
        std::string_view step;  ///< for `progress`
        Progress progress;
    };
    using Visit = std::function<void(osmium::memory::Buffer&)>;

    /// One pass over the entities asked for, buffer by buffer in file order; the visitor may keep
    /// a buffer by moving it. Throws Error for truncated or damaged data, so a first pass may well
    /// have visited much before it fails; what the visitor throws passes through unchanged.
    void read(osmium::osm_entity_bits::type entities, const Visit& visit,
              const ReadOptions& options) const;
    void read(osmium::osm_entity_bits::type entities, const Visit& visit) const {
        read(entities, visit, ReadOptions{});
    }

  private:
    std::filesystem::path path_;
    std::string format_;  ///< libosmium's name of it
    std::string data_date_;
    std::optional<Bounds> bounds_;
};

}  // namespace relais::osm
