#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/table.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

/// A service that is the only one within the limit of its category to some.
struct SolePlace {
    CategoryId category;
    scenario::Choice::Sole sole;
};

/// How many people have the choice; null where it was not computed or the data has too few places.
const scenario::Choice* choice_of(const Context& context, CategoryId category) {
    const Insights* insights = context.options.insights;
    if (insights == nullptr || category.index() >= insights->choice.size()) return nullptr;
    const scenario::Choice& choice = insights->choice[category.index()];
    return context.group(category).conclusive && choice.weight() > 0 ? &choice : nullptr;
}

/// Those to whom people are left, at most a few of each category, the most people first.
std::vector<SolePlace> sole_places(const Context& context) {
    constexpr std::size_t kMostOfCategory = 3;
    std::vector<SolePlace> places;
    for (const CategoryId category : context.digest.served) {
        const scenario::Choice* choice = choice_of(context, category);
        if (choice == nullptr) continue;
        for (std::size_t i = 0; i < std::min(kMostOfCategory, choice->sole.size()); ++i)
            if (choice->sole[i].weight >= kFewest) places.push_back({category, choice->sole[i]});
    }
    std::stable_sort(places.begin(), places.end(), [](const SolePlace& a, const SolePlace& b) {
        return a.sole.weight > b.sole.weight;
    });
    return places;
}

/// "children under 3" under the name of a service for them.
std::string name_of(const Context& context, CategoryId category) {
    const std::string& group = context.counted(category).name;
    return context.category_name(category) + (group.empty() ? "" : " (" + group + ")");
}

/// "Maternity, Gap": many services of lists have the name of their kind alone.
std::string place_of(const Context& context, ServiceId service) {
    std::string name = context.service_name(service);
    const std::vector<ZoneId>& zones = context.digest.service_zone;
    const ZoneId zone = service.index() < zones.size() ? zones[service.index()] : ZoneId{};
    if (!zone.exists()) return name;
    const std::string in = context.zone_name(zone.index());
    return name.find(in) != std::string::npos ? name : name + ", " + in;
}

std::string count(const Context& context, std::size_t places) {
    return context.words.count("places", static_cast<double>(places));
}

/// By service, the share of people with no place within the limit, with one, with more. Returns the
/// lower edge.
double draw_shares(Context& context, const Box& box) {
    constexpr double kShare = 17;
    const language::Catalogue& words = context.words;
    double x = box.x1 - 4 * kShare;
    std::vector<Table::Column> columns{
        {words.say("contents.part.services"), box.x0, x, Align::kLeft}};
    for (const char* key : {"limit", "no", "single", "more"}) {
        columns.push_back(
            {words.say(fmt::format("choice.table.{}", key)), x + 2, x + kShare, Align::kRight});
        x += kShare;
    }
    std::vector<Table::Row> rows;
    for (const CategoryId category : context.digest.served) {
        const scenario::Choice* choice = choice_of(context, category);
        if (choice == nullptr) continue;
        Table::Row row{name_of(context, category),
                       fmt::format("{}", context.group(category).limit)};
        for (const double weight : {choice->none, choice->one, choice->several})
            row.push_back(context.numbers().percent(weight / choice->weight()));
        rows.push_back(std::move(row));
    }
    return draw_rows(context, columns, rows, box, [&](std::size_t left) {
        return context.words.count("count.rows", static_cast<double>(left));
    });
}

void draw_places(Context& context, const std::vector<SolePlace>& places, const Box& box) {
    constexpr double kPeople = 38, kNames = 0.44;
    const language::Catalogue& words = context.words;
    const double people = box.x1 - kPeople;
    const double middle = box.x0 + kNames * (people - box.x0);
    const std::vector<Table::Column> columns{
        {words.say("table.service"), box.x0, middle, Align::kLeft},
        {words.say("contents.part.services"), middle + 2, people, Align::kLeft},
        {words.say("choice.table.people"), people + 2, box.x1, Align::kRight}};
    std::vector<Table::Row> rows;
    for (const SolePlace& place : places)
        rows.push_back({place_of(context, place.sole.service),
                        context.category_name(place.category),
                        context.weight(place.sole.weight, place.category)});
    draw_rows(context, columns, rows, box, [&](std::size_t left) { return count(context, left); });
}

/// That of the title: the first that has a name.
const SolePlace& first_with_name(const Context& context, const std::vector<SolePlace>& places) {
    const auto named = std::find_if(places.begin(), places.end(), [&](const SolePlace& place) {
        return !context.territory.services[place.sole.service.index()].name.empty();
    });
    return named == places.end() ? places.front() : *named;
}

}  // namespace

bool has_choice(const Context& context) {
    return !sole_places(context).empty();
}

void draw_choice(Context& context) {
    const language::Catalogue& words = context.words;
    const Page& page = context.page;
    const std::vector<SolePlace> places = sole_places(context);
    const SolePlace& first = first_with_name(context, places);
    const draw::PageEntry& entry = context.page_list.page("choice");
    const PageFrame frame{
        words.say("choice.title", arg("service", place_of(context, first.sole.service)),
                  arg("topic", context.category_name(first.category)),
                  arg("minutes", context.group(first.category).limit),
                  arg("count", context.weight(first.sole.weight, first.category))),
        words.say("choice.topic"), words.say("choice.notes") + "\n" + source_line(context),
        entry.bookmark};
    draw_page(context, entry, frame, [&] {
        constexpr double kSpace = 9, kLeft = 0.48;
        Box shares{Page::left(), Page::body_top() + 2, page.right(), page.body_bottom()};
        Box sole = shares;
        if (!page.portrait()) {
            shares.x1 = page.left() + kLeft * page.body_width();
            sole.x0 = shares.x1 + kSpace;
            draw_shares(context, shares);
        } else {
            shares.y1 = shares.y0 + page.body_height() / 2;
            sole.y0 = draw_shares(context, shares) + kSpace;
        }
        draw_places(context, places, sole);
    });
}

}  // namespace relais::atlas
