#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "engine/opening_hours/week.h"
#include "engine/scenario/outcome.h"

namespace relais::scenario {

/// Parts of a week: office hours for comparison, then the hours at which parents on shift work need
/// childcare and most services are closed.
enum class PartOfWeek : std::uint8_t { kOffice, kEarly, kLate, kSaturday, kSunday };
inline constexpr std::size_t kPartsOfWeek = 5;
/// "office_hours" (Monday to Friday, 9 to 17), "before_7", "after_19" (Monday to Friday),
/// "saturday", "sunday".
[[nodiscard]] const char* part_name(PartOfWeek part);
[[nodiscard]] const opening_hours::Spans& spans_of(PartOfWeek part);
/// Whether a service is certainly open at some minute of a part of the week. False where it has no
/// opening hours. O(spans).
[[nodiscard]] bool is_open_in(const opening_hours::Week& week, PartOfWeek part);

/// People, by whether a service that is open in some part of the week is within the limit. Those
/// whose times cannot be known are in neither.
struct Served {
    double within = 0;
    double without = 0;
    friend bool operator==(const Served&, const Served&) = default;
};
using ServedByPart = std::array<Served, kPartsOfWeek>;

/// Access to the services of one category by part of the week.
struct AtypicalHours {
    CategoryId category;
    Duration limit{0};
    std::size_t services = 0;    ///< of the category
    std::size_t with_hours = 0;  ///< of these, with opening hours; the others count as closed
    std::array<std::size_t, kPartsOfWeek> open{};  ///< by part, how many are
    /// [household][part]: the nearest service that is open then, numbered as in the territory;
    /// parts take the place of categories.
    access::NearestTable nearest;
    ServedByPart territory;
    std::vector<ServedByPart> zones;
    /// By household: the number of the four parts other than office hours in which it has none
    /// within the limit; absent where its times are unknown.
    std::vector<std::optional<std::size_t>> missing;
};

/// One sweep, whose lanes are the parts of the week. `weeks` are those of the territory's services,
/// in their order. A time equal to the limit is within it.
[[nodiscard]] AtypicalHours atypical_hours(const Base& base, CategoryId category,
                                           std::span<const opening_hours::Week> weeks,
                                           Duration limit);

}  // namespace relais::scenario
