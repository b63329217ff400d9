#include "render/atlas/pages.h"

namespace relais::atlas {

Plan make_plan(const Context& context) {
    const language::Catalogue& words = context.words;
    const Digest& digest = context.digest;
    Plan plan;
    plan.add_front("cover", words.say("cover.bookmark"));
    plan.add_front("contents", words.say("contents.bookmark"));
    if (digest.served.size() > 1) plan.add_front("overview", words.say("overview.bookmark"));
    for (const CategoryId category : digest.served) {
        plan.add(page_name(category), context.category_name(category),
                 words.say("contents.part.services"));
    }
    const Insights* insights = context.options.insights;
    if (insights != nullptr && !insights->hours.empty()) {
        plan.add(insights->hours.size() == 1 ? "atypical" : "hours", words.say("hours.bookmark"),
                 words.say("contents.part.services"));
    }
    for (std::size_t a = 0; a < digest.areas.size(); ++a) {
        plan.add(sheet_name(a), digest.areas[a].name, words.say("contents.part.sheets"));
    }
    const std::string back = words.say("contents.part.back");
    if (!context.territory.zones.empty() && !digest.served.empty()) {
        plan.add("priorities", words.say("priorities.bookmark"), back);
    }
    const bool together = glossary_under_index(context);
    for (std::size_t i = 0; i < index_pages(context); ++i) {
        std::string bookmark = words.say("index.bookmark");
        if (together) bookmark += " · " + words.say("glossary.bookmark");
        plan.add(page_name("index", i), std::move(bookmark), back);
    }
    if (!together) plan.add("glossary", words.say("glossary.bookmark"), back);
    plan.add("data", words.say("data.bookmark"), back);
    for (std::size_t i = 0; i < method_pages(context); ++i) {
        plan.add(page_name("method", i), words.say("method.bookmark"), back);
    }
    return plan;
}

}  // namespace relais::atlas
