#include <algorithm>
#include <array>
#include <memory>
#include <numbers>
#include <string>

#include <fmt/format.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "engine/core/error.h"
#include "render/draw/cairo_impl.h"

namespace relais::draw {
namespace {

/// Never a silent substitute: widths, figures and accents are laid out for this family.
void require_family(PangoFontMap* fonts, const std::string& name) {
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(fonts, &families, &count);
    const bool found = std::any_of(families, families + count, [&](PangoFontFamily* family) {
        return name == pango_font_family_get_name(family);
    });
    g_free(families);
    if (!found) {
        throw Error(
            fmt::format("the font family \"{}\" is not installed; install it (the default style "
                        "needs Debian's package fonts-inter) or name another in the style file",
                        name));
    }
}

PangoWeight weight_of(Face face) {
    constexpr std::array kWeights{PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD,
                                  PANGO_WEIGHT_BOLD, PANGO_WEIGHT_BOLD};
    return kWeights.at(static_cast<std::size_t>(face));
}

void insert(PangoAttrList* attributes, PangoAttribute* attribute, std::size_t from,
            std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(attributes, attribute);
}

/// "km/h" may not break at its stroke.
void keep_units_whole(std::string_view text, PangoAttrList* attributes) {
    constexpr std::string_view kUnit = "km/h";
    for (std::size_t at = text.find(kUnit); at != std::string_view::npos;
         at = text.find(kUnit, at + kUnit.size())) {
        insert(attributes, pango_attr_allow_breaks_new(FALSE), at, at + kUnit.size());
    }
}

/// The letters of the French ordinal "1er" are small and raised.
void raise_ordinals(std::string_view text, double size, PangoAttrList* attributes) {
    constexpr std::string_view kOrdinal = "1er";
    constexpr double kLeast = 6, kRaised = 0.34;  // points; a part of the size
    const double small = std::clamp(kLeast / size, 0.66, 1.0);
    const auto is_word = [&](std::size_t at) {
        return at < text.size() && (g_ascii_isalnum(text[at]) || (text[at] & 0x80) != 0);
    };
    for (std::size_t at = text.find(kOrdinal); at != std::string_view::npos;
         at = text.find(kOrdinal, at + 1)) {
        // A no-break space, whose bytes are not ASCII, may precede or follow it.
        const std::size_t end = at + kOrdinal.size();
        const bool space_before = at >= 2 && text.substr(at - 2, 2) == "\u00a0";
        const bool space_after = text.substr(end, 2) == "\u00a0";
        if ((at > 0 && is_word(at - 1) && !space_before) || (is_word(end) && !space_after))
            continue;
        insert(attributes, pango_attr_scale_new(small), at + 1, end);
        insert(attributes, pango_attr_rise_new(static_cast<int>(kRaised * size * PANGO_SCALE)),
               at + 1, end);
    }
}

/// Text in a script that no installed font has, in Latin letters: "Tbilisi" for "თბილისი". Empty
/// where that is not possible.
std::string in_latin(const char* text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Any-Latin; NFC; Title", UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0 || !latin) return {};
    icu::UnicodeString converted = icu::UnicodeString::fromUTF8(text);
    latin->transliterate(converted);
    std::string result;
    return converted.toUTF8String(result);
}

double to_mm(int pango_units) {
    return pango_units / static_cast<double>(PANGO_SCALE) / kPointsPerMm;
}

}  // namespace

/// Sizes are true points and glyphs are positioned by the font's metrics: no 96 dpi, no hinting, no
/// rounding to pixels.
void CairoCanvas::Impl::set_up_text() {
    fonts.reset(pango_cairo_font_map_new());
    require_family(fonts.get(), theme.text_family);
    require_family(fonts.get(), theme.title_family);
    context.reset(pango_font_map_create_context(fonts.get()));
    pango_cairo_update_context(cr(), context.get());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const std::string language = metadata.language.empty() ? "en" : metadata.language;
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    layout.reset(pango_layout_new(context.get()));
}

void CairoCanvas::Impl::lay_out(std::string_view text, const TextStyle& style, double width) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(
        font, (style.face == Face::kTitle ? theme.title_family : theme.text_family).c_str());
    pango_font_description_set_weight(font, weight_of(style.face));
    pango_font_description_set_size(font, static_cast<int>(style.size * PANGO_SCALE));
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);

    PangoAttrList* attributes = pango_attr_list_new();
    if (style.tabular) {
        pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    }
    if (width >= 0) {
        pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(static_cast<int>(
                                               style.size * style.leading * PANGO_SCALE)));
        keep_units_whole(text, attributes);
    }
    raise_ordinals(text, style.size, attributes);
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);

    pango_layout_set_width(layout.get(),
                           width < 0 ? -1 : static_cast<int>(width * kPointsPerMm * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    // Names are from users' files: bytes that are not UTF-8 are shown as U+FFFD, without a warning.
    const std::unique_ptr<char, decltype(&g_free)> valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free);
    pango_layout_set_text(layout.get(), valid.get(), -1);
    unwritten = pango_layout_get_unknown_glyphs_count(layout.get());
    if (unwritten == 0) return;
    if (const std::string latin = in_latin(valid.get()); !latin.empty()) {
        pango_layout_set_text(layout.get(), latin.c_str(), -1);
        unwritten = pango_layout_get_unknown_glyphs_count(layout.get());
    }
}

