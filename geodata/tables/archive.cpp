#include "geodata/tables/archive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/file_kind.h"
#include "geodata/tables/messages.h"

namespace relais::tables {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kSevenZip = "7z\xBC\xAF\x27\x1C";

std::string lower_case(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string first_bytes(const std::string& name) {
    std::string bytes(8, '\0');
    VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
    bytes.resize(file ? VSIFReadL(bytes.data(), 1, bytes.size(), file) : 0);
    if (file) VSIFCloseL(file);
    return bytes;
}

std::vector<std::string> members_of(const std::string& archive) {
    const CPLStringList list(VSIReadDirRecursive(archive.c_str()));
    return {list.List(), list.List() + list.size()};
}

/// Workbooks, KMZ and such.
bool is_document(const std::vector<std::string>& members) {
    return std::any_of(members.begin(), members.end(), [](const std::string& member) {
        return member == "[Content_Types].xml" || member == "mimetype" || member == "doc.kml";
    });
}

bool is_data(const std::string& member) {
    constexpr std::array kExtensions = {"csv", "tsv",  "txt", "gpkg", "geojson", "json",
                                        "shp", "fgb",  "gml", "kml",  "tif",     "tiff",
                                        "asc", "xlsx", "ods", "gz",   "zip",     "parquet"};
    constexpr std::array kDescriptions = {"varmod", "readme", "lisez",
                                          "notice", "metad",  "dictionnaire"};
    const std::string name = lower_case(CPLGetFilename(member.c_str()));
    if (member.starts_with("__MACOSX") || name.starts_with('.')) return false;
    const std::string extension = CPLGetExtension(name.c_str());
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end() &&
           std::none_of(kDescriptions.begin(), kDescriptions.end(),
                        [&](const char* word) { return name.find(word) != std::string::npos; });
}

std::string member_of(const std::string& name, const std::string& shown) {
    const MessageTrap messages;
    const std::string archive = "/vsizip/{" + name + "}";
    std::vector<std::string> members = members_of(archive);
    if (members.empty())
        throw Error(fmt::format(
            "{} is an archive that could not be opened: {}; it may be truncated; download it again",
            shown, messages.reason()));
    if (is_document(members)) return name;
    std::erase_if(members, [](const std::string& member) { return !is_data(member); });
    if (members.empty())
        throw Error(fmt::format(
            "{} is an archive without a data file; unpack it and name the file to read", shown));
    if (members.size() > 1)
        throw Error(fmt::format(
            "{} is an archive of several files ({}); unpack it and name the one to read", shown,
            fmt::join(members, ", ")));
    return archive + "/" + members.front();
}

}  // namespace

std::string unpacked_name(const std::filesystem::path& file) {
    const std::string shown = file.string();
    constexpr int kDeepest = 4;  // an archive in an archive in …
    std::string name = shown;
    if (is_folder(file)) return name;
    for (int depth = 0; depth < kDeepest; ++depth) {
        const std::string bytes = first_bytes(name);
        if (bytes.starts_with(kSevenZip))
            throw Error(
                fmt::format("{} is a 7z archive; unpack it and name the file to read", shown));
        std::string inner = name;
        if (bytes.starts_with(kZip))
            inner = member_of(name, shown);
        else if (bytes.starts_with(kGzip))
            inner = "/vsigzip/" + name;
        if (inner == name) return name;
        name = inner;
    }
    throw Error(
        fmt::format("{} is an archive of archives; unpack it and name the file to read", shown));
}

}  // namespace relais::tables
