#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/coordinate.h"
#include "geodata/gazetteer/question.h"
#include "geodata/report/progress.h"

namespace relais::gazetteer {

/// Something that a question may mean.
struct Candidate {
    enum class Kind : std::uint8_t { kPlace, kStreet, kAddress };
    Kind kind = Kind::kPlace;
    std::string name;                  ///< of the place or street
    std::string number;                ///< of the house, as tagged
    std::string town;                  ///< by its own tags; may be empty
    std::vector<std::string> words;    ///< of the name
    std::vector<std::string> numbers;  ///< of the house
    std::vector<std::string> own;      ///< words of town, postcode and quarter in its tags
    bool has_postcode = false;
    Coordinate place;
};

/// A place near which others are.
struct Town {
    std::string name;
    std::vector<std::string> words;
    Coordinate place;
    double reach_metres = 0;  ///< distance within which places count as "in" it
    bool is_town = false;     ///< a city, town or village, not a part of one
};

/// The data of an extract that concern a question.
struct Scan {
    std::vector<Candidate> candidates;  ///< streets piece by piece; in the order of the file
    std::vector<Town> towns;
    std::size_t addresses = 0;  ///< in the whole extract
    std::size_t streets = 0;    ///< pieces of road with a name
};

/// Reads the ways, then the nodes. Throws Error as ExtractFile does.
[[nodiscard]] Scan scan(const std::filesystem::path& extract, const Question& question,
                        const Progress& progress);

}  // namespace relais::gazetteer
