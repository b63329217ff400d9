#include "render/atlas/document/context.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace relais::atlas {
namespace {

std::size_t language_index(const std::string& code) {
    const auto* const found =
        std::find(std::begin(territory::kLanguageCodes), std::end(territory::kLanguageCodes), code);
    constexpr std::size_t kEnglish = 1;
    return found == std::end(territory::kLanguageCodes)
               ? kEnglish
               : static_cast<std::size_t>(found - std::begin(territory::kLanguageCodes));
}

/// A counted noun that begins with its number, and a space of any kind.
std::string without_number(const std::string& counted, const std::string& number) {
    if (!counted.starts_with(number)) return counted;
    std::string noun = counted.substr(number.size());
    for (const std::string_view space : {" ", "\u00a0", "\u202f"})
        if (noun.starts_with(space)) return noun.substr(space.size());
    return noun;
}

/// The key of the word for a zone, such as "zone.commune"; "zone.zone" for levels without a word.
std::string zone_key(const Context& context) {
    std::string key = "zone." + context.territory.zone_level;
    return context.words.has(key + ".other") ? key : "zone.zone";
}

}  // namespace

std::string category_name(const territory::Territory& territory, CategoryId category,
                          const std::string& language) {
    const territory::Category& row = territory.categories[category.index()];
    const std::string& name = row.names[language_index(language)];
    return typographic(name.empty() ? row.key : name);
}

Context Context::on(Canvas& other) const {
    return {territory, findings, digest, options, words, scene, page, page_list, other};
}

std::string Context::category_name(CategoryId category) const {
    return atlas::category_name(territory, category, words.code());
}

Topic Context::topic(CategoryId category) const {
    const std::string name = category_name(category);
    const std::string key = "from." + territory.categories[category.index()].key;
    return {name, words.has(key) ? words.say(key) : words.say("from.other", arg("topic", name))};
}

std::string Context::printed(const std::string& name) const {
    return printed_name(territory, name, words.code());
}

std::string Context::zone_name(std::size_t zone) const {
    const territory::Zone& z = territory.zones[zone];
    return printed(z.name.empty() ? z.code : z.name);
}

std::string Context::service_name(ServiceId service) const {
    const territory::Service& s = territory.services[service.index()];
    if (!s.name.empty()) return printed(s.name);
    const bool located = service.index() < digest.service_zone.size() &&
                         digest.service_zone[service.index()].exists();
    return words.say(
        "service.unnamed",
        arg("place", located ? zone_name(digest.service_zone[service.index()].index()) : s.id));
}

const access::Summary* Context::on_foot(CategoryId category) const {
    const Insights* insights = options.insights;
    if (insights == nullptr || !insights->on_foot) return nullptr;
    const access::Summary& summary = insights->on_foot->by_category[category.index()];
    return summary.known > 0 && group(category).conclusive ? &summary : nullptr;
}

const Group& Context::group(CategoryId category) const {
    return digest.groups[category.index()];
}

Counted Context::counted(CategoryId category) const {
    const std::string& key = group(category).key;
    if (key.empty()) return {unit()};
    return {"group", words.say("group." + key), words.say("group." + key + ".of")};
}

double Context::weight_of(std::size_t household, CategoryId category) const {
    const std::vector<double>* weights = group(category).weights;
    return weights != nullptr ? (*weights)[household] : territory.households[household].weight;
}

Finding Context::finding(CategoryId category) const {
    const Group& people = group(category);
    Finding finding =
        find_finding(words, topic(category), counted(category), people.whole, people.limit);
    if (people.conclusive || !(people.whole.weight > 0)) return finding;
    const auto places = static_cast<double>(services_of(category).size());
    finding.sentence = words.say("finding.inconclusive", arg("topic", category_name(category)),
                                 arg("places", words.count("places", places)));
    return finding;
}

const access::Summary& Context::summary(CategoryId category) const {
    return group(category).whole;
}

const access::Summary& Context::summary(ZoneId zone, CategoryId category) const {
    return group(category).zones[zone.index()];
}

