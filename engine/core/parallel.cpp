#include "engine/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>
#include <thread>
#include <vector>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace relais {
namespace {

std::atomic<std::size_t> limit = 0;  // 0: as many as there are cores

std::size_t cores() {
    return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

using Body = std::function<void(std::size_t, std::size_t)>;

#if defined(__SANITIZE_THREAD__)
/// The thread sanitizer does not see the synchronisation inside oneTBB's library, which is built
/// without it, and reports it as races. Under the sanitizer plain threads are used instead, so that
/// races in Relais are found.
void run(std::size_t count, std::size_t threads, const Body& body) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::exception_ptr> failures(threads);
    const auto work = [&](std::size_t worker) {
        try {
            for (std::size_t i = next++; i < count; i = next++) body(i, worker);
        } catch (...) {
            failures[worker] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t worker = 1; worker < threads; ++worker) others.emplace_back(work, worker);
        work(0);
    }
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}
#else
void run(std::size_t count, std::size_t threads, const Body& body) {
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
#endif

}  // namespace

struct ThreadLimit::State {
    std::size_t outer;
    std::optional<tbb::global_control> more_than_cores;  // oneTBB uses them only on request
};

ThreadLimit::ThreadLimit(std::size_t threads) : state_(std::make_unique<State>()) {
    state_->outer = limit.exchange(std::max<std::size_t>(1, threads));
    if (threads > cores())
        state_->more_than_cores.emplace(tbb::global_control::max_allowed_parallelism, threads);
}

ThreadLimit::~ThreadLimit() {
    limit = state_->outer;
}

std::size_t thread_count() {
    return limit == 0 ? cores() : limit.load();
}

void for_each_index(std::size_t count, const Body& body) {
    const std::size_t threads = std::min(thread_count(), count);
    if (threads <= 1)
        for (std::size_t i = 0; i < count; ++i) body(i, 0);
    else
        run(count, threads, body);
}

}  // namespace relais
