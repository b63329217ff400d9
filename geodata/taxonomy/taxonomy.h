#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::taxonomy {

/// One condition on one tag of an object.
struct TagCondition {
    enum class Kind : std::uint8_t {
        kOneOf,     ///< one of the tag's values (separated by ";") is one of `values`
        kPresent,   ///< the tag is there, whatever it says
        kAbsent,    ///< the tag is not there
        kContains,  ///< the tag is there and its text has one of `values`
        kLacks,     ///< the tag is not there, or its text has none of `values`
    };
    std::string key;
    Kind kind = Kind::kPresent;
    std::vector<std::string> values;  ///< for kContains and kLacks in lower case (A to Z)

    /// `text` is the value of the object's tag `key`, null where it has none.
    [[nodiscard]] bool holds(const char* text) const;
    /// Whether an object without the tag is out.
    [[nodiscard]] bool needs_tag() const { return kind != Kind::kAbsent && kind != Kind::kLacks; }
};
/// All of its conditions must hold. At least the first one `needs_tag`.
using TagRule = std::vector<TagCondition>;

/// A category with the rules that find it in OpenStreetMap: any of them is enough.
struct Entry {
    territory::Category category;
    std::vector<TagRule> osm;
};

/// The kinds of services that Relais knows, from services.toml (built into the program), whose head
/// describes the format.
class Taxonomy {
  public:
    /// Parses TOML text; throws Error naming the table and key at fault.
    static Taxonomy parse(std::string_view toml, std::string_view file_name);
    /// The one built into the program.
    static const Taxonomy& standard();

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] std::optional<CategoryId> find(std::string_view key) const;

  private:
    std::vector<Entry> entries_;
};

}  // namespace relais::taxonomy
