// Stored networks: the input says which bytes of a good one are changed, three bytes a change; with
// one byte left over, where it is cut off.

#include "geodata/store/network_file.h"

#include <sstream>

#include "tests/fuzz/input.h"
#include "tests/support/grid_city.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const std::string good = [] {
        const auto file = relais::fuzz::folder() / "good.relais";
        relais::store::StoredNetwork stored;
        stored.network = relais::testing_support::grid_city(3, 3);
        relais::store::write_network(file, stored);
        std::ostringstream content;
        content << std::ifstream(file, std::ios::binary).rdbuf();
        return content.str();
    }();
    std::string changed = good;
    for (std::size_t i = 0; i + 2 < size; i += 3)
        changed[(bytes[i] * 256U + bytes[i + 1]) % good.size()] ^= static_cast<char>(bytes[i + 2]);
    if (size % 3 == 1) changed.resize(good.size() * bytes[size - 1] / 256);
    const auto file = relais::fuzz::write("network.relais", changed);
    return relais::fuzz::accept_or_refuse(
        [&] { static_cast<void>(relais::store::open_network(file)); });
}
