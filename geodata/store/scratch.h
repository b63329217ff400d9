#pragma once

#include <filesystem>

namespace relais::store {

/// A file or folder in the making, "TARGET.partial-PID" beside its target, which gets the target's
/// name when it is whole. It is removed with this object unless it was renamed before, and where
/// the writer was killed, by the next writer of the same target: a lock that ends with its process
/// tells the dead from those at work, in whatever container they run.
class Scratch {
  public:
    enum class Kind { kFile, kFolder };

    /// Removes what dead writers have left, and makes a new one. `descriptor` is -1 when that
    /// fails, and errno says why.
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

/// Removes all that is in the making, in a process that is about to end. From then on none is made,
/// and whoever leaves one waits for the end.
void abandon_all_scratch();

}  // namespace relais::store
