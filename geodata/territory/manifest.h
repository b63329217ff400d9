#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::territory {

/// A file of the manifest and the line that credits it on every page.
struct ManifestFile {
    std::filesystem::path file;  ///< resolved against the manifest's folder
    std::string layer;           ///< empty: its only layer
    std::string where;           ///< attribute filter in SQL; empty: all rows
    std::string crs;             ///< empty: as the file says
    std::string source;          ///< credit; the file's name where the manifest gives none
};

/// [zones.join]: a table that adds columns to the zones by their code.
struct JoinManifest {
    ManifestFile file;
    std::string code;
    std::string population, parent_code, parent_name;  ///< columns; empty: not there
};

/// [zones]
struct ZonesManifest {
    ManifestFile file;
    std::string code;
    std::string name;  ///< column; empty: the code is the name
    std::string population, parent_code, parent_name;
    std::string level;
    std::optional<JoinManifest> join;
};

/// Where households come from when no file has them.
enum class HouseholdOrigin { kFile, kZones, kRoads };

/// [households]
struct HouseholdsManifest {
    HouseholdOrigin origin = HouseholdOrigin::kFile;
    ManifestFile file;
    std::string id, weight, x, y;  ///< columns; empty: not there
    WeightUnit unit = WeightUnit::kDwellings;
};

/// [[services]]
struct ServicesManifest {
    ManifestFile file;
    std::string category;                    ///< of every row; or
    std::string category_column;             ///< the column that tells it
    std::map<std::string, std::string> map;  ///< its values, to keys of the taxonomy; may be empty
    std::string id, name, x, y, capacity, opening_hours;  ///< columns; empty: not there
};

/// [roads]
struct RoadsManifest {
    std::string profile;            ///< a built-in one, or a file resolved as ManifestFile is
    std::filesystem::path terrain;  ///< a raster of heights; empty: none
};

/// A territory.toml as written, checked for its form only: no other file has been opened.
struct Manifest {
    std::filesystem::path file;
    std::string name, country, language;
    std::filesystem::path extract;
    RoadsManifest roads;
    std::optional<ZonesManifest> zones;
    std::optional<HouseholdsManifest> households;
    std::vector<ServicesManifest> services;
};

/// Whether INPUT of the command line is a manifest: named so (.toml), or text that is TOML.
/// Anything else is an extract.
[[nodiscard]] bool is_manifest(const std::filesystem::path& input);

/// Reads a territory.toml; its layout is documented at `open_study`. Throws Error naming the line
/// and the key: unknown (with those that are known), missing, of the wrong type or value.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file);

}  // namespace relais::territory
