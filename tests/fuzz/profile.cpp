// Profiles of how people travel.

#include "geodata/profile/profile.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::accept_or_refuse([&] {
        static_cast<void>(relais::profile::parse(relais::fuzz::Input{bytes, size}.text(), "p"));
    });
}
