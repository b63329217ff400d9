#include "render/atlas/finding.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace relais::atlas {
namespace {

struct Fraction {
    int per_cent, part, whole;
};
/// Fractions that everybody pictures.
constexpr std::array<Fraction, 7> kFractions{
    {{10, 1, 10}, {20, 1, 5}, {25, 1, 4}, {33, 1, 3}, {50, 1, 2}, {67, 2, 3}, {75, 3, 4}}};

int telling_bound(const access::Summary& summary) {
    for (const int minutes : {30, 20}) {
        if (std::round(100 * share_beyond(summary, minutes)) >= 10) return minutes;
    }
    return 10;
}

}  // namespace

double share_beyond(const access::Summary& summary, int minutes) {
    return minutes >= 30   ? summary.beyond_30
           : minutes >= 20 ? summary.beyond_20
                           : summary.beyond_10;
}

Finding find_finding(const language::Catalogue& words, const std::string& topic, const char* unit,
                     const access::Summary& summary) {
    Finding finding;
    const auto say = [&](const char* pattern, const auto&... more) {
        return words.say(fmt::format("finding.{}.{}", unit, pattern), arg("topic", topic),
                         arg("minutes", finding.minutes), more...);
    };
    if (!(summary.weight > 0)) {
        finding.sentence = words.say("finding.nobody", arg("topic", topic));
        return finding;
    }
    if (!(summary.reached > 0)) {
        finding.sentence = words.say("finding.no_time", arg("topic", topic));
        return finding;
    }
    finding.minutes = telling_bound(summary);
    finding.share = share_beyond(summary, finding.minutes);
    const int per_cent = static_cast<int>(std::round(100 * finding.share));
    const std::string share = words.numbers().percent(finding.share);
    for (const Fraction& f : kFractions) {
        if (f.per_cent != per_cent) continue;
        finding.sentence =
            say(f.part == 1 ? "one_in" : "some_in", arg("part", f.part), arg("whole", f.whole));
        return finding;
    }
    if (finding.share <= 0) {
        finding.sentence = say("none");
    } else if (per_cent < 1) {
        finding.sentence = say("tiny", arg("share", words.numbers().percent(0.01)));
    } else {
        finding.sentence = say(per_cent < 10 ? "only" : "share", arg("share", share));
    }
    return finding;
}

}  // namespace relais::atlas
