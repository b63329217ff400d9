#include "render/style/breaks.h"

#include <algorithm>
#include <limits>

namespace relais::style {
namespace {

/// By value, each value once.
std::vector<Weighted> sorted(std::vector<Weighted> values) {
    std::erase_if(values, [](const Weighted& v) { return !(v.weight > 0); });
    std::stable_sort(values.begin(), values.end(),
                     [](const Weighted& a, const Weighted& b) { return a.value < b.value; });
    std::vector<Weighted> out;
    for (const Weighted& v : values) {
        if (!out.empty() && out.back().value == v.value) {
            out.back().weight += v.weight;
        } else {
            out.push_back(v);
        }
    }
    return out;
}

/// Sums up to each value, so that the squares of any run of values take three differences.
class Squares {
  public:
    explicit Squares(const std::vector<Weighted>& values) : sums_(values.size() + 1) {
        double all = 0, moment = 0;
        for (const Weighted& v : values) {
            all += v.weight;
            moment += v.weight * v.value;
        }
        const double mean = moment / all;  // near zero, squares do not cancel
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double w = values[i].weight, x = values[i].value - mean;
            sums_[i + 1] = {sums_[i].w + w, sums_[i].x + w * x, sums_[i].xx + w * x * x};
        }
    }
    /// Around their mean, of the values [begin, end[. REQUIRES: begin < end.
    [[nodiscard]] double operator()(std::size_t begin, std::size_t end) const {
        const Sum &a = sums_[begin], &b = sums_[end];
        const double x = b.x - a.x;
        return std::max(0.0, b.xx - a.xx - x * x / (b.w - a.w));
    }

  private:
    struct Sum {
        double w = 0, x = 0, xx = 0;
    };
    std::vector<Sum> sums_;
};

/// One more class: best[j] is the least cost of the first j values in k classes, start[j] where the
/// last of these begins.
struct Layer {
    std::vector<double> best;
    std::vector<std::size_t> start;
};

/// Fills (lo, hi) of a layer, whose starts are within [from, to] and increase with j.
void fill(const Squares& squares, const std::vector<double>& before, Layer& layer, std::size_t lo,
          std::size_t hi, std::size_t from, std::size_t to) {
    if (lo >= hi) return;
    const std::size_t j = (lo + hi) / 2;
    for (std::size_t i = from; i <= std::min(to, j - 1); ++i) {
        const double cost = before[i] + squares(i, j);
        if (cost >= layer.best[j]) continue;
        layer.best[j] = cost;
        layer.start[j] = i;
    }
    fill(squares, before, layer, lo, j, from, layer.start[j]);
    fill(squares, before, layer, j + 1, hi, layer.start[j], to);
}

}  // namespace

std::vector<double> natural_breaks(std::vector<Weighted> values, std::size_t classes) {
    const std::vector<Weighted> v = sorted(std::move(values));
    const std::size_t n = v.size();
    classes = std::min(classes, n);
    if (classes < 2) return {};
    const Squares squares(v);
    std::vector<Layer> layers(classes);
    for (std::size_t k = 0; k < classes; ++k) {
        layers[k].best.assign(n + 1, std::numeric_limits<double>::infinity());
        layers[k].start.assign(n + 1, k);
        if (k > 0) {
            fill(squares, layers[k - 1].best, layers[k], k + 1, n + 1, k, n - 1);
        } else {
            for (std::size_t j = 1; j <= n; ++j) layers[0].best[j] = squares(0, j);
        }
    }
    std::vector<double> bounds;
    for (std::size_t k = classes - 1, end = n; k > 0; --k) {
        end = layers[k].start[end];
        bounds.push_back(v[end - 1].value);
    }
    std::reverse(bounds.begin(), bounds.end());
    return bounds;
}

std::vector<double> quantile_breaks(std::vector<Weighted> values, std::size_t classes) {
    const std::vector<Weighted> v = sorted(std::move(values));
    double all = 0;
    for (const Weighted& entry : v) all += entry.weight;
    std::vector<double> bounds;
    double below = 0;
    for (std::size_t i = 0; i + 1 < v.size(); ++i) {
        below += v[i].weight;
        // Several bounds may be equal to one value, which then contains several shares alone.
        const auto share = static_cast<double>(bounds.size() + 1) / static_cast<double>(classes);
        if (bounds.size() + 1 < classes && below >= share * all) bounds.push_back(v[i].value);
    }
    return bounds;
}

}  // namespace relais::style
