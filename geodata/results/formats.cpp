#include "geodata/results/formats.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/csv.h"
#include "geodata/results/layers.h"
#include "geodata/results/workbook.h"

namespace relais::results {
namespace {

using Tables = std::vector<const Table*>;

template <const char* const& driver>
void write_by(NewFile& file, const Tables& tables, const About& about) {
    write_layers(file, driver, tables, about);
}

constexpr const char* kGpkg = "GPKG";
constexpr const char* kFlatGeobuf = "FlatGeobuf";
constexpr const char* kGeoJson = "GeoJSON";

void write_single_csv(NewFile& file, const Tables& tables, const About& /*about*/) {
    write_csv(file, *tables.front());
}

/// Sheets have no shapes.
void write_ods(NewFile& file, const Tables& tables, const About& about) {
    std::vector<Table> sheets;
    for (const Table* table : tables) sheets.emplace_back(*table).shape = ShapeType::kNone;
    Tables pointers;
    for (const Table& sheet : sheets) pointers.push_back(&sheet);
    write_layers(file, "ODS", pointers, about);
}

constexpr Format kFormats[] = {
    {"csv", "", kInCsv, false, write_single_csv},
    {"gpkg", "GeoPackage", kInLayers, true, write_by<kGpkg>},
    {"xlsx", "workbook", kInSheets, true, write_workbook},
    {"ods", "workbook", kInSheets, true, write_ods},
    {"fgb", "FlatGeobuf", kInMaps, false, write_by<kFlatGeobuf>},
    {"geojson", "", kInMaps, false, write_by<kGeoJson>},
};

const Format* find_format(std::string_view name) {
    const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                     [&](const Format& format) { return format.name == name; });
    return found == std::end(kFormats) ? nullptr : found;
}

void add_once(std::vector<const Format*>& formats, const Format* format) {
    if (std::find(formats.begin(), formats.end(), format) == formats.end())
        formats.push_back(format);
}

Tables tables_for(const TableSet& set, unsigned kind) {
    Tables tables;
    for (const Table& table : set.tables)
        if (table.is_for(kind)) tables.push_back(&table);
    return tables;
}

std::filesystem::path beside(const std::filesystem::path& file, const Format& format) {
    std::filesystem::path other = file;
    return other.replace_extension(format.name);
}

}  // namespace

std::vector<std::filesystem::path> files_beside(const std::filesystem::path& file,
                                                const Formats& formats) {
    std::vector<std::filesystem::path> files;
    for (const Format* format : formats.files)
        if (beside(file, *format) != file) files.push_back(beside(file, *format));
    return files;
}

std::string formats_in_words(unsigned kinds) {
    std::string words;
    for (const Format& format : kFormats) {
        if ((format.kind & kinds) == 0) continue;
        words += format.name;
        words += format.meaning.empty() ? ", " : fmt::format(" ({}), ", format.meaning);
    }
    return words + "or \"PG:host=HOST dbname=NAME\" for a PostGIS database";
}

Formats formats_of(const std::vector<std::string>& names, unsigned kinds) {
    Formats formats;
    for (const std::string& name : names) {
        if (name.starts_with("PG:"))
            formats.database = name;
        else if (const Format* format = find_format(name);
                 format != nullptr && (format->kind & kinds) != 0)
            add_once(formats.files, format);
        else
            throw Error(fmt::format("--format \"{}\" is not a format of these tables; write {}",
                                    name, formats_in_words(kinds)));
    }
    return formats;
}

TableFiles::TableFiles(std::filesystem::path folder, const Formats& asked, About about)
    : files_(std::move(folder)), asked_(asked), about_(std::move(about)) {
    if (!asked.database.empty()) database_ = std::make_unique<Database>(asked.database);
}

void TableFiles::add(const TableSet& set, std::initializer_list<std::string_view> always) {
    std::vector<const Format*> formats;
    for (const std::string_view name : always) add_once(formats, find_format(name));
    for (const Format* format : asked_.files) add_once(formats, format);
    for (const Format* format : formats) write(set, *format);
    if (!database_) return;
    for (const Table* table : tables_for(set, kInLayers)) database_->write(*table);
}

void TableFiles::add_beside(const std::filesystem::path& file, const Table& table) {
    std::erase_if(asked_.files,
                  [&](const Format* format) { return beside(file, *format) == file; });
    const std::string name = file.stem().string();
    Table named = table;
    named.file = name;
    add({name, {std::move(named)}}, {});
}

void TableFiles::write(const TableSet& set, const Format& format) {
    const Tables tables = tables_for(set, format.kind);
    const auto write = [&](const std::string& name, const Tables& some) {
        const std::string file = fmt::format("{}.{}", name, format.name);
        if (!names_.insert(file).second)
            throw Error(
                fmt::format("two results would be the file {}; give the scenario of that "
                            "name another one",
                            file));
        format.write(files_.add(file), some, about_);
    };
    if (!format.together)
        for (const Table* table : tables) write(table->file_name(), {table});
    else if (!tables.empty())
        write(set.name, tables);
}

void TableFiles::publish() {
    files_.publish();
    if (database_) database_->commit();
}

}  // namespace relais::results
