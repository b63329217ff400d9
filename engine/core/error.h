#pragma once

#include <stdexcept>

namespace relais {

/// An error that the user can correct: a file, a row, a value. The message is one sentence that
/// names the file, the row or object, and the remedy. Thrown at the edges, shown once, in
/// tools/main.cpp. A bug is an assertion; expected absence is std::optional or kUnreachable.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace relais
