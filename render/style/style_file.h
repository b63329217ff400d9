#pragma once

#include <filesystem>
#include <string>

#include "render/style/theme.h"

namespace relais::style {

/// Reads a style from a TOML file; other keys keep the values of the default theme. Throws Error
/// that names the file, the key and the allowed values: unknown sections and keys, colours that are
/// not "#rrggbb", widths out of range, a scale that does not darken.
[[nodiscard]] Theme read_style(const std::filesystem::path& file);

/// The default style as such a file, with a comment on every key, for users to copy.
[[nodiscard]] std::string default_style();

}  // namespace relais::style
