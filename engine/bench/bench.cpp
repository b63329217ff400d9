#include "engine/bench/bench.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <numeric>
#include <random>
#include <vector>

#include "engine/bench/triad.h"
#include "engine/bench/twin.h"
#include "engine/cch/kernel/dispatch.h"
#include "engine/cch/sweep.h"
#include "engine/core/huge_pages.h"
#include "engine/core/parallel.h"
#include "engine/order/nested_dissection.h"

namespace relais::bench {
namespace {

using Label = std::uint32_t;
using Row = cch::kernel::Row<Label>;
using Table = HugeVector<Row>;
using Format = cch::LabelFormat<Label>;

constexpr std::size_t kTwinSample = 8;  // rows of the matrix that the twin searches

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double best_seconds(int repetitions, const std::function<void()>& work) {
    double best = seconds(work);
    for (int i = 1; i < repetitions; ++i) best = std::min(best, seconds(work));
    return best;
}

template <class T>
double bytes(const Buffer<T>& buffer) {
    return static_cast<double>(buffer.view().size_bytes());
}

double bytes_of(const cch::Hierarchy& h) {
    return bytes(h.rank_of) + bytes(h.vertex_at) + bytes(h.parent) + bytes(h.subtree_size) +
           bytes(h.first_up) + bytes(h.first_input) + bytes(h.up_depth) + bytes(h.input_arc) +
           bytes(h.input_place);
}

double bytes_of(const cch::DownwardGraph& downward) {
    return static_cast<double>(downward.slots().size_bytes() + downward.arc_blocks().size_bytes());
}

/// One run of all measurements; the steps are in the order in which they depend on one another.
class Measurement {
  public:
    Measurement(const graph::RoadNetwork& network, const Options& options)
        : network_(network), options_(options), random_(options.seed) {}

    Figures run() {
        const ThreadLimit one_thread(1);
        figures_.vertices = network_.vertex_count();
        figures_.arcs = network_.arc_count();
        figures_.kernel = cch::kernel::chosen().name;
        prepare();
        measure_customization();
        if (figures_.vertices > 0) {
            measure_sweep();
            measure_matrix();
        }
        return figures_;
    }

  private:
    void prepare() {
        std::vector<VertexId> order;
        figures_.order_seconds = seconds([&] {
            order = order::nested_dissection(
                order::skeleton(network_.vertex_count(), network_.arc_tail, network_.arc_head));
        });
        figures_.hierarchy_seconds =
            seconds([&] { hierarchy_ = cch::build_hierarchy(cch::view(network_), order); });
        figures_.up_arcs = hierarchy_.up_arc_count();
        figures_.height = hierarchy_.height;
    }

    void measure_customization() {
        const auto work = [&] { metric_ = cch::customize(hierarchy_, network_.arc_ticks); };
        // Alternately, so that both run under the same load.
        figures_.customize_seconds = figures_.customize_two_threads_seconds = 1e9;
        for (int i = 0; i < options_.repetitions; ++i) {
            figures_.customize_seconds = std::min(figures_.customize_seconds, seconds(work));
            const ThreadLimit two_threads(2);
            figures_.customize_two_threads_seconds =
                std::min(figures_.customize_two_threads_seconds, seconds(work));
        }
    }

    void measure_sweep() {
        const auto sources = random_sources();
        const Format format(index_bits());
        const auto direction = cch::Direction::kBackward;
        figures_.descent_seconds = best_seconds(
            options_.repetitions, [&] { const cch::DownwardGraph downward(metric_, direction); });
        const cch::DownwardGraph downward(metric_, direction);
        cch::Sweep<Label> sweep(metric_);
        Table table(downward.size());
        // Alternates with the triad, so that other load on the machine affects both alike.
        Triad triad;
        figures_.sweep_seconds = figures_.sweep_fold_seconds = 1e9;
        for (int i = 0; i < options_.repetitions; ++i) {
            figures_.triad_bytes_per_second =
                std::max(figures_.triad_bytes_per_second, triad.round());
            figures_.sweep_seconds =
                std::min(figures_.sweep_seconds,
                         best_seconds(3, [&] { sweep.fill(downward, sources, format, table); }));
            figures_.sweep_fold_seconds =
                std::min(figures_.sweep_fold_seconds, best_seconds(3, [&] {
                             sweep.run(downward, sources, format, [](const cch::Block<Label>&) {});
                         }));
        }
        figures_.sweep_bytes = bytes_of(downward) + static_cast<double>(table.size() * sizeof(Row));
        const auto vertices = static_cast<double>(figures_.vertices);
        figures_.hierarchy_bytes_per_vertex = bytes_of(hierarchy_) / vertices;
        figures_.metric_bytes_per_vertex =
            (bytes(metric_.up) + bytes(metric_.down) + bytes_of(downward)) / vertices;
        Twin twin(network_, direction, index_bits());
        for (int lane = 0; lane < cch::kLanes; ++lane) {
            std::span<const Label> labels;
            figures_.twin_seconds += seconds([&] { labels = twin.search(sources, lane); });
            for (std::size_t v = 0; v < labels.size(); ++v)
                if (table[hierarchy_.rank_of[v].index()].lane[lane] != labels[v])
                    ++figures_.differences;
        }
    }

