#pragma once

#include <filesystem>
#include <optional>

#include "geodata/store/scratch.h"

namespace relais::tools {

/// Results appear whole or not at all: they are written under a hidden name beside the target and
/// moved there by `commit`; without it everything is removed. A target that exists is refused
/// unless `overwrite`; then its files of the same name are replaced and its others are kept.
class OutputFolder {
  public:
    /// Throws Error when the target exists and must not be overwritten, could not be created, or is
    /// a name of GDAL's virtual file systems (/vsi…).
    OutputFolder(std::filesystem::path target, bool overwrite);

    /// Where to write.
    [[nodiscard]] const std::filesystem::path& path() const { return scratch_->path(); }
    void commit();

  private:
    std::filesystem::path target_;
    std::optional<store::Scratch> scratch_;
};

/// Throws Error when `file` exists and must not be overwritten, or its folder could not be created;
/// and, in any case, for a device, a pipe, a socket, a link and a name of GDAL's virtual file
/// systems (/vsi…).
void prepare_output_file(const std::filesystem::path& file, bool overwrite);

}  // namespace relais::tools
