#include "render/atlas/blocks/legend.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "render/atlas/blocks/far_classes.h"
#include "render/atlas/document/frame.h"
#include "render/map/layers.h"
#include "render/style/palette.h"

namespace relais::atlas {
namespace {

constexpr double kRow = 4.5;
constexpr double kSwatchWidth = 7.5;

draw::TextStyle small() {
    return {.size = 8, .tabular = true};
}

struct LegendColumns {
    double label, bar, share, weight;
    double bar_width;
};

/// Bars start right of the longest label of a class.
LegendColumns columns_of(const Context& context, const Legend& legend, const Box& box) {
    const double label = box.x0 + kSwatchWidth + 2;
    double widest = 0;
    for (const std::string& text : legend.labels) {
        widest = std::max(widest, context.canvas.width_of(text, small()));
    }
    const double bar = label + widest + 2.5;
    const double share = box.x1 - 12;
    const double longest_share =
        context.canvas.width_of(context.numbers().percent(0.999), small());  // ">99 %"
    return {label, bar, share, box.x1, std::max(1.0, share - longest_share - 1 - bar)};
}

void draw_numbers(Context& context, const LegendColumns& columns, double baseline, double weight,
                  const std::string& share) {
    {
        const Canvas::Tag tag(context.canvas, "TD");
        context.canvas.text(share, {columns.share, baseline}, small(), Align::kRight);
    }
    const Canvas::Tag tag(context.canvas, "TD");
    draw::TextStyle quiet = small();
    quiet.color = context.canvas.theme().quiet_ink;
    context.canvas.text(context.numbers().whole(weight), {columns.weight, baseline}, quiet,
                        Align::kRight);
}

void draw_bar(Context& context, const LegendColumns& columns, double y, double weight,
              double greatest) {
    if (!(weight > 0) || !(greatest > 0)) return;
    const double width = std::max(0.3, columns.bar_width * weight / greatest);
    context.canvas.fill(Box::at(columns.bar, y + 0.9, width, kRow - 1.8),
                        context.canvas.theme().bar);
}

/// Heading: the measure, and the people counted in the bars.
double draw_head(Context& context, const Legend& legend, const Box& box) {
    const double baseline = box.y0 + 3.2;
    const double title = draw_heading(context, legend.title, {box.x0, baseline});
    const draw::TextStyle quiet{.size = kSmallText, .color = context.canvas.theme().quiet_ink};
    if (title + 3 + context.canvas.width_of(legend.of, quiet) <= box.width()) {
        const Canvas::Tag tag(context.canvas, "P");
        context.canvas.text(legend.of, {box.x1, baseline}, quiet, Align::kRight);
    }
    return box.y0 + 5.6;
}

/// A row below the classes: what has no class, and its sign.
struct SignRow {
    enum class Swatch : std::uint8_t { kHatch, kDot, kGrey, kPaper } swatch;
    std::string label;
    std::optional<double> weight;  ///< absent: of zones without people
    std::size_t zones = 0;
    bool is_known = true;  ///< part of what the per cents are of
};

std::vector<SignRow> sign_rows(const language::Catalogue& words, const Legend& legend) {
    using Swatch = SignRow::Swatch;
    std::vector<SignRow> rows;
    std::size_t hatched = legend.zones_with(map::NoClass::kNoTime);
    if (legend.no_route > 0) {
        rows.push_back({Swatch::kHatch, words.say("legend.no_route"), legend.no_route, hatched});
        hatched = 0;
    }
    if (legend.no_data > 0 || hatched > 0) {
        rows.push_back({rows.empty() ? Swatch::kHatch : Swatch::kDot, legend.no_data_label,
                        legend.no_data, hatched, false});
    }
    for (const auto& [sign, swatch, key] :
         {std::tuple(map::NoClass::kNoFigure, Swatch::kGrey, "legend.no_figure"),
          std::tuple(map::NoClass::kNobody, Swatch::kPaper, "legend.nobody")}) {
        if (const std::size_t zones = legend.zones_with(sign); zones > 0)
            rows.push_back({swatch, words.say(key), {}, zones});
    }
    return rows;
}

const char* sign_key(map::ServiceSign sign) {
    constexpr std::array kKeys{"legend.service", "legend.service.outside", "legend.service.closed",
                               "legend.service.opened"};
    return kKeys.at(static_cast<std::size_t>(sign));
}

void draw_swatch(Context& context, SignRow::Swatch swatch, const Box& box) {
    Canvas& canvas = context.canvas;
    const style::Theme& theme = context.theme();
    const std::array<Polyline, 1> ring{geometry::outline(box)};
    switch (swatch) {
        case SignRow::Swatch::kHatch:
            return canvas.hatch(ring);
        case SignRow::Swatch::kDot:
            return canvas.dots(std::array{box.centre()}, 1.2, theme.hatch);
        case SignRow::Swatch::kGrey:
            canvas.fill(box, map::color_of(theme, map::NoClass::kNoFigure));
            break;
        case SignRow::Swatch::kPaper:
            break;
    }
    canvas.stroke(box, {0.1, theme.quiet_ink});
}

struct Label {
    std::string text;
    double size = small().size;
};

/// The per cent of a row; a dash for the weight whose time is not known, and where none is.
std::string share_of(const Context& context, const Legend& legend, double weight,
                     bool is_known = true) {
    const double known = legend.known();
    return is_known && known > 0 ? context.numbers().percent(weight / known) : "–";
}

/// One row: a label, and the weight with its share and its bar.
void draw_row(Context& context, const LegendColumns& columns, double y, const Label& label,
              const std::optional<double>& weight, const std::string& share, double greatest) {
    {
        const Canvas::Tag tag(context.canvas, "TH");
        draw::TextStyle style = small();
        style.size = label.size;
        context.canvas.text(label.text, {columns.label, y + 3.2}, style);
    }
    if (!weight) return;
    draw_bar(context, columns, y, *weight, greatest);
    draw_numbers(context, columns, y + 3.2, *weight, share);
}

/// The label of a class, smaller where that takes it left of the per cent.
Label label_of(const Context& context, const std::string& text, const LegendColumns& columns) {
    const double end =
        columns.share - context.canvas.width_of(context.numbers().percent(0.999), small()) - 1.5;
    draw::TextStyle style = small();
    while (style.size > 6.5 && columns.label + context.canvas.width_of(text, style) > end)
        style.size -= 0.5;
    return {text, style.size};
}

/// The label with its number of zones, smaller where that takes it, left of the per cent.
Label label_of(const Context& context, const SignRow& row, const LegendColumns& columns,
               const std::string& share) {
    if (row.zones == 0) return {row.label};
    const double end =
        row.weight ? columns.share - context.canvas.width_of(share, small()) - 1.5 : columns.weight;
    const std::string longer = fmt::format("{} ({})", row.label, context.zones(row.zones));
    draw::TextStyle style = small();
    for (; style.size >= 6.5; style.size -= 0.5) {
        if (columns.label + context.canvas.width_of(longer, style) <= end)
            return {longer, style.size};
    }
    return {row.label};
}

std::vector<std::string> class_labels(const language::Catalogue& words,
                                      const style::Classes& classes) {
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < classes.count(); ++k) {
        labels.push_back(class_label(words, classes, k));
    }
    return labels;
}

std::string legend_of(const language::Catalogue& words, const Counted& counted) {
    return words.say(fmt::format("legend.of.{}", counted.unit), arg("group", counted.name),
                     arg("of", counted.of));
}

/// The number of far basket services of every household, without weights.
Legend make_count_legend(const Context& context) {
    const std::size_t services = context.digest.basket.size();
    const FarClasses classes(services);
    Legend legend = legend_of_all(
        context,
        context.words.say(context.digest.basket_is_daily ? "sheet.legend.daily" : "sheet.legend"));
    legend.labels = classes.labels(context.words);
    legend.palette = style::sequential_palette(context.theme(), classes.count());
    for (const std::optional<std::size_t>& far : context.digest.far) {
        legend.household_class.push_back(far ? std::optional(classes.of(*far)) : std::nullopt);
    }
    return legend;
}

bool has_outside(const Context& context, CategoryId category) {
    const std::vector<ServiceId> services = context.services_of(category);
    return std::any_of(services.begin(), services.end(), [&](ServiceId s) {
        return !context.digest.outside.empty() && context.digest.outside[s.index()];
    });
}

/// The class of each zone by its median, or the sign of those without a class.
void classify_zones(const Context& context, CategoryId category, Legend& legend) {
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        // Zones without people of the group have the median of all people.
        const access::Summary& group = context.summary(ZoneId{z}, category);
        const access::Summary summary =
            group.weight > 0 ? group : context.everyone(ZoneId{z}, category);
        const bool known = summary.reached > 0;
        legend.zone_class.push_back(known ? std::optional(legend.classes.of(summary.median))
                                          : std::nullopt);
    }
    legend.no_class = signs_without_class(context);
}

}  // namespace

