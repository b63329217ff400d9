#include "engine/core/parallel.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace relais {
namespace {

std::size_t limit = 0;  // 0: as many as there are cores

}  // namespace

struct ThreadLimit::State {
    explicit State(std::size_t threads)
        : control(tbb::global_control::max_allowed_parallelism, threads), outer(limit) {
        limit = threads;
    }
    ~State() { limit = outer; }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    tbb::global_control control;
    std::size_t outer;
};

ThreadLimit::ThreadLimit(std::size_t threads)
    : state_(std::make_unique<State>(std::max<std::size_t>(1, threads))) {}
ThreadLimit::~ThreadLimit() = default;

std::size_t thread_count() {
    if (limit != 0) return limit;
    return static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
}

void for_each_index(std::size_t count,
                    const std::function<void(std::size_t, std::size_t)>& body) {
    const std::size_t threads = std::min(thread_count(), count);
    if (threads <= 1) {
        for (std::size_t i = 0; i < count; ++i) body(i, 0);
        return;
    }
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
        tbb::parallel_for(
            std::size_t{0}, count,
            [&](std::size_t i) {
                body(i, static_cast<std::size_t>(tbb::this_task_arena::current_thread_index()));
            },
            tbb::simple_partitioner());
    });
}

}  // namespace relais
