#pragma once

#include <string>
#include <vector>

#include "geodata/report/progress.h"
#include "geodata/study/service_list.h"
#include "geodata/study/study.h"
#include "geodata/study/study_file.h"
#include "geodata/taxonomy/taxonomy.h"
#include "geodata/zones/movements.h"

namespace relais::services {

// How files of services become services of a study, in the order in which it is done.

/// Reads one [[services]]: a table with a column map strictly, a published list with its bad rows
/// left out and counted. Category ids are of `taxonomy`, the full one. Throws Error.
[[nodiscard]] study::ServiceList read_service_list(const study::ServicesInput& input,
                                                   const taxonomy::Taxonomy& taxonomy);

/// Reads all of them; capacities in one list are added to the records of the others.
[[nodiscard]] std::vector<study::ServiceList> read_service_lists(
    const std::vector<study::ServicesInput>& inputs, const taxonomy::Taxonomy& taxonomy,
    const Progress& progress);

/// Adds to records without a capacity the one that another list has for their id.
void share_capacities(std::vector<study::ServiceList>& lists);

/// Doubts capacities that no service of the category has.
void doubt_capacities(study::ServiceList& list, const taxonomy::Taxonomy& taxonomy);

/// The categories of a study: those that its territory.toml lists; else the main ones, those that a
/// [[services]] names, and the sparsely mapped ones that a list contains. One flag per entry.
/// Throws Error for an unknown key.
[[nodiscard]] std::vector<bool> choose_categories(const study::StudyFile& input,
                                                  const std::vector<study::ServiceList>& lists,
                                                  const taxonomy::Taxonomy& taxonomy);

/// Renumbers the records of lists to the chosen categories; those without any are left out.
void keep_categories(std::vector<study::ServiceList>& lists, const std::vector<bool>& chosen);

/// Makes services of the lists and adds them to the study, whose zones and services from the
/// extract have been read. The same place in two lists, or in a list and the extract, is one
/// service. A commune that is not a zone is looked up in `movements`, as it may have merged since.
/// A service that is only counted by commune is placed at a service of its category in the extract
/// there, else at a provisional place in its zone until settle_services. In the categories that a
/// list covers, the extract's other services are left out, unless territory.toml keeps them.
void place_services(const std::vector<study::ServicesInput>& inputs,
                    const zones::Movements& movements, std::vector<study::ServiceList>& lists,
                    study::Study& study);

/// "list.csv (FINESS, raw stock): 9 rows, of which left out: 2 without a place."
[[nodiscard]] std::string summary_of(const study::ServiceList& list);

/// Says of how many services a capacity is missing, by category.
void note_unknown_capacities(territory::Territory& territory);

/// Moves services with only a commune as location to the densest cluster of its people. REQUIRES:
/// households have been read.
void settle_services(study::Study& study);

}  // namespace relais::services
