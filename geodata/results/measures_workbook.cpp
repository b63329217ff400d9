#include <ogrsf_frmts.h>

#include "geodata/ogr/messages.h"
#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

/// A workbook in the making: sheets of columns, then rows.
class Workbook {
  public:
    explicit Workbook(NewFile& file) : file_(file) {
        ogr::start_gdal();
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("XLSX");
        if (driver == nullptr)
            file_.fail("GDAL was built without its XLSX driver; install Debian's libgdal");
        dataset_.reset(
            driver->Create(file.temporary_name().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset_) file_.fail(messages_.reason());
    }
    void sheet(const std::string& name) {
        layer_ = dataset_->CreateLayer(name.c_str(), nullptr, wkbNone, nullptr);
        if (layer_ == nullptr) file_.fail(messages_.reason());
    }
    void column(const std::string& name, OGRFieldType type) {
        OGRFieldDefn field(name.c_str(), type);
        if (layer_->CreateField(&field) != OGRERR_NONE) file_.fail(messages_.reason());
    }
    template <class Fill>
    void row(const Fill& fill) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
        fill(*feature);
        if (layer_->CreateFeature(feature.get()) != OGRERR_NONE) file_.fail(messages_.reason());
    }
    void close() {
        dataset_.reset();
        if (messages_.failed()) file_.fail(messages_.reason());
    }

  private:
    NewFile& file_;
    ogr::MessageTrap messages_;
    GDALDatasetUniquePtr dataset_;
    OGRLayer* layer_ = nullptr;
};

void write_level(Workbook& book, const Measured& measured, std::size_t level,
                 const std::vector<std::vector<std::optional<double>>>& cells) {
    book.sheet(measured.levels[level].key);
    for (const char* name : {"area", "name"}) book.column(name, OFTString);
    book.column("weight", OFTReal);
    for (const measures::Column& column : measured.columns) book.column(column.name(), OFTReal);
    const auto members = measured.levels[level].members();
    for (std::size_t a = 0; a < cells.size(); ++a) {
        const double people = people_of(measured, members[a]);
        book.row([&](OGRFeature& row) {
            row.SetField(0, measured.levels[level].areas[a].code.c_str());
            row.SetField(1, measured.levels[level].areas[a].name.c_str());
            row.SetField(2, people);
            for (std::size_t c = 0; c < cells[a].size(); ++c)
                if (cells[a][c]) row.SetField(static_cast<int>(c) + 3, *cells[a][c]);
        });
    }
}

void write_promises(Workbook& book, const Measured& measured) {
    book.sheet("commitments");
    for (const char* name : {"commitment", "level", "area", "name"}) book.column(name, OFTString);
    for (const char* name : {"people", "outside", "at_most"}) book.column(name, OFTReal);
    book.column("kept", OFTString);
    for (std::size_t c = 0; c < measured.promises.size(); ++c)
        for (const measures::PromiseRow& promise : measured.promises[c].rows)
            book.row([&](OGRFeature& row) {
                const measures::Level& level = measured.levels[promise.level];
                row.SetField(0, measured.plan.commitments[c].name.c_str());
                row.SetField(1, level.key.c_str());
                row.SetField(2, level.areas[promise.area].code.c_str());
                row.SetField(3, level.areas[promise.area].name.c_str());
                row.SetField(4, promise.people);
                row.SetField(5, promise.outside);
                row.SetField(6, measured.plan.commitments[c].at_most);
                row.SetField(7, promise.kept ? "yes" : "no");
            });
}

void write_words(Workbook& book, const TableWords& table) {
    book.sheet("dictionary");
    for (const char* name : {"column", "unit", "meaning", "formula", "edges", "source"})
        book.column(name, OFTString);
    for (const ColumnWords& words : table.columns)
        book.row([&](OGRFeature& row) {
            int c = 0;
            for (const std::string* text : {&words.name, &words.unit, &words.meaning,
                                            &words.formula, &words.edges, &words.source})
                row.SetField(c++, text->c_str());
        });
}

}  // namespace

void write_workbook(NewFile& file, const Measured& measured,
                    const std::vector<TableWords>& tables) {
    Workbook book(file);
    const auto cells = headlines(measured);
    for (std::size_t l = 0; l < measured.levels.size(); ++l)
        write_level(book, measured, l, cells[l]);
    if (!measured.promises.empty()) write_promises(book, measured);
    for (const TableWords& table : tables)
        if (table.file == "household_measures.csv") write_words(book, table);
    book.close();
}

}  // namespace relais::results
