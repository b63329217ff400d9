#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "geodata/study/service_list.h"
#include "geodata/tables/table.h"
#include "geodata/taxonomy/taxonomy.h"

namespace relais::services {

/// The names of the lists that are read as they are published, for sentences.
[[nodiscard]] std::string format_names();

/// Recognises a list by the content of the file, not by its name, and reads it; absent where it is
/// none of them. Published lists have bad rows: these are left out and counted with a reason.
/// Throws Error where the file as a whole could not be read.
[[nodiscard]] std::optional<study::ServiceList> read_list(const tables::TableFile& file,
                                                          const taxonomy::Taxonomy& taxonomy);

// One function per format, for a table that is at its first row; they share nothing but the helpers
// below.

[[nodiscard]] study::ServiceList read_bpe_places(tables::Table& table,
                                                 const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] study::ServiceList read_bpe_counts(tables::Table& table,
                                                 const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] study::ServiceList read_france_services(tables::Table& table,
                                                      const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] study::ServiceList read_finess_release(tables::Table& table,
                                                     const taxonomy::Taxonomy& taxonomy);
/// The table must have been opened with this header.
[[nodiscard]] study::ServiceList read_finess_stock(tables::Table& table,
                                                   const taxonomy::Taxonomy& taxonomy);
[[nodiscard]] std::string finess_stock_header();

/// A JSON document, packed or not; throws Error where it is none or stops in the middle.
[[nodiscard]] bool is_finess_plus(const std::filesystem::path& file);
[[nodiscard]] study::ServiceList read_finess_plus(const std::filesystem::path& file,
                                                  const taxonomy::Taxonomy& taxonomy);

/// Whether a table of counts per commune has that header: a code of communes, and types of the BPE.
[[nodiscard]] bool has_bpe_counts(const tables::Table& table, const taxonomy::Taxonomy& taxonomy);

}  // namespace relais::services
