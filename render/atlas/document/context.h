#pragma once

#include <string>
#include <vector>

#include "engine/access/findings.h"
#include "engine/territory/territory.h"
#include "render/atlas/document/digest.h"
#include "render/atlas/document/finding.h"
#include "render/atlas/document/options.h"
#include "render/atlas/document/page.h"
#include "render/atlas/document/page_list.h"
#include "render/atlas/document/vocabulary.h"
#include "render/map/scene.h"
#include "render/style/breaks.h"

namespace relais::atlas {

inline constexpr double kFewest = 11;  ///< people of a zone whose figures are published
/// Pages say that the places of people are estimated where those of so large a share of them are.
inline constexpr double kMostlyEstimated = 0.1;

/// The common inputs of all pages. All of it must outlive the pages.
struct Context {
    const territory::Territory& territory;
    const access::Findings& findings;
    const Digest& digest;
    const Options& options;
    const language::Catalogue& words;
    const map::Scene& scene;
    const Page& page;
    const PageList& page_list;
    Canvas& canvas;

    /// The same on another canvas.
    [[nodiscard]] Context on(Canvas& other) const;
    [[nodiscard]] const style::Theme& theme() const { return canvas.theme(); }
    [[nodiscard]] const language::Numbers& numbers() const { return words.numbers(); }
    [[nodiscard]] std::string category_name(CategoryId category) const;
    /// Its name, and the words for being far from it in a sentence.
    [[nodiscard]] Topic topic(CategoryId category) const;
    /// A name of the data as this language prints it.
    [[nodiscard]] std::string printed(const std::string& name) const;
    [[nodiscard]] std::string territory_name() const { return printed(territory.name); }
    [[nodiscard]] std::string area_name(const Area& area) const { return printed(area.name); }
    [[nodiscard]] std::string zone_name(std::size_t zone) const;
    /// Its own, else "no name, Ordino".
    [[nodiscard]] std::string service_name(ServiceId service) const;
    /// The people whom a category is for, on foot; null where it is not known.
    [[nodiscard]] const access::Summary* on_foot(CategoryId category) const;
    /// The people whom a category is for.
    [[nodiscard]] const Group& group(CategoryId category) const;
    [[nodiscard]] Counted counted(CategoryId category) const;
    /// A household's people of that group.
    [[nodiscard]] double weight_of(std::size_t household, CategoryId category) const;
    /// The sentence at the top of the page of a category.
    [[nodiscard]] Finding finding(CategoryId category) const;
    /// The summaries of the group of a category; empty ones where nothing was computed.
    [[nodiscard]] const access::Summary& summary(CategoryId category) const;
    [[nodiscard]] const access::Summary& summary(ZoneId zone, CategoryId category) const;
    /// The same of all people.
    [[nodiscard]] access::Summary everyone(ZoneId zone, CategoryId category) const;
    /// Without those that are idle or join no road.
    [[nodiscard]] std::vector<ServiceId> services_of(CategoryId category) const;
    /// "people" or "dwellings", to choose among messages.
    [[nodiscard]] const char* unit() const;
    /// "18,085 inhabitants"; of a category, in its group: "267 children under 3"
    [[nodiscard]] std::string weight(double value) const;
    [[nodiscard]] std::string weight(double value, CategoryId category) const;
    /// The same without the number, which stands elsewhere: "inhabitants", "child under 3"
    [[nodiscard]] std::string noun(double value, CategoryId category) const;
    /// Whether a number of people of a zone is so small that figures about them are not published:
    /// fewer than eleven, as Insee's grids have it.
    [[nodiscard]] bool is_few(double weight) const { return weight > 0 && weight < kFewest; }
    /// A number of people, marked as about so many where it is estimated: "≈ 11,393".
    [[nodiscard]] std::string estimate(double weight, bool estimated) const;
    /// "162 communes", and the word alone for a column of a table
    [[nodiscard]] std::string zones(std::size_t count) const;
    [[nodiscard]] std::string zone_heading() const;
    [[nodiscard]] std::string median_by_zone() const;  ///< "Median time by commune"
    [[nodiscard]] std::string change_by_zone() const;
    [[nodiscard]] std::string by() const;          ///< how people travel: "by car", "on foot"
    [[nodiscard]] std::string level_name() const;  ///< the level of the sheets: "EPCI"
    [[nodiscard]] std::string data_date() const;   ///< as the language writes it; may be empty
    [[nodiscard]] double total_weight() const;
    [[nodiscard]] double total_weight(CategoryId category) const;
    /// All known times in minutes, with the weights of the group; households in their order.
    [[nodiscard]] std::vector<style::Weighted> times(CategoryId category) const;
    /// One result per household, kNoService where nothing was computed.
    [[nodiscard]] std::vector<access::Nearest> nearest(CategoryId category) const;
};

/// As `language` calls it.
[[nodiscard]] std::string category_name(const territory::Territory& territory, CategoryId category,
                                        const std::string& language);

/// The names of pages, for links.
[[nodiscard]] std::string page_name(CategoryId category);
/// The i-th page of a part that may have several: "index", "index-2", ...
[[nodiscard]] std::string page_name(const std::string& part, std::size_t i);
[[nodiscard]] std::string sheet_name(std::size_t area);

}  // namespace relais::atlas
