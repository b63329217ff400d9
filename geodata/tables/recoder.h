#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace relais::tables {

/// That of UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// How a text is written.
enum class Encoding {
    kUtf8,
    kUtf8Marked,  ///< with a byte order mark
    kUtf16,       ///< with one, as spreadsheets save "Unicode text"
    kWindows1252  ///< anything else: the superset of Latin-1 that spreadsheets write
};

/// Turns text into UTF-8 without a byte order mark, a block at a time. Blocks may end within a
/// character, but the first one not within a mark.
class Recoder {
  public:
    explicit Recoder(Encoding from);
    ~Recoder();
    Recoder(const Recoder&) = delete;
    Recoder& operator=(const Recoder&) = delete;

    /// The next bytes; `last` where none follow.
    [[nodiscard]] std::string next(std::string_view bytes, bool last);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais::tables
