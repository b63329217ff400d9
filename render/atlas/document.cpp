#include "render/atlas/document.h"

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "render/atlas/pages.h"

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

Page page_of(const Options& options, const map::Scene& scene) {
    const Page lying = options.size == Size::kA3 ? Page{420, 297} : Page{297, 210};
    const Page standing{lying.height, lying.width};
    if (options.orientation == Orientation::kLandscape) return lying;
    if (options.orientation == Orientation::kPortrait) return standing;
    const double aspect = scene.width_over_height();
    const bool has_zones = !scene.territory().zones.empty();
    constexpr std::size_t kRows = 8;
    constexpr double kWorthIt = 1.15;  // screens and binders like pages that lie
    return map_scale(standing, aspect, has_zones, kRows) >
                   kWorthIt * map_scale(lying, aspect, has_zones, kRows)
               ? standing
               : lying;
}

}  // namespace relais::atlas
