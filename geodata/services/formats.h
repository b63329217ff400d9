#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "geodata/ogr/table.h"
#include "geodata/services/list.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::services {

/// Lists that are read as they are published, without a column map.
enum class Format : std::uint8_t {
    kBpePlaces,       ///< Insee BPE, detail: a row per equipment, with a place or its commune
    kBpeCounts,       ///< Insee BPE, a row per commune and a column per type
    kFranceServices,  ///< the list of France services, as a table (2024) or GeoJSON (2021)
    kFinessRelease,   ///< FINESS with a header and coordinates
    kFinessStock,     ///< FINESS as extracted: no header, records of several kinds
};

/// In words, for notes: "Insee BPE, detail".
[[nodiscard]] std::string_view format_name(Format format);
/// All of them, for sentences.
[[nodiscard]] std::string format_names();

/// Recognises a list by what is in the file, not by how it is named.
[[nodiscard]] std::optional<Format> recognise(const ogr::TableFile& file,
                                              const taxonomy::Taxonomy& taxonomy);

/// Reads such a list. Published lists have bad rows: these are left out and counted with a reason.
/// Throws Error where the file as a whole cannot be read.
[[nodiscard]] List read_list(const ogr::TableFile& file, Format format,
                             const taxonomy::Taxonomy& taxonomy);

// One function per format; they share nothing but the helpers below.

[[nodiscard]] List read_bpe_places(const ogr::TableFile& file, const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] List read_bpe_counts(const ogr::TableFile& file, const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] List read_france_services(const ogr::TableFile& file,
                                        const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] List read_finess_release(const ogr::TableFile& file,
                                       const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] List read_finess_stock(const ogr::TableFile& file,
                                     const taxonomy::Taxonomy& taxonomy);

/// Whether a table of counts per commune has that header: a code of communes, and types of the BPE.
[[nodiscard]] bool has_bpe_counts(const ogr::Table& table, const taxonomy::Taxonomy& taxonomy);

}  // namespace relais::services
