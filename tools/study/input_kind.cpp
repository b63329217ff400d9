#include "tools/study/input_kind.h"

#include "geodata/dimacs/dimacs.h"
#include "geodata/store/network_file.h"

namespace relais::tools {

InputKind kind_of(const std::filesystem::path& input) {
    if (store::is_network_file(input)) return InputKind::kNetwork;
    if (dimacs::is_graph_name(input)) return InputKind::kGraph;
    return input.extension() == ".toml" ? InputKind::kStudyFile : InputKind::kExtract;
}

bool has_only_roads(const std::filesystem::path& input) {
    const InputKind kind = kind_of(input);
    return kind == InputKind::kNetwork || kind == InputKind::kGraph;
}

}  // namespace relais::tools
