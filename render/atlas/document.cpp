#include "render/atlas/document.h"

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

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

}  // namespace relais::atlas
