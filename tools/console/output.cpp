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

/// Results replace files of the same name as a whole: a device, a pipe or a socket would be
/// removed, and the target of a link would keep its old content. Names of GDAL's virtual file
/// systems are not allowed.
void refuse_unwritable(const fs::path& target) {
    if (target.string().starts_with("/vsi"))
        throw Error(fmt::format(
            "{}: names that begin with /vsi are GDAL's virtual files; choose another name",
            target.string()));
    const fs::file_status status = status_of(target);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status))
        throw Error(fmt::format(
            "{} is a pipe or a device, and results need a regular file: name a file for the output",
            target.string()));
}

void refuse_link(const fs::path& file) {
    std::error_code failure;
    if (fs::is_symlink(fs::symlink_status(file, failure)))
        throw Error(fmt::format("{} is a symbolic link to {}: name that file itself for the output",
                                file.string(), fs::read_symlink(file, failure).string()));
}

void refuse_existing(const fs::path& target, bool overwrite) {
    refuse_unwritable(target);
    if (!overwrite && fs::exists(fs::symlink_status(target)))
        throw Error(
            fmt::format("{} exists already: choose another name, or add --overwrite to replace it",
                        target.string()));
}

void make_folder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error(fmt::format(
            "{}: this folder could not be created ({}); choose one where you have write permission",
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
        throw Error(fmt::format(
            "{}: temporary files could not be written next to it ({}); choose another place",
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
        throw Error(
            fmt::format("{}: the results could not be moved there ({}); choose another folder",
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
