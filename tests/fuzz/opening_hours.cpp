// Cells of opening hours as the national lists have them, a line a weekday; and what they become,
// read as OpenStreetMap's opening_hours.

#include <sstream>

#include "geodata/opening_hours/evaluator.h"
#include "geodata/services/week_cells.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::istringstream lines(relais::fuzz::Input{bytes, size}.text());
    relais::services::WeekCells cells;
    for (std::string& cell : cells) std::getline(lines, cell);
    const std::string text = relais::services::opening_hours(cells);
    relais::opening_hours::Evaluator evaluator("FR", relais::opening_hours::ordinary_week(2024));
    static_cast<void>(evaluator.week(text, {}));
    return 0;
}
