#include "geodata/store/network_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <sstream>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/cch/metric.h"
#include "engine/core/error.h"

namespace {
/// What a call of fsync does instead, and returns.
std::function<int(int)> instead_of_fsync;
}  // namespace

/// Stands before the C library's for this program: only a crash of the machine shows whether a
/// writer called it.
extern "C" int fsync(int descriptor) {
    return instead_of_fsync ? instead_of_fsync(descriptor)
                            : static_cast<int>(syscall(SYS_fsync, descriptor));
}

namespace relais::store {
namespace {

namespace fs = std::filesystem;

/// Two vertices and a two-way road between them.
StoredNetwork a_small_network() {
    graph::Builder builder({{0, 0}, {10000, 0}});
    builder.add({VertexId{0u}, VertexId{1u}, {{0, 0}, {10000, 0}}, {10.0}, {12.0}, {0}});
    StoredNetwork stored;
    stored.network = std::move(builder).finish({graph::Way{}}, {'\0'});
    stored.extract = "small.osm";
    stored.data_date = "2026-01-01";
    stored.fingerprint = {1, 2};
    return stored;
}

class NetworkFile : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("relais-store-" + std::to_string(getpid()));
        fs::create_directories(folder_);
        file_ = folder_ / "small.relais";
        write_network(file_, a_small_network());
    }
    void TearDown() override {
        instead_of_fsync = nullptr;
        fs::remove_all(folder_);
    }

    std::string content() const {
        std::ostringstream text;
        text << std::ifstream(file_, std::ios::binary).rdbuf();
        return text.str();
    }
    void replace(const std::string& bytes) const {
        std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes;
    }
    std::string refusal() const {
        try {
            (void)open_network(file_);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

    fs::path folder_;
    fs::path file_;
};

TEST_F(NetworkFile, GivesBackWhatWasWritten) {
    const StoredNetwork stored = open_network(file_);
    EXPECT_EQ(stored.network.vertex_count(), 2U);
    EXPECT_EQ(stored.network.arc_count(), 2U);
    EXPECT_EQ(stored.network.arc_ticks[0], 100U);
    EXPECT_EQ(stored.network.arc_ticks[1], 120U);
    EXPECT_EQ(stored.extract, "small.osm");
    EXPECT_EQ(stored.data_date, "2026-01-01");
    EXPECT_EQ(stored.fingerprint, (Fingerprint{1, 2}));
}

/// Fills every array of a network, or looks at it. All are named here: who adds one sees whether it
/// is kept.
template <class Stored, class Visit>
void for_each_array(Stored& stored, const Visit& visit) {
    auto& [vertex_place, vertex_part, first_arc, arc_tail, arc_head, arc_ticks, arc_decimetres,
           arc_chain, chain_first_point, chain_forward_arc, chain_backward_arc, points, heights,
           delays, ways, names, data_cells, shores, part_rules] = stored.network;
    visit(vertex_place), visit(vertex_part), visit(first_arc), visit(arc_tail), visit(arc_head);
    visit(arc_ticks), visit(arc_decimetres), visit(arc_chain), visit(chain_first_point);
    visit(chain_forward_arc), visit(chain_backward_arc), visit(points), visit(heights);
    visit(delays), visit(ways), visit(names), visit(data_cells), visit(shores), visit(part_rules);
    auto& [rank_of, vertex_at, parent, subtree_size, first_up, first_input, up_depth, input_arc,
           input_place, height] = stored.hierarchy;
    visit(rank_of), visit(vertex_at), visit(parent), visit(subtree_size), visit(first_up);
    visit(first_input), visit(up_depth), visit(input_arc), visit(input_place);
}

template <class T>
std::string bytes_of(const Buffer<T>& array) {
    return {reinterpret_cast<const char*>(array.data()), array.size() * sizeof(T)};
}

TEST_F(NetworkFile, GivesBackEveryArrayWithAllItsBytes) {
    // Each with a byte of its own, and one element more than the one before; the last has none.
    StoredNetwork stored = a_small_network();
    std::vector<std::string> written;
    for_each_array(stored, [&]<class T>(Buffer<T>& array) {
        std::vector<T> values((written.size() + 1) % 28);
        if (!values.empty())
            std::memset(static_cast<void*>(values.data()), static_cast<int>(written.size() + 1),
                        values.size() * sizeof(T));
        array = std::move(values);
        written.push_back(bytes_of(array));
    });
    stored.hierarchy.height = 7;
    stored.extract = "";
    stored.profile = "name = \"car\"\n";
    ASSERT_EQ(written.size(), 28U);
    write_network(file_, stored);
    const StoredNetwork read = open_network(file_);
    std::size_t i = 0;
    for_each_array(read, [&]<class T>(const Buffer<T>& array) {
        EXPECT_EQ(bytes_of(array), written[i]) << i;
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(array.data()) % alignof(T), 0U) << i;
        ++i;
    });
    EXPECT_EQ(read.hierarchy.height, 7U);
    EXPECT_EQ(read.extract, "");
    EXPECT_EQ(read.data_date, "2026-01-01");
    EXPECT_EQ(read.profile, stored.profile);
}

TEST_F(NetworkFile, LivesAsLongAsAnyArrayOfIt) {
    const graph::RoadNetwork network = open_network(file_).network;
    fs::remove(file_);
    EXPECT_EQ(network.shape(ChainId{0u}).size(), 2U);
}

TEST_F(NetworkFile, IsTheSameBytesEveryTime) {
    const std::string first = content();
    write_network(file_, a_small_network());
    EXPECT_EQ(content(), first);
}

TEST_F(NetworkFile, RefusesEveryTruncation) {
    const std::string whole = content();
    for (std::size_t bytes = 0; bytes < whole.size(); bytes += 7) {
        replace(whole.substr(0, bytes));
        EXPECT_NE(refusal(), "") << bytes << " bytes";
    }
}

TEST_F(NetworkFile, RefusesEveryFlippedBitOfItsContent) {
    const std::string whole = content();
    const StoredNetwork good = open_network(file_);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x10);
        replace(flipped);
        // The only bytes that no checksum covers are the zeros between sections.
        if (refusal().empty()) {
            EXPECT_EQ(whole[i], '\0') << "byte " << i;
        }
    }
}

