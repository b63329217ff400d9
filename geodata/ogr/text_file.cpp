#include "geodata/ogr/text_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

#include <cpl_string.h>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/ogr/messages.h"

namespace relais::ogr {
namespace {

[[noreturn]] void fail_to_read(const std::filesystem::path& file, int error) {
    throw Error(fmt::format("{} cannot be read: {}; correct its name or its access rights",
                            file.string(), std::generic_category().message(error)));
}

}  // namespace

std::string read_bytes(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file)) fail_to_read(file, EISDIR);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rb"),
                                                             std::fclose);
    if (!in) fail_to_read(file, errno);
    std::string bytes;
    std::error_code unknown_size;
    bytes.reserve(std::filesystem::file_size(file, unknown_size) + 1);
    std::string block(1 << 20, '\0');
    while (const std::size_t n = std::fread(block.data(), 1, block.size(), in.get()))
        bytes.append(block, 0, n);
    if (std::ferror(in.get()) != 0) fail_to_read(file, errno);
    return bytes;
}

bool is_utf8(std::string_view text) {
    return CPLIsUTF8(text.data(), static_cast<int>(text.size())) != 0;
}

std::string to_utf8(std::string text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (is_utf8(text)) return text;
    const MessageTrap quiet;
    const std::unique_ptr<char, void (*)(void*)> recoded(
        CPLRecode(text.c_str(), "CP1252", CPL_ENC_UTF8), VSIFree);
    return recoded.get();
}

}  // namespace relais::ogr
