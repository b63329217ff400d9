#include "render/atlas/blocks/legend.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

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
    const double share = box.x1 - 13;
    const double longest_share =
        context.canvas.width_of(context.numbers().percent(0.999), small());  // ">99 %"
    return {label, bar, share, box.x1, std::max(3.0, share - longest_share - 1.5 - bar)};
}

void draw_numbers(Context& context, const LegendColumns& columns, double baseline, double weight,
                  double total) {
    const double share = total > 0 ? weight / total : 0;
    context.canvas.text(context.numbers().percent(share), {columns.share, baseline}, small(),
                        Align::kRight);
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
double draw_head(Context& context, const std::string& text, const Box& box) {
    const double baseline = box.y0 + 3.2;
    const double title = draw_heading(context, text, {box.x0, baseline});
    const std::string of = context.words.say(fmt::format("legend.of.{}", context.unit()));
    const draw::TextStyle quiet{.size = 7, .color = context.canvas.theme().quiet_ink};
    if (title + 3 + context.canvas.width_of(of, quiet) <= box.width()) {
        context.canvas.text(of, {box.x1, baseline}, quiet, Align::kRight);
    }
    return box.y0 + 5.6;
}

bool has_no_data(const Legend& legend) {
    return legend.no_data > 0 || legend.no_data_zones > 0;
}

const char* sign_key(map::ServiceSign sign) {
    constexpr std::array kKeys{"legend.service", "legend.service.outside", "legend.service.closed",
                               "legend.service.opened"};
    return kKeys.at(static_cast<std::size_t>(sign));
}

double draw_no_data(Context& context, const Legend& legend, const Box& box, double y) {
    if (!has_no_data(legend)) return y;
    const LegendColumns columns = columns_of(context, legend, box);
    const Box swatch = Box::at(box.x0, y + 0.5, kSwatchWidth, kRow - 1);
    const std::array<Polyline, 1> ring{Polyline{{swatch.x0, swatch.y0},
                                                {swatch.x1, swatch.y0},
                                                {swatch.x1, swatch.y1},
                                                {swatch.x0, swatch.y1},
                                                {swatch.x0, swatch.y0}}};
    context.canvas.hatch(ring);
    std::string label = legend.no_data_label;
    if (legend.no_data_zones > 0) {
        const std::string longer =
            fmt::format("{} ({})", label, context.zones(legend.no_data_zones));
        const double room = columns.share - 9 - columns.label;  // left of the per cent
        if (context.canvas.width_of(longer, small()) <= room) label = longer;
    }
    context.canvas.text(label, {columns.label, y + 3.2}, small());
    draw_numbers(context, columns, y + 3.2, legend.no_data, legend.total());
    return y + kRow;
}

std::vector<std::string> class_labels(const language::Catalogue& words,
                                      const style::Classes& classes) {
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < classes.count(); ++k) {
        labels.push_back(class_label(words, classes, k));
    }
    return labels;
}

/// None; 1; 2 to 3; 4 to 6; 7 and more: as many of these as there are services.
style::Classes far_classes(std::size_t services) {
    std::vector<double> bounds;
    for (const double bound : {1.0, 2.0, 4.0, 7.0}) {
        if (bound <= static_cast<double>(services)) bounds.push_back(bound);
    }
    return style::Classes(bounds);
}

std::vector<std::string> far_labels(const language::Catalogue& words, const style::Classes& classes,
                                    std::size_t services) {
    std::vector<std::string> labels{words.say("sheet.legend.none")};
    const std::vector<double>& bounds = classes.bounds();
    for (std::size_t k = 0; k < bounds.size(); ++k) {
        const bool last = k + 1 == bounds.size();
        const double to = last ? static_cast<double>(services) : bounds[k + 1] - 1;
        const auto number = [&](double n) { return words.numbers().whole(n); };
        if (to <= bounds[k]) {
            labels.push_back(number(bounds[k]));
        } else if (last) {
            labels.push_back(words.say("sheet.legend.least", arg("from", number(bounds[k]))));
        } else {
            labels.push_back(words.say("sheet.legend.range", arg("from", number(bounds[k])),
                                       arg("to", number(to))));
        }
    }
    return labels;
}

