#include "geodata/services/formats.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "geodata/tables/file_kind.h"
#include "geodata/tables/text_file.h"

namespace relais::services {
namespace {

using taxonomy::Taxonomy;

/// The words with which the records of a raw extraction of FINESS begin.
bool is_finess_stock(const std::filesystem::path& file) {
    constexpr std::size_t kEnough = 64;
    if (!is_file(file)) return false;
    std::string bytes = tables::first_bytes(file, kEnough);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    for (const char* word : {"finess;", "structureet;", "geolocalisation;", "equipementsocial;"})
        if (bytes.starts_with(word)) return true;
    return false;
}

bool has_columns(const tables::Table& table, std::initializer_list<const char*> names) {
    return std::all_of(names.begin(), names.end(),
                       [&table](const char* name) { return table.find_column(name).has_value(); });
}

bool is_bpe_places(const tables::Table& table, const Taxonomy&) {
    return has_columns(table, {"TYPEQU", "DEPCOM"});
}
bool is_france_services(const tables::Table& table, const Taxonomy&) {
    return has_columns(table, {"lib_fs", "h_lundi"}) ||
           has_columns(table, {"lib_france_services", "h_lundi"});
}
bool is_finess_release(const tables::Table& table, const Taxonomy&) {
    return has_columns(table, {"nofinesset", "categetab"});
}

/// A list that has a line of names.
struct Known {
    std::string_view name;
    bool (*fits)(const tables::Table&, const Taxonomy&);
    study::ServiceList (*read)(tables::Table&, const Taxonomy&);
};
constexpr std::array kFormats = {
    Known{"Insee BPE, detail", is_bpe_places, read_bpe_places},
    Known{"France services, national list", is_france_services, read_france_services},
    Known{"FINESS, geolocated release", is_finess_release, read_finess_release},
    Known{"Insee BPE, counts by commune", has_bpe_counts, read_bpe_counts}};
constexpr std::string_view kFinessStock = "FINESS, raw stock";
constexpr std::string_view kFinessPlus = "FiNESS+, structures";

study::ServiceList named(study::ServiceList list, const tables::TableFile& file,
                         std::string_view name) {
    list.file = file.file;
    list.format = name;
    return list;
}

}  // namespace

std::string format_names() {
    std::string names;
    for (const Known& format : kFormats) names += fmt::format("{}; ", format.name);
    return fmt::format("{}{}; {}", names, kFinessStock, kFinessPlus);
}

std::optional<study::ServiceList> read_list(const tables::TableFile& file,
                                            const Taxonomy& taxonomy) {
    if (is_finess_stock(file.file)) {
        tables::TableFile headless = file;
        headless.header = finess_stock_header();
        tables::Table table(headless);
        return named(read_finess_stock(table, taxonomy), file, kFinessStock);
    }
    if (is_finess_plus(file.file))
        return named(read_finess_plus(file.file, taxonomy), file, kFinessPlus);
    tables::Table table(file);
    for (const Known& format : kFormats)
        if (format.fits(table, taxonomy))
            return named(format.read(table, taxonomy), file, format.name);
    return std::nullopt;
}

}  // namespace relais::services
