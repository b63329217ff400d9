#include "render/style/style_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/core/error.h"

namespace relais::style {
namespace {

/// One key of the file and the part of the theme that it sets.
struct Key {
    std::string_view section, name;
    std::variant<Color Theme::*, double Theme::*, std::string Theme::*> member;
    std::string_view meaning;
};

constexpr std::array kKeys{
    Key{"colors", "paper", &Theme::paper, "the territory where nothing is drawn, and halos"},
    Key{"colors", "ink", &Theme::ink, "text, signs of services, the territory's outline"},
    Key{"colors", "quiet_ink", &Theme::quiet_ink, "captions and notes"},
    Key{"colors", "hairline", &Theme::hairline, "rules of tables, roads inside the territory"},
    Key{"colors", "panel", &Theme::panel, "land outside of the territory, the cover"},
    Key{"colors", "water", &Theme::water, "lakes and rivers"},
    Key{"colors", "ground_road", &Theme::ground_road, "roads outside of the territory"},
    Key{"colors", "zone_line", &Theme::zone_line, "between zones on maps of points"},
    Key{"colors", "group_line", &Theme::group_line, "between groups of zones"},
    Key{"colors", "no_data", &Theme::no_data, "under the hatching of areas without data"},
    Key{"colors", "hatch", &Theme::hatch, "the hatching itself"},
    Key{"colors", "bar", &Theme::bar, "bars of legends"},
    Key{"colors", "accent", &Theme::accent, "marks beside figures, the cover's dots"},
    Key{"lines", "territory", &Theme::territory_line, "millimetres"},
    Key{"lines", "group", &Theme::group_width, "millimetres"},
    Key{"lines", "zone", &Theme::zone_width, "millimetres"},
    Key{"lines", "road", &Theme::road_width, "millimetres"},
    Key{"fonts", "text", &Theme::text_family, "a family that is installed, with static faces"},
    Key{"fonts", "title", &Theme::title_family, "the same, for titles and large figures"},
    Key{"cover", "imprint", &Theme::imprint, "the publisher"},
};

std::string hex(Color color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

std::optional<Color> parse_color(const std::string& text) {
    if (text.size() != 7 || text[0] != '#') return {};
    if (text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos) return {};
    return Color::hex(static_cast<std::uint32_t>(std::stoul(text.substr(1), nullptr, 16)));
}

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view key,
                         std::string_view remedy) {
    throw Error(fmt::format("{}: {}: {}", file.string(), key, remedy));
}

Color color_of(const std::filesystem::path& file, const std::string& key, const toml::node& value) {
    const auto text = value.value<std::string>();
    const auto color = text ? parse_color(*text) : std::nullopt;
    if (!color) refuse(file, key, "write a colour as \"#rrggbb\", such as \"#1a1a1a\"");
    return *color;
}

void set(const std::filesystem::path& file, const Key& key, const toml::node& value, Theme& theme) {
    const std::string name = fmt::format("[{}] {}", key.section, key.name);
    if (const auto* color = std::get_if<Color Theme::*>(&key.member)) {
        theme.** color = color_of(file, name, value);
    } else if (const auto* number = std::get_if<double Theme::*>(&key.member)) {
        const auto width = value.value<double>();
        if (!width || !(*width >= 0.1 && *width <= 3)) {
            refuse(file, name, "write a width from 0.1 to 3 millimetres");
        }
        theme.** number = *width;
    } else {
        const auto text = value.value<std::string>();
        if (!text) refuse(file, name, "write a text in quotes");
        theme.*std::get<std::string Theme::*>(key.member) = *text;
    }
}

std::vector<Color> scale_of(const std::filesystem::path& file, const toml::node& value) {
    const char* remedy = "write 2 to 9 colours from best to worst, each darker than the one before";
    const toml::array* list = value.as_array();
    if (list == nullptr || list->size() < 2 || list->size() > 9) {
        refuse(file, "[scale] colors", remedy);
    }
    std::vector<Color> scale;
    for (const toml::node& entry : *list) {
        scale.push_back(color_of(file, "[scale] colors", entry));
        if (scale.size() > 1 && lightness(scale.back()) >= lightness(scale[scale.size() - 2])) {
            refuse(file, "[scale] colors", remedy);
        }
    }
    return scale;
}

void set_classes(const std::filesystem::path& file, std::string_view name, const toml::node& value,
                 Theme& theme) {
    if (name == "method") {
        const auto* const found = std::find(std::begin(kBreaksNames), std::end(kBreaksNames),
                                            value.value<std::string_view>().value_or(""));
        if (found == std::end(kBreaksNames)) {
            refuse(file, "[classes] method", "write \"fixed\", \"natural\" or \"quantiles\"");
        }
        theme.breaks = static_cast<Breaks>(found - std::begin(kBreaksNames));
        return;
    }
    const auto count = value.value<std::int64_t>();
    if (!count || *count < 2 || *count > 6) {
        refuse(file, "[classes] count", "write a whole number from 2 to 6");
    }
    theme.class_count = static_cast<std::size_t>(*count);
}

void read_section(const std::filesystem::path& file, std::string_view section,
                  const toml::table& table, Theme& theme) {
    for (const auto& [name, value] : table) {
        if (section == "scale" && name == "colors") {
            theme.scale = scale_of(file, value);
            continue;
        }
        if (section == "classes" && (name == "method" || name == "count")) {
            set_classes(file, name.str(), value, theme);
            continue;
        }
        const std::string_view wanted = name.str();
        const auto* const found = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& key) {
            return key.section == section && key.name == wanted;
        });
        if (found == kKeys.end()) {
            refuse(file, fmt::format("[{}] {}", section, wanted),
                   "this is not a key of a style; relais atlas --print-style lists them all");
        }
        set(file, *found, value, theme);
    }
}

}  // namespace