void CairoCanvas::Impl::move_to_baseline(geometry::Point at, Align align) const {
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    const double share = align == Align::kLeft ? 0.0 : align == Align::kCentre ? 0.5 : 1.0;
    cairo_move_to(cr(), (at.x - share * to_mm(width)) * kPointsPerMm,
                  (at.y - to_mm(pango_layout_get_baseline(layout.get()))) * kPointsPerMm);
}

/// Line by line, with a space after each. Pango leaves out the space at which it breaks a line, and
/// without it a screen reader joins the last word of a line to the first of the next.
void CairoCanvas::Impl::show_lines(geometry::Point at) const {
    const std::unique_ptr<PangoLayout, ObjectDeleter> space(pango_layout_copy(layout.get()));
    pango_layout_set_attributes(space.get(), nullptr);
    pango_layout_set_text(space.get(), " ", 1);
    PangoLayoutLine* const gap = pango_layout_get_line_readonly(space.get(), 0);
    const std::string_view text = pango_layout_get_text(layout.get());
    const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> line(
        pango_layout_get_iter(layout.get()), pango_layout_iter_free);
    do {
        const PangoLayoutLine* const words = pango_layout_iter_get_line_readonly(line.get());
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(line.get(), nullptr, &extents);
        const double x = at.x + to_mm(extents.x);
        const double y = at.y + to_mm(pango_layout_iter_get_baseline(line.get()));
        cairo_move_to(cr(), x * kPointsPerMm, y * kPointsPerMm);
        pango_cairo_show_layout_line(cr(), pango_layout_iter_get_line_readonly(line.get()));
        const auto end =
            static_cast<std::size_t>(words->start_index) + static_cast<std::size_t>(words->length);
        const bool is_last = end == 0 || end >= text.size();
        if (is_last || (text[end - 1] != ' ' && text[end] != '\n')) continue;
        cairo_move_to(cr(), (x + to_mm(extents.width)) * kPointsPerMm, y * kPointsPerMm);
        pango_cairo_show_layout_line(cr(), gap);
    } while (pango_layout_iter_next_line(line.get()));
}

double CairoCanvas::text(std::string_view text, geometry::Point at, const TextStyle& style,
                         Align align) {
    impl_->lay_out(text, style, -1);
    impl_->ink(style.color);
    impl_->move_to_baseline(at, align);
    pango_cairo_show_layout(impl_->cr(), impl_->layout.get());
    int width = 0;
    pango_layout_get_size(impl_->layout.get(), &width, nullptr);
    return to_mm(width);
}

void CairoCanvas::text_with_halo(std::string_view text, geometry::Point at, const TextStyle& style,
                                 Align align, const Halo& halo) {
    impl_->lay_out(text, style, -1);
    impl_->move_to_baseline(at, align);
    pango_cairo_layout_path(impl_->cr(), impl_->layout.get());
    impl_->ink(halo.color, halo.strength);
    cairo_set_dash(impl_->cr(), nullptr, 0, 0);
    cairo_set_line_width(impl_->cr(), 2 * halo.width * kPointsPerMm);
    cairo_stroke(impl_->cr());
    impl_->ink(style.color);
    impl_->move_to_baseline(at, align);
    pango_cairo_show_layout(impl_->cr(), impl_->layout.get());
}

void CairoCanvas::text_upwards(std::string_view text, geometry::Point at, const TextStyle& style) {
    impl_->lay_out(text, style, -1);
    impl_->ink(style.color);
    cairo_save(impl_->cr());
    cairo_translate(impl_->cr(), at.x * kPointsPerMm, at.y * kPointsPerMm);
    cairo_rotate(impl_->cr(), -std::numbers::pi / 2);
    impl_->move_to_baseline({0, 0}, Align::kLeft);
    pango_cairo_show_layout(impl_->cr(), impl_->layout.get());
    cairo_restore(impl_->cr());
}

double CairoCanvas::paragraph(std::string_view text, geometry::Point at, double width,
                              const TextStyle& style) {
    impl_->lay_out(text, style, width);
    impl_->ink(style.color);
    int height = 0;
    pango_layout_get_size(impl_->layout.get(), nullptr, &height);
    impl_->show_lines(at);
    return to_mm(height);
}

double CairoCanvas::width_of(std::string_view text, const TextStyle& style) {
    const Impl::Measured key{static_cast<int>(style.size * PANGO_SCALE), style.face, style.tabular,
                             std::string(text)};
    const auto known = impl_->widths.find(key);
    if (known != impl_->widths.end()) return known->second;
    impl_->lay_out(text, style, -1);
    int width = 0;
    pango_layout_get_size(impl_->layout.get(), &width, nullptr);
    return impl_->widths[key] = to_mm(width);
}

double CairoCanvas::height_of(std::string_view text, double width, const TextStyle& style) {
    impl_->lay_out(text, style, width);
    int height = 0;
    pango_layout_get_size(impl_->layout.get(), nullptr, &height);
    return to_mm(height);
}

int CairoCanvas::unwritten() const {
    return impl_->unwritten;
}

}  // namespace relais::draw
