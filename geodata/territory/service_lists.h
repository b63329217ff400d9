#pragma once

#include <string>
#include <vector>

#include "geodata/progress.h"
#include "geodata/services/list.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/territory/manifest.h"
#include "geodata/territory/movements.h"

namespace relais::territory {

struct Study;

// How files of services become services of a study, in the order in which it is done.

/// Reads one [[services]]: a table with a column map strictly, a published list with its bad rows
/// left out and counted. Category ids are of `taxonomy`, the full one. Throws Error.
[[nodiscard]] services::List read_service_list(const ServicesManifest& manifest,
                                               const taxonomy::Taxonomy& taxonomy);

/// Reads all of them; capacities that one list tells go to the records of the others.
[[nodiscard]] std::vector<services::List> read_service_lists(
    const std::vector<ServicesManifest>& manifests, const taxonomy::Taxonomy& taxonomy,
    const Progress& progress);

/// Gives the records of lists without capacities those that another list tells by id.
void share_capacities(std::vector<services::List>& lists);

/// Doubts capacities that no service of the category has.
void doubt_capacities(services::List& list, const taxonomy::Taxonomy& taxonomy);

/// Which categories a study is about: those that its manifest lists; else the main ones, those that
/// a [[services]] names, and the thinly mapped ones that a list tells of. One flag per entry.
/// Throws Error for a key that is not known.
[[nodiscard]] std::vector<bool> choose_categories(const Manifest& manifest,
                                                  const std::vector<services::List>& lists,
                                                  const taxonomy::Taxonomy& taxonomy);

/// Renumbers the records of lists to the chosen categories; those without any are left out.
void keep_categories(std::vector<services::List>& lists, const std::vector<bool>& chosen);

/// Makes services of the lists and adds them to the study, whose zones and own services (those of
/// the extract) are there. The same place in two lists, or in a list and the extract, is one
/// service. A commune that is no zone is looked up in `movements`: it may have merged since. A
/// service that is only counted by commune stands where the extract has one of its kind
/// there, else at a provisional place in its zone until settle_services. In the categories that a
/// list covers the extract's other services are left out, unless the manifest keeps them.
void place_services(const std::vector<ServicesManifest>& manifests, const Movements& movements,
                    std::vector<services::List>& lists, Study& study);

/// "list.csv (FINESS, raw stock): 9 rows, of which left out: 2 without a place."
[[nodiscard]] std::string summary_of(const services::List& list);

/// Says of how many services a capacity is missing, by category.
void note_unknown_capacities(Territory& territory);

/// Moves services that are known by their commune only to where most of its people live close
/// together. REQUIRES: households are there.
void settle_services(Study& study);

}  // namespace relais::territory
