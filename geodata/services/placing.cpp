// From records to services: duplicates of a place, services that are only counted by commune, and
// the services of the extract.

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/territory/locate.h"
#include "geodata/countries/france.h"
#include "geodata/services/lists.h"
#include "geodata/services/same_place.h"
#include "geodata/study/inputs.h"
#include "geodata/tables/layer.h"

namespace relais::services {
namespace {

using services::Claim;
using study::ServiceList;

/// Services of the extract as claims of one more source; an object of several categories is one.
std::vector<Claim> claims_of_extract(const std::vector<territory::Service>& services,
                                     std::size_t source) {
    std::vector<Claim> claims;
    std::map<std::string, std::size_t> claim_of;
    for (const territory::Service& service : services) {
        const auto [entry, fresh] = claim_of.emplace(service.id, claims.size());
        if (fresh) {
            study::ServiceRecord record;
            record.id = service.id;
            record.name = service.name;
            record.place = service.place;
            record.capacity = service.capacity;
            record.opening_hours = service.opening_hours;
            claims.push_back({source, std::move(record)});
        }
        claims[entry->second].record.categories.push_back(service.category);
    }
    return claims;
}

/// Makes the services of one study.
class ServicePlacing {
  public:
    ServicePlacing(const std::vector<study::ServicesInput>& inputs,
                   const zones::Movements& movements, std::vector<study::ServiceList>& lists,
                   study::Study& study)
        : inputs_(inputs), movements_(movements), lists_(lists), study_(study) {
        for (std::size_t z = 0; z < zones().size(); ++z) zone_of_.emplace(zones()[z].code, z);
    }

    void run() && {
        claims_ = claims_of_extract(study_.territory.services, lists_.size());
        first_of_lists_ = claims_.size();
        for (std::size_t i = 0; i < lists_.size(); ++i) claim_records(i);
        const std::vector<services::SamePlace> same = services::merge_same_places(claims_);
        for (const services::SamePlace& pair : same) report(pair);
        study_.territory.services.clear();
        mark_covered();
        place_claims();
        place_counted();
        add_rest_of_extract();
        tell();
    }

  private:
    /// A record that counts services of a commune, which is a zone.
    struct Counted {
        std::size_t list;
        study::ServiceRecord record;
        ZoneId zone;
    };

    std::vector<territory::Zone>& zones() { return study_.territory.zones; }

    [[nodiscard]] bool is_of_extract(const Claim& claim) const {
        return claim.source == lists_.size();
    }

    void claim_records(std::size_t source) {
        study::ServiceList& list = lists_[source];
        std::set<std::string> strangers;
        std::size_t last_left_out = 0;  // a row may count services of several kinds
        for (study::ServiceRecord& record : list.records) {
            for (const CategoryId category : record.categories) cover(category, source);
            if (record.place) {
                list.places.push_back(*record.place);
                list.extent.add(*record.place);
                claims_.push_back({source, std::move(record)});
                continue;
            }
            if (const std::vector<ZoneId> its = zones_of_commune(record.commune); !its.empty()) {
                deal(source, std::move(record), its);
                continue;
            }
            if (record.row != last_left_out)
                list.leave_out(record.row, record.commune.empty()
                                               ? "without coordinates"
                                               : "in a commune that is not a zone of the study");
            last_left_out = record.row;
            if (is_neighbour(record.commune)) strangers.insert(record.commune);
        }
        if (!strangers.empty())
            list.remark(
                Severity::kWarning,
                fmt::format("{} communes of the departments of the study are not zones of it ({}); "
                            "their services are left out; if they were merged since, name the "
                            "table of movements in [zones].",
                            strangers.size(),
                            study::name_some({strangers.begin(), strangers.end()})));
        list.records.clear();
    }

