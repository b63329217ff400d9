#include "geodata/tables/text_file.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/archive.h"
#include "geodata/tables/file_kind.h"
#include "geodata/tables/messages.h"
#include "geodata/tables/recoder.h"

namespace relais::tables {
namespace {

[[noreturn]] void fail_to_read(const std::filesystem::path& file, int error) {
    throw Error(fmt::format("{} could not be read: {}; correct its name or its access rights",
                            file.string(), std::generic_category().message(error)));
}

/// Text of 16-bit units, as spreadsheets save "Unicode text".
bool is_utf16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

}  // namespace

struct Blocks::Open {
    std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> file;
};

Blocks::Blocks(std::filesystem::path file) : file_(std::move(file)), block_(1 << 20, '\0') {
    if (is_folder(file_)) fail_to_read(file_, EISDIR);
    errno = 0;
    const std::string name = unpacked_name(file_);
    const MessageTrap messages;
    open_ = std::make_unique<Open>(Open{{VSIFOpenL(name.c_str(), "rb"), VSIFCloseL}});
    if (!open_->file) fail_to_read(file_, errno != 0 ? errno : ENOENT);
}

Blocks::~Blocks() = default;

std::span<char> Blocks::next() {
    const MessageTrap messages;
    const std::size_t size = VSIFReadL(block_.data(), 1, block_.size(), open_->file.get());
    if (messages.failed()) failure_ = messages.reason();
    if (size == 0 && !failure_.empty())
        throw Error(
            fmt::format("{}: reading stopped: {}; the file may be damaged; download it again",
                        file_.string(), failure_));
    return {block_.data(), size};
}

void for_each_block(const std::filesystem::path& file,
                    const std::function<bool(std::string_view)>& take) {
    Blocks blocks(file);
    for (auto block = blocks.next(); !block.empty(); block = blocks.next())
        if (!take(std::string_view(block.data(), block.size()))) return;
}

std::string read_bytes(const std::filesystem::path& file) {
    std::string bytes;
    std::error_code unknown_size;
    const std::uintmax_t size = std::filesystem::file_size(file, unknown_size);
    if (!unknown_size) bytes.reserve(size + 1);
    for_each_block(file, [&bytes](std::string_view block) {
        bytes.append(block);
        return true;
    });
    return bytes;
}

std::string first_bytes(const std::filesystem::path& file, std::size_t count) {
    std::string bytes;
    for_each_block(file, [&](std::string_view block) {
        bytes = block.substr(0, count);
        return false;
    });
    return bytes;
}

Encoding encoding_of(const std::filesystem::path& file) {
    std::string open;  // the last line so far, which a block may cut within a character
    Encoding encoding = Encoding::kUtf8;
    bool first = true;
    for_each_block(file, [&](std::string_view block) {
        if (first && is_utf16(block)) encoding = Encoding::kUtf16;
        if (first && block.starts_with(kByteOrderMark)) encoding = Encoding::kUtf8Marked;
        first = false;
        if (encoding == Encoding::kUtf16) return false;
        const std::size_t end = block.find_last_of("\r\n") + 1;  // 0 where there is none
        open.append(block.substr(0, end));
        if (end > 0) {
            if (!is_utf8(open)) encoding = Encoding::kWindows1252;
            open.clear();
        }
        open.append(block.substr(end));
        return encoding != Encoding::kWindows1252;
    });
    return encoding == Encoding::kUtf16 || is_utf8(open) ? encoding : Encoding::kWindows1252;
}

bool is_utf8(std::string_view text) {
    return CPLIsUTF8(text.data(), static_cast<int>(text.size())) != 0;
}

std::string to_utf8(std::string text) {
    Encoding encoding = Encoding::kUtf8;
    if (is_utf16(text))
        encoding = Encoding::kUtf16;
    else if (!is_utf8(text))
        encoding = Encoding::kWindows1252;
    else if (text.starts_with(kByteOrderMark))
        encoding = Encoding::kUtf8Marked;
    else
        return text;
    return Recoder(encoding).next(text, true);
}

}  // namespace relais::tables
