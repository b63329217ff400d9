#include "geodata/results/vector_file.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "engine/core/error.h"

namespace relais::results {
namespace {

namespace fs = std::filesystem;

bool has(GDALDriver& driver, const char* capability) {
    const char* value = driver.GetMetadataItem(capability);
    return value != nullptr && std::string(value) == "YES";
}

bool goes_by(GDALDriver& driver, const std::string& extension) {
    const char* listed = driver.GetMetadataItem(GDAL_DMD_EXTENSIONS);
    std::istringstream words(listed != nullptr ? listed : "");
    for (std::string word; words >> word;)
        if (word == extension) return true;
    return false;
}

/// The name of the first driver, in GDAL's order, that writes vectors under the extension.
const char* driver_of(const fs::path& file) {
    tables::start_gdal();
    std::string extension = file.extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    GDALDriverManager& drivers = *GetGDALDriverManager();
    for (int i = 0; i < drivers.GetDriverCount(); ++i) {
        GDALDriver& driver = *drivers.GetDriver(i);
        if (has(driver, GDAL_DCAP_VECTOR) && has(driver, GDAL_DCAP_CREATE) &&
            goes_by(driver, extension))
            return driver.GetDescription();
    }
    throw Error(
        fmt::format("{}: this is not the extension of a vector format that can be written; choose "
                    ".gpkg, .geojson, .fgb, .shp or another one of GDAL's",
                    file.string()));
}

}  // namespace

VectorFile::VectorFile(const fs::path& file, const std::string& data_date)
    : driver_(driver_of(file)), file_(file), layers_(file_, driver_, data_date) {}

LayerWriter VectorFile::layer(const char* name, OGRwkbGeometryType type) {
    return layers_.layer(name, type);
}

void VectorFile::publish() {
    layers_.close();
    file_.publish();
}

}  // namespace relais::results
