#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/territory/territory.h"

namespace relais::taxonomy {

/// One condition on tags: key=value, or key present (`value` empty).
struct TagCondition {
    std::string key;
    std::string value;
};
/// All of its conditions must hold.
using TagRule = std::vector<TagCondition>;

/// A category with the rules that find it in OpenStreetMap: any of them is enough.
struct Entry {
    territory::Category category;
    std::vector<TagRule> osm;
};

/// The kinds of services that Relais knows, from services.toml (built into the program).
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
