// territory.toml.

#include "geodata/territory/manifest.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "territory.toml", [](const auto& file) {
        static_cast<void>(relais::territory::is_manifest(file));
        static_cast<void>(relais::territory::read_manifest(file));
    });
}
