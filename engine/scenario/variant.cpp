#include "engine/scenario/variant.h"

#include <set>
#include <utility>

#include "engine/scenario/selection.h"
#include "engine/territory/locate.h"

namespace relais::scenario {
namespace {

using territory::Household;
using territory::Service;
using territory::Territory;

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

/// Does one edit after the other to a variant; edits of roads do nothing here.
class TerritoryEditor {
  public:
    TerritoryEditor(const Territory& base, Variant& variant) : base_(base), variant_(variant) {}

    void apply(const Edit& edit) {
        edit_ = &edit;
        std::visit(*this, edit.action);
    }

    void operator()(const AddService& add) {
        for (const Service& service : territory().services)
            if (service.id == add.service.id && service.category == add.service.category)
                fail("the territory already has a service " + quoted(add.service.id) +
                     " of this category; give the new one another id");
        territory().services.push_back(add.service);
        variant_.service_before.emplace_back();
        changed(add.service.category);
    }
    void operator()(const MoveService& move) {
        const std::size_t s = find(move.service);
        Service& service = territory().services[s];
        if (service.place == move.place) return;
        service.place = move.place;
        variant_.service_before[s] = {};
        changed(service.category);
    }
    void operator()(const CloseService& close) {
        const auto s = static_cast<std::ptrdiff_t>(find(close.service));
        changed(territory().services[static_cast<std::size_t>(s)].category);
        territory().services.erase(territory().services.begin() + s);
        variant_.service_before.erase(variant_.service_before.begin() + s);
    }
    void operator()(const ResizeService& resize) {
        territory().services[find(resize.service)].capacity = resize.capacity;
    }
    void operator()(const SetHours& set) {
        territory().services[find(set.service)].opening_hours = set.opening_hours;
    }
    void operator()(const AddRound& round) {
        for (const Service& stop : round.stops) (*this)(AddService{stop});
    }
    void operator()(const ScalePopulation& scale) {
        const std::vector<std::size_t> households = select(scale);
        if (households.empty()) fail("there is no household there; check the zone or the polygon");
        if (!scale.group.empty()) {
            scale_group(group_index(scale.group), households, scale.factor);
            return;
        }
        for (const std::size_t h : households) territory().households[h].weight *= scale.factor;
        for (std::size_t g = 0; g < territory().groups.size(); ++g)
            scale_group(g, households, scale.factor);
    }
    void operator()(const AddHousehold& add) {
        for (const Household& household : territory().households)
            if (household.id == add.id)
                fail("the territory already has a household " + quoted(add.id) +
                     "; give the new one another id");
        for (territory::DemandGroup& group : territory().groups)
            group.by_household.push_back(add.weight * average_share(group));
        const territory::ZoneLocator locator(territory().zones);
        territory().households.push_back(
            {add.id, add.place, add.weight, locator.locate(add.place)});
    }
    template <class Other>
    void operator()(const Other&) {}

  private:
    [[nodiscard]] Territory& territory() { return variant_.territory; }
    [[noreturn]] void fail(const std::string& what) const {
        throw Misfit(edit_->where + ": " + what);
    }
    void changed(CategoryId category) { variant_.offer_changed[category.index()] = true; }

    [[nodiscard]] const std::string& category_key(CategoryId category) const {
        return base_.categories[category.index()].key;
    }
    [[nodiscard]] std::size_t find(const ServiceName& name) {
        std::vector<std::size_t> found;
        const auto& services = territory().services;
        for (std::size_t s = 0; s < services.size(); ++s)
            if (services[s].id == name.id &&
                (!name.category.exists() || services[s].category == name.category))
                found.push_back(s);
        if (found.empty()) fail(unknown(name));
        if (found.size() > 1 && services[found[0]].category != services[found[1]].category)
            fail(quoted(name.id) + " is the id of services of several categories; add category = " +
                 quoted(category_key(services[found.front()].category)));
        if (found.size() > 1)
            fail(quoted(name.id) +
                 " is the id of several services of one category; give each its own id in the "
                 "table of services");
        return found.front();
    }
    [[nodiscard]] std::string unknown(const ServiceName& name) const {
        for (const Service& service : base_.services)
            if (service.id == name.id && !name.category.exists())
                return "the service " + quoted(name.id) +
                       " is already closed by an earlier edit; remove one of the two edits";
        const std::string of =
            name.category.exists() ? " of the category " + category_key(name.category) : "";
        return "the territory has no service " + quoted(name.id) + of +
               "; copy its id from times.csv or results.gpkg";
    }

    [[nodiscard]] std::vector<std::size_t> select(const ScalePopulation& scale) {
        ZoneId zone;
        if (!scale.zone.empty()) zone = find_zone(scale.zone);
        const AreaTest area(scale.area);
        std::vector<std::size_t> result;
        for (std::size_t h = 0; h < territory().households.size(); ++h) {
            const Household& household = territory().households[h];
            if (zone.exists() && household.zone != zone) continue;
            if (!scale.area.empty() && !area.covers(household.place)) continue;
            result.push_back(h);
        }
        return result;
    }
    [[nodiscard]] ZoneId find_zone(const std::string& code) const {
        for (std::size_t z = 0; z < base_.zones.size(); ++z)
            if (base_.zones[z].code == code) return ZoneId{z};
        fail("no zone has the code " + quoted(code) + "; copy it from zones.csv");
    }
    [[nodiscard]] std::size_t group_index(const std::string& key) const {
        for (std::size_t g = 0; g < base_.groups.size(); ++g)
            if (base_.groups[g].key == key) return g;
        fail("the territory has no demand group " + quoted(key) +
             "; name a group of its files, or remove group to change all people");
    }
    void scale_group(std::size_t group, const std::vector<std::size_t>& households, double factor) {
        for (const std::size_t h : households) territory().groups[group].by_household[h] *= factor;
    }
    /// Of the territory as the edits before have left it, people and members alike.
    [[nodiscard]] double average_share(const territory::DemandGroup& group) {
        double all = 0, members = 0;
        for (std::size_t h = 0; h < territory().households.size(); ++h) {
            all += territory().households[h].weight;
            members += group.by_household[h];
        }
        return all > 0 ? members / all : 0;
    }

    const Territory& base_;
    Variant& variant_;
    const Edit* edit_ = nullptr;
};

}  // namespace

Variant make_variant(const Territory& base, const Scenario& scenario) {
    Variant variant{base, {}, std::vector<bool>(base.categories.size(), false)};
    for (std::size_t s = 0; s < base.services.size(); ++s) variant.service_before.emplace_back(s);
    TerritoryEditor editor(base, variant);
    for (const Edit& edit : scenario.edits) editor.apply(edit);
    return variant;
}

std::vector<ServiceStatus> service_statuses(const Territory& base, const Variant& variant) {
    const auto key = [](const Service& service) { return std::pair(service.category, service.id); };
    std::set<std::pair<CategoryId, std::string>> before, after;
    for (const Service& service : base.services) before.insert(key(service));
    std::vector<ServiceStatus> result;
    for (std::size_t s = 0; s < variant.territory.services.size(); ++s) {
        const Service& service = variant.territory.services[s];
        after.insert(key(service));
        const bool kept = variant.service_before[s].exists();
        result.push_back({service, kept                            ? "kept"
                                   : before.contains(key(service)) ? "moved"
                                                                   : "added"});
    }
    for (const Service& service : base.services)
        if (!after.contains(key(service))) result.push_back({service, "closed"});
    return result;
}

}  // namespace relais::scenario
