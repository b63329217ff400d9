#include "render/atlas/document.h"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "engine/core/error.h"

namespace relais::atlas {

std::string document_date(const territory::Territory& territory) {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::time_t seconds = std::strtoll(epoch, nullptr, 10);
        std::tm utc{};
        gmtime_r(&seconds, &utc);
        return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900,
                           utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
    }
    const std::string& date = territory.data_date;
    return (date.size() >= 10 ? date.substr(0, 10) : "1970-01-01") + "T00:00:00Z";
}

void write_document(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(part, file, error);
    if (out && !error) return;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    throw Error(
        fmt::format("{}: the atlas cannot be written there; choose a folder that exists, "
                    "may be written to and has {} kB free",
                    file.string(), bytes.size() / 1024 + 1));
}

}  // namespace relais::atlas