std::vector<map::NoClass> signs_without_class(const Context& context) {
    const std::vector<territory::Zone>& zones = context.territory.zones;
    const bool has_figures =
        std::any_of(zones.begin(), zones.end(),
                    [](const territory::Zone& zone) { return zone.population.has_value(); });
    std::vector<map::NoClass> signs;
    for (std::size_t z = 0; z < zones.size(); ++z)
        signs.push_back(context.digest.zones[z].all > 0       ? map::NoClass::kNoTime
                        : has_figures && !zones[z].population ? map::NoClass::kNoFigure
                                                              : map::NoClass::kNobody);
    return signs;
}

std::size_t legend_rows(const Legend& legend) {
    std::size_t rows = legend.palette.size() + legend.signs.size();
    if (!legend.families.empty()) rows += 1 + (legend.families.size() + 1) / 2;
    if (legend.no_route > 0) ++rows;
    if (legend.no_data > 0 ||
        (legend.no_route == 0 && legend.zones_with(map::NoClass::kNoTime) > 0))
        ++rows;
    for (const map::NoClass sign : {map::NoClass::kNoFigure, map::NoClass::kNobody})
        if (legend.zones_with(sign) > 0) ++rows;
    return rows;
}

std::size_t longest_legend(const Context& context) {
    std::size_t most = 0;
    for (const CategoryId category : context.digest.served)
        most = std::max(most, legend_rows(make_legend(context, category)));
    return most;
}

