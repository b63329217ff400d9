#include "tools/output.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "engine/core/error.h"

namespace relais::tools {
namespace {

namespace fs = std::filesystem;

void refuse_existing(const fs::path& target, bool overwrite) {
    if (!overwrite && fs::exists(fs::symlink_status(target)))
        throw Error(fmt::format(
            "{} exists already: choose another name, or add --overwrite to replace what it holds",
            target.string()));
}

void make_folder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error(
            fmt::format("{}: this folder cannot be made ({}); choose a place you may write to",
                        folder.string(), failure.message()));
}

fs::path parent(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

OutputFolder::OutputFolder(fs::path target, bool overwrite) : target_(std::move(target)) {
    if (!target_.has_filename()) target_ = target_.parent_path();  // "out/" is "out"
    refuse_existing(target_, overwrite);
    if (fs::exists(target_) && !fs::is_directory(target_))
        throw Error(fmt::format("{} is a file, not a folder: choose another name for the output",
                                target_.string()));
    make_folder(parent(target_));
    scratch_.emplace(parent(target_) / fmt::format(".{}", target_.filename().string()),
                     store::Scratch::Kind::kFolder);
    if (scratch_->descriptor() < 0)
        throw Error(fmt::format("{}: nothing can be written beside it ({}); choose another place",
                                target_.string(), std::strerror(errno)));
}

void OutputFolder::commit() {
    std::error_code failure;
    if (!fs::exists(target_)) {
        fs::rename(path(), target_, failure);
    } else {
        for (const fs::directory_entry& entry : fs::directory_iterator(path())) {
            fs::rename(entry.path(), target_ / entry.path().filename(), failure);
            if (failure) break;
        }
    }
    if (failure)
        throw Error(fmt::format("{}: the results cannot be put there ({}); choose another folder",
                                target_.string(), failure.message()));
}

void prepare_output_file(const fs::path& file, bool overwrite) {
    refuse_existing(file, overwrite);
    if (fs::is_directory(file))
        throw Error(fmt::format("{} is a folder: name a file for the output", file.string()));
    make_folder(parent(file));
}

}  // namespace relais::tools
