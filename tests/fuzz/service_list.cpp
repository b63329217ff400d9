// Published lists of services, told apart by what they hold: Insee BPE, France services, FINESS.

#include "geodata/services/formats.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "list.csv", [](const auto& file) {
        static_cast<void>(
            relais::services::read_list({file, "", ""}, relais::taxonomy::Taxonomy::standard()));
    });
}
