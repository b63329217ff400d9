#include "geodata/results/csv.h"
#include "geodata/results/parts.h"

namespace relais::results {
namespace {

template <class Items, class Text>
std::vector<std::string> quoted_all(const Items& items, const Text& text) {
    std::vector<std::string> result;
    result.reserve(items.size());
    for (const auto& item : items) result.push_back(quoted(text(item)));
    return result;
}

void write_time(CsvRows& rows, const access::Nearest& nearest,
                const std::vector<std::string>& services) {
    if (reachable(nearest.time)) {
        rows.tenths(nearest.time.count());
        rows.text(",");
        if (nearest.service.exists()) rows.text(services[nearest.service.index()]);
    } else {
        rows.text(",");
    }
    rows.text(",");
    rows.text(access::reason_name(nearest.reason));
}

void write_summary(CsvRows& rows, const access::Summary& summary) {
    rows.text(",");
    rows.integer(static_cast<std::int64_t>(summary.households));
    for (const double weight : {summary.weight, summary.reached}) {
        rows.text(",");
        rows.fixed(weight, 3);
    }
    for (const double minutes : {summary.mean, summary.median, summary.p90}) {
        rows.text(",");
        if (summary.reached > 0) rows.fixed(minutes, 3);
    }
    for (const double share : {summary.beyond_10, summary.beyond_20, summary.beyond_30}) {
        rows.text(",");
        if (summary.known > 0) rows.fixed(share, 6);
    }
    rows.text(",");
    if (summary.weight > 0) rows.fixed(summary.unknown(), 6);
    rows.end_row();
}

}  // namespace

void write_times(NewFile& file, const territory::Territory& territory,
                 const access::Findings& findings) {
    const auto id_of = [](const auto& item) { return item.id; };
    const std::vector<std::string> households = quoted_all(territory.households, id_of);
    const std::vector<std::string> services = quoted_all(territory.services, id_of);
    const std::vector<std::string> categories =
        quoted_all(territory.categories, [](const territory::Category& c) { return c.key; });
    CsvRows rows(file);
    rows.text("household,category,seconds,service,reason\n");
    for (std::size_t h = 0; h < households.size(); ++h) {
        for (std::size_t c = 0; c < categories.size(); ++c) {
            rows.text(households[h]);
            rows.text(",");
            rows.text(categories[c]);
            rows.text(",");
            write_time(rows, findings.nearest.at(HouseholdId{h}, CategoryId{c}), services);
            rows.end_row();
        }
    }
    rows.flush();
}

void write_zones(NewFile& file, const territory::Territory& territory,
                 const access::Findings& findings) {
    CsvRows rows(file);
    rows.text(
        "zone,name,category,households,weight,reached,mean_minutes,median_minutes,p90_minutes,"
        "beyond_10,beyond_20,beyond_30,unknown\n");
    const auto write = [&](const std::string& code, const std::string& name,
                           const std::vector<access::Summary>& summaries) {
        const std::string start = quoted(code) + "," + quoted(name) + ",";
        for (std::size_t c = 0; c < summaries.size(); ++c) {
            rows.text(start);
            rows.text(quoted(territory.categories[c].key));
            write_summary(rows, summaries[c]);
        }
    };
    for (std::size_t z = 0; z < territory.zones.size(); ++z)
        write(territory.zones[z].code, territory.zones[z].name, findings.zones[z]);
    write("*", territory.name, findings.territory);
    rows.flush();
}

}  // namespace relais::results
