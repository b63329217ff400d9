#include "geodata/ogr/csv_source.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/ogr/recoder.h"
#include "geodata/ogr/text_file.h"

namespace relais::ogr {
namespace {

namespace fs = std::filesystem;

using OpenFile = std::unique_ptr<VSILFILE, int (*)(VSILFILE*)>;
OpenFile open_file(const std::string& name) {
    return {VSIFOpenL(name.c_str(), "rb"), VSIFCloseL};
}

fs::path without_gz(const std::string& name) {
    const fs::path path(name);
    return EQUAL(path.extension().c_str(), ".gz") ? path.parent_path() / path.stem() : path;
}

/// A sidecar would tell GDAL types, so that codes became numbers; and GDAL guesses less freely at
/// other extensions.
bool has_plain_name(const std::string& name) {
    VSIStatBufL stat;
    const std::string sidecar = fs::path(name).replace_extension(".csvt").string();
    return EQUAL(fs::path(name).extension().c_str(), ".csv") &&
           VSIStatL(sidecar.c_str(), &stat) != 0;
}

/// Mends lines whose quotation marks do not pair: they would join them to the next ones.
class QuoteMender {
  public:
    /// The lines that are whole now; `last`: all that there is.
    std::string next(std::string text, bool last) {
        open_ += text;
        const std::size_t end = last ? open_.size() : open_.rfind('\n') + 1;
        std::string lines = open_.substr(0, end);
        open_.erase(0, end);
        for (auto line = lines.begin(); line != lines.end();) {
            const auto line_end = std::find(line, lines.end(), '\n');
            if (std::count(line, line_end, '"') % 2 != 0) std::replace(line, line_end, '"', '\'');
            line = line_end == lines.end() ? line_end : line_end + 1;
        }
        return lines;
    }

  private:
    std::string open_;
};

/// Text in memory that goes to a file once there is too much of it.
class Copy {
  public:
    Copy(const fs::path& of, std::size_t most_in_memory) : of_(of), most_(most_in_memory) {}
    ~Copy() {
        if (file_ >= 0) close(file_);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    void append(std::string_view text) {
        memory_ += text;
        if (memory_.size() > most_) spill();
    }
    /// The file's name; empty: all of it is in memory().
    std::string finish() {
        if (file_ >= 0) spill();
        return name_;
    }
    std::string& memory() { return memory_; }

  private:
    void spill() {
        if (file_ < 0) {
            name_ = (fs::temp_directory_path() / "relais-XXXXXX.csv").string();
            file_ = mkstemps(name_.data(), 4);
        }
        for (std::size_t done = 0; done < memory_.size();) {
            const ssize_t n =
                file_ < 0 ? -1 : write(file_, memory_.data() + done, memory_.size() - done);
            if (n > 0)
                done += static_cast<std::size_t>(n);
            else if (errno != EINTR)
                fail();
        }
        memory_.clear();
    }
    [[noreturn]] void fail() const {
        const std::string why = std::strerror(errno);
        if (file_ >= 0) unlink(name_.c_str());
        throw Error(
            fmt::format("{}: its copy in UTF-8, {}, cannot be written ({}); make room there or set "
                        "TMPDIR to another folder",
                        of_.string(), name_, why));
    }

    const fs::path& of_;
    std::size_t most_;
    std::string memory_;
    std::string name_;
    int file_ = -1;
};

}  // namespace

bool CsvSource::names_csv(const std::string& name) {
    const std::string extension = without_gz(name).extension().string();
    for (const char* known : {".csv", ".tsv", ".txt"})
        if (EQUAL(extension.c_str(), known)) return true;
    return false;
}

CsvSource::CsvSource(const fs::path& file, const std::string& unpacked, const std::string& header,
                     std::size_t most_in_memory) {
    const Encoding encoding = encoding_of(file);
    if (encoding == Encoding::kUtf8 && header.empty() && has_plain_name(unpacked)) {
        name_ = unpacked;
        return;
    }
    Recoder recoder(encoding);
    QuoteMender mender;
    Copy copy(file, most_in_memory);
    if (!header.empty()) copy.append(header + "\n");
    const auto take = [&](std::string_view block, bool last) {
        std::string text = recoder.next(block, last);
        copy.append(header.empty() ? text : mender.next(std::move(text), last));
    };
    for_each_block(file, [&take](std::string_view block) {
        take(block, false);
        return true;
    });
    take({}, true);
    name_ = copy.finish();
    is_copy_ = true;
    if (!name_.empty()) return;
    static std::atomic<unsigned> counter{0};
    memory_ = std::move(copy.memory());
    name_ = fmt::format("/vsimem/relais/{}/{}.csv", counter++, file.stem().string());
    auto* data = reinterpret_cast<GByte*>(memory_.data());
    VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), data, memory_.size(), FALSE));
}

CsvSource::~CsvSource() {
    if (is_copy_) VSIUnlink(name_.c_str());
}

std::size_t CsvSource::lines() const {
    const OpenFile file = open_file(name_);
    VSIStatBufL stat;
    std::string block(1 << 16, '\0');
    if (!file || VSIStatL(name_.c_str(), &stat) != 0) return 0;
    block.resize(VSIFReadL(block.data(), 1, block.size(), file.get()));
    const auto lines = static_cast<double>(std::count(block.begin(), block.end(), '\n'));
    if (block.empty()) return 0;
    return static_cast<std::size_t>(lines * static_cast<double>(stat.st_size) /
                                    static_cast<double>(block.size()));
}

bool CsvSource::ends_with_line() const {
    const OpenFile file = open_file(name_);
    char last = '\n';
    if (file && VSIFSeekL(file.get(), 0, SEEK_END) == 0 && VSIFTellL(file.get()) > 0) {
        VSIFSeekL(file.get(), VSIFTellL(file.get()) - 1, SEEK_SET);
        VSIFReadL(&last, 1, 1, file.get());
    }
    return last == '\n' || last == '\r';
}

}  // namespace relais::ogr
