#include "geodata/osm/extract_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>

#include "engine/core/error.h"
#include "geodata/file_kind.h"

namespace relais::osm {
namespace {

constexpr std::string_view kKinds = ".osm.pbf, .osm, .osm.gz or .osm.bz2";

std::string first_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(fmt::format("{}: the file cannot be opened ({}); check its permissions",
                                path.string(), std::generic_category().message(errno)));
    std::array<char, 64> bytes{};
    file.read(bytes.data(), bytes.size());
    return {bytes.data(), static_cast<std::size_t>(file.gcount())};
}

/// Empty: none that we know.
std::string format_of(std::string_view head) {
    // A PBF file starts with the length of its first blob header, 4 bytes, and then the type of
    // the blob: field 1, 9 characters.
    constexpr std::string_view kHeaderBlob = "\x0a\x09OSMHeader";
    if (head.size() > 4 && head.substr(4).starts_with(kHeaderBlob)) return "pbf";
    if (head.starts_with("\x1f\x8b")) return "osm.gz";
    if (head.starts_with("BZh")) return "osm.bz2";
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (head.starts_with("<?xml") || head.starts_with("<osm")) return "osm";
    return {};
}

std::string recognise(const std::filesystem::path& path) {
    const std::filesystem::file_status status = status_of(path);
    if (!std::filesystem::exists(status))
        throw Error(
            fmt::format("{}: there is no such file; check the name of the extract", path.string()));
    if (std::filesystem::is_directory(status))
        throw Error(fmt::format("{}: this is a folder; name the OpenStreetMap extract in it ({})",
                                path.string(), kKinds));
    if (!std::filesystem::is_regular_file(status))
        throw Error(
            fmt::format("{}: this is a pipe or a device, and an extract is read more than "
                        "once; save it to a file first",
                        path.string()));
    const std::string head = first_bytes(path);
    if (head.empty())
        throw Error(
            fmt::format("{}: the file is empty; download the extract again", path.string()));
    std::string format = format_of(head);
    if (format.empty())
        throw Error(
            fmt::format("{}: this is not an OpenStreetMap extract ({}); download one "
                        "again or name another file",
                        path.string(), kKinds));
    return format;
}

[[noreturn]] void throw_damaged(const std::filesystem::path& path, const std::exception& cause) {
    throw Error(fmt::format(
        "{}: the extract is truncated, damaged or not OpenStreetMap data ({}); download it again",
        path.string(), cause.what()));
}

/// Absolute, so that no name can mean standard input or an address to libosmium.
osmium::io::File osmium_file(const std::filesystem::path& path, const std::string& format) {
    return osmium::io::File(std::filesystem::absolute(path).string(), format);
}

}  // namespace

ExtractFile::ExtractFile(std::filesystem::path path)
    : path_(std::move(path)), format_(recognise(path_)) {
    try {
        osmium::io::Reader reader(osmium_file(path_, format_), osmium::osm_entity_bits::nothing);
        const osmium::io::Header header = reader.header();
        data_date_ = header.get("osmosis_replication_timestamp").substr(0, 10);
        if (const osmium::Box box = header.joined_boxes(); box.valid())
            bounds_ = {{box.bottom_left().x(), box.bottom_left().y()},
                       {box.top_right().x(), box.top_right().y()}};
        reader.close();
    } catch (const std::exception& cause) {
        throw_damaged(path_, cause);
    }
}

void ExtractFile::read(osmium::osm_entity_bits::type entities, const Visit& visit,
                       const ReadOptions& options) const {
    const auto guarded = [this](auto&& step) {
        try {
            return step();
        } catch (const std::exception& cause) {
            throw_damaged(path_, cause);
        }
    };
    const auto meta = options.metadata ? osmium::io::read_meta::yes : osmium::io::read_meta::no;
    const auto file = osmium_file(path_, format_);
    const auto reader =
        guarded([&] { return std::make_unique<osmium::io::Reader>(file, entities, meta); });
    const auto size = static_cast<double>(std::max<std::size_t>(reader->file_size(), 1));
    while (true) {
        osmium::memory::Buffer buffer = guarded([&] { return reader->read(); });
        if (!buffer) break;
        visit(buffer);
        if (options.progress)
            options.progress(options.step, static_cast<double>(reader->offset()) / size);
    }
    guarded([&] { reader->close(); });
    if (options.progress) options.progress(options.step, 1.0);
}

}  // namespace relais::osm
