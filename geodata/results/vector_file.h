#pragma once

#include <filesystem>
#include <string>

#include <ogrsf_frmts.h>

#include "geodata/ogr/messages.h"
#include "geodata/results/geopackage.h"
#include "geodata/results/new_files.h"

namespace relais::results {

/// One layer in any vector format of GDAL that is written under the file's extension, with the
/// files that a format puts beside it (a Shapefile's). They are made in a hidden folder and appear
/// at the end. Throws Error.
class VectorFile {
  public:
    /// Throws Error listing usual formats when none has that extension.
    VectorFile(const std::filesystem::path& file, const std::string& data_date);
    ~VectorFile();
    VectorFile(const VectorFile&) = delete;
    VectorFile& operator=(const VectorFile&) = delete;

    /// In WGS 84. Once.
    [[nodiscard]] LayerWriter layer(const char* name, OGRwkbGeometryType type);
    void publish();

  private:
    NewFile file_;  ///< tells what fails; never opened
    std::filesystem::path folder_;
    ogr::MessageTrap messages_;
    Setting date_;
    GDALDatasetUniquePtr dataset_;
};

}  // namespace relais::results
