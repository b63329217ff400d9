#include <algorithm>
#include <cstdint>

#include "engine/measures/folds.h"

namespace relais::measures {
namespace {

using opening_hours::Span;
using opening_hours::Week;

constexpr std::size_t kWordBits = 64;

/// The week cut where any service opens or closes: between two cuts nothing changes.
std::vector<int> cuts_of(std::span<const Week> weeks) {
    std::vector<int> cuts{0, opening_hours::kWeekMinutes};
    for (const Week& week : weeks)
        for (const Span& span : week.open) {
            cuts.push_back(span.from);
            cuts.push_back(span.to);
        }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
}

/// A bit for each stretch between two cuts, in rows of words.
class OpenShare final : public Fold {
  public:
    OpenShare(const FoldInput& input, Duration cutoff)
        : weeks_(input.weeks),
          cutoff_(cutoff.count()),
          cuts_(cuts_of(input.weeks)),
          words_((cuts_.size() - 1 + kWordBits - 1) / kWordBits),
          of_service_(input.weeks.size() * words_),
          of_household_(input.demand.size() * words_),
          within_(input.demand.size()) {
        for (std::size_t s = 0; s < weeks_.size(); ++s)
            for (const Span& span : weeks_[s].open)
                for (std::size_t bit = cut(span.from); bit < cut(span.to); ++bit)
                    of_service_[s * words_ + bit / kWordBits] |= std::uint64_t{1}
                                                                 << bit % kWordBits;
    }

    void take(int, const Catchment& catchment) override {
        const std::size_t s = catchment.service.index();
        const bool known = s < weeks_.size() && weeks_[s].known;
        const std::uint64_t* open = known ? &of_service_[s * words_] : nullptr;
        for (const Arrival& arrival : catchment.arrivals) {
            if (arrival.ticks > cutoff_) continue;
            within_[arrival.household] |= known ? kWithHours : kWithoutHours;
            std::uint64_t* reached = &of_household_[arrival.household * words_];
            for (std::size_t w = 0; known && w < words_; ++w) reached[w] |= open[w];
        }
    }
    Values finish(std::span<const std::uint8_t> placed) const override {
        Values values(within_.size());
        for (std::size_t i = 0; i < within_.size(); ++i)
            if (placed[i] != 0 && within_[i] != kWithoutHours)
                values.set(i, static_cast<double>(minutes_of(i)) / opening_hours::kWeekMinutes);
        return values;
    }

  private:
    // The services within the cutoff of a household: those with opening hours, and others.
    static constexpr std::uint8_t kWithHours = 1;
    static constexpr std::uint8_t kWithoutHours = 2;

    [[nodiscard]] std::size_t cut(int minute) const {
        return static_cast<std::size_t>(std::lower_bound(cuts_.begin(), cuts_.end(), minute) -
                                        cuts_.begin());
    }
    [[nodiscard]] int minutes_of(std::size_t household) const {
        int minutes = 0;
        for (std::size_t bit = 0; bit + 1 < cuts_.size(); ++bit)
            if ((of_household_[household * words_ + bit / kWordBits] >> bit % kWordBits & 1) != 0)
                minutes += cuts_[bit + 1] - cuts_[bit];
        return minutes;
    }

    std::span<const Week> weeks_;
    std::uint32_t cutoff_;
    std::vector<int> cuts_;
    std::size_t words_;
    std::vector<std::uint64_t> of_service_;    // [service][word]
    std::vector<std::uint64_t> of_household_;  // [household][word]
    std::vector<std::uint8_t> within_;
};

}  // namespace

std::unique_ptr<Fold> open_share_fold(const FoldInput& input, Duration cutoff) {
    return std::make_unique<OpenShare>(input, cutoff);
}

}  // namespace relais::measures
