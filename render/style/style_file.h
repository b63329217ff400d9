#pragma once

#include <filesystem>
#include <string>

#include "render/style/theme.h"

namespace relais::style {

/// Reads a style from a TOML file; what it does not name stays as in the default theme. Throws
/// Error that names the file, the key and what may stand there: unknown sections and keys, colours
/// that are not "#rrggbb", widths out of range, a scale that does not darken.
[[nodiscard]] Theme read_style(const std::filesystem::path& file);

/// The default style as such a file, every key with a comment, for users to copy.
[[nodiscard]] std::string default_style();

}  // namespace relais::style
