#include "render/atlas/document/finding.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace relais::atlas {
namespace {

struct Fraction {
    int per_cent;
    const char* key;
};
/// Fractions that are easy to picture.
constexpr std::array<Fraction, 7> kFractions{{{10, "tenth"},
                                              {20, "fifth"},
                                              {25, "quarter"},
                                              {33, "third"},
                                              {50, "half"},
                                              {67, "two_thirds"},
                                              {75, "three_quarters"}}};

}  // namespace

bool is_worth_telling(double unknown) {
    return unknown >= 0.005;
}

namespace {

/// The people who are far, as the start of a sentence: "One inhabitant in ten lives".
std::string who(const language::Catalogue& words, const Counted& counted, double share) {
    const auto say = [&](const char* key, double of) {
        return words.say(fmt::format("finding.who.{}.{}", counted.unit, key),
                         arg("share", words.numbers().percent(of)), arg("of", counted.of));
    };
    const int per_cent = static_cast<int>(std::round(100 * share));
    const bool has_fractions = counted.name.empty();
    for (const Fraction& fraction : kFractions) {
        if (has_fractions && fraction.per_cent == per_cent) return say(fraction.key, share);
    }
    if (share <= 0) return say("none", share);
    if (per_cent < 1) return say("tiny", 0.01);
    return say(per_cent < 10 ? "only" : "share", share);
}

std::string far(const language::Catalogue& words, const std::string& who, int minutes,
                const std::string& from) {
    return words.say("finding.far", arg("who", who), arg("minutes", minutes), arg("from", from));
}

}  // namespace

std::string share_sentence(const language::Catalogue& words, const Topic& topic,
                           const Counted& counted, double share, int minutes) {
    const std::string some =
        words.say(fmt::format("finding.who.{}.share", counted.unit),
                  arg("share", words.numbers().percent(share)), arg("of", counted.of));
    return far(words, some, minutes, topic.from);
}

Finding find_finding(const language::Catalogue& words, const Topic& topic, const Counted& counted,
                     const access::Summary& summary, int minutes) {
    Finding finding;
    finding.minutes = minutes;
    if (!(summary.weight > 0)) {
        finding.sentence = words.say("finding.nobody", arg("topic", topic.name));
        return finding;
    }
    if (!(summary.reached > 0)) {
        finding.sentence = words.say("finding.no_time", arg("topic", topic.name));
        return finding;
    }
    finding.share = summary.beyond_limit;
    finding.sentence = far(words, who(words, counted, finding.share), minutes, topic.from);
    return finding;
}

}  // namespace relais::atlas
