#include "geodata/results/new_files.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/tables/file_kind.h"

namespace relais::results {
namespace {

/// ".results-xlsx": GDAL takes a folder whose name has the ending of an archive for one.
std::filesystem::path hidden(const std::filesystem::path& file) {
    std::string name = file.filename().string();
    std::replace(name.begin(), name.end(), '.', '-');
    return file.parent_path() / ("." + name);
}

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

}  // namespace

NewFile::NewFile(std::filesystem::path final_name)
    : final_name_(std::move(final_name)),
      folder_(hidden(final_name_), store::Scratch::Kind::kFolder) {
    if (folder_.descriptor() < 0) fail(reason_of(errno));
}

NewFile::~NewFile() {
    if (stream_ != nullptr) std::fclose(stream_);
}

std::filesystem::path NewFile::temporary_name() const {
    return folder_.path() / final_name_.filename();
}

void NewFile::write(std::string_view bytes) {
    if (stream_ == nullptr) stream_ = std::fopen(temporary_name().c_str(), "wb");
    if (stream_ == nullptr) fail(reason_of(errno));
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size()) fail(reason_of(errno));
}

void NewFile::close() {
    if (stream_ == nullptr) return;
    std::FILE* stream = std::exchange(stream_, nullptr);
    if (std::fclose(stream) != 0) fail(reason_of(errno));
}

void NewFile::publish() {
    std::error_code error;
    for (const auto& made : std::filesystem::directory_iterator(folder_.path())) {
        std::filesystem::rename(made.path(), final_name_.parent_path() / made.path().filename(),
                                error);
        if (error) fail(error.message());
    }
}

void NewFile::fail(std::string_view reason) const {
    throw Error(fmt::format(
        "{} could not be written: {}; check the folder, its access rights and the free disk space",
        final_name_.string(), reason));
}

void NewFiles::publish() {
    for (NewFile& file : files_) file.close();
    // Foreseeable errors are reported before the first file is renamed.
    for (const NewFile& file : files_)
        if (is_folder(file.final_name())) file.fail(reason_of(EISDIR));
    for (NewFile& file : files_) file.publish();
    files_.clear();  // their hidden folders go before whoever owns the folder moves it
}

}  // namespace relais::results
