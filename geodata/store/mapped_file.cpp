#include "geodata/store/mapped_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/core/error.h"

namespace relais::store {

MappedFile::MappedFile(const std::filesystem::path& file) {
    const auto fail = [&] {
        return Error(
            fmt::format("{}: this file could not be read ({}); check its name and permissions",
                        file.string(), std::strerror(errno)));
    };
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw fail();
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
        if (S_ISDIR(status.st_mode)) errno = EISDIR;
        const Error error = fail();
        close(descriptor);
        throw error;
    }
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ > 0) {
        void* address = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (address == MAP_FAILED) {
            const Error error = fail();
            close(descriptor);
            throw error;
        }
        data_ = static_cast<const std::byte*>(address);
    }
    close(descriptor);  // the mapping stays
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) munmap(const_cast<std::byte*>(data_), size_);
}

}  // namespace relais::store
