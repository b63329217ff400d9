#pragma once

#include <memory>
#include <string>

#include "geodata/results/table.h"

namespace relais::results {

/// Writes tables of a PostGIS database in one transaction: they appear together at commit(), or not
/// at all. Throws Error, without the connection string, which may contain a password.
class Database {
  public:
    /// `connection` in GDAL's syntax: "PG:host=localhost dbname=rural".
    explicit Database(const std::string& connection);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Replaces the table "relais_FILE", where FILE is the name of the table's own file. In WGS 84.
    void write(const Table& table);
    void commit();

  private:
    struct Open;
    std::unique_ptr<Open> open_;
};

}  // namespace relais::results
