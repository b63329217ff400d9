#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/geopackage.h"

namespace relais::results {
namespace {

[[noreturn]] void fail_database(std::string_view reason) {
    throw Error(
        fmt::format("the database of --format PG:… could not be written: {}; check the connection, "
                    "your rights, and that PostGIS is installed",
                    reason));
}

}  // namespace

Database::Database(const std::string& connection) {
    tables::start_gdal();
    const char* const drivers[] = {"PostgreSQL", nullptr};
    dataset_.reset(GDALDataset::Open(connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers));
    if (!dataset_ || dataset_->StartTransaction() != OGRERR_NONE) fail_database(messages_.reason());
}

LayerWriter Database::layer(const char* name, OGRwkbGeometryType type) {
    const char* const options[] = {"OVERWRITE=YES", "GEOMETRY_NAME=geom", "FID=fid", nullptr};
    return {*dataset_, messages_, fail_database, name, type, options};
}

void Database::commit() {
    if (dataset_->CommitTransaction() != OGRERR_NONE) fail_database(messages_.reason());
    dataset_.reset();
}

}  // namespace relais::results
