#pragma once

#include "geodata/progress.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/territory_file.h"

namespace relais::territory {

// The steps of open_study, in the order in which data flows. Each adds to the study what its part
// of the manifest names, the files among its inputs, their credits and notes, and throws Error
// naming file and row.

void read_zones(const ZonesManifest& zones, Study& study);

/// REQUIRES: zones are there. Does not yet look in which zone a household lies.
void read_households(const Manifest& manifest, Study& study, const Progress& progress);

/// Replaces the extract's services in the categories that the tables cover.
void read_services(const std::vector<ServicesManifest>& tables, const taxonomy::Taxonomy& taxonomy,
                   Study& study, const Progress& progress);

/// Sets every household's zone.
void locate_households(Territory& territory);

/// Turns the weights of households into people: those of a zone add up to its population; where
/// that is not known, a household counts as many people as one elsewhere does on average. Nothing
/// happens where no zone with households has a population.
void scale_to_population(Territory& territory);

/// One household for each zone with a population, at a point on its surface.
void place_on_zones(Territory& territory);

/// Files the credit line and the input once each.
void record_file(const ManifestFile& file, Study& study);

/// The first five names, and "…" where there are more.
[[nodiscard]] std::string name_some(const std::vector<std::string>& names);

}  // namespace relais::territory
