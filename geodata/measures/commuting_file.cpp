#include "geodata/measures/commuting_file.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "engine/core/sum.h"
#include "geodata/tables/bad_rows.h"
#include "geodata/tables/table.h"

namespace relais::measures {
namespace {

using territory::Territory;

/// By zone: the place of the household nearest to the centre of its people; absent for a zone
/// without people.
std::vector<std::optional<Coordinate>> centres(const Territory& territory) {
    struct Middle {
        Sum weight, lon, lat;
    };
    std::vector<Middle> middles(territory.zones.size());
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists()) continue;
        Middle& middle = middles[household.zone.index()];
        middle.weight.add(household.weight);
        middle.lon.add(household.weight * household.place.lon());
        middle.lat.add(household.weight * household.place.lat());
    }
    std::vector<std::optional<Coordinate>> result(territory.zones.size());
    std::vector<double> least(territory.zones.size());
    for (const territory::Household& household : territory.households) {
        if (!household.zone.exists() || !(household.weight > 0)) continue;
        const std::size_t z = household.zone.index();
        const Middle& middle = middles[z];
        const double metres = distance_metres(
            household.place, Coordinate::from_degrees(middle.lon.value() / middle.weight.value(),
                                                      middle.lat.value() / middle.weight.value()));
        if (result[z] && metres >= least[z]) continue;
        result[z] = household.place;
        least[z] = metres;
    }
    return result;
}

/// The rows of one table, taken one by one.
class Reader {
  public:
    Reader(const CommutingFile& file, const Territory& territory)
        : file_(file),
          table_({file.file, file.layer, file.where}),
          origin_(table_.column(file.origin)),
          destination_(table_.column(file.destination)),
          centres_(centres(territory)) {
        if (!file.people.empty()) people_ = table_.column(file.people);
        if (!file.x.empty()) {
            x_ = table_.column(file.x);
            y_ = table_.column(file.y);
        }
        for (std::size_t z = 0; z < territory.zones.size(); ++z)
            zones_.emplace(territory.zones[z].code, z);
    }

    CommutingTable read() {
        result_.commuting.source = file_.source;
        tables::for_each_row(table_, [this] { take_row(); });
        result_.people = used_.value();
        result_.left_out = left_out_.value();
        if (result_.commuting.flows.empty())
            table_.fail(
                fmt::format("no row leads from a zone of this territory to a known place; columns "
                            "\"{}\" and \"{}\" should hold the codes of its zones",
                            file_.origin, file_.destination));
        return std::move(result_);
    }

  private:
    void take_row() {
        const double people = people_ ? table_.amount(*people_).value_or(0) : 1;
        if (!(people > 0)) return;
        const auto zone = zones_.find(table_.text(origin_));
        const std::optional<std::uint32_t> work =
            zone == zones_.end() ? std::nullopt : work_of(table_.text(destination_));
        if (!work) return left_out_.add(people);
        used_.add(people);
        result_.commuting.flows.push_back({ZoneId{zone->second}, *work, people});
    }

    /// A place that is known already, or from now on.
    std::optional<std::uint32_t> work_of(const std::string& destination) {
        if (const auto known = works_.find(destination); known != works_.end())
            return known->second;
        const std::optional<Coordinate> place = place_of(destination);
        if (!place) return std::nullopt;
        const auto number = static_cast<std::uint32_t>(result_.commuting.works.size());
        result_.commuting.works.push_back(*place);
        works_.emplace(destination, number);
        return number;
    }
    std::optional<Coordinate> place_of(const std::string& destination) const {
        if (x_) {
            const auto lon = table_.number(*x_), lat = table_.number(*y_);
            if (!lon || !lat) return std::nullopt;
            if (std::abs(*lon) > 180 || std::abs(*lat) > 90)
                table_.fail_row(
                    fmt::format("\"{}\" and \"{}\" must be degrees of longitude and latitude",
                                file_.x, file_.y));
            return Coordinate::from_degrees(*lon, *lat);
        }
        const auto zone = zones_.find(destination);
        return zone == zones_.end() ? std::nullopt : centres_[zone->second];
    }

    const CommutingFile& file_;
    tables::Table table_;
    tables::Column origin_, destination_;
    std::optional<tables::Column> people_, x_, y_;
    std::vector<std::optional<Coordinate>> centres_;
    std::map<std::string, std::size_t, std::less<>> zones_;
    std::map<std::string, std::uint32_t, std::less<>> works_;
    CommutingTable result_;
    Sum used_, left_out_;
};

}  // namespace

CommutingTable read_commuting(const CommutingFile& file, const Territory& territory) {
    return Reader(file, territory).read();
}

}  // namespace relais::measures
