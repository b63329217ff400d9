#include "tools/demonstration/output_file.h"

#include <system_error>

#include <fmt/format.h>

#include "engine/core/error.h"

namespace relais::demonstration {

OutputFiles::~OutputFiles() {
    for (const auto& name : names_) {
        std::error_code ignored;
        std::filesystem::remove(temporary(name), ignored);
        // SQLite's journal, which stays behind where writing a GeoPackage failed.
        std::filesystem::remove(temporary(name) += "-journal", ignored);
    }
}

std::filesystem::path OutputFiles::temporary(const std::string& name) const {
    return folder_ / ("unfinished-" + name);
}

std::filesystem::path OutputFiles::add(const std::string& name) {
    names_.push_back(name);
    auto path = temporary(name);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return path;
}

void OutputFiles::publish() {
    for (const auto& name : names_) {
        std::error_code failure;
        std::filesystem::rename(temporary(name), folder_ / name, failure);
        if (failure) {
            throw Error(fmt::format("{} could not be written ({}): choose another folder",
                                    (folder_ / name).string(), failure.message()));
        }
    }
    names_.clear();
}

}  // namespace relais::demonstration
