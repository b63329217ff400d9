#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::countries {

/// Limits for cars by the law of a country, km/h.
struct SpeedLimits {
    std::string country;  ///< ISO 3166-1; empty: the default, where no law is known
    double urban = 0, rural = 0;
    /// Outside towns, with separate carriageways or for motor vehicles only.
    double trunk = 0;
    double motorway = 0, living_street = 0;
    std::string source;  ///< its source, and what is uncertain about it

    [[nodiscard]] bool known() const { return !country.empty(); }
};

/// What differs by country: a block of countries.toml, whose head describes every member.
struct Country {
    std::string code;                ///< ISO 3166-1 alpha-2; empty: the default
    std::vector<std::string> names;  ///< that ICU does not have
    std::string language;            ///< of the atlas, of territory::kLanguageCodes
    /// The word for an area by its admin_level; the last is that of the municipalities.
    std::map<int, std::string> levels;
    std::string area_tag;  ///< of OpenStreetMap, that only areas of the country have; may be empty
    std::optional<territory::NationalProjection> projection;
    SpeedLimits limits;
    std::vector<std::string> limits_also_in;  ///< codes

    [[nodiscard]] int municipal_level() const { return levels.rbegin()->first; }
    /// "departement"; "level_6" where no word is known.
    [[nodiscard]] std::string level_word(int level) const;
};

/// What is known of countries.
class Countries {
  public:
    /// Throws Error naming the file, the line and the remedy.
    [[nodiscard]] static Countries parse(std::string_view toml, const std::string& file);
    /// countries.toml, which is part of the program. Read when it is first asked for, in about a
    /// millisecond; safe to call from several threads.
    [[nodiscard]] static const Countries& standard();

    /// By code.
    [[nodiscard]] const std::vector<Country>& all() const { return countries_; }
    /// The default where the code has no block. O(log countries).
    [[nodiscard]] const Country& of(std::string_view code) const;
    /// The law of a country, of which only the first two letters count ("BE-VLG"). Overseas
    /// departments and similar territories have the law of their country (RE that of FR). The law of
    /// a neighbour is never used: a country whose law is not known has the default. O(1).
    [[nodiscard]] const SpeedLimits& limits_of(std::string_view code) const;
    /// Tags of OpenStreetMap with the code of an area in national statistics, of whatever country;
    /// the first that an area has counts.
    [[nodiscard]] const std::vector<std::string>& code_tags() const { return code_tags_; }

  private:
    std::vector<Country> countries_;
    Country default_;
    std::vector<int> lawgiver_;  ///< by code, the country whose limits apply
    std::vector<std::string> code_tags_;
};

/// Of the standard countries.
[[nodiscard]] inline const Country& country_of(std::string_view code) {
    return Countries::standard().of(code);
}
[[nodiscard]] inline const SpeedLimits& limits_of(std::string_view code) {
    return Countries::standard().limits_of(code);
}

}  // namespace relais::countries
