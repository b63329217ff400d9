#include <memory>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.h"
#include "tools/demonstration/writers.h"

namespace relais::demonstration {
namespace {

/// A GeoPackage with one layer, open for writing.
class Layer {
  public:
    Layer(const std::filesystem::path& file, const char* name, OGRwkbGeometryType type)
        : file_(file) {
        GDALAllRegister();
        // GDAL would write the clock's time; the same options must give the same bytes.
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z");
        auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        if (driver == nullptr)
            throw Error("GDAL was built without GeoPackage: install libgdal-dev");
        data_.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        check(data_ != nullptr);
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        layer_ = data_->CreateLayer(name, &wgs84, type, nullptr);
        check(layer_ != nullptr && layer_->StartTransaction() == OGRERR_NONE);
    }
    ~Layer() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    void add_field(const char* name, OGRFieldType type) {
        OGRFieldDefn field{name, type};
        check(layer_->CreateField(&field) == OGRERR_NONE);
    }
    /// Fields first, then features: set(feature) fills one in.
    template <class Set>
    void add(const OGRGeometry& geometry, Set set) {
        OGRFeature feature{layer_->GetLayerDefn()};
        set(feature);
        check(feature.SetGeometry(&geometry) == OGRERR_NONE);
        check(layer_->CreateFeature(&feature) == OGRERR_NONE);
    }
    void close() {
        check(layer_->CommitTransaction() == OGRERR_NONE);
        CPLErrorReset();
        data_.reset();
        check(CPLGetLastErrorType() < CE_Failure);
    }

  private:
    void check(bool good) const {
        if (good) return;
        throw Error(fmt::format(
            "{} could not be written ({}): choose another folder or free some disk space",
            file_.string(), CPLGetLastErrorMsg()));
    }
    std::filesystem::path file_;
    std::unique_ptr<GDALDataset> data_;
    OGRLayer* layer_ = nullptr;
};

/// GDAL's own reports would go to standard error; ours is the exception.
class QuietGdal {
  public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
};

}  // namespace

void write_households(const std::filesystem::path& file, const World& world,
                      const Progress& progress) {
    const QuietGdal quiet;
    Layer layer(file, "households", wkbPoint);
    layer.add_field("id", OFTString);
    for (const char* name :
         {"people", "dwellings", "children_0_2", "children_3_10", "people_75p"}) {
        layer.add_field(name, OFTInteger);
    }
    std::size_t number = 0;
    for (const auto& h : world.households) {
        if (progress && number % 8192 == 0) {
            progress("Writing households",
                     static_cast<double>(number) / static_cast<double>(world.households.size()));
        }
        const Coordinate place = coordinate_of(h.place);
        layer.add(OGRPoint{place.lon(), place.lat()}, [&](OGRFeature& feature) {
            feature.SetField(0, fmt::format("H{:06}", ++number).c_str());
            feature.SetField(1, static_cast<int>(h.people));
            feature.SetField(2, 1);
            feature.SetField(3, static_cast<int>(h.children_0_2));
            feature.SetField(4, static_cast<int>(h.children_3_10));
            feature.SetField(5, static_cast<int>(h.people_75p));
        });
    }
    layer.close();
}

void write_zones(const std::filesystem::path& file, const World& world) {
    const QuietGdal quiet;
    Layer layer(file, "communes", wkbPolygon);
    layer.add_field("code", OFTString);
    layer.add_field("name", OFTString);
    layer.add_field("population", OFTInteger);
    for (const char* name : {"canton_code", "canton_name", "epci_code", "epci_name"}) {
        layer.add_field(name, OFTString);
    }
    std::vector<int> people(world.zones.zones.size());
    for (const auto& h : world.households) people[h.zone] += h.people;
    for (std::size_t z = 0; z < people.size(); ++z) {
        const Zone& zone = world.zones.zones[z];
        OGRLinearRing ring;
        for (const Spot s : zone.ring) {
            const Coordinate c = coordinate_of(s);
            ring.addPoint(c.lon(), c.lat());
        }
        OGRPolygon polygon;
        polygon.addRing(&ring);
        polygon.setCoordinateDimension(2);
        layer.add(polygon, [&](OGRFeature& feature) {
            feature.SetField(0, zone.code.c_str());
            feature.SetField(1, zone.name.c_str());
            feature.SetField(2, people[z]);
            feature.SetField(3, world.zones.cantons[zone.canton].code.c_str());
            feature.SetField(4, world.zones.cantons[zone.canton].name.c_str());
            feature.SetField(5, world.zones.epcis[zone.epci].code.c_str());
            feature.SetField(6, world.zones.epcis[zone.epci].name.c_str());
        });
    }
    layer.close();
}

}  // namespace relais::demonstration
