#pragma once

#include <string>

#include "engine/access/summary.h"
#include "render/atlas/document/vocabulary.h"

namespace relais::atlas {

/// The first sentence of a page, and the bound of its numbers.
struct Finding {
    std::string sentence;
    int minutes = 20;  ///< the limit of the service
    double share = 0;  ///< beyond it, of those of whom it is known, as in tables
};

/// The subject of a finding.
struct Topic {
    std::string name;  ///< "Pharmacies"
    std::string from;  ///< "from a pharmacy"
};

/// The people whom a page counts, in words.
struct Counted {
    const char* unit = "people";  ///< "people", "dwellings" or "group", to choose among messages
    std::string name = {};        ///< of a group: "children under 3"
    std::string of = {};          ///< "of children under 3"
};

/// How many are beyond the limit of `summary`, which is `minutes`. Of people and dwellings the share
/// is written as "one in four" only where the rounded per cent is that of the fraction, so that the
/// sentence never disagrees with the table.
[[nodiscard]] Finding find_finding(const language::Catalogue& words, const Topic& topic,
                                   const Counted& counted, const access::Summary& summary,
                                   int minutes);

/// The same of a share and a bound, always with its per cent: "3% of inhabitants live more than 20
/// minutes from a pharmacy".
[[nodiscard]] std::string share_sentence(const language::Catalogue& words, const Topic& topic,
                                         const Counted& counted, double share, int minutes);

/// Whether a share of which nothing is known has a column: it is not printed as 0 %.
[[nodiscard]] bool is_worth_telling(double unknown);

}  // namespace relais::atlas
