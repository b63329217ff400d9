// Insee's BPE: a row per equipment, or counts by commune.

#include "geodata/services/formats.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais;
    const auto& taxonomy = taxonomy::Taxonomy::standard();
    return fuzz::read_file({bytes, size}, "bpe.csv", [&](const auto& file) {
        tables::Table table({file, "", ""});
        if (services::has_bpe_counts(table, taxonomy))
            static_cast<void>(services::read_bpe_counts(table, taxonomy));
        else
            static_cast<void>(services::read_bpe_places(table, taxonomy));
    });
}
