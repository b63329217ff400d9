// Cells of opening hours as the national lists have them, a line a weekday; and what they become,
// read as OpenStreetMap's opening_hours.

#include "geodata/services/opening_hours.h"

#include <sstream>

#include "geodata/hours/evaluator.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::istringstream lines(relais::fuzz::Input{bytes, size}.text());
    relais::services::WeekCells cells;
    for (std::string& cell : cells) std::getline(lines, cell);
    const std::string text = relais::services::opening_hours(cells);
    relais::hours::Evaluator evaluator("FR", relais::hours::ordinary_week(2024));
    static_cast<void>(evaluator.week(text, {}));
    return 0;
}
