#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <ogrsf_frmts.h>

#include "engine/core/coordinate.h"
#include "geodata/results/new_files.h"
#include "geodata/tables/messages.h"

namespace relais::results {

/// GDAL's settings for this thread, restored at the end.
class Setting {
  public:
    Setting(const char* key, const std::string& value);
    ~Setting();
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;

  private:
    const char* key_;
    std::string before_;
    bool had_ = false;
};

/// Throws Error: the file could not be written, for that reason. Never returns.
using Fail = std::function<void(std::string_view reason)>;

/// The date of change in GDAL's files: `data_date` (ISO; empty: not known), not the clock.
[[nodiscard]] std::string change_date(const std::string& data_date);

/// Writes a layer: columns first, then rows, in order. Throws Error.
class LayerWriter {
  public:
    /// In WGS 84. `options` are those of the driver, as "KEY=VALUE", null at the end.
    LayerWriter(GDALDataset& dataset, const tables::MessageTrap& messages, Fail fail,
                const char* name, OGRwkbGeometryType type, const char* const* options = nullptr);
    /// Counts the rows there too.
    void count_into(GIntBig& rows) { rows_ = &rows; }
    int column(const std::string& name, OGRFieldType type);
    /// Writes a row that `fill` sets the columns of. A layer without geometry leaves it out.
    template <class Fill>
    void row(std::unique_ptr<OGRGeometry> geometry, const Fill& fill) {
        if (!feature_) feature_.reset(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
        feature_->SetFID(OGRNullFID);
        fill(*feature_);
        if (layer_->GetLayerDefn()->GetGeomFieldCount() > 0)
            feature_->SetGeometryDirectly(geometry.release());
        if (layer_->CreateFeature(feature_.get()) != OGRERR_NONE) fail();
        if (rows_ != nullptr) ++*rows_;
    }

  private:
    void fail() const { fail_(messages_.reason()); }

    const tables::MessageTrap& messages_;
    Fail fail_;
    OGRLayer* layer_ = nullptr;
    OGRFeatureUniquePtr feature_;
    int columns_ = 0;
    GIntBig* rows_ = nullptr;
};

/// Writes a file of layers by one of GDAL's drivers: the same bytes for the same content. Throws
/// Error.
class LayerFile {
  public:
    /// It notes when it was changed: at `data_date` (ISO; empty: not known), not by a clock.
    LayerFile(NewFile& file, const char* driver, const std::string& data_date);
    /// In WGS 84; wkbNone for tables.
    [[nodiscard]] LayerWriter layer(const char* name, OGRwkbGeometryType type);
    /// All is with the system.
    void close();

  private:
    /// Throws Error where rows are missing: some drivers (GeoJSON's) do not notice a full disk.
    void read_again();

    NewFile& file_;
    tables::MessageTrap messages_;
    Setting date_;
    Setting unsafe_;
    GDALDatasetUniquePtr dataset_;
    bool in_transaction_ = false;  ///< a database, which notices
    bool reads_again_ = false;
    GIntBig rows_ = 0;
};

/// Writes a GeoPackage.
class Geopackage : public LayerFile {
  public:
    Geopackage(NewFile& file, const std::string& data_date) : LayerFile(file, "GPKG", data_date) {}
};

/// Writes tables of a PostGIS database in one transaction: they appear together at commit(), or not
/// at all. Throws Error, without the connection string, which may contain a password.
class Database {
  public:
    /// `connection` in GDAL's syntax: "PG:host=localhost dbname=rural".
    explicit Database(const std::string& connection);
    /// Replaces the table of that name. In WGS 84.
    [[nodiscard]] LayerWriter layer(const char* name, OGRwkbGeometryType type);
    void commit();

  private:
    tables::MessageTrap messages_;
    GDALDatasetUniquePtr dataset_;
};

[[nodiscard]] std::unique_ptr<OGRGeometry> point_of(Coordinate place);

}  // namespace relais::results
