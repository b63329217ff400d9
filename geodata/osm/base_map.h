#pragma once

#include <memory>

#include "engine/territory/base_map.h"

// Declared, not included: libosmium's headers are heavy.
namespace osmium {
class Node;
class Relation;
class Way;
}  // namespace osmium

namespace relais::osm {

/// Collects the base map of an extract: rivers, coastlines, lakes (natural=water, of at least
/// ten hectares), borders of countries and regions (administrative ways up to level 6), cities and towns. Extracts
/// of roads alone have none. Nodes and relations come first, in any order, then ways, in any order
/// and perhaps twice. Memory: the ways of lakes.
class BaseMapReader {
  public:
    BaseMapReader();
    ~BaseMapReader();
    BaseMapReader(const BaseMapReader&) = delete;
    BaseMapReader& operator=(const BaseMapReader&) = delete;

    void take(const osmium::Node& node);
    void take(const osmium::Relation& relation);
    /// REQUIRES: its nodes have their places, where the extract has them.
    void take(const osmium::Way& way);
    /// After the last way.
    [[nodiscard]] territory::BaseMap finish();

  private:
    class Collection;
    std::unique_ptr<Collection> collection_;
};

}  // namespace relais::osm
