#pragma once

#include <cstdint>
#include <string>

namespace relais {

/// Severity of a remark on an input: a note on its use, a doubt to verify, an error that makes it
/// unusable.
enum class Severity : std::uint8_t { kNote, kWarning, kError };

/// One sentence on an input.
struct Remark {
    Severity severity = Severity::kNote;
    std::string file;  ///< its name without the folder
    std::string row;   ///< "row 7", "rows 7, 9, 12, …"; empty: the whole file
    std::string text;  ///< a sentence without file and row
};

}  // namespace relais
