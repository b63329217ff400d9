#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/language/catalogue.h"

namespace relais::atlas {

/// Classes of a number of services that are far: none; 1; 2 to 3; 4 to 6; 7 to 10; 11 and more, as many of
/// these as there are services.
class FarClasses {
  public:
    explicit FarClasses(std::size_t services);

    [[nodiscard]] std::size_t count() const { return firsts_.size(); }
    [[nodiscard]] std::size_t of(std::size_t far) const;
    /// "none", "1", "2 to 3", "7 or more"
    [[nodiscard]] std::vector<std::string> labels(const language::Catalogue& words) const;

  private:
    std::vector<std::size_t> firsts_;  ///< the least number of each class
    std::size_t services_;
};

}  // namespace relais::atlas
