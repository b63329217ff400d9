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
/// report those it cannot use, by reason. A value that begins with "no_" or "only_" restricts the
/// turn, whatever follows, except values that are not about turns (no_overtaking) or only about
/// turns on red.
class RestrictionCollector {
  public:
    RestrictionCollector(const profile::Profile& profile, ImportReport& report)
        : profile_(profile), report_(report) {}
    void visit(const osmium::Relation& relation);
    std::vector<Restriction> take() { return std::move(found_); }

  private:
    [[nodiscard]] bool concerns(const osmium::Relation& relation) const;
    [[nodiscard]] std::string_view kind_of(const osmium::Relation& relation) const;
    /// Counts it as one that does not apply at all times; returns "".
    std::string_view conditional_on(std::string_view cause, const osmium::Relation& relation) const;

    const profile::Profile& profile_;
    ImportReport& report_;
    std::vector<Restriction> found_;
};

/// The part of a restriction:conditional value that applies at all times: "no_left_turn" for
/// "no_left_turn @ 24/7"; "" when the condition may be false.
[[nodiscard]] std::string_view constant_restriction(std::string_view conditional);

}  // namespace relais::osm
