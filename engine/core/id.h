#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <type_traits>

namespace relais {

/// A position in one particular array. Ids of different kinds cannot be mixed, there is no
/// arithmetic, and an integer becomes an id only by an explicit conversion.
///
///     VertexId v{7};          // explicit
///     places[v.index()];
///
/// A default-constructed id is `kNone`, which is not a position.
template <class Tag>
class Id {
  public:
    using Value = std::uint32_t;
    static constexpr Value kNoneValue = std::numeric_limits<Value>::max();

    constexpr Id() = default;
    constexpr explicit Id(std::size_t value) : value_(static_cast<Value>(value)) {}

    [[nodiscard]] constexpr std::size_t index() const { return value_; }
    [[nodiscard]] constexpr Value value() const { return value_; }
    [[nodiscard]] constexpr bool exists() const { return value_ != kNoneValue; }

    friend constexpr auto operator<=>(Id, Id) = default;

  private:
    Value value_ = kNoneValue;
};

using VertexId = Id<struct VertexTag>;  ///< a vertex of the road graph
using ArcId = Id<struct ArcTag>;        ///< a directed arc of the road graph
using ChainId = Id<struct ChainTag>;    ///< the stretch of road behind one or two arcs
using RankId = Id<struct RankTag>;      ///< a vertex's place in the elimination order
using ItemId = Id<struct ItemTag>;      ///< a vertex or attached point of a downward graph
using HouseholdId = Id<struct HouseholdTag>;
using ServiceId = Id<struct ServiceTag>;
/// A part of the roads in which people can live: a network of its own. 0 has the most road.
using PartId = Id<struct PartTag>;
using CategoryId = Id<struct CategoryTag>;  ///< a row of the taxonomy of services
using ZoneId = Id<struct ZoneTag>;

/// The values of ids that lie side by side, for code in plain data.
template <class Tag>
[[nodiscard]] const std::uint32_t* values_of(std::span<const Id<Tag>> ids) {
    static_assert(std::is_standard_layout_v<Id<Tag>> && sizeof(Id<Tag>) == sizeof(std::uint32_t));
    return reinterpret_cast<const std::uint32_t*>(ids.data());
}

}  // namespace relais

template <class Tag>
struct std::hash<relais::Id<Tag>> {
    std::size_t operator()(relais::Id<Tag> id) const noexcept {
        return std::hash<std::uint32_t>{}(id.value());
    }
};
