#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "engine/core/error.h"

namespace relais::fuzz {

/// The bytes that libFuzzer tries next.
struct Input {
    const std::uint8_t* bytes;
    std::size_t size;

    [[nodiscard]] std::string text() const { return {reinterpret_cast<const char*>(bytes), size}; }
};

/// Where this process keeps its files: in memory.
inline const std::filesystem::path& folder() {
    static const std::filesystem::path made = [] {
        std::string pattern = "/dev/shm/relais-fuzz-XXXXXX";
        return std::filesystem::path(mkdtemp(pattern.data()));
    }();
    return made;
}

inline std::filesystem::path write(const char* name, std::string_view text) {
    std::filesystem::path file = folder() / name;
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(text.data(), static_cast<std::streamsize>(text.size()));
    return file;
}

/// A reader may refuse its input with an Error. Whatever else it throws, and what the sanitizers
/// see, is a finding.
template <class Read>
int accept_or_refuse(const Read& read) {
    try {
        read();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}

/// Has the input read from a file of that name.
template <class Read>
int read_file(const Input& input, const char* name, const Read& read) {
    const std::filesystem::path file = write(name, input.text());
    return accept_or_refuse([&] { read(file); });
}

}  // namespace relais::fuzz
