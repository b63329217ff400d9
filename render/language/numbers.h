#pragma once

#include <string>
#include <string_view>

namespace relais::language {

/// How a language writes numbers. Rounds half away from zero; never prints NaN.
struct NumberStyle {
    std::string_view decimal_mark = ".";
    std::string_view thousands = ",";
    std::string_view before_percent = "";
    std::string_view none = "n/a";  ///< for what is not known
};

class Numbers {
  public:
    explicit Numbers(NumberStyle style) : style_(style) {}

    [[nodiscard]] std::string whole(double value) const;                ///< 12,346
    [[nodiscard]] std::string decimal(double value, int digits) const;  ///< 12,345.6
    /// A share in [0, 1] in whole per cent. What is not all is not 100 %, what is not nothing is
    /// not 0 %: "<1%", ">99%".
    [[nodiscard]] std::string percent(double share) const;
    /// A bound of classes: as few decimals as it needs, at most one.
    [[nodiscard]] std::string bound(double value) const;
    [[nodiscard]] std::string none() const { return std::string(style_.none); }

  private:
    NumberStyle style_;
};

}  // namespace relais::language