    void measure_matrix() {
        const auto origins = random_vertices(options_.matrix_side);
        const auto targets = random_vertices(options_.matrix_side);
        std::vector<Label> matrix(origins.size() * targets.size());
        cch::Sweep<Label> sweep(metric_);
        figures_.matrix_seconds = best_seconds(
            options_.repetitions, [&] { fill_matrix(sweep, origins, targets, matrix); });
        Twin twin(network_, cch::Direction::kForward, 0);
        const std::size_t sample = std::min(kTwinSample, origins.size());
        for (std::size_t i = 0; i < sample; ++i) {
            const std::vector<cch::Source> source{{origins[i], 0, 0, 0}};
            std::span<const Label> labels;
            figures_.matrix_twin_seconds += seconds([&] { labels = twin.search(source, 0); });
            for (std::size_t j = 0; j < targets.size(); ++j)
                if (matrix[i * targets.size() + j] != labels[targets[j].index()])
                    ++figures_.differences;
        }
        figures_.matrix_twin_seconds *=
            static_cast<double>(origins.size()) / static_cast<double>(sample);
    }

    /// Sixteen rows at a time, down to the targets and their ancestors only. Origins near one
    /// another in the hierarchy share most of their way up.
    void fill_matrix(cch::Sweep<Label>& sweep, std::span<const VertexId> origins,
                     std::span<const VertexId> targets, std::span<Label> matrix) const {
        const cch::DownwardGraph downward(metric_, cch::Direction::kForward, targets);
        Table table(downward.size());
        std::vector<std::size_t> rows(origins.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            return hierarchy_.rank_of[origins[a].index()] < hierarchy_.rank_of[origins[b].index()];
        });
        for (std::size_t first = 0; first < rows.size(); first += cch::kLanes) {
            const auto lanes = std::span(rows).subspan(
                first, std::min<std::size_t>(cch::kLanes, rows.size() - first));
            std::vector<cch::Source> sources;
            for (std::size_t lane = 0; lane < lanes.size(); ++lane)
                sources.push_back({origins[lanes[lane]], 0, 0, static_cast<std::uint8_t>(lane)});
            sweep.fill(downward, sources, Format(), table);
            for (std::size_t j = 0; j < targets.size(); ++j) {
                const Row& row = table[downward.target_items()[j].index()];
                for (std::size_t lane = 0; lane < lanes.size(); ++lane)
                    matrix[lanes[lane] * targets.size() + j] = row.lane[lane];
            }
        }
    }

    std::vector<VertexId> random_vertices(std::size_t count) {
        std::vector<VertexId> vertices;
        for (std::size_t i = 0; i < count; ++i)
            vertices.emplace_back(random_() % network_.vertex_count());
        return vertices;
    }
    std::vector<cch::Source> random_sources() {
        std::vector<cch::Source> sources;
        for (int lane = 0; lane < cch::kLanes; ++lane)
            for (std::uint32_t i = 0; i < options_.sources_per_lane; ++i)
                sources.push_back({VertexId{random_() % network_.vertex_count()}, 0, i,
                                   static_cast<std::uint8_t>(lane)});
        return sources;
    }
    [[nodiscard]] unsigned index_bits() const {
        unsigned bits = 0;
        while (std::size_t{1} << bits < options_.sources_per_lane) ++bits;
        return bits;
    }

    const graph::RoadNetwork& network_;
    Options options_;
    std::mt19937 random_;
    Figures figures_;
    cch::Hierarchy hierarchy_;
    cch::Metric metric_;
};

}  // namespace

Figures measure(const graph::RoadNetwork& network, const Options& options) {
    return Measurement(network, options).run();
}

}  // namespace relais::bench
