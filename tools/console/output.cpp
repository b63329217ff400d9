#include "tools/console/output.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/file_kind.h"

namespace relais::tools {
namespace {

namespace fs = std::filesystem;

/// Results replace what has their name, whole: of a device, a pipe or a socket nothing would be
/// left, and what a link names would keep its old content. A name of GDAL's own file systems is
/// none here.
void refuse_unwritable(const fs::path& target) {
    if (target.string().starts_with("/vsi"))
        throw Error(fmt::format(
            "{}: a name that begins with /vsi is not a file of this machine; choose another name",
            target.string()));
    const fs::file_status status = status_of(target);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
        throw Error(
            fmt::format("{} is a pipe or a device: results cannot be written into it, as they "
                        "appear whole or not "
                        "at all; name a file for the output",
                        target.string()));
}

void refuse_link(const fs::path& file) {
    std::error_code failure;
    if (fs::is_symlink(fs::symlink_status(file, failure)))
        throw Error(fmt::format("{} is a link to {}: name that file itself for the output",
                                file.string(), fs::read_symlink(file, failure).string()));
}

void refuse_existing(const fs::path& target, bool overwrite) {
    refuse_unwritable(target);
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
    if (fs::is_directory(target_))  // soon, not after the work
        for (const fs::directory_entry& entry : fs::directory_iterator(target_))
            refuse_unwritable(entry.path());
    make_folder(parent(target_));
    scratch_.emplace(parent(target_) / fmt::format(".{}", target_.filename().string()),
                     store::Scratch::Kind::kFolder);
    if (scratch_->descriptor() < 0)
        throw Error(fmt::format("{}: nothing can be written beside it ({}); choose another place",
                                target_.string(), std::strerror(errno)));
}

void OutputFolder::commit() {
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(path()))
        refuse_unwritable(target_ / entry.path().filename());
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
    refuse_link(file);
    if (fs::is_directory(file))
        throw Error(fmt::format("{} is a folder: name a file for the output", file.string()));
    make_folder(parent(file));
}

}  // namespace relais::tools
