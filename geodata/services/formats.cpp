#include "geodata/services/formats.h"

#include <array>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "geodata/ogr/text_file.h"

namespace relais::services {
namespace {

using Read = List (*)(const ogr::TableFile&, const taxonomy::Taxonomy&);

struct Known {
    Format format;
    std::string_view name;
    Read read;
};
constexpr std::array kFormats = {
    Known{Format::kBpePlaces, "Insee BPE, detail", read_bpe_places},
    Known{Format::kBpeCounts, "Insee BPE, counts by commune", read_bpe_counts},
    Known{Format::kFranceServices, "France services, national list", read_france_services},
    Known{Format::kFinessRelease, "FINESS, geolocated release", read_finess_release},
    Known{Format::kFinessStock, "FINESS, raw stock", read_finess_stock}};

const Known& known(Format format) {
    return kFormats[static_cast<std::size_t>(format)];
}

/// The words with which the records of a raw extraction of FINESS begin.
bool is_finess_stock(const std::filesystem::path& file) {
    constexpr std::size_t kEnough = 64;
    std::string bytes = ogr::first_bytes(file, kEnough);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    for (const char* word : {"finess;", "structureet;", "geolocalisation;", "equipementsocial;"})
        if (bytes.starts_with(word)) return true;
    return false;
}

bool has_columns(const ogr::Table& table, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (!table.find_column(name)) return false;
    return true;
}

}  // namespace

std::string_view format_name(Format format) {
    return known(format).name;
}

std::string format_names() {
    std::string names;
    for (const Known& entry : kFormats)
        names += fmt::format("{}{}", names.empty() ? "" : "; ", entry.name);
    return names;
}

std::optional<Format> recognise(const ogr::TableFile& file, const taxonomy::Taxonomy& taxonomy) {
    if (std::filesystem::is_regular_file(file.file) && is_finess_stock(file.file))
        return Format::kFinessStock;
    const ogr::Table table(file);
    if (has_columns(table, {"TYPEQU", "DEPCOM"})) return Format::kBpePlaces;
    if (has_columns(table, {"lib_fs", "h_lundi"}) ||
        has_columns(table, {"lib_france_services", "h_lundi"}))
        return Format::kFranceServices;
    if (has_columns(table, {"nofinesset", "categetab"})) return Format::kFinessRelease;
    if (has_bpe_counts(table, taxonomy)) return Format::kBpeCounts;
    return std::nullopt;
}

List read_list(const ogr::TableFile& file, Format format, const taxonomy::Taxonomy& taxonomy) {
    List list = known(format).read(file, taxonomy);
    list.file = file.file;
    list.format = known(format).name;
    return list;
}

}  // namespace relais::services
