#pragma once

#include <string>

#include "geodata/results/geopackage.h"

namespace relais::results {

/// Tables of a PostGIS database in the making: they appear together at commit(), or not at all.
/// Throws Error, in which the connection string, which may hold a password, does not appear.
class Database {
  public:
    /// `connection` as GDAL takes it: "PG:host=localhost dbname=rural".
    explicit Database(const std::string& connection);
    /// Replaces the table of that name. In WGS 84.
    [[nodiscard]] LayerWriter layer(const char* name, OGRwkbGeometryType type);
    void commit();

  private:
    ogr::MessageTrap messages_;
    GDALDatasetUniquePtr dataset_;
};

}  // namespace relais::results
