#pragma once

#include <filesystem>

namespace relais::store {

/// A temporary file or folder, "TARGET.partial-PID" next to its target, which gets the target's
/// name when it is complete. It is removed with this object unless it was renamed before; if the
/// writer was killed, the next writer of the same target removes it: a lock that ends with its
/// process distinguishes dead writers from running ones, in any container.
class Scratch {
  public:
    enum class Kind { kFile, kFolder };

    /// Removes leftovers of dead writers, and makes a new one. `descriptor` is -1 when that fails,
    /// with the reason in errno.
    Scratch(const std::filesystem::path& target, Kind kind);
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Of a file, to write to; of a folder, open.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// It has its name now, and stays.
    void renamed();

  private:
    [[nodiscard]] bool make(Kind kind);

    std::filesystem::path path_;
    int descriptor_ = -1;
};

/// Removes all temporary files and folders, in a process that is about to end. After that none is
/// made, and the destructor of one waits for the end of the process.
void abandon_all_scratch();

}  // namespace relais::store
