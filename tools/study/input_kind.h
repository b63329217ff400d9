#pragma once

#include <filesystem>

namespace relais::tools {

/// What INPUT of the command line is.
enum class InputKind {
    kExtract,    ///< of OpenStreetMap; also what does not exist
    kNetwork,    ///< a network file of `relais import`
    kGraph,      ///< DIMACS: .gr, .gr.gz, .gr.xz
    kStudyFile,  ///< territory.toml
};
/// By the first bytes for a network file, else by the extension.
[[nodiscard]] InputKind kind_of(const std::filesystem::path& input);

/// Whether it contains roads and nothing else: no addresses, services or base map.
[[nodiscard]] bool has_only_roads(const std::filesystem::path& input);

}  // namespace relais::tools
