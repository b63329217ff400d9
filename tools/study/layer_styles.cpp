#include "tools/study/layer_styles.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/context.h"
#include "render/style/palette.h"

namespace relais::tools {
namespace {

using language::Catalogue;

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string rgb(style::Color color) {
    return fmt::format("{},{},{},255", color.r, color.g, color.b);
}

/// The properties of a symbol, as QGIS before and after 3.20 reads them.
std::string properties(const std::vector<std::pair<const char*, std::string>>& all) {
    std::string map = "<Option type=\"Map\">", props;
    for (const auto& [name, value] : all) {
        map += fmt::format("<Option name=\"{}\" type=\"QString\" value=\"{}\"/>", name, value);
        props += fmt::format("<prop k=\"{}\" v=\"{}\"/>", name, value);
    }
    return map + "</Option>" + props;
}

std::string fill_symbol(std::size_t number, style::Color color) {
    return fmt::format(
        "<symbol type=\"fill\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
        "<layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">{}</layer></symbol>",
        number,
        properties({{"color", rgb(color)},
                    {"style", "solid"},
                    {"outline_color", "255,255,255,255"},
                    {"outline_style", "solid"},
                    {"outline_width", "0.15"},
                    {"outline_width_unit", "MM"}}));
}

std::string marker_symbol(std::size_t number, style::Color color, const char* shape, double size) {
    return fmt::format(
        "<symbol type=\"marker\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
        "<layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">{}</layer></symbol>",
        number,
        properties({{"name", shape},
                    {"color", rgb(color)},
                    {"outline_style", "no"},
                    {"size", fmt::format("{}", size)},
                    {"size_unit", "MM"}}));
}

/// Names of columns in words: "Pharmacies: median (min)".
std::string aliases(const territory::Territory& territory, const Catalogue& words) {
    std::string text = "<aliases>";
    std::size_t index = 0;
    const auto add = [&](const std::string& field, const std::string& name) {
        text += fmt::format("<alias field=\"{}\" index=\"{}\" name=\"{}\"/>", field, index++,
                            escaped(name));
    };
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const std::string& key = territory.categories[c].key;
        const std::string name = atlas::category_name(territory, CategoryId{c}, words.code());
        const auto named = [&](const std::string& what) {
            return words.say("figure.reference", fmt::arg("name", name), fmt::arg("value", what));
        };
        add(key + "_median", named(words.say("table.median")));
        add(key + "_minutes", named(words.say("legend.title")));
        for (const int minutes : {10, 20, 30})
            add(fmt::format("{}_beyond_{}", key, minutes),
                named(words.say("table.beyond", fmt::arg("minutes", minutes))));
        add(key + "_unknown", named(words.say("table.unknown")));
    }
    return text + "</aliases>";
}

std::string document(const std::string& renderer, const std::string& more) {
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
           "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Fields\">" +
           renderer + more + "</qgis>\n";
}

/// A layer by minutes in `column`, in the classes of a category.
template <class Symbol>
std::string by_minutes(const territory::Territory& territory, CategoryId category,
                       const std::string& column, const Catalogue& words, const Symbol& symbol) {
    constexpr double kLongest = 1e6;  // minutes; no time is that long
    const style::Classes classes(territory.categories[category.index()].thresholds_minutes);
    const std::vector<style::Color> colors =
        style::minutes_palette(style::Theme{}, classes.bounds());
    std::string ranges, symbols;
    for (std::size_t k = 0; k < classes.count(); ++k) {
        const double lower = k == 0 ? 0 : classes.bounds()[k - 1];
        const double upper = k < classes.bounds().size() ? classes.bounds()[k] : kLongest;
        ranges += fmt::format(
            "<range lower=\"{}\" upper=\"{}\" symbol=\"{}\" render=\"true\" label=\"{}\"/>", lower,
            upper, k, escaped(atlas::class_label(words, classes, k)));
        symbols += symbol(k, colors[k]);
    }
    return document(
        fmt::format("<renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" symbollevels=\"0\" "
                    "graduatedMethod=\"GraduatedColor\" forceraster=\"0\" enableorderby=\"0\">"
                    "<ranges>{}</ranges><symbols>{}</symbols></renderer-v2>",
                    column, ranges, symbols),
        aliases(territory, words));
}

std::vector<CategoryId> served(const territory::Territory& territory) {
    std::vector<CategoryId> categories;
    for (std::size_t c = 0; c < territory.categories.size(); ++c) {
        const auto is_of = [c](const territory::Service& s) { return s.category.index() == c; };
        if (std::any_of(territory.services.begin(), territory.services.end(), is_of))
            categories.emplace_back(c);
    }
    return categories;
}

}  // namespace

std::vector<results::LayerStyle> layer_styles(const territory::Territory& territory,
                                              const std::string& language) {
    constexpr double kDot = 0.8, kSign = 2.6;  // millimetres
    std::vector<results::LayerStyle> styles;
    const std::vector<CategoryId> categories = served(territory);
    const auto add = [&](CategoryId category, const Catalogue& words, bool by_default) {
        const std::string& key = territory.categories[category.index()].key;
        const std::string name = fmt::format(
            "{} ({})", atlas::category_name(territory, category, words.code()), words.code());
        if (!territory.zones.empty())
            styles.push_back({"zones", name, by_default,
                              by_minutes(territory, category, key + "_median", words,
                                         [](std::size_t k, style::Color color) {
                                             return fill_symbol(k, color);
                                         })});
        styles.push_back({"households", name, by_default,
                          by_minutes(territory, category, key + "_minutes", words,
                                     [](std::size_t k, style::Color color) {
                                         return marker_symbol(k, color, "circle", kDot);
                                     })});
    };
    const Catalogue own = Catalogue::of(language);
    for (const CategoryId category : categories) add(category, own, category == categories.front());
    for (const char* code : territory::kLanguageCodes)
        if (code != own.code() && !categories.empty())
            add(categories.front(), Catalogue::of(code), false);
    styles.push_back(
        {"services", own.say("data.services"), true,
         document(fmt::format("<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" "
                              "forceraster=\"0\" enableorderby=\"0\"><symbols>{}</symbols>"
                              "</renderer-v2>",
                              marker_symbol(0, style::kNearBlack, "diamond", kSign)),
                  "")});
    return styles;
}

}  // namespace relais::tools
