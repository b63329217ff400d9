#include "geodata/results/new_files.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/file_kind.h"

namespace relais::results {
namespace {

/// "results.partial.gpkg": the extension stays, since GDAL goes by it.
std::filesystem::path temporary_name_of(const std::filesystem::path& name) {
    std::filesystem::path result = name;
    return result.replace_filename(name.stem().string() + ".partial" + name.extension().string());
}

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

}  // namespace

NewFile::NewFile(std::filesystem::path final_name)
    : final_name_(std::move(final_name)), temporary_name_(temporary_name_of(final_name_)) {
    std::error_code nothing_there;
    std::filesystem::remove(temporary_name_, nothing_there);
}

NewFile::~NewFile() {
    if (stream_ != nullptr) std::fclose(stream_);
    std::error_code published;
    std::filesystem::remove(temporary_name_, published);
}

void NewFile::write(std::string_view bytes) {
    if (stream_ == nullptr) stream_ = std::fopen(temporary_name_.c_str(), "wb");
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
    std::filesystem::rename(temporary_name_, final_name_, error);
    if (error) fail(error.message());
}

void NewFile::fail(std::string_view reason) const {
    throw Error(
        fmt::format("{} cannot be written: {}; check the folder, its access rights and the "
                    "space on its disk",
                    final_name_.string(), reason));
}

void NewFiles::publish() {
    for (NewFile& file : files_) file.close();
    // What can be foreseen is told before the first file has its name.
    for (const NewFile& file : files_)
        if (is_folder(file.final_name())) file.fail(reason_of(EISDIR));
    for (NewFile& file : files_) file.publish();
}

}  // namespace relais::results
