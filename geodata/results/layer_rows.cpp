#include "geodata/results/layer_rows.h"

#include <memory>

namespace relais::results {
namespace {

/// By ShapeType.
constexpr OGRwkbGeometryType kGeometries[] = {wkbNone, wkbPoint, wkbLineString, wkbMultiPolygon};

OGRFieldType field_of(Type type) {
    if (type == Type::kText) return OFTString;
    if (type == Type::kCount) return OFTInteger64;
    return type == Type::kFlag ? OFTInteger : OFTReal;
}

class LayerRows final : public Rows {
  public:
    LayerRows(OGRLayer& layer, const tables::MessageTrap& messages, const Fail& fail)
        : layer_(layer),
          messages_(messages),
          fail_(fail),
          row_(OGRFeature::CreateFeature(layer.GetLayerDefn())),
          has_shapes_(layer.GetLayerDefn()->GetGeomFieldCount() > 0) {}

    [[nodiscard]] GIntBig written() const { return written_; }

  private:
    void write_text(std::string_view text) override {
        text_.assign(text);
        row_->SetField(column_++, text_.c_str());
    }
    void write_integer(std::int64_t value) override {
        row_->SetField(column_++, static_cast<GIntBig>(value));
    }
    void write_number(double value) override { row_->SetField(column_++, value); }
    void write_nothing() override { row_->SetFieldNull(column_++); }
    [[nodiscard]] bool stores_shapes() const override { return has_shapes_; }
    void write_place(Coordinate place) override {
        if (has_shapes_)
            write_shape(std::make_unique<OGRPoint>(place.lon(), place.lat()).release());
    }
    void write_shape(OGRGeometry* owned) override { row_->SetGeometryDirectly(owned); }
    void end_row() override {
        row_->SetFID(OGRNullFID);
        column_ = 0;
        ++written_;
        if (layer_.CreateFeature(row_.get()) != OGRERR_NONE) fail_(messages_.reason());
        if (has_shapes_) row_->SetGeometryDirectly(nullptr);
    }

    OGRLayer& layer_;
    const tables::MessageTrap& messages_;
    const Fail& fail_;
    OGRFeatureUniquePtr row_;
    bool has_shapes_;
    std::string text_;
    int column_ = 0;
    GIntBig written_ = 0;
};

}  // namespace

GIntBig write_layer(GDALDataset& dataset, const std::string& name, const Table& table,
                    const char* const* options, const tables::MessageTrap& messages,
                    const Fail& fail) {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool flat = table.shape == ShapeType::kNone;
    OGRLayer* const layer = dataset.CreateLayer(name.c_str(), flat ? nullptr : &wgs84,
                                                kGeometries[static_cast<std::size_t>(table.shape)],
                                                const_cast<char**>(options));
    if (layer == nullptr) fail(messages.reason());
    for (const Column& column : table.columns) {
        OGRFieldDefn field(column.name.c_str(), field_of(column.type));
        if (layer->CreateField(&field) != OGRERR_NONE) fail(messages.reason());
    }
    LayerRows rows(*layer, messages, fail);
    table.write(rows);
    return rows.written();
}

}  // namespace relais::results