    /// The zone that the commune is, or has become; several: its arrondissements.
    std::vector<ZoneId> zones_of_commune(const std::string& code) {
        const auto zone = zone_of_.find(code);
        if (zone != zone_of_.end()) return {ZoneId{zone->second}};
        const auto is_zone = [this](const std::string& other) { return zone_of_.contains(other); };
        const std::vector<std::string> today = movements_.trace(code, is_zone);
        if (today.empty()) return {};
        if (countries::arrondissements_of(code).empty()) {
            ++(countries::commune_of_arrondissement(code) ? of_arrondissements_
                                                          : of_merged_communes_);
            return {ZoneId{zone_of_.at(today.front())}};
        }
        ++of_cities_;
        std::vector<ZoneId> zones;
        for (const std::string& part : today) zones.emplace_back(zone_of_.at(part));
        return zones;
    }

    /// The services that a record counts are assigned to the zones in turn.
    void deal(std::size_t source, study::ServiceRecord record, const std::vector<ZoneId>& zones) {
        std::size_t& turn = turn_of_[record.commune];
        std::vector<std::size_t> counts(zones.size(), 0);
        for (std::size_t n = 0; n < record.count; ++n) ++counts[turn++ % zones.size()];
        for (std::size_t z = 0; z < zones.size(); ++z) {
            if (counts[z] == 0) continue;
            record.count = counts[z];
            counted_.push_back({source, record, zones[z]});
        }
    }

    /// Whether a commune is in a department of the study, most of whose communes are zones.
    bool is_neighbour(const std::string& commune) {
        if (departments_.empty())
            for (const territory::Zone& zone : zones())
                if (!countries::commune_code(zone.code).empty())
                    ++departments_[countries::department_of(zone.code)];
        constexpr std::size_t kMany = 50;
        const auto department = departments_.find(countries::department_of(commune));
        return department != departments_.end() && department->second >= kMany;
    }

    void cover(CategoryId category, std::size_t source) {
        covered_by_.resize(study_.territory.categories.size());
        covered_by_[category.index()].insert(source);
    }

    void mark_covered() {
        covered_by_.resize(study_.territory.categories.size());
        for (const auto& sources : covered_by_)
            replaced_.push_back(
                std::any_of(sources.begin(), sources.end(),
                            [&](std::size_t source) { return !inputs_[source].keeps_extract; }));
    }

    void report(const services::SamePlace& pair) {
        const auto told_by = [&](std::size_t i) {
            const Claim& claim = claims_[i];
            if (is_of_extract(claim))
                return fmt::format("{} \"{}\"", claim.record.id, claim.record.name);
            const study::ServiceList& list = lists_[claim.source];
            return fmt::format("{}, {} \"{}\"", list.file.filename().string(),
                               list.row_name(claim.record.row), claim.record.name);
        };
        const territory::Territory& territory = study_.territory;
        study_.same_places.push_back(
            {territory.categories[claims_[pair.dropped].record.categories.back().index()].key,
             told_by(pair.kept), told_by(pair.dropped), pair.metres, pair.likeness});
        if (is_of_extract(claims_[pair.dropped]) || is_of_extract(claims_[pair.kept]))
            in_a_list_.insert(is_of_extract(claims_[pair.kept]) ? pair.kept : pair.dropped);
    }

    /// Adds the record as a service of each of its categories for which `wanted` is true.
    template <class Wanted>
    void add(const study::ServiceRecord& record, const std::string& id, const Wanted& wanted) {
        for (const CategoryId category : record.categories) {
            if (!wanted(category)) continue;
            territory::Service service{unique(id, category), record.name,
                                       *record.place,        category,
                                       record.capacity,      record.opening_hours};
            study_.territory.services.push_back(std::move(service));
        }
    }
    void add(const study::ServiceRecord& record, const std::string& id) {
        add(record, id, [](CategoryId) { return true; });
    }

    /// Ids of a category are unique: "5", then "5-2".
    std::string unique(const std::string& id, CategoryId category) {
        const std::size_t uses = ++uses_of_id_[{category, id}];
        return uses == 1 ? id : unique(fmt::format("{}-{}", id, uses), category);
    }

