#include "geodata/services/finess_register.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "geodata/countries/france.h"
#include "geodata/tables/cell.h"

namespace relais::services {
namespace {

std::string crs_of(std::string_view description) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames = {
        {{"LAMBERT_93", "EPSG:2154"},
         {"UTM_N20", "EPSG:5490"},
         {"UTM_N22", "EPSG:2972"},
         {"UTM_S40", "EPSG:2975"},
         {"UTM_S38", "EPSG:4471"},
         {"UTM_N21", "EPSG:4467"}}};
    for (const auto& [name, crs] : kNames)
        if (description.find(name) != std::string_view::npos) return std::string(crs);
    return "EPSG:2154";
}

/// A description begins with the level at which the place was found: 1 is the house, 4 and more the
/// commune.
bool is_precise(std::string_view description) {
    return description.empty() || description[0] < '3';
}

}  // namespace

std::string with_zeros(std::string code, std::size_t digits) {
    if (!code.empty() && code.size() < digits) code.insert(0, digits - code.size(), '0');
    return code;
}

std::string finess_number(std::string number) {
    constexpr std::size_t kDigits = 9;
    return with_zeros(std::move(number), kDigits);
}

void FinessRegister::add(study::ServiceRecord record, std::string_view kind) {
    record.categories = taxonomy_.of_finess(kind);
    if (record.categories.empty()) return list_.leave_out(record.row, "of an unknown kind");
    record.id = finess_number(record.id);
    if (!index_of_.emplace(record.id, list_.records.size()).second)
        return list_.leave_out(record.row, "of an establishment that an earlier row has already");
    list_.records.push_back(std::move(record));
}

bool FinessRegister::locate(const std::string& id, const std::string& x, const std::string& y,
                            std::string_view description) {
    const auto entry = index_of_.find(finess_number(id));
    if (entry == index_of_.end()) return false;
    study::ServiceRecord& record = list_.records[entry->second];
    record.place = place(record.row, x, y, description);
    record.precise = record.place && is_precise(description);
    return true;
}

void FinessRegister::see_siret(std::string_view siret) {
    spoilt_ += tables::is_spoilt_code(siret) ? 1 : 0;
}

void FinessRegister::finish() {
    if (spoilt_ > 0)
        list_.remark(
            Severity::kWarning,
            fmt::format(
                "A spreadsheet has turned codes into numbers (SIRET such as 2,601E+13) in {} rows; "
                "the leading zeros of other codes were restored, but use the file as published.",
                spoilt_));
    std::sort(crs_.begin(), crs_.end());
    list_.crs = fmt::format("{}", fmt::join(crs_, ", "));
}

std::optional<Coordinate> FinessRegister::place(std::size_t row, const std::string& x,
                                                const std::string& y,
                                                std::string_view description) {
    const auto east = tables::parse_number(x);
    const auto north = tables::parse_number(y);
    if (!east || !north) return std::nullopt;
    const std::string crs = crs_of(description);
    const auto place = planes_.of(crs).to_coordinate({*east, *north});
    if (place && countries::lies_in_france(place->lon(), place->lat())) {
        if (std::find(crs_.begin(), crs_.end(), crs) == crs_.end()) crs_.push_back(crs);
        return place;
    }
    list_.doubt(row, fmt::format("The coordinate ({}, {}) in {} is outside France; the service is "
                                 "placed by its commune.",
                                 x, y, crs));
    return std::nullopt;
}

}  // namespace relais::services
