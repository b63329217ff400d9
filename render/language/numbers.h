#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace relais::language {

/// Writes numbers as a language does, by ICU's rules (CLDR): marks, spaces, where grouping starts
/// ("1234,5" but "12 345,6" in Polish). Rounds half away from zero; the minus is U+2212; never
/// prints NaN. Copies share their rules; calls are thread-safe.
class Numbers {
  public:
    /// `locale` as in ICU ("cs", "en_GB"); `none` is shown for an unknown value.
    Numbers(const std::string& locale, std::string_view none);

    [[nodiscard]] std::string whole(double value) const;                ///< 12,346
    [[nodiscard]] std::string decimal(double value, int digits) const;  ///< 12,345.6; 0 to 3 digits
    /// A share in [0, 1] in whole per cent. A share below 1 is never shown as 100 %, nor one above
    /// 0 as 0 %: "<1%", ">99%".
    [[nodiscard]] std::string percent(double share) const;
    /// A bound of classes: as few decimals as needed, at most one.
    [[nodiscard]] std::string bound(double value) const;
    [[nodiscard]] std::string none() const { return none_; }
    /// CLDR's plural category of the number as it is written with `digits` decimals: "one", "few",
    /// "many", "other".
    [[nodiscard]] std::string plural(double value, int digits = 0) const;

  private:
    struct Rules;
    std::shared_ptr<const Rules> rules_;
    std::string none_;
};

}  // namespace relais::language
