#pragma once

#include <string_view>

#include "engine/territory/names.h"

// Declared, not included: libosmium's headers are heavy.
namespace osmium {
class TagList;
}  // namespace osmium

namespace relais::osm {

/// Whether a letter of the text (UTF-8) is of another script than Latin.
[[nodiscard]] bool has_other_script(std::string_view text);

/// The names of an object in our languages (`name:fr`, …) and the international one (`int_name`),
/// as far as they are in Latin letters.
[[nodiscard]] territory::OtherNames other_names(const osmium::TagList& tags);

/// Adds the other names of an object, where its own is not in Latin letters. The result does not
/// depend on the order of the objects.
void add_other_names(const osmium::TagList& tags, territory::Translations& translations);

}  // namespace relais::osm
