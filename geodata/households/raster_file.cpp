#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "geodata/households/cells.h"
#include "geodata/households/files.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/amounts.h"
#include "geodata/tables/raster.h"

namespace relais::households {
namespace {

/// Columns and rows of the image that may touch the zones.
struct Part {
    int first_column = 0, columns = 0, first_row = 0, rows = 0;
};

Part part_of(const tables::Raster& raster, const std::optional<Cells::Window>& window) {
    const auto cut = [](double first, double last, int size) {
        const int from = static_cast<int>(std::clamp(first, 0.0, double(size)));
        const int to = static_cast<int>(std::clamp(last + 1, 0.0, double(size)));
        return std::pair(from, std::max(0, to - from));
    };
    if (!window) return {0, raster.columns(), 0, raster.rows()};
    const auto [column, columns] = cut(window->first_column, window->last_column, raster.columns());
    const auto [row, rows] = cut(window->first_row, window->last_row, raster.rows());
    return {column, columns, row, rows};
}

}  // namespace

study::Unplaced read_raster(const study::HouseholdsInput& input, study::Study& study,
                            const Progress& progress) {
    const std::filesystem::path& file = input.file.file;
    const tables::Raster raster(file, input.file.crs);
    const tables::Raster::Frame frame = raster.frame();
    auto cells = std::make_shared<Cells>();
    const std::size_t grid = cells->grid({.crs = raster.crs(),
                                          .x0 = frame.x0,
                                          .y0 = frame.y0,
                                          .dx = frame.dx,
                                          .dy = frame.dy,
                                          .prefix = file.stem().string(),
                                          .inspire = false});
    const auto box = box_of_zones(study.territory);
    const Part part = part_of(raster, box ? cells->window(grid, *box) : std::nullopt);
    if (part.columns == 0 || part.rows == 0)
        throw Error(fmt::format("{}: the image does not touch the zones; give one of the same area",
                                file.string()));
    study::Unplaced people;
    Reading reading;
    reading.file = file;
    reading.format = fmt::format("image of {} by {} pixels", raster.columns(), raster.rows());
    reading.row_word = "pixel";
    const auto pixels = [](int columns, int rows) {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    };
    reading.rows = pixels(raster.columns(), raster.rows());
    reading.leave_out_some(reading.rows - pixels(part.columns, part.rows), "away from the zones");
    std::size_t without_data = 0;
    for (int r = 0; r < part.rows; ++r) {
        const int row = part.first_row + r;
        const auto values = raster.read(row, part.first_column, part.columns);
        for (int c = 0; c < part.columns; ++c) {
            const std::optional<double> cell = values[static_cast<std::size_t>(c)];
            if (!cell) ++without_data;
            const double weight = cell.value_or(0);
            if (weight < 0)
                throw Error(
                    fmt::format("{}, row {}, column {}: {} people is below zero; if it means no "
                                "data, set it as the nodata value of the image",
                                file.string(), row, part.first_column + c, weight));
            if (weight > tables::kMostAnywhere)
                throw Error(
                    fmt::format("{}, row {}, column {}: {} people are larger than any real count; "
                                "if it means no data, set it as the nodata value of the image",
                                file.string(), row, part.first_column + c, weight));
            if (weight < tables::kLeastAnywhere) continue;
            cells->add(grid, part.first_column + c, row);
            people.counts.weight.push_back(weight);
            people.waits.push_back(true);
        }
        report_rows(progress, static_cast<std::size_t>(r), static_cast<std::size_t>(part.rows));
    }
    if (people.counts.weight.empty())
        throw Error(fmt::format("{}: the image contains no people; name another", file.string()));
    static_cast<void>(cells->close());  // an image has every pixel once
    reading.leave_out_some(without_data, "without data");
    reading.leave_out_some(pixels(part.columns, part.rows) - cells->size() - without_data,
                           "without people");
    reading.extent = cells->extent();
    study::record_reading(std::move(reading), study);
    people.areas = std::move(cells);
    people.what = fmt::format("pixels of {}", file.filename().string());
    study.territory.unit = input.unit.value_or(territory::WeightUnit::kPeople);
    return people;
}

}  // namespace relais::households