    [[nodiscard]] std::string id_of(const Claim& claim) const {
        if (!claim.record.id.empty()) return claim.record.id;
        return fmt::format("{}-{}", lists_[claim.source].file.stem().string(), claim.record.row);
    }

    /// The services of the lists, and those of the extract that are also in a list.
    void place_claims() {
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const Claim& claim = claims_[i];
            if (claim.merged() || (is_of_extract(claim) && !in_a_list_.contains(i))) continue;
            for (std::size_t n = 0; n < claim.record.count; ++n) add(claim.record, id_of(claim));
        }
    }

    /// Services of a zone and category.
    using Key = std::pair<ZoneId, CategoryId>;

    /// A count has no locations. Services that other lists locate or count in the commune are
    /// assumed to be among those counted; then those of the extract there; the rest are placed at
    /// its centre.
    void place_counted() {
        if (counted_.empty()) return;
        std::map<Key, std::vector<std::size_t>> mapped;
        const territory::ZoneLocator locator(zones());
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            if (claims_[i].merged()) continue;
            const ZoneId zone = locator.locate(*claims_[i].record.place);
            if (!zone.exists()) continue;
            const bool only_mapped = is_of_extract(claims_[i]) && !in_a_list_.contains(i);
            for (const CategoryId category : claims_[i].record.categories)
                if (only_mapped)
                    mapped[{zone, category}].push_back(i);
                else
                    ++standing_[{zone, category}];
        }
        for (std::size_t first = 0; first < counted_.size();) {
            std::size_t last = first;
            while (last < counted_.size() && counted_[last].list == counted_[first].list) ++last;
            place_list({counted_.data() + first, last - first}, mapped);
            first = last;
        }
    }

    /// The counted services of one list; services before it are not counted again.
    void place_list(std::span<const Counted> counted,
                    std::map<Key, std::vector<std::size_t>>& mapped) {
        std::map<Key, std::size_t> known = standing_;
        for (const Counted& row : counted) {
            const Key key(row.zone, row.record.categories.back());
            std::size_t& others = known[key];
            for (std::size_t n = 0; n < row.record.count; ++n) {
                if (others > 0) {
                    --others;
                    ++counted_and_known_;
                    continue;
                }
                place_one(row, mapped[key]);
                for (const CategoryId category : row.record.categories)
                    ++standing_[{row.zone, category}];
            }
        }
    }

    /// One service of a zone: at an object of the extract that is not taken, else unsettled.
    void place_one(const Counted& counted, std::vector<std::size_t>& objects) {
        std::erase_if(objects, [this](std::size_t object) { return taken_.contains(object); });
        study::ServiceRecord record = counted.record;
        if (!objects.empty()) {
            taken_.insert(objects.front());
            study::ServiceRecord object = claims_[objects.front()].record;
            object.categories = record.categories;
            add(object, object.id);
            ++counted_and_mapped_;
            return;
        }
        record.place = tables::point_on_surface(zones()[counted.zone.index()].shape);
        const std::size_t first = study_.territory.services.size();
        const CategoryId kind = record.categories.back();
        const std::string& key = study_.territory.categories[kind.index()].key;
        add(record, record.id.empty() ? fmt::format("{}-{}", record.commune, key) : record.id);
        for (std::size_t s = first; s < study_.territory.services.size(); ++s)
            study_.unsettled.push_back({s, counted.zone});
        ++counted_and_central_;
    }

    void add_rest_of_extract() {
        for (std::size_t i = 0; i < first_of_lists_; ++i) {
            if (claims_[i].merged() || in_a_list_.contains(i)) continue;
            const study::ServiceRecord& record = claims_[i].record;
            for (const CategoryId category : record.categories)
                replaced_services_ += replaced_[category.index()] ? 1 : 0;
            add(record, record.id, [&](CategoryId category) {
                return !replaced_[category.index()] && !(taken_.contains(i));
            });
        }
    }

