#pragma once

#include <string>
#include <string_view>

namespace relais::opening_hours {

/// Rules of opening_hours as they are in a week without school holidays.
struct SchoolWeek {
    /// The rules without their parts for school holidays ("SH"); empty: they have no others.
    std::string rules;
    bool names_holidays = false;  ///< the text has parts for school holidays
    bool opens_in_them = false;   ///< one of those left out opens the service
};

/// Removes the school holidays from a text: a rule for them alone is dropped ("SH off", "SH Mo-Fr
/// 10:00-16:00", "Jul-Aug SH closed"), in a list of days the others stay ("PH,SH off" becomes "PH
/// off"). The rules that stay are as they were written, in their order. Text between quotation
/// marks is a comment and is kept as it is. A text without them is returned as it is. O(n).
[[nodiscard]] SchoolWeek in_school_week(std::string_view text);

}  // namespace relais::opening_hours