double Legend::known() const {
    double sum = no_route;
    for (const double w : weight) sum += w;
    return sum;
}

std::size_t Legend::zones_with(map::NoClass sign) const {
    std::size_t count = 0;
    for (std::size_t z = 0; z < zone_class.size(); ++z) {
        const map::NoClass own = no_class.empty() ? map::NoClass::kNoTime : no_class[z];
        if (!zone_class[z] && own == sign) ++count;
    }
    return count;
}

Legend legend_of_all(const Context& context, std::string title) {
    Legend legend;
    legend.title = std::move(title);
    legend.of = context.words.say(fmt::format("legend.of.{}", context.unit()), arg("group", ""),
                                  arg("of", ""));
    legend.no_data_label = context.words.say("legend.no_data");
    return legend;
}

Legend make_legend(const Context& context, CategoryId category) {
    Legend legend;
    legend.classes = classes_of(context, category);
    legend.title = context.words.say("legend.title");
    legend.of = legend_of(context.words, context.counted(category));
    legend.no_data_label = context.words.say("legend.unknown");
    if (has_outside(context, category)) legend.signs.push_back(map::ServiceSign::kOutside);
    legend.labels = class_labels(context.words, legend.classes);
    legend.palette = context.theme().breaks == style::Breaks::kFixed
                         ? style::minutes_palette(context.theme(), legend.classes.bounds())
                         : style::sequential_palette(context.theme(), legend.classes.count());
    legend.weight.resize(legend.classes.count());
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const auto index = legend.classes.of(nearest[h]);
        double& sum = index                                   ? legend.weight[*index]
                      : access::surely_far(nearest[h].reason) ? legend.no_route
                                                              : legend.no_data;
        sum += context.weight_of(h, category);
        legend.household_class.push_back(index);
    }
    classify_zones(context, category, legend);
    return legend;
}

namespace {

/// Of the services that are served, in the order of the families.
std::vector<territory::Family> families_of(const Context& context) {
    std::vector<territory::Family> families;
    for (const CategoryId category : context.digest.served)
        families.push_back(context.territory.categories[category.index()].family);
    std::sort(families.begin(), families.end());
    families.erase(std::unique(families.begin(), families.end()), families.end());
    return families;
}

}  // namespace

Legend make_far_legend(const Context& context, const Area& area) {
    const std::vector<CategoryId>& basket = context.digest.basket;
    const bool one = basket.size() == 1;
    Legend legend = one ? make_legend(context, basket.front()) : make_count_legend(context);
    legend.weight.assign(legend.palette.size(), 0);
    legend.no_route = legend.no_data = 0;
    legend.zone_class.clear();
    legend.no_class.clear();
    if (context.digest.served.size() > 1) {
        legend.signs.clear();
        legend.families = families_of(context);
    }
    std::vector<bool> in_area(context.territory.zones.size(), false);
    for (const std::size_t z : area.zones) in_area[z] = true;
    const std::vector<access::Nearest> nearest =
        one ? context.nearest(basket.front()) : std::vector<access::Nearest>{};
    for (std::size_t h = 0; h < legend.household_class.size(); ++h) {
        const territory::Household& household = context.territory.households[h];
        if (!household.zone.exists() || !in_area[household.zone.index()]) continue;
        const auto& index = legend.household_class[h];
        const bool no_route = one && access::surely_far(nearest[h].reason);
        (index      ? legend.weight[*index]
         : no_route ? legend.no_route
                    : legend.no_data) +=
            one ? context.weight_of(h, basket.front()) : household.weight;
    }
    return legend;
}

