#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relais::dimacs {

/// The lines of a text file, plain, gzip or xz (recognised by its first bytes), one after the
/// other. Throws Error when the file is missing, damaged or truncated.
class Lines {
  public:
    explicit Lines(const std::filesystem::path& path);
    ~Lines();
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;

    /// The next line without its end, valid until the next call; false after the last.
    bool next(std::string_view& line);
    [[nodiscard]] std::uint64_t number() const { return number_; }
    /// Throws Error("FILE, line N: WHAT.").
    [[noreturn]] void fail(std::string_view what) const;

  private:
    class Bytes;
    class Gzip;
    class Xz;

    bool refill();

    std::filesystem::path path_;
    std::unique_ptr<Bytes> bytes_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t number_ = 0;
};

}  // namespace relais::dimacs
