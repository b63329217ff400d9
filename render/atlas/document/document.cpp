#include "render/atlas/document/document.h"

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "render/language/catalogue.h"

namespace relais::atlas {

std::optional<std::string> epoch_date() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr || *epoch == '\0') return std::nullopt;
    const std::time_t seconds = std::strtoll(epoch, nullptr, 10);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                       utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string document_date(const territory::Territory& territory) {
    if (auto date = epoch_date()) return *date;
    const std::string& date = territory.data_date;
    return (date.size() >= 10 ? date.substr(0, 10) : "1970-01-01") + "T00:00:00Z";
}

draw::Metadata metadata_of(const std::string& title, const std::string& subject,
                           const std::string& keywords, const territory::Territory& territory,
                           const Options& options) {
    return {.title = title,
            .author = "Relais",
            .subject = subject,
            .keywords = keywords,
            .creator = options.version.empty() ? "Relais" : "Relais " + options.version,
            .date = document_date(territory),
            .language = language::Catalogue::of(options.language).code()};
}

}  // namespace relais::atlas
