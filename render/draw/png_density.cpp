#include "render/draw/png_density.h"

#include <cmath>
#include <cstdint>

#include <zlib.h>

namespace relais::draw {
namespace {

void append_number(std::string& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
}

}  // namespace

std::string with_density(const std::string& png, double dpi) {
    // Signature (8 bytes), then IHDR: length, name, 13 bytes of data, checksum.
    constexpr std::size_t kAfterHeader = 8 + 4 + 4 + 13 + 4;
    if (png.size() < kAfterHeader) return png;
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    std::string body = "pHYs";
    append_number(body, per_metre);
    append_number(body, per_metre);
    body += '\1';  // the unit is the metre
    std::string chunk;
    append_number(chunk, static_cast<std::uint32_t>(body.size() - 4));
    chunk += body;
    std::uint32_t sum = 0;
    for (const char c : body) {
        const auto byte = static_cast<Bytef>(c);
        sum = static_cast<std::uint32_t>(crc32(sum, &byte, 1));
    }
    append_number(chunk, sum);
    return png.substr(0, kAfterHeader) + chunk + png.substr(kAfterHeader);
}

}  // namespace relais::draw
