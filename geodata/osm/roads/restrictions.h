#pragma once

#include <string>
#include <vector>

#include "geodata/osm/roads/import.h"
#include "geodata/osm/roads/reader.h"
#include "geodata/profile/profile.h"

namespace osmium {
class Relation;
}

namespace relais::osm {

/// Picks the turn restrictions that concern a profile out of an extract's relations; counts in the
/// report those it cannot use, by reason. A value that begins with "no_" or "only_" is about the
/// turn, whatever it calls it, but what names something else than a turn (no_overtaking), or a turn
/// on red alone, binds no driver.
class RestrictionCollector {
  public:
    RestrictionCollector(const profile::Profile& profile, ImportReport& report)
        : profile_(profile), report_(report) {}
    void visit(const osmium::Relation& relation);
    std::vector<Restriction> take() { return std::move(found_); }

  private:
    [[nodiscard]] bool concerns(const osmium::Relation& relation) const;
    [[nodiscard]] std::string_view kind_of(const osmium::Relation& relation) const;
    /// Counts it as one that does not hold at all times; "".
    std::string_view conditional_on(std::string_view cause, const osmium::Relation& relation) const;

    const profile::Profile& profile_;
    ImportReport& report_;
    std::vector<Restriction> found_;
};

/// What a restriction:conditional value forbids at all times: "no_left_turn" of
/// "no_left_turn @ 24/7"; "" when the condition may fail.
[[nodiscard]] std::string_view constant_restriction(std::string_view conditional);

}  // namespace relais::osm
