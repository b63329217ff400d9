#include "geodata/store/scratch.h"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relais::store {
namespace {

namespace fs = std::filesystem;

constexpr char kMark[] = ".partial-";

/// Whether `name` is a scratch name of `target` by this class.
bool is_scratch_of(const std::string& name, const std::string& target) {
    const std::string start = target + kMark;
    return name.starts_with(start) && name.size() > start.size() &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()), name.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

/// Removes it if its writer is gone.
void remove_if_dead(const fs::path& scratch) {
    const int descriptor = open(scratch.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return;
    std::error_code ignored;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) fs::remove_all(scratch, ignored);
    close(descriptor);
}

void remove_dead(const fs::path& target) {
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::vector<fs::path> found;
    std::error_code unreadable;
    for (fs::directory_iterator it(folder, unreadable), end; !unreadable && it != end;
         it.increment(unreadable))
        if (is_scratch_of(it->path().filename().string(), target.filename().string()))
            found.push_back(it->path());
    for (const fs::path& scratch : found) remove_if_dead(scratch);
}

/// All unfinished scratch files and folders. It outlives all threads.
struct Registry {
    std::mutex mutex;
    std::set<fs::path> paths;
};
Registry& registry() {
    static auto* const all = new Registry;
    return *all;
}

void forget(const fs::path& path) {
    const std::lock_guard lock(registry().mutex);
    registry().paths.erase(path);
}

}  // namespace

Scratch::Scratch(const fs::path& target, Kind kind) {
    remove_dead(target);
    bool made = false;
    for (int attempt = 0; !made; ++attempt) {
        path_ = target.string() + kMark + std::to_string(getpid());
        if (attempt > 0) path_ += fmt::format("-{}", attempt);
        // Made and remembered in one step: a signal between the two would leave it behind.
        const std::lock_guard lock(registry().mutex);
        made = make(kind);
        if (made) registry().paths.insert(path_);
        if (!made && errno != EEXIST) path_.clear();
        if (path_.empty()) return;
    }
}

bool Scratch::make(Kind kind) {
    if (kind == Kind::kFile) {
        descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } else {
        if (mkdir(path_.c_str(), 0777) != 0) return false;
        descriptor_ = open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    if (descriptor_ < 0) return false;
    // On a file system without locks no other process gets one either, and nothing is removed.
    (void)flock(descriptor_, LOCK_EX | LOCK_NB);
    struct stat status {};
    if (fstat(descriptor_, &status) == 0 && status.st_nlink > 0) return true;
    close(descriptor_);  // removed as dead before it was locked: try again, under another name
    descriptor_ = -1;
    errno = EEXIST;
    return false;
}

Scratch::~Scratch() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
    renamed();
    if (descriptor_ >= 0) close(descriptor_);
}

void Scratch::renamed() {
    if (!path_.empty()) forget(path_);
    path_.clear();
}

void abandon_all_scratch() {
    registry().mutex.lock();  // and never unlocked
    std::error_code ignored;
    for (const fs::path& path : registry().paths)
        // Another thread may still be writing into a folder: a second removal takes the files added
        // meanwhile.
        for (int attempt = 0; attempt < 3 && fs::exists(path, ignored); ++attempt)
            fs::remove_all(path, ignored);
}

}  // namespace relais::store