TEST_F(NetworkFile, SaysWhatIsWrongAndWhatToDo) {
    const std::string whole = content();
    replace("PK\3\4 a zip archive, not a network; long enough to hold a header, certainly so");
    EXPECT_NE(refusal().find("small.relais: this is not a network file"), std::string::npos);
    EXPECT_NE(refusal().find("relais import"), std::string::npos);
    std::string newer = whole;
    newer[8] = 99;
    replace(newer);
    EXPECT_NE(refusal().find("format 99"), std::string::npos);
}

TEST_F(NetworkFile, LeavesNothingBehindWhenItCannotBeWritten) {
    EXPECT_THROW(write_network(folder_ / "no" / "such" / "folder.relais", a_small_network()),
                 Error);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}), 1);
}

TEST_F(NetworkFile, SurvivesAKillInTheMiddleOfWriting) {
    // A writer that replaces the file over and over is killed at twenty different moments: a reader
    // then finds the first content or the second, whole.
    StoredNetwork large = a_small_network();
    large.data_date = std::string(20'000'000, 'x');
    for (int round = 0; round < 20; ++round) {
        const pid_t writer = fork();
        if (writer == 0)
            while (true) write_network(file_, large);
        usleep(static_cast<useconds_t>(1'000 + 1'700 * round));
        kill(writer, SIGKILL);
        waitpid(writer, nullptr, 0);
        const StoredNetwork stored = open_network(file_);
        EXPECT_TRUE(stored.data_date == "2026-01-01" || stored.data_date == large.data_date);
        EXPECT_EQ(stored.network.arc_count(), 2U);
    }
}

TEST_F(NetworkFile, IsOnTheDiskBeforeItHasItsName) {
    const std::string old = content();
    StoredNetwork next = a_small_network();
    next.data_date = "2026-02-02";
    int calls = 0;
    off_t bytes = 0;
    instead_of_fsync = [&](int descriptor) {
        ++calls;
        bytes = lseek(descriptor, 0, SEEK_END);
        EXPECT_EQ(content(), old) << "the name is still that of the file before";
        return 0;
    };
    write_network(file_, next);
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(static_cast<std::uintmax_t>(bytes), fs::file_size(file_)) << "all of it was written";
    EXPECT_EQ(open_network(file_).data_date, "2026-02-02");
}

TEST_F(NetworkFile, IsLeftAsItWasWhereTheDiskFails) {
    const std::string old = content();
    instead_of_fsync = [](int) {
        errno = EIO;
        return -1;
    };
    try {
        write_network(file_, a_small_network());
        ADD_FAILURE() << "no error";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("the network file could not be written"),
                  std::string::npos)
            << error.what();
    }
    EXPECT_EQ(content(), old);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}), 1);
}

TEST_F(NetworkFile, IsLeftAsItWasWhereTheDiskIsFull) {
    const std::string old = content();
    StoredNetwork large = a_small_network();
    large.profile = std::string(100'000, 'x');
    // A limit on the size of files stands for the disk: at the header, the table, each section.
    const auto handler = signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    for (const rlim_t bytes : {0U, 10U, 100U, 1000U, 2000U, 2500U, 50'000U}) {
        rlimit full = before;
        full.rlim_cur = bytes;
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
        bool failed = false;
        try {
            write_network(file_, large);
        } catch (const Error&) {
            failed = true;
        }
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
        EXPECT_TRUE(failed) << bytes;
        EXPECT_EQ(content(), old) << bytes;
        EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator{}), 1);
    }
    signal(SIGXFSZ, handler);
}

TEST_F(NetworkFile, KeepsTheHierarchy) {
    StoredNetwork stored = a_small_network();
    const VertexId order[] = {VertexId{1u}, VertexId{0u}};
    stored.hierarchy = cch::build_hierarchy(cch::view(stored.network), order);
    write_network(file_, stored);
    const cch::Hierarchy hierarchy = open_network(file_).hierarchy;
    EXPECT_EQ(hierarchy.size(), 2U);
    EXPECT_EQ(hierarchy.height, stored.hierarchy.height);
    EXPECT_TRUE(std::ranges::equal(hierarchy.up_depth, stored.hierarchy.up_depth));
    EXPECT_TRUE(std::ranges::equal(cch::customize(hierarchy, stored.network.arc_ticks).up,
                                   cch::customize(stored.hierarchy, stored.network.arc_ticks).up));
}

TEST_F(NetworkFile, FingerprintTellsContentProfileAndVersionApart) {
    const Fingerprint base = fingerprint(file_, "car", "1");
    EXPECT_EQ(base, fingerprint(file_, "car", "1"));
    EXPECT_NE(base, fingerprint(file_, "car", "2"));
    EXPECT_NE(base, fingerprint(file_, "walk", "1"));
    EXPECT_NE(fingerprint(file_, "ab", "c"), fingerprint(file_, "a", "bc"));
    replace(content() + " ");
    EXPECT_NE(base, fingerprint(file_, "car", "1"));
}

}  // namespace
}  // namespace relais::store
