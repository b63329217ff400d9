// Movements of communes, as a table or as JSON.

#include "geodata/zones/movements.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    return relais::fuzz::read_file({bytes, size}, "movements.csv", [](const auto& file) {
        const auto movements = relais::zones::Movements::read(file);
        static_cast<void>(
            movements.trace("05001", [](const std::string& code) { return code == "05002"; }));
    });
}
