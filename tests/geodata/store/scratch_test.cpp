#include "geodata/store/scratch.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace relais::store {
namespace {

namespace fs = std::filesystem;

class ScratchTest : public testing::TestWithParam<Scratch::Kind> {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("relais-scratch-" + std::to_string(getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}));
    }

    fs::path folder_;
};

/// Another process that writes to `target` until it is killed.
class Writer {
  public:
    Writer(const fs::path& target, Scratch::Kind kind) {
        int ready[2];
        if (pipe(ready) != 0) return;
        process_ = fork();
        if (process_ == 0) {
            const Scratch scratch(target, kind);
            if (kind == Scratch::Kind::kFolder) std::ofstream(scratch.path() / "half") << "x";
            (void)!write(ready[1], "r", 1);
            while (true) pause();
        }
        char byte = 0;
        (void)!read(ready[0], &byte, 1);
        close(ready[0]);
        close(ready[1]);
    }
    ~Writer() { stop(); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    void stop() {
        if (process_ <= 0) return;
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = 0;
    }

  private:
    pid_t process_ = 0;
};

TEST_P(ScratchTest, IsGoneOnceItsProcessAbandonsAll) {
    const pid_t writer = fork();
    if (writer == 0) {
        const Scratch scratch(folder_ / "target", GetParam());
        if (GetParam() == Scratch::Kind::kFolder) std::ofstream(scratch.path() / "half") << "x";
        abandon_all_scratch();
        _exit(0);
    }
    waitpid(writer, nullptr, 0);
    EXPECT_EQ(entries(), 0U);
}

TEST_P(ScratchTest, RemovesWhatAKilledWriterLeft) {
    Writer writer(folder_ / "target", GetParam());
    writer.stop();
    EXPECT_EQ(entries(), 1U);
    {
        const Scratch scratch(folder_ / "target", GetParam());
        EXPECT_GE(scratch.descriptor(), 0);
        EXPECT_EQ(entries(), 1U) << "its own";
    }
    EXPECT_EQ(entries(), 0U);
}

TEST_P(ScratchTest, LeavesTheOneOfAWriterAtWorkAlone) {
    const Writer writer(folder_ / "target", GetParam());
    const Scratch here(folder_ / "target", GetParam());
    const Scratch twice(folder_ / "target", GetParam());
    EXPECT_NE(here.path(), twice.path());
    EXPECT_EQ(entries(), 3U);
}

TEST_P(ScratchTest, LeavesOtherTargetsAlone) {
    Writer writer(folder_ / "target", GetParam());
    writer.stop();
    std::ofstream(folder_ / "target.partial-notes") << "the user's own";
    const Scratch other(folder_ / "other", GetParam());
    const Scratch start_of_its_name(folder_ / "tar", GetParam());
    EXPECT_EQ(entries(), 4U);
    const Scratch target(folder_ / "target", GetParam());
    EXPECT_TRUE(fs::exists(folder_ / "target.partial-notes"));
}

TEST_P(ScratchTest, StaysWhenItWasRenamed) {
    {
        Scratch scratch(folder_ / "target", GetParam());
        fs::rename(scratch.path(), folder_ / "target");
        scratch.renamed();
    }
    EXPECT_TRUE(fs::exists(folder_ / "target"));
    EXPECT_EQ(entries(), 1U);
}

TEST_P(ScratchTest, SaysThatItCannotBeMade) {
    const Scratch scratch(folder_ / "no" / "such" / "target", GetParam());
    EXPECT_EQ(scratch.descriptor(), -1);
}

INSTANTIATE_TEST_SUITE_P(OfBothKinds, ScratchTest,
                         testing::Values(Scratch::Kind::kFile, Scratch::Kind::kFolder),
                         [](const auto& kind) {
                             return kind.param == Scratch::Kind::kFile ? "File" : "Folder";
                         });

}  // namespace
}  // namespace relais::store
