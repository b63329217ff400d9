#include "geodata/dimacs/lines.h"

#include <array>
#include <cstring>
#include <fstream>

#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>

#include "engine/core/error.h"

namespace relais::dimacs {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr std::array<char, 6> kXzMagic = {'\xfd', '7', 'z', 'X', 'Z', '\0'};

[[noreturn]] void damaged(const std::filesystem::path& path) {
    throw Error(fmt::format("{}: the compressed file is damaged or truncated; download it again",
                            path.string()));
}

}  // namespace

/// A stream of uncompressed bytes.
class Lines::Bytes {
  public:
    Bytes() = default;
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    virtual ~Bytes() = default;
    /// Up to `size` more bytes; 0 at the end.
    virtual std::size_t read(char* to, std::size_t size) = 0;
};

/// gzip, or plain text, which zlib passes through.
class Lines::Gzip : public Bytes {
  public:
    explicit Gzip(const std::filesystem::path& path)
        : path_(path), file_(gzopen(path.c_str(), "rb")) {
        if (file_ == nullptr)
            throw Error(
                fmt::format("{}: this file could not be opened; check its name", path.string()));
        gzbuffer(file_, kChunk);
    }
    ~Gzip() override { gzclose(file_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    std::size_t read(char* to, std::size_t size) override {
        const int count = gzread(file_, to, static_cast<unsigned>(size));
        int error = Z_OK;
        gzerror(file_, &error);
        if (count < 0 || (error != Z_OK && error != Z_STREAM_END)) damaged(path_);
        return static_cast<std::size_t>(count);
    }

  private:
    std::filesystem::path path_;
    gzFile file_;
};

class Lines::Xz : public Bytes {
  public:
    explicit Xz(const std::filesystem::path& path)
        : path_(path), file_(path, std::ios::binary), input_(kChunk) {
        if (lzma_stream_decoder(&stream_, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK)
            throw std::bad_alloc();
    }
    ~Xz() override { lzma_end(&stream_); }
    Xz(const Xz&) = delete;
    Xz& operator=(const Xz&) = delete;

    std::size_t read(char* to, std::size_t size) override {
        stream_.next_out = reinterpret_cast<std::uint8_t*>(to);
        stream_.avail_out = size;
        while (stream_.avail_out == size && !done_) {
            if (stream_.avail_in == 0) fill();
            const lzma_ret result = lzma_code(&stream_, file_ ? LZMA_RUN : LZMA_FINISH);
            done_ = result == LZMA_STREAM_END;
            if (result != LZMA_OK && !done_) damaged(path_);
        }
        return size - stream_.avail_out;
    }

  private:
    void fill() {
        file_.read(input_.data(), static_cast<std::streamsize>(input_.size()));
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(input_.data());
        stream_.avail_in = static_cast<std::size_t>(file_.gcount());
    }

    std::filesystem::path path_;
    std::ifstream file_;
    std::vector<char> input_;
    lzma_stream stream_ = LZMA_STREAM_INIT;
    bool done_ = false;
};

Lines::Lines(const std::filesystem::path& path) : path_(path), buffer_(kChunk) {
    std::array<char, 6> magic{};
    std::ifstream(path, std::ios::binary).read(magic.data(), magic.size());
    if (magic == kXzMagic)
        bytes_ = std::make_unique<Xz>(path);
    else
        bytes_ = std::make_unique<Gzip>(path);
}

Lines::~Lines() = default;

bool Lines::refill() {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    if (end_ == buffer_.size()) buffer_.resize(2 * buffer_.size());
    const std::size_t count = bytes_->read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += count;
    return count > 0;
}

bool Lines::next(std::string_view& line) {
    std::size_t searched = begin_;
    for (;;) {
        const void* found = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
        if (found != nullptr) {
            const auto stop =
                static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
            line = {buffer_.data() + begin_, stop - begin_};
            begin_ = stop + 1;
            break;
        }
        const std::size_t pending = end_ - begin_;
        if (!refill()) {
            line = {buffer_.data() + begin_, pending};
            begin_ = end_;
            if (pending == 0) return false;
            break;
        }
        searched = begin_ + pending;
    }
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number_;
    return true;
}

void Lines::fail(std::string_view what) const {
    throw Error(fmt::format("{}, line {}: {}", path_.string(), number_, what));
}

}  // namespace relais::dimacs
