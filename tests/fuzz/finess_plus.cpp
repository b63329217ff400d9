// FiNESS+: the JSON flow of structures.

#include "geodata/services/formats.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais;
    return fuzz::read_file({bytes, size}, "structures.json", [](const auto& file) {
        if (services::is_finess_plus(file))
            static_cast<void>(services::read_finess_plus(file, taxonomy::Taxonomy::standard()));
    });
}
