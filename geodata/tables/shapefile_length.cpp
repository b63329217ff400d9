#include "geodata/tables/shapefile_length.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include <cpl_vsi.h>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/messages.h"

namespace relais::tables {
namespace {

using Bytes = std::array<unsigned char, 32>;

/// A file that belongs to a Shapefile.
struct Part {
    std::uint64_t bytes = 0;
    Bytes head{};
    std::string tail;  ///< after the rows given in the header of a .dbf
};

std::uint64_t number_at(const Bytes& head, std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes; i-- > 0;) value = value << 8U | head[at + i];
    return value;
}

std::uint64_t length_by_header(const Bytes& head) {
    return number_at(head, 8, 2) + number_at(head, 4, 4) * number_at(head, 10, 2);
}

std::optional<Part> open_part(const std::string& shp, const char* lower, const char* upper) {
    const std::filesystem::path path(shp);
    for (const char* extension : {lower, upper}) {
        std::filesystem::path name = path;
        name.replace_extension(extension);
        const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> file(
            VSIFOpenL(name.string().c_str(), "rb"), VSIFCloseL);
        if (!file) continue;
        Part part;
        if (VSIFReadL(part.head.data(), 1, part.head.size(), file.get()) != part.head.size())
            return part;
        VSIFSeekL(file.get(), 0, SEEK_END);
        part.bytes = VSIFTellL(file.get());
        constexpr std::size_t kLongestPadding = 4096;
        if (const std::uint64_t stated = length_by_header(part.head); stated < part.bytes) {
            VSIFSeekL(file.get(), stated, SEEK_SET);
            part.tail.resize(std::min<std::uint64_t>(part.bytes - stated, kLongestPadding + 1));
            part.tail.resize(VSIFReadL(part.tail.data(), 1, part.tail.size(), file.get()));
            if (part.tail.size() > kLongestPadding) part.tail.assign(1, 'x');
        }
        return part;
    }
    return std::nullopt;
}

/// Marks of the end and filling, as some programs write them. Blanks may be the end of a shifted
/// row.
bool is_padding(const std::string& tail) {
    return tail.find_first_not_of(std::string("\x1A\0", 2)) == std::string::npos;
}

}  // namespace

void check_length_of_shapefile(const std::filesystem::path& file, const std::string& unpacked) {
    const MessageTrap quiet;
    const std::optional<Part> dbf = open_part(unpacked, ".dbf", ".DBF");
    if (!dbf) return;
    const std::uint64_t rows = number_at(dbf->head, 4, 4);
    const std::uint64_t stated = length_by_header(dbf->head);
    if (dbf->bytes < stated || !is_padding(dbf->tail))
        throw Error(
            fmt::format("{}: the header of its .dbf announces {} rows of {} bytes, {} bytes in "
                        "all, but the file has {}; the copy is damaged; download it again",
                        file.string(), rows, number_at(dbf->head, 10, 2), stated, dbf->bytes));
    const std::optional<Part> shx = open_part(unpacked, ".shx", ".SHX");
    constexpr std::uint64_t kHeader = 100, kEntry = 8;
    if (shx && shx->bytes >= kHeader && (shx->bytes - kHeader) / kEntry != rows)
        throw Error(
            fmt::format("{}: its .shp has {} shapes but its .dbf {} rows, so that they do not "
                        "belong together; download all of its files again",
                        file.string(), (shx->bytes - kHeader) / kEntry, rows));
}

}  // namespace relais::tables