access::Summary Context::everyone(ZoneId zone, CategoryId category) const {
    const std::size_t z = zone.index(), c = category.index();
    if (z >= findings.zones.size() || c >= findings.zones[z].size()) return {};
    return findings.zones[z][c];
}

std::vector<ServiceId> Context::services_of(CategoryId category) const {
    std::vector<ServiceId> services;
    for (std::size_t s = 0; s < territory.services.size(); ++s) {
        const bool idle = s < digest.idle.size() && digest.idle[s];
        const bool unreachable = s < digest.unreachable.size() && digest.unreachable[s];
        if (territory.services[s].category == category && !idle && !unreachable)
            services.emplace_back(s);
    }
    return services;
}

const char* Context::unit() const {
    return territory.unit == territory::WeightUnit::kPeople ? "people" : "dwellings";
}

std::string Context::weight(double value) const {
    return words.count(fmt::format("unit.{}", unit()), value);
}

std::string Context::weight(double value, CategoryId category) const {
    const std::string& key = group(category).key;
    return key.empty() ? weight(value) : words.count("unit." + key, value);
}

std::string Context::noun(double value, CategoryId category) const {
    return without_number(weight(value, category), numbers().whole(value));
}

std::string Context::estimate(double weight, bool estimated) const {
    return (estimated ? "\u2248\u00a0" : "") + numbers().whole(weight);
}

std::string Context::zones(std::size_t count) const {
    return words.count(zone_key(*this), static_cast<double>(count));
}

std::string Context::zone_heading() const {
    return words.say(zone_key(*this) + ".heading");
}

std::string Context::median_by_zone() const {
    return words.say(zone_key(*this) + ".by");
}

std::string Context::change_by_zone() const {
    return words.say("compare.zones");
}

std::string Context::by() const {
    const std::string key = "by." + options.profile;
    return words.has(key) ? words.say(key) : words.say("by.own", arg("profile", options.profile));
}

std::string Context::level_name() const {
    const std::string key = "level." + digest.level;
    return words.say(words.has(key) ? key : "level.area");
}

std::string Context::data_date() const {
    return words.date(territory.data_date);
}

double Context::total_weight() const {
    double sum = 0;
    for (const territory::Household& household : territory.households) sum += household.weight;
    return sum;
}

double Context::total_weight(CategoryId category) const {
    double sum = 0;
    for (std::size_t h = 0; h < territory.households.size(); ++h) sum += weight_of(h, category);
    return sum;
}

std::vector<style::Weighted> Context::times(CategoryId category) const {
    std::vector<style::Weighted> times;
    const std::vector<access::Nearest> all = nearest(category);
    const bool of_group = group(category).weights != nullptr;
    for (std::size_t h = 0; h < all.size(); ++h) {
        const double weight = weight_of(h, category);
        if (all[h].reason != access::Reason::kReached || (of_group && !(weight > 0))) continue;
        times.push_back({to_minutes(all[h].time), weight});
    }
    return times;
}

std::vector<access::Nearest> Context::nearest(CategoryId category) const {
    std::vector<access::Nearest> all(territory.households.size());
    const access::NearestTable& table = findings.nearest;
    if (category.index() >= table.category_count()) return all;
    const std::size_t count = std::min(all.size(), table.household_count());
    for (std::size_t h = 0; h < count; ++h) all[h] = table.at(HouseholdId{h}, category);
    return all;
}

std::string page_name(CategoryId category) {
    return fmt::format("category-{}", category.index());
}

std::string page_name(const std::string& part, std::size_t i) {
    return i == 0 ? part : fmt::format("{}-{}", part, i + 1);
}

std::string typographic(std::string name) {
    for (std::size_t at = name.find('\''); at != std::string::npos; at = name.find('\'', at)) {
        name.replace(at, 1, "\u2019");
    }
    return name;
}

std::string printed_name(const territory::Territory& territory, const std::string& name,
                         const std::string& language) {
    return typographic(territory::name_in(territory.translations, name, language));
}

std::string sheet_name(std::size_t area) {
    return fmt::format("sheet-{}", area);
}

}  // namespace relais::atlas
