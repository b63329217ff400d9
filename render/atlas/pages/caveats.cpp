#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/atlas/blocks/legend.h"
#include "render/atlas/document/frame.h"
#include "render/atlas/pages/pages.h"

namespace relais::atlas {
namespace {

constexpr double kCaveatGutter = 10, kAfterCaveat = 4;

draw::TextStyle caveat_style() {
    return {.size = 10, .leading = 1.4};
}

/// A subject and what has to be known about it.
struct Caveat {
    std::string heading, text;
};

class Caveats {
  public:
    explicit Caveats(const Context& context) : context_(context), words_(context.words) {
        people();
        places();
        services();
    }
    [[nodiscard]] std::vector<Caveat> take() { return std::move(caveats_); }

  private:
    void add(const char* heading, const std::vector<std::string>& sentences) {
        if (!sentences.empty())
            caveats_.push_back({words_.say(fmt::format("caveats.{}", heading)),
                                fmt::format("{}", fmt::join(sentences, " "))});
    }
    [[nodiscard]] std::string percent(double share) const {
        return context_.numbers().percent(share);
    }
    [[nodiscard]] std::size_t zones_without_figure() const {
        if (context_.digest.served.empty()) return 0;
        return make_legend(context_, context_.digest.served.front())
            .zones_with(map::NoClass::kNoFigure);
    }

    void people() {
        const territory::Territory& territory = context_.territory;
        const territory::Estimates& estimates = territory.estimates;
        std::vector<std::string> sentences;
        const auto estimated = static_cast<std::size_t>(
            std::count(estimates.zones.begin(), estimates.zones.end(), true));
        if (estimated > 0) {
            sentences.push_back(
                words_.say("caveat.zones", arg("zones", context_.zones(estimated)),
                           arg("count", context_.weight(estimates.zone_people)),
                           arg("share", percent(estimates.zone_people / context_.total_weight()))));
        }
        if (const std::size_t zones = zones_without_figure(); zones > 0)
            sentences.push_back(
                words_.say("caveat.no_figure", arg("zones", context_.zones(zones))));
        std::vector<std::string> all_ages;
        for (const CategoryId c : context_.digest.served) {
            if (!territory.categories[c.index()].demand.empty() && context_.group(c).key.empty())
                all_ages.push_back(context_.category_name(c));
        }
        if (territory.unit == territory::WeightUnit::kDwellings)
            sentences.push_back(words_.say("caveat.dwellings"));
        else if (!all_ages.empty())
            sentences.push_back(words_.say("caveat.all_ages", arg("list", joined(all_ages))));
        add("people", sentences);
    }

    void places() {
        constexpr double kWorthIt = 0.005;
        const territory::Estimates& estimates = context_.territory.estimates;
        std::vector<std::string> sentences;
        for (const auto& [share, key] : {std::pair(estimates.along_roads, "caveat.along_roads"),
                                         std::pair(estimates.at_one_point, "caveat.at_one_point"),
                                         std::pair(estimates.presumed_homes, "caveat.presumed")}) {
            if (share >= kWorthIt)
                sentences.push_back(words_.say(key, arg("share", percent(share))));
        }
        add("places", sentences);
    }

    void services() {
        std::vector<std::string> sentences, few;
        for (const CategoryId c : context_.digest.served) {
            if (context_.group(c).conclusive) continue;
            few.push_back(
                fmt::format("{} ({})", context_.category_name(c), context_.services_of(c).size()));
        }
        if (!few.empty()) sentences.push_back(words_.say("caveat.thin", arg("list", joined(few))));
        const std::vector<bool>& off_roads = context_.digest.unreachable;
        const auto unreachable =
            static_cast<double>(std::count(off_roads.begin(), off_roads.end(), true));
        if (unreachable > 0)
            sentences.push_back(
                words_.say("caveat.off_roads", arg("places", words_.count("places", unreachable))));
        add("services", sentences);
    }

    static std::string joined(const std::vector<std::string>& names) {
        return fmt::format("{}", fmt::join(names, ", "));
    }

    const Context& context_;
    const language::Catalogue& words_;
    std::vector<Caveat> caveats_;
};

}  // namespace

bool has_caveats(const Context& context) {
    return !Caveats(context).take().empty();
}

void draw_caveats(Context& context) {
    const draw::PageEntry& entry = context.page_list.page("caveats");
    const PageFrame frame{context.words.say("caveats.title"), context.words.say("caveats.topic"),
                          source_line(context), entry.bookmark};
    draw_page(context, entry, frame, [&] {
        const std::vector<Caveat> caveats = Caveats(context).take();
        const bool portrait = context.page.portrait();
        const auto columns = portrait ? 1.0 : static_cast<double>(caveats.size());
        const double width = (context.page.body_width() - (columns - 1) * kCaveatGutter) / columns;
        double x = Page::left(), y = Page::body_top() + 6;
        for (const Caveat& caveat : caveats) {
            {
                const Canvas::Tag tag(context.canvas, "H2");
                context.canvas.text(caveat.heading, {x, y}, {.size = 12, .face = Face::kBold});
            }
            const Canvas::Tag tag(context.canvas, "P");
            const double height =
                context.canvas.paragraph(caveat.text, {x, y + 4}, width, caveat_style());
            if (portrait) {
                y += height + 8 + kAfterCaveat;
            } else {
                x += width + kCaveatGutter;
            }
        }
    });
}

}  // namespace relais::atlas
