// FINESS: the raw stock and its capacities, which have no header, and the geolocated release.

#include "geodata/services/formats.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais;
    const auto& taxonomy = taxonomy::Taxonomy::standard();
    fuzz::read_file({bytes, size}, "stock.csv", [&](const auto& file) {
        tables::Table table({file, "", "", services::finess_stock_header()});
        static_cast<void>(services::read_finess_stock(table, taxonomy));
    });
    return fuzz::read_file({bytes, size}, "release.csv", [&](const auto& file) {
        tables::Table table({file, "", ""});
        static_cast<void>(services::read_finess_release(table, taxonomy));
    });
}
