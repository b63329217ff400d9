#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "engine/opening_hours/week.h"
#include "engine/scenario/run.h"

namespace relais::scenario {

/// Parts of a week: office hours, to compare with, then those at which parents on shifts need a
/// childcare place and most are closed.
enum class PartOfWeek : std::uint8_t { kOffice, kEarly, kLate, kSaturday, kSunday };
inline constexpr std::size_t kPartsOfWeek = 5;
/// "office_hours" (Monday to Friday, 9 to 17), "before_7", "after_19" (Monday to Friday),
/// "saturday", "sunday".
[[nodiscard]] const char* part_name(PartOfWeek part);
[[nodiscard]] const opening_hours::Spans& spans_of(PartOfWeek part);
/// Whether a service is surely open at some minute of a part of the week. False where its hours are
/// not told. O(spans).
[[nodiscard]] bool is_open_in(const opening_hours::Week& week, PartOfWeek part);

/// People, by whether a service that is open in some part of the week is within the limit. Those
/// whose times cannot be known are in neither.
struct Served {
    double within = 0;
    double without = 0;
    friend bool operator==(const Served&, const Served&) = default;
};
using ServedByPart = std::array<Served, kPartsOfWeek>;

/// Who reaches a service of one category when.
struct AtypicalHours {
    CategoryId category;
    Duration limit{0};
    std::size_t services = 0;  ///< of the category
    std::size_t told = 0;      ///< of these, that tell their hours; the others count as closed
    std::array<std::size_t, kPartsOfWeek> open{};  ///< by part, how many are
    /// [household][part]: the nearest service that is open then, numbered as in the territory; the
    /// parts stand where categories do.
    access::NearestTable nearest;
    ServedByPart territory;
    std::vector<ServedByPart> zones;
    /// By household: in how many of the four parts beside office hours it has none within the
    /// limit; nothing where its times cannot be known.
    std::vector<std::optional<std::size_t>> missing;
};

/// One sweep, whose lanes are the parts of the week. `weeks` are those of the territory's services,
/// in their order. A time equal to the limit is within it.
[[nodiscard]] AtypicalHours atypical_hours(const Base& base, CategoryId category,
                                           std::span<const opening_hours::Week> weeks,
                                           Duration limit);

}  // namespace relais::scenario
