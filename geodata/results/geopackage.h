#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <string>

#include "engine/core/coordinate.h"
#include "geodata/ogr/messages.h"
#include "geodata/results/new_files.h"

namespace relais::results {

/// GDAL's settings for this thread, put back at the end.
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

/// A layer in the making: columns first, then rows, in order. Throws Error.
class LayerWriter {
  public:
    LayerWriter(NewFile& file, GDALDataset& dataset, const ogr::MessageTrap& messages,
                const char* name, OGRwkbGeometryType type);
    int column(const std::string& name, OGRFieldType type);
    /// Writes a row that `fill` sets the columns of.
    template <class Fill>
    void row(std::unique_ptr<OGRGeometry> geometry, const Fill& fill) {
        if (!feature_) feature_.reset(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
        feature_->SetFID(OGRNullFID);
        fill(*feature_);
        feature_->SetGeometryDirectly(geometry.release());
        if (layer_->CreateFeature(feature_.get()) != OGRERR_NONE) fail();
    }

  private:
    [[noreturn]] void fail() const { file_.fail(messages_.reason()); }

    NewFile& file_;
    const ogr::MessageTrap& messages_;
    OGRLayer* layer_ = nullptr;
    OGRFeatureUniquePtr feature_;
    int columns_ = 0;
};

/// A GeoPackage in the making: the same bytes for the same content. Throws Error.
class Geopackage {
  public:
    /// It notes when it was changed: at `data_date` (ISO; empty: not known), not by a clock.
    Geopackage(NewFile& file, const std::string& data_date);
    /// In WGS 84.
    [[nodiscard]] LayerWriter layer(const char* name, OGRwkbGeometryType type);
    /// All is with the system.
    void close();

  private:
    NewFile& file_;
    ogr::MessageTrap messages_;
    Setting date_;
    Setting unsafe_;
    GDALDatasetUniquePtr dataset_;
};

[[nodiscard]] std::unique_ptr<OGRGeometry> point_of(Coordinate place);

}  // namespace relais::results