    void tell() {
        std::vector<std::string>& notes = study_.territory.notes;
        for (const study::ServiceList& list : lists_) notes.push_back(summary_of(list));
        if (!study_.same_places.empty())
            notes.push_back(fmt::format("Services in two inputs, counted once: {}.",
                                        study_.same_places.size()));
        if (!counted_.empty())
            notes.push_back(
                fmt::format("Services with only a commune as location: {} are in another list, {} "
                            "are placed at a service of the same category in the extract, {} at "
                            "the centre of their commune.",
                            counted_and_known_, counted_and_mapped_, counted_and_central_));
        if (of_merged_communes_ > 0)
            notes.push_back(
                fmt::format("Rows of services of communes that have changed since, placed by the "
                            "table of movements: {}.",
                            of_merged_communes_));
        if (of_arrondissements_ > 0)
            notes.push_back(
                fmt::format("Rows of services of arrondissements of Paris, Lyon or Marseille, "
                            "placed in their commune: {}.",
                            of_arrondissements_));
        if (of_cities_ > 0)
            notes.push_back(
                fmt::format("Rows of services of Paris, Lyon or Marseille as a whole, assigned in "
                            "turn to the arrondissements that are zones: {}.",
                            of_cities_));
        if (replaced_services_ > 0)
            notes.push_back(fmt::format(
                "Services of the extract left out, as a list covers their category: {}.",
                replaced_services_ - taken_.size()));
    }

    const std::vector<study::ServicesInput>& inputs_;
    const zones::Movements& movements_;
    std::vector<study::ServiceList>& lists_;
    study::Study& study_;
    std::unordered_map<std::string, std::size_t> zone_of_;
    std::map<std::string, std::size_t> departments_;
    std::vector<Claim> claims_;  ///< of the extract, then of the lists
    std::size_t first_of_lists_ = 0;
    std::vector<Counted> counted_;
    std::vector<std::set<std::size_t>> covered_by_;  ///< by category: the lists
    std::vector<bool> replaced_;                     ///< by category
    std::set<std::size_t> in_a_list_;  ///< claims of the extract that are also in a list
    std::set<std::size_t> taken_;      ///< claims of the extract used as places of counted services
    std::map<std::pair<CategoryId, std::string>, std::size_t> uses_of_id_;
    std::map<Key, std::size_t> standing_;         ///< services of lists
    std::map<std::string, std::size_t> turn_of_;  ///< of the zones of a commune
    std::size_t of_merged_communes_ = 0;
    std::size_t of_arrondissements_ = 0;
    std::size_t of_cities_ = 0;
    std::size_t counted_and_known_ = 0;
    std::size_t counted_and_mapped_ = 0;
    std::size_t counted_and_central_ = 0;
    std::size_t replaced_services_ = 0;
};

}  // namespace

std::string summary_of(const study::ServiceList& list) {
    std::size_t left_out = 0;
    std::string reasons;
    for (const NamedRows& rows : list.left_out) {
        left_out += rows.rows;
        reasons += fmt::format("{}{} {}", reasons.empty() ? "" : "; ", rows.rows, rows.reason);
    }
    return fmt::format("{} ({}): {} row{}{}.", list.file.filename().string(), list.format,
                       list.rows, list.rows == 1 ? "" : "s",
                       left_out == 0 ? "" : fmt::format(", of which left out: {}", reasons));
}

void place_services(const std::vector<study::ServicesInput>& inputs,
                    const zones::Movements& movements, std::vector<study::ServiceList>& lists,
                    study::Study& study) {
    for (const study::ServicesInput& input : inputs) study::record_file(input.file, study);
    ServicePlacing(inputs, movements, lists, study).run();
    study.lists = std::move(lists);
}

}  // namespace relais::services
