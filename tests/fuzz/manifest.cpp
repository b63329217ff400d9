// territory.toml.

#include "geodata/study/study_file.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "territory.toml", [](const auto& file) {
        static_cast<void>(relais::study::is_study_file(file));
        static_cast<void>(relais::study::read_study_file(file));
    });
}
