#pragma once

#include <filesystem>
#include <vector>

namespace relais::demonstration {

/// Files that appear all together or not at all: each is written under a temporary name in the
/// folder, `publish` gives them their names, and unpublished files are removed.
class OutputFiles {
  public:
    explicit OutputFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
    ~OutputFiles();
    OutputFiles(const OutputFiles&) = delete;
    OutputFiles& operator=(const OutputFiles&) = delete;

    /// The temporary path of the file `name`. It keeps the extension, by which GDAL recognises
    /// formats.
    [[nodiscard]] std::filesystem::path add(const std::string& name);
    /// Throws Error naming the file that could not be named.
    void publish();

  private:
    [[nodiscard]] std::filesystem::path temporary(const std::string& name) const;
    std::filesystem::path folder_;
    std::vector<std::string> names_;
};

}  // namespace relais::demonstration
