#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::study {

/// A file of territory.toml and the line that credits it on every page.
struct InputFile {
    std::filesystem::path file;  ///< resolved against territory.toml's folder
    std::string layer;           ///< empty: its only layer
    std::string where;           ///< attribute filter in SQL; empty: all rows
    std::string crs;             ///< empty: that of the file
    std::string source;          ///< credit; the file's name where territory.toml gives none
    std::size_t skip = 0;        ///< lines above the names of its columns
    std::string place = {};      ///< column with both coordinates; empty: none, or as recognised
    std::optional<bool> longitude_first = {};  ///< of two numbers in it; nothing: by its name
};

/// groups = { children_0_2 = "column" }: the column of each demand group, by its key.
using GroupColumns = std::map<std::string, std::string>;

/// [zones.join]: a table that adds columns to the zones by their code.
struct JoinInput {
    InputFile file;
    std::string code;
    std::string name;        ///< column of the official names; empty: those of the zones' file
    std::string population;  ///< column; empty: not there
    GroupColumns groups;
};

/// [zones]
struct ZonesInput {
    InputFile file;
    std::string code;  ///< column; empty: as the recognised layout has it
    std::string name;  ///< column; empty: as recognised, else the code is the name
    std::string population;
    GroupColumns groups;
    std::string level;
    std::filesystem::path movements;  ///< Insee's file of changed communes; empty: none
    std::optional<JoinInput> join;
};

/// [levels.names]: the names of the areas of a level.
struct NamesInput {
    InputFile file;
    std::string code, name;
};

/// [[levels]]: areas above the zones, by columns of the zones' file or of a table of its own.
struct LevelInput {
    std::string key;
    std::optional<InputFile> file;  ///< absent: that of the zones
    std::string zone;               ///< column of `file` with the codes of zones
    std::string code, name;         ///< columns; empty: as recognised
    std::optional<NamesInput> names;
};

/// The source of households when no file has them.
enum class HouseholdOrigin { kFile, kZones, kRoads, kHomes };

/// How the people of a file are placed within their area.
enum class Spread { kHomes, kRoads, kNone };

/// [households]
struct HouseholdsInput {
    HouseholdOrigin origin = HouseholdOrigin::kFile;
    InputFile file;
    std::string id, weight, x, y;  ///< columns; empty: not there
    GroupColumns groups;
    Spread spread = Spread::kHomes;
    std::optional<territory::WeightUnit> unit;  ///< absent: as recognised
};

/// [[services]]. Without category and category_column the file is a list that is published so.
struct ServicesInput {
    InputFile file;
    std::string category;                 ///< of every row; or
    std::string category_column;          ///< the column of the category
    std::vector<std::string> categories;  ///< only these of a published list; empty: all
    bool keeps_extract = false;           ///< the extract's services are kept in addition to those
                                          ///< of the file
    std::map<std::string, std::string> map;  ///< its values, to keys of the taxonomy; may be empty
    std::string id, name, x, y, capacity, opening_hours;  ///< columns; empty: not there

    [[nodiscard]] bool has_categories() const {
        return !category.empty() || !category_column.empty();
    }
};

/// [roads]
struct RoadsInput {
    std::string profile;            ///< a built-in one, or a file resolved as InputFile is
    std::filesystem::path terrain;  ///< a raster of heights; empty: none
};

/// [service_limits] france_services = 20: minutes beyond which a category is far, by its key.
using ServiceLimits = std::map<std::string, int>;

/// A territory.toml as written, checked for its form only: no other file has been opened.
struct StudyFile {
    std::filesystem::path file;
    std::string name, country, language;
    std::filesystem::path extract;
    RoadsInput roads;
    std::vector<std::string> categories;  ///< categories of the study; empty: by the inputs
    std::optional<ZonesInput> zones;
    std::vector<LevelInput> levels;
    std::optional<HouseholdsInput> households;
    std::vector<ServicesInput> services;
    ServiceLimits service_limits;
    std::vector<territory::Reference> references;
    territory::Imprint imprint;
};

/// Whether INPUT of the command line is a territory.toml: named so (.toml), or text that is TOML.
/// Anything else is an extract.
[[nodiscard]] bool is_study_file(const std::filesystem::path& input);

/// Reads a territory.toml; its layout is documented at `open_study`. Throws Error naming the line
/// and the key: unknown (with those that are known), missing, of the wrong type or value.
[[nodiscard]] StudyFile read_study_file(const std::filesystem::path& file);

}  // namespace relais::study
