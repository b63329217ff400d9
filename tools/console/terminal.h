#pragma once

#include <string>
#include <string_view>

#include "geodata/report/progress.h"

namespace relais::tools {

/// What a person sees while the program works: a progress bar on a terminal, silence elsewhere.
/// Everything goes to standard error; standard output carries data only.
class Terminal {
  public:
    Terminal();
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// One line of information, always shown.
    void say(std::string_view line);
    /// Names the step at hand and how far it is; shown on a terminal only.
    void show(std::string_view step, double done);
    [[nodiscard]] Progress progress();

  private:
    void clear();
    bool interactive_;
    std::string drawn_;
};

}  // namespace relais::tools
