// Tables of households: grids of Insee and Eurostat by their cells, else points.

#include "geodata/households/files.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace relais::households;
    using namespace relais::study;
    return relais::fuzz::read_file({bytes, size}, "households.csv", [](const auto& file) {
        HouseholdsInput input;
        input.file.file = file;
        Study study;
        if (recognise_households(input) == HouseholdFile::kGrid) {
            static_cast<void>(read_grid(input, study, {}));
            return;
        }
        input.id = "id";
        input.weight = "people";
        input.x = "lon";
        input.y = "lat";
        input.groups = {{"children_0_2", "small"}};
        read_points(input, study, {});
    });
}
