#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/results/database.h"
#include "geodata/results/new_files.h"
#include "geodata/results/table.h"

namespace relais::results {

/// A file format of tables: a row of the table in formats.cpp, and a writer in its own file.
struct Format {
    std::string_view name;     ///< the word of --format, and the ending of its files
    std::string_view meaning;  ///< for the help, where the name does not say it
    unsigned kind;             ///< kInCsv, kInLayers, kInSheets or kInMaps
    bool together;             ///< a file holds all tables of a set; else each has its own
    void (*write)(NewFile& file, const std::vector<const Table*>& tables, const About& about);
};

/// The formats named by --format.
struct Formats {
    std::vector<const Format*> files;  ///< each once
    std::string database;              ///< "PG:…", or empty
};
/// Parses the arguments of --format. Throws Error for a word that is not a format of these kinds.
[[nodiscard]] Formats formats_of(const std::vector<std::string>& names, unsigned kinds = kInAll);
/// The files of these formats beside one that the user named, called like it up to their endings;
/// not that file itself.
[[nodiscard]] std::vector<std::filesystem::path> files_beside(const std::filesystem::path& file,
                                                              const Formats& formats);
/// "csv, gpkg (GeoPackage), or "PG:host=HOST dbname=NAME" for a PostGIS database": those of these
/// kinds.
[[nodiscard]] std::string formats_in_words(unsigned kinds = kInAll);

/// The files and database tables of one run: all appear at publish(), or none.
class TableFiles {
  public:
    /// `folder` exists. `asked`: the formats of --format. Throws Error.
    TableFiles(std::filesystem::path folder, const Formats& asked, About about);

    /// Writes the tables of a set in the formats that the command `always` writes, and in those
    /// asked for. Files of the same names are replaced. Throws Error naming the file and the
    /// system's reason.
    void add(const TableSet& set, std::initializer_list<std::string_view> always);
    /// Writes a table in the formats asked for, as files_beside `file`, which the command writes.
    void add_beside(const std::filesystem::path& file, const Table& table);
    /// Another file of the folder.
    NewFile& file(const std::string& name) { return files_.add(name); }
    void publish();

  private:
    void write(const TableSet& set, const Format& format);

    NewFiles files_;
    Formats asked_;
    About about_;
    std::set<std::string> names_;
    std::unique_ptr<Database> database_;
};

}  // namespace relais::results
