#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace relais::store {

/// A file mapped read-only into memory during the lifetime of the object.
class MappedFile {
  public:
    /// Throws Error when the file cannot be opened or mapped.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }

  private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace relais::store
