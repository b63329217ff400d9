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

/// The first driver, in GDAL's order, that writes vectors under the extension.
GDALDriver& driver_of(const fs::path& file) {
    ogr::start_gdal();
    std::string extension = file.extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    GDALDriverManager& drivers = *GetGDALDriverManager();
    for (int i = 0; i < drivers.GetDriverCount(); ++i) {
        GDALDriver& driver = *drivers.GetDriver(i);
        if (has(driver, GDAL_DCAP_VECTOR) && has(driver, GDAL_DCAP_CREATE) &&
            goes_by(driver, extension))
            return driver;
    }
    throw Error(
        fmt::format("{}: no vector format that can be written ends so; choose .gpkg, "
                    ".geojson, .fgb, .shp or another one of GDAL's",
                    file.string()));
}

fs::path hidden_folder(const fs::path& file) {
    return file.parent_path() / ("." + file.filename().string() + ".partial");
}

}  // namespace

VectorFile::VectorFile(const fs::path& file, const std::string& data_date)
    : file_(file), folder_(hidden_folder(file)), date_("OGR_CURRENT_DATE", change_date(data_date)) {
    GDALDriver& driver = driver_of(file);
    std::error_code failure;
    fs::remove_all(folder_, failure);  // of a killed run
    fs::create_directories(folder_, failure);
    if (failure) file_.fail(failure.message());
    dataset_.reset(
        driver.Create((folder_ / file.filename()).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) file_.fail(messages_.reason());
}

VectorFile::~VectorFile() {
    dataset_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

LayerWriter VectorFile::layer(const char* name, OGRwkbGeometryType type) {
    return {*dataset_, messages_, [this](std::string_view reason) { file_.fail(reason); }, name,
            type};
}

void VectorFile::publish() {
    dataset_.reset();
    if (messages_.failed()) file_.fail(messages_.reason());
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
        fs::rename(entry.path(), file_.final_name().parent_path() / entry.path().filename(),
                   failure);
        if (failure) file_.fail(failure.message());
    }
}

}  // namespace relais::results
