#include "render/atlas/blocks/far_classes.h"

#include <algorithm>

namespace relais::atlas {

using language::arg;

FarClasses::FarClasses(std::size_t services) : firsts_{0}, services_(services) {
    for (const std::size_t first : {1U, 2U, 4U, 7U, 11U})
        if (first <= services) firsts_.push_back(first);
}

std::size_t FarClasses::of(std::size_t far) const {
    return static_cast<std::size_t>(std::upper_bound(firsts_.begin(), firsts_.end(), far) -
                                    firsts_.begin() - 1);
}

std::vector<std::string> FarClasses::labels(const language::Catalogue& words) const {
    std::vector<std::string> labels{words.say("sheet.legend.none")};
    const auto number = [&](std::size_t n) {
        return words.numbers().whole(static_cast<double>(n));
    };
    for (std::size_t k = 1; k < firsts_.size(); ++k) {
        const bool last = k + 1 == firsts_.size();
        const std::size_t to = last ? services_ : firsts_[k + 1] - 1;
        if (to <= firsts_[k]) {
            labels.push_back(number(firsts_[k]));
        } else if (last) {
            labels.push_back(words.say("sheet.legend.least", arg("from", number(firsts_[k]))));
        } else {
            labels.push_back(words.say("sheet.legend.range", arg("from", number(firsts_[k])),
                                       arg("to", number(to))));
        }
    }
    return labels;
}

}  // namespace relais::atlas
