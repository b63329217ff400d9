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
        kPresent,   ///< the tag is present, with any value
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
/// All of its conditions must be met. At least the first one `needs_tag`.
using TagRule = std::vector<TagCondition>;

/// A type of Insee's Base permanente des équipements, in the years in which it means this.
struct BpeType {
    std::string code;
    int first_year = 0;
    int last_year = 9999;
};

/// A category with the rules that find it: rules on OpenStreetMap tags, of which any one suffices,
/// and codes in national lists.
struct Entry {
    territory::Category category;
    std::optional<CategoryId> part_of;  ///< the category that counts its services too
    /// OpenStreetMap has too few of them to be shown by default.
    bool thinly_mapped = false;
    std::string capacity_unit;            ///< the unit of its capacity; empty: it has none
    std::optional<double> most_capacity;  ///< above it a capacity is suspicious
    std::vector<BpeType> bpe;
    std::vector<std::string> bpe_labels;  ///< as tables of counts write the type in words
    std::vector<std::string> finess;      ///< categories of establishments
    std::vector<TagRule> osm;

    /// By default.
    [[nodiscard]] bool shown_by_default() const { return !part_of && !thinly_mapped; }
};

/// The kinds of services, from services.toml (built into the program), whose head describes the
/// format.
class Taxonomy {
  public:
    /// Parses TOML text; throws Error naming the table and key at fault.
    static Taxonomy parse(std::string_view toml, std::string_view file_name);
    /// The one built into the program.
    static const Taxonomy& standard();

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const Entry& entry(CategoryId id) const { return entries_[id.index()]; }
    [[nodiscard]] std::optional<CategoryId> find(std::string_view key) const;

    // The categories of a code in a national list, with those that they are part of, in the order
    // of the taxonomy; none where the code is unknown or not used.

    [[nodiscard]] std::vector<CategoryId> of_bpe(std::string_view code, int year) const;
    [[nodiscard]] std::vector<CategoryId> of_bpe_label(std::string_view label) const;
    [[nodiscard]] std::vector<CategoryId> of_finess(std::string_view code) const;
    /// A category with the one that it is part of.
    [[nodiscard]] std::vector<CategoryId> with_whole(CategoryId id) const;

    /// The chosen categories alone, in their order; a part whose whole is not chosen is its own.
    /// REQUIRES: one flag per entry.
    [[nodiscard]] Taxonomy only(const std::vector<bool>& chosen) const;
    /// Those that are shown by default.
    [[nodiscard]] Taxonomy shown_by_default() const;

    /// All keys, for sentences: "childcare, creche, …".
    [[nodiscard]] std::string keys() const;

  private:
    template <class Finds>
    [[nodiscard]] std::vector<CategoryId> found_by(const Finds& finds) const;

    std::vector<Entry> entries_;
};

}  // namespace relais::taxonomy
