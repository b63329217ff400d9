// Tables of households: grids of Insee and Eurostat by their cells, else points.

#include "geodata/households/files.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais::households;
    using namespace relais::study;
    return relais::fuzz::read_file({bytes, size}, "households.csv", [](const auto& file) {
        HouseholdsManifest manifest;
        manifest.file.file = file;
        Study study;
        if (recognise_households(manifest) == HouseholdFile::kGrid) {
            static_cast<void>(read_grid(manifest, study, {}));
            return;
        }
        manifest.id = "id";
        manifest.weight = "people";
        manifest.x = "lon";
        manifest.y = "lat";
        manifest.groups = {{"children_0_2", "small"}};
        read_points(manifest, study, {});
    });
}