Legend legend_of_zones(const Context& context, CategoryId category, Legend legend,
                       const std::vector<std::size_t>& zones) {
    std::vector<bool> chosen(context.territory.zones.size(), false);
    for (const std::size_t z : zones) chosen[z] = true;
    const std::vector<access::Nearest> nearest = context.nearest(category);
    legend.weight.assign(legend.palette.size(), 0);
    legend.no_route = legend.no_data = 0;
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const ZoneId zone = context.territory.households[h].zone;
        if (!zone.exists() || !chosen[zone.index()]) continue;
        const auto& index = legend.household_class[h];
        double& sum = index                                   ? legend.weight[*index]
                      : access::surely_far(nearest[h].reason) ? legend.no_route
                                                              : legend.no_data;
        sum += context.weight_of(h, category);
    }
    for (std::size_t z = 0; z < chosen.size(); ++z)
        if (!chosen[z]) legend.zone_class[z] = 0;  // of another zone: none of its signs is listed
    return legend;
}

std::string class_label(const language::Catalogue& words, const style::Classes& classes,
                        std::size_t index) {
    const std::vector<double>& bounds = classes.bounds();
    const auto bound = [&](std::size_t i) { return words.numbers().bound(bounds[i]); };
    if (bounds.empty()) return words.say("class.any");
    if (index == 0) return words.say("class.first", arg("to", bound(0)));
    if (index == bounds.size()) return words.say("class.last", arg("from", bound(index - 1)));
    return words.say("class.middle", arg("from", bound(index - 1)), arg("to", bound(index)));
}

namespace {

const char* family_key(territory::Family family) {
    constexpr std::array<const char*, territory::kFamilies> kKeys{
        "family.children", "family.schools", "family.elderly",
        "family.health",   "family.public",  "family.social"};
    return kKeys.at(static_cast<std::size_t>(family));
}

/// The signs of the families of services, in two columns under a line of text. Returns the lower
/// edge.
double draw_families(Context& context, const Legend& legend, const Box& box, double y) {
    if (legend.families.empty()) return y;
    {
        const Canvas::Tag row(context.canvas, "TR");
        const Canvas::Tag cell(context.canvas, "TH");
        context.canvas.text(context.words.say("family.title"), {box.x0, y + 3.2},
                            {.size = kSmallText, .color = context.theme().quiet_ink});
    }
    y += kRow;
    for (std::size_t i = 0; i < legend.families.size(); i += 2) {
        const Canvas::Tag row(context.canvas, "TR");
        for (std::size_t k = i; k < std::min(i + 2, legend.families.size()); ++k) {
            const Canvas::Tag cell(context.canvas, "TD");
            const double x = box.x0 + (k == i ? 0 : box.width() / 2);
            map::draw_family_sign(context.canvas, {x + 1.8, y + kRow / 2}, legend.families[k]);
            context.canvas.text(context.words.say(family_key(legend.families[k])), {x + 4, y + 3.2},
                                small());
        }
        y += kRow;
    }
    return y;
}

}  // namespace

double draw_legend(Context& context, const Legend& legend, const Box& box) {
    const Canvas::Part part(context.canvas, "legend");
    const LegendColumns columns = columns_of(context, legend, box);
    const double greatest = *std::max_element(legend.weight.begin(), legend.weight.end());
    double y = draw_head(context, legend, box);
    const auto swatch = [&] { return Box::at(box.x0, y + 0.5, kSwatchWidth, kRow - 1); };
    const Canvas::Tag table(context.canvas, "Table");
    for (std::size_t k = 0; k < legend.palette.size(); ++k) {
        const Canvas::Tag row(context.canvas, "TR");
        context.canvas.fill(swatch(), legend.palette[k]);
        context.canvas.stroke(swatch(), {0.1, context.theme().quiet_ink});  // seen in a photocopy
        draw_row(context, columns, y, label_of(context, legend.labels[k], columns),
                 legend.weight[k], share_of(context, legend, legend.weight[k]), greatest);
        y += kRow;
    }
    for (const SignRow& sign : sign_rows(context.words, legend)) {
        const Canvas::Tag row(context.canvas, "TR");
        draw_swatch(context, sign.swatch, swatch());
        const std::string share = share_of(context, legend, sign.weight.value_or(0), sign.is_known);
        draw_row(context, columns, y, label_of(context, sign, columns, share), sign.weight, share,
                 0);
        y += kRow;
    }
    for (const map::ServiceSign sign : legend.signs) {
        const Canvas::Tag row(context.canvas, "TR");
        map::draw_service_sign(context.canvas, {{box.x0 + kSwatchWidth / 2, y + kRow / 2}, sign});
        draw_row(context, columns, y, {context.words.say(sign_key(sign))}, {}, "", 0);
        y += kRow;
    }
    return draw_families(context, legend, box, y);
}

}  // namespace relais::atlas