Theme read_style(const std::filesystem::path& file) {
    toml::table root;
    try {
        root = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        throw Error(
            fmt::format("{}, line {}: {}; correct it, or start from relais atlas --print-style",
                        file.string(), error.source().begin.line, error.description()));
    }
    Theme theme;
    for (const auto& [section, value] : root) {
        const toml::table* table = value.as_table();
        if (table == nullptr) {
            refuse(file, section.str(),
                   "put it under its [section]; relais atlas --print-style shows them all");
        }
        read_section(file, section.str(), *table, theme);
    }
    return theme;
}

std::string default_style() {
    const Theme theme;
    std::string text =
        "# The style of Relais. Keep the keys that you change, and leave out the rest.\n";
    std::string_view section;
    for (const Key& key : kKeys) {
        if (key.section != section) text += fmt::format("\n[{}]\n", key.section);
        section = key.section;
        std::string value;
        if (const auto* color = std::get_if<Color Theme::*>(&key.member)) {
            value = fmt::format("\"{}\"", hex(theme.**color));
        } else if (const auto* number = std::get_if<double Theme::*>(&key.member)) {
            value = fmt::format("{}", theme.**number);
        } else {
            value = fmt::format("\"{}\"", theme.*std::get<std::string Theme::*>(key.member));
        }
        text += fmt::format("{} = {}  # {}\n", key.name, value, key.meaning);
    }
    text += fmt::format(
        "\n[classes]\nmethod = \"{}\"  # fixed (those of each service, which compare territories), "
        "natural (Fisher-Jenks) or quantiles\ncount = {}  # of classes where they are computed\n",
        kBreaksNames[static_cast<std::size_t>(theme.breaks)], theme.class_count);
    text += "\n[scale]\n# From best to worst access, each darker than the one before.\ncolors = [";
    for (std::size_t k = 0; k < theme.scale.size(); ++k) {
        text += fmt::format("{}\"{}\"", k > 0 ? ", " : "", hex(theme.scale[k]));
    }
    return text + "]\n";
}

}  // namespace relais::style
