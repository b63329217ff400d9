#include "geodata/results/measures_parts.h"

namespace relais::results {
namespace {

/// "yes", "no", or "" where it is not known.
const char* kept_in_words(const measures::CommitmentRow& row) {
    if (!row.kept) return "";
    return *row.kept ? "yes" : "no";
}

/// For each household its number of a cluster; 0: in none.
std::vector<std::size_t> clusters_of(const measures::CommitmentResult& result,
                                     std::size_t households) {
    std::vector<std::size_t> cluster_of(households, 0);
    for (std::size_t p = 0; p < result.clusters.size(); ++p)
        for (const std::uint32_t h : result.clusters[p].households) cluster_of[h] = p + 1;
    return cluster_of;
}

void add_outside(Rows& rows, const Measured& measured, std::size_t commitment) {
    const measures::CommitmentResult& result = measured.commitments[commitment];
    const auto cluster_of = clusters_of(result, measured.territory.households.size());
    for (const std::uint32_t h : result.outside) {
        const territory::Household& household = measured.territory.households[h];
        const access::Trip& trip = measured.ways[commitment][h];
        const bool there = reachable(trip.time);
        rows.text(measured.plan.commitments[commitment].name)
            .text(household.id)
            .number(household.weight)
            .text(zone_code(measured.territory, household.zone))
            .number_if(there, to_minutes(trip.time))
            .number_if(there, trip.decimetres / 1e4)
            .count(cluster_of[h])
            .end();
    }
}

void add_hamlet(Rows& rows, const Measured& measured, const measures::HouseholdCluster& cluster) {
    const territory::Territory& territory = measured.territory;
    rows.text(cluster.road)
        .text(zone_code(territory, cluster.zone))
        .text(cluster.zone.exists() ? territory.zones[cluster.zone.index()].name : "")
        .count(cluster.households.size())
        .number(cluster.people)
        .number_if(cluster.minutes > 0, cluster.minutes)
        .number_if(cluster.kilometres > 0, cluster.kilometres)
        .number(cluster.place.lon())
        .number(cluster.place.lat())
        .end();
}

/// The rows of every commitment; `with_source`: its source is the last cell.
void add_commitments(Rows& rows, const Measured& measured, bool with_source) {
    for (std::size_t c = 0; c < measured.commitments.size(); ++c) {
        const measures::Commitment& commitment = measured.plan.commitments[c];
        for (const measures::CommitmentRow& row : measured.commitments[c].rows) {
            rows.text(commitment.name);
            add_area(rows, measured, row.level, row.area)
                .number(row.people)
                .number(row.outside)
                .number(share_of(row.outside, row.people))
                .number(commitment.at_most)
                .text(kept_in_words(row));
            if (with_source) rows.text(commitment.source);
            rows.end();
        }
    }
}

}  // namespace

Table commitments_table(const Measured& measured) {
    const std::string unit = people_unit(measured.territory);
    std::vector<Column> columns = area_columns(
        {{"people", Type::kFigure, unit, "people with a known path"},
         {"outside", Type::kFigure, unit, "farther than the commitment's bounds", "",
          "exactly at a bound is inside; without a path is outside"},
         {"share", Type::kFigure, "share", "outside / people", "",
          "empty: no people, or no travel time of them is known"},
         {"at_most", Type::kFigure, "share", "share outside that the commitment allows"},
         {"kept", Type::kText, "yes or no", "outside <= at_most people", "",
          "yes: the area has no people; empty: no travel time of its people is known"},
         {"source", Type::kText, "", "organisation that made the commitment"}});
    columns.insert(columns.begin(), {"commitment", Type::kText, "", "its name"});
    const auto write = [&](Rows& rows) { add_commitments(rows, measured, true); };
    return {"commitments", std::move(columns), write};
}

Table commitments_sheet(const Measured& measured) {
    const auto write = [&](Rows& rows) { add_commitments(rows, measured, false); };
    return {"commitments",
            {{"commitment"},
             {"level"},
             {"area"},
             {"name"},
             {"people", Type::kPeople},
             {"outside", Type::kPeople},
             {"share", Type::kShare},
             {"at most", Type::kShare},
             {"kept"}},
            write,
            ShapeType::kNone,
            kInSheets};
}

Table outside_table(const Measured& measured) {
    const auto write = [&](Rows& rows) {
        for (std::size_t c = 0; c < measured.commitments.size(); ++c)
            add_outside(rows, measured, c);
    };
    return {"outside",
            {{"commitment", Type::kText, "", "its name"},
             {"household", Type::kText, "", "id of a household outside"},
             {"weight", Type::kFigure, people_unit(measured.territory),
              "people or dwellings that it represents"},
             {"zone", Type::kText, "", "code of its zone"},
             {"minutes", Type::kFigure, "minutes", "to the nearest service", "",
              "empty: there is no path"},
             {"kilometres", Type::kFigure, "km", "along that path", "", "empty: there is no path"},
             {"hamlet", Type::kCount, "", "its row of hamlets.csv, counted from 1"}},
            write};
}

Table hamlets_table(const Measured& measured) {
    const auto write = [&](Rows& rows) {
        for (std::size_t c = 0; c < measured.commitments.size(); ++c) {
            std::size_t number = 0;
            for (const measures::HouseholdCluster& cluster : measured.commitments[c].clusters) {
                rows.text(measured.plan.commitments[c].name).count(++number);
                add_hamlet(rows, measured, cluster);
            }
        }
    };
    return {
        "hamlets",
        {{"commitment", Type::kText, "", "its name"},
         {"hamlet", Type::kCount, "", "counted from 1, largest first"},
         {"road", Type::kText, "", "the road at which most of its people live", "",
          "empty: none has a name"},
         {"zone", Type::kText, "", "code of the zone of its middle"},
         {"zone_name", Type::kText, "", "name of that zone"},
         {"households", Type::kCount, "points", "outside, within 300 m of one another, hop by hop"},
         {"people", Type::kFigure, people_unit(measured.territory), "people in the cluster"},
         {"minutes", Type::kFigure, "minutes", "mean time to the nearest service", "",
          "empty: there is no path"},
         {"kilometres", Type::kFigure, "km", "mean length of the path", "",
          "empty: there is no path"},
         {"lon", Type::kFigure, "degree", "of the household in its middle"},
         {"lat", Type::kFigure, "degree", "of the household in its middle"}},
        write};
}

}  // namespace relais::results
