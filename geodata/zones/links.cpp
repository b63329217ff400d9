#include "geodata/zones/links.h"

#include <algorithm>
#include <unordered_map>

#include "engine/core/disjoint_sets.h"
#include "geodata/countries/france.h"

namespace relais::zones {
namespace {

using CodeIndex = std::unordered_map<std::string, std::uint32_t>;

CodeIndex index_of(std::span<const std::string> codes) {
    CodeIndex index;
    for (std::uint32_t i = 0; i < codes.size(); ++i) index.emplace(codes[i], i);
    return index;
}

/// Whether the commune of an arrondissement, or an arrondissement of a commune, is there too.
bool is_written_otherwise(const std::string& code, const CodeIndex& index) {
    if (const auto commune = countries::commune_of_arrondissement(code))
        return index.contains(*commune);
    const std::vector<std::string> parts = countries::arrondissements_of(code);
    return std::any_of(parts.begin(), parts.end(),
                       [&index](const std::string& part) { return index.contains(part); });
}

}  // namespace

std::vector<LinkedZones> link_zones(std::span<const std::string> zone_codes,
                                    std::span<const std::string> row_codes,
                                    const Movements& movements) {
    const CodeIndex zones = index_of(zone_codes);
    const CodeIndex rows = index_of(row_codes);
    const auto first_row = static_cast<std::uint32_t>(zone_codes.size());
    DisjointSets sets(zone_codes.size() + row_codes.size());
    for (std::uint32_t z = 0; z < zone_codes.size(); ++z) {
        if (const auto row = rows.find(zone_codes[z]); row != rows.end()) {
            sets.join(z, first_row + row->second);
            continue;
        }
        if (is_written_otherwise(zone_codes[z], zones)) continue;
        for (const std::string& code :
             movements.trace(zone_codes[z], [&](const std::string& c) { return rows.contains(c); }))
            sets.join(z, first_row + rows.at(code));
    }
    for (std::uint32_t r = 0; r < row_codes.size(); ++r) {
        if (zones.contains(row_codes[r]) || is_written_otherwise(row_codes[r], rows)) continue;
        for (const std::string& code :
             movements.trace(row_codes[r], [&](const std::string& c) { return zones.contains(c); }))
            sets.join(zones.at(code), first_row + r);
    }

    std::vector<LinkedZones> linked;
    std::unordered_map<std::uint32_t, std::size_t> place;
    for (std::uint32_t z = 0; z < zone_codes.size(); ++z) {
        const auto [at, is_new] = place.emplace(sets.find(z), linked.size());
        if (is_new) linked.emplace_back();
        linked[at->second].zones.push_back(z);
    }
    for (std::uint32_t r = 0; r < row_codes.size(); ++r)
        if (const auto at = place.find(sets.find(first_row + r)); at != place.end())
            linked[at->second].rows.push_back(r);
    return linked;
}

}  // namespace relais::zones
