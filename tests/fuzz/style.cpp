// Styles of maps and pages.

#include "render/style/style_file.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "style.toml", [](const auto& file) {
        static_cast<void>(relais::style::read_style(file));
    });
}
