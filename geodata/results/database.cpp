#include "geodata/results/database.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/results/layer_rows.h"

namespace relais::results {
namespace {

[[noreturn]] void fail_database(std::string_view reason) {
    throw Error(
        fmt::format("the database of --format PG:… could not be written: {}; check the connection, "
                    "your rights, and that PostGIS is installed",
                    reason));
}

}  // namespace

struct Database::Open {
    tables::MessageTrap messages;
    GDALDatasetUniquePtr dataset;
};

Database::Database(const std::string& connection) : open_(std::make_unique<Open>()) {
    tables::start_gdal();
    const char* const drivers[] = {"PostgreSQL", nullptr};
    open_->dataset.reset(
        GDALDataset::Open(connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers));
    if (!open_->dataset || open_->dataset->StartTransaction() != OGRERR_NONE)
        fail_database(open_->messages.reason());
}

Database::~Database() = default;

void Database::write(const Table& table) {
    const char* const options[] = {"OVERWRITE=YES", "GEOMETRY_NAME=geom", "FID=fid", nullptr};
    std::string name = "relais_" + table.file_name();
    std::replace(name.begin(), name.end(), '.', '_');
    write_layer(*open_->dataset, name, table, options, open_->messages, fail_database);
}

void Database::commit() {
    if (open_->dataset->CommitTransaction() != OGRERR_NONE) fail_database(open_->messages.reason());
    open_->dataset.reset();
}

}  // namespace relais::results