/// The number of far services of every household, without weights.
Legend make_count_legend(const Context& context) {
    const std::size_t services = context.digest.served.size();
    Legend legend;
    legend.classes = far_classes(services);
    legend.title = context.words.say("sheet.legend", arg("minutes", kFarMinutes));
    legend.no_data_label = context.words.say("legend.no_data");
    if (std::find(context.digest.outside.begin(), context.digest.outside.end(), true) !=
        context.digest.outside.end()) {
        legend.signs.push_back(map::ServiceSign::kOutside);
    }
    legend.labels = far_labels(context.words, legend.classes, services);
    legend.palette = style::sequential_palette(context.theme(), legend.classes.count());
    for (const std::optional<std::size_t>& far : context.digest.far) {
        legend.household_class.push_back(
            far ? std::optional(legend.classes.of(static_cast<double>(*far))) : std::nullopt);
    }
    return legend;
}

bool has_outside(const Context& context, CategoryId category) {
    const std::vector<ServiceId> services = context.services_of(category);
    return std::any_of(services.begin(), services.end(), [&](ServiceId s) {
        return !context.digest.outside.empty() && context.digest.outside[s.index()];
    });
}

}  // namespace

std::size_t legend_rows(const Legend& legend) {
    return legend.palette.size() + (has_no_data(legend) ? 1 : 0) + legend.signs.size();
}

double Legend::total() const {
    double sum = no_data;
    for (const double w : weight) sum += w;
    return sum;
}

Legend make_legend(const Context& context, CategoryId category) {
    Legend legend;
    legend.classes = classes_of(context, category);
    legend.title = context.words.say("legend.title");
    legend.no_data_label = context.words.say("legend.no_data");
    if (has_outside(context, category)) legend.signs.push_back(map::ServiceSign::kOutside);
    legend.labels = class_labels(context.words, legend.classes);
    legend.palette = style::sequential_palette(context.canvas.theme(), legend.classes.count());
    legend.weight.resize(legend.classes.count());
    const std::vector<access::Nearest> nearest = context.nearest(category);
    for (std::size_t h = 0; h < nearest.size(); ++h) {
        const auto index = legend.classes.of(nearest[h]);
        const double weight = context.territory.households[h].weight;
        (index ? legend.weight[*index] : legend.no_data) += weight;
        legend.household_class.push_back(index);
    }
    for (std::size_t z = 0; z < context.territory.zones.size(); ++z) {
        const access::Summary summary = context.summary(ZoneId{z}, category);
        const bool known = summary.reached > 0;
        legend.zone_class.push_back(known ? std::optional(legend.classes.of(summary.mean))
                                          : std::nullopt);
        if (!known) ++legend.no_data_zones;
    }
    return legend;
}

Legend make_far_legend(const Context& context, const Area& area) {
    const std::vector<CategoryId>& served = context.digest.served;
    Legend legend =
        served.size() == 1 ? make_legend(context, served.front()) : make_count_legend(context);
    legend.weight.assign(legend.classes.count(), 0);
    legend.no_data = 0;
    legend.no_data_zones = 0;
    std::vector<bool> in_area(context.territory.zones.size(), false);
    for (const std::size_t z : area.zones) in_area[z] = true;
    for (std::size_t h = 0; h < legend.household_class.size(); ++h) {
        const territory::Household& household = context.territory.households[h];
        if (!household.zone.exists() || !in_area[household.zone.index()]) continue;
        const auto& index = legend.household_class[h];
        (index ? legend.weight[*index] : legend.no_data) += household.weight;
    }
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

double draw_legend(Context& context, const Legend& legend, const Box& box) {
    const Canvas::Tag tag(context.canvas, "P");
    const Canvas::Part part(context.canvas, "legend");
    const LegendColumns columns = columns_of(context, legend, box);
    const double greatest = *std::max_element(legend.weight.begin(), legend.weight.end());
    double y = draw_head(context, legend.title, box);
    for (std::size_t k = 0; k < legend.palette.size(); ++k) {
        const Box swatch = Box::at(box.x0, y + 0.5, kSwatchWidth, kRow - 1);
        context.canvas.fill(swatch, legend.palette[k]);
        context.canvas.stroke(swatch, {0.1, context.theme().quiet_ink});  // seen in a photocopy
        context.canvas.text(legend.labels[k], {columns.label, y + 3.2}, small());
        draw_bar(context, columns, y, legend.weight[k], greatest);
        draw_numbers(context, columns, y + 3.2, legend.weight[k], legend.total());
        y += kRow;
    }
    y = draw_no_data(context, legend, box, y);
    for (const map::ServiceSign sign : legend.signs) {
        map::draw_service_sign(context.canvas, {{box.x0 + kSwatchWidth / 2, y + kRow / 2}, sign});
        context.canvas.text(context.words.say(sign_key(sign)), {columns.label, y + 3.2}, small());
        y += kRow;
    }
    return y;
}

}  // namespace relais::atlas
