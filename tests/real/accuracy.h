#pragma once

// The sections of the accuracy log: one for each kind of file in the folder `truth`. Each prints
// its rows to standard output and throws Error where a file is not as it should be.

#include <filesystem>
#include <vector>

#include "geodata/profile/profile.h"

namespace relais::accuracy {

/// Times and distances between points by another router (osrm_*.csv).
void print_routers(const std::filesystem::path& data, const profile::Profile& profile);
/// Times of the people of a department to services by Insee (insee-access-times-2023.csv), and the
/// communes that Insee and the ANCT call far (eloignement.xlsx).
void print_studies(const std::filesystem::path& data);
/// Speeds by road class from traces of phones (osm-measured-speeds.json).
void print_classes(const std::filesystem::path& data, const profile::Profile& profile);
/// Speeds on slopes from tracks of people (measured-speed-by-slope.csv).
void print_slopes(const std::filesystem::path& data);

/// The value below which `share` of them lie. REQUIRES: not empty.
[[nodiscard]] double quantile(std::vector<double> values, double share);
/// Pearson's.
[[nodiscard]] double correlation(const std::vector<double>& x, const std::vector<double>& y);
/// Spearman's, ties with their mean rank.
[[nodiscard]] double rank_correlation(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace relais::accuracy
