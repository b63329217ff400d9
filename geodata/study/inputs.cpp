#include "geodata/study/inputs.h"

#include <algorithm>
#include <utility>

#include <fmt/ranges.h>

namespace relais::study {

void record_file(const InputFile& file, Study& study) {
    const auto add = [](auto& list, const auto& value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    add(study.inputs, file.file);
    add(study.territory.sources, file.source);
}

tables::TableFile table_of(const InputFile& file) {
    tables::TableFile table{file.file, file.layer, file.where};
    table.skip = file.skip;
    return table;
}

tables::PlaceColumns places_of(const InputFile& file, const std::string& x, const std::string& y) {
    return {x, y, file.crs, file.place, file.longitude_first};
}

Reading reading_of(const tables::Table& table, std::string format, std::string crs) {
    Reading reading;
    reading.file = table.file_name();
    reading.format = std::move(format);
    reading.crs = std::move(crs);
    reading.row_word = table.row_word();
    return reading;
}

void record_reading(Reading reading, Study& study) {
    study.readings.push_back(std::move(reading));
}

std::string name_some(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 5;
    const std::size_t shown = std::min(names.size(), kMost);
    return fmt::format("{}{}",
                       fmt::join(names.begin(), names.begin() + static_cast<long>(shown), ", "),
                       shown < names.size() ? ", …" : "");
}

}  // namespace relais::study
