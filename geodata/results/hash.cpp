#include "geodata/results/hash.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

#include "engine/core/error.h"

namespace relais::results {

FileDigest digest_of(const std::filesystem::path& file) {
    const auto fail = [&file](int error) {
        throw Error(
            fmt::format("{} could not be read: {}; input files must not be moved during the run",
                        file.string(), std::generic_category().message(error)));
    };
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rb"),
                                                             std::fclose);
    if (!in) fail(errno);
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                                XXH3_freeState);
    XXH3_128bits_reset(state.get());
    FileDigest result;
    std::vector<char> block(1 << 20);
    while (const std::size_t n = std::fread(block.data(), 1, block.size(), in.get())) {
        XXH3_128bits_update(state.get(), block.data(), n);
        result.bytes += n;
    }
    if (std::ferror(in.get()) != 0) fail(errno);
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    result.xxh3_128 = fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
    return result;
}

}  // namespace relais::results
