#pragma once

#include <string>
#include <string_view>

#include "geodata/report/progress.h"

namespace relais::tools {

/// Progress output: a progress bar on a terminal, nothing elsewhere. Everything goes to standard
/// error; standard output carries data only.
class Terminal {
  public:
    Terminal();
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// One line of information, always shown.
    void say(std::string_view line);
    /// Shows the current step and its progress; shown on a terminal only.
    void show(std::string_view step, double done);
    [[nodiscard]] Progress progress();

  private:
    void clear();
    bool interactive_;
    std::string drawn_;
};

}  // namespace relais::tools
