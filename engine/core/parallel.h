#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace relais {

/// How many threads `for_each_index` may use here: all cores, or fewer inside a ThreadLimit.
[[nodiscard]] std::size_t thread_count();

/// Calls body(index, worker) for every index below `count`, in any order, on up to thread_count()
/// threads; `worker` < thread_count() identifies the thread, for scratch memory. Returns when all
/// are done; passes on the first exception. Results must not depend on the order: write each to its
/// own place, and sum them up afterwards, by index.
void for_each_index(std::size_t count,
                    const std::function<void(std::size_t index, std::size_t worker)>& body);

/// Limits the threads of the whole program during its lifetime; can be nested.
class ThreadLimit {
  public:
    explicit ThreadLimit(std::size_t threads);
    ~ThreadLimit();
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace relais
