#pragma once

#include <filesystem>
#include <string>

#include <ogrsf_frmts.h>

#include "geodata/results/geopackage.h"
#include "geodata/results/new_files.h"
#include "geodata/tables/messages.h"

namespace relais::results {

/// One layer in any vector format of GDAL that is written under the file's extension, with the side
/// files of the format (as of a Shapefile). They appear at the end. Throws Error.
class VectorFile {
  public:
    /// Throws Error listing usual formats when none has that extension.
    VectorFile(const std::filesystem::path& file, const std::string& data_date);

    /// In WGS 84. Once.
    [[nodiscard]] LayerWriter layer(const char* name, OGRwkbGeometryType type);
    void publish();

  private:
    const char* driver_;  ///< known before anything is written
    NewFile file_;
    LayerFile layers_;
};

}  // namespace relais::results
