#pragma once

#include <string>

#include "engine/access/summary.h"
#include "render/atlas/document/vocabulary.h"

namespace relais::atlas {

/// The first sentence of a page, and the bound of its numbers.
struct Finding {
    std::string sentence;
    int minutes = 20;  ///< 10, 20 or 30
    double share = 0;  ///< beyond it, of those of whom it is known, as in tables
};

/// The subject of a finding.
struct Topic {
    std::string name;  ///< "Pharmacies"
    std::string from;  ///< "from a pharmacy"
};

/// The most informative bound: the largest that at least a tenth of the weight is beyond, else the
/// smallest. Its share is written as "one in four" only where the rounded per cent is that of the
/// fraction, so that the sentence never disagrees with the table. `unit` is "people" or
/// "dwellings".
[[nodiscard]] Finding find_finding(const language::Catalogue& words, const Topic& topic,
                                   const char* unit, const access::Summary& summary);

/// The same of a share and a bound, always with its per cent: "3% of inhabitants live more than 20
/// minutes from a pharmacy".
[[nodiscard]] std::string share_sentence(const language::Catalogue& words, const Topic& topic,
                                         const char* unit, double share, int minutes);

/// Whether a share of which nothing is known has a column: it is not printed as 0 %.
[[nodiscard]] bool is_worth_telling(double unknown);

/// The share beyond 10, 20 or 30 minutes.
[[nodiscard]] double share_beyond(const access::Summary& summary, int minutes);

}  // namespace relais::atlas
