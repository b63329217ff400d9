// The program as people use it: arguments, standard output, standard error, exit code, files left.

#include <algorithm>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/support/program.h"

namespace relais {
namespace {

using namespace testing_support;

/// Two crossing streets of four houses with a school and a pharmacy at their ends, two way.
constexpr const char* kVillage = R"(<?xml version="1.0"?><osm version="0.6">
 <node id="1" lat="46.00" lon="3.00"/><node id="2" lat="46.00" lon="3.01"/>
 <node id="3" lat="46.00" lon="3.02"><tag k="amenity" v="pharmacy"/></node>
 <node id="4" lat="46.01" lon="3.01"/>
 <node id="5" lat="46.011" lon="3.01"><tag k="place" v="village"/><tag k="population" v="40"/>
  <tag k="name" v="Saint-Relais"/></node>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
 <way id="11"><nd ref="2"/><nd ref="4"/><tag k="highway" v="residential"/></way>
</osm>)";

/// A bad input must end in one sentence on standard error that holds `words`, exit code 1, and
/// nothing left behind.
void expect_refusal(const Folder& folder, const std::string& arguments,
                    const std::vector<std::string>& words) {
    const auto before = Folder::content(folder.path());
    const Outcome outcome = run_relais(folder, arguments);
    EXPECT_EQ(outcome.exit_code, 1) << arguments << "\n" << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_EQ(outcome.err.rfind("relais: ", 0), 0U) << outcome.err;
    for (const std::string& word : words)
        EXPECT_NE(outcome.err.find(word), std::string::npos) << word << " in: " << outcome.err;
    EXPECT_TRUE(Folder::content(folder.path()) == before) << "files left by: " << arguments;
}

/// The names of all commands, as `relais --help` lists them.
std::vector<std::string> commands_of(const std::string& help) {
    std::vector<std::string> names;
    std::istringstream lines(help.substr(help.find("Subcommands:")));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line))
        if (line.size() > 2 && line.rfind("  ", 0) == 0 && line[2] != ' ')
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
    return names;
}

TEST(CommandLine, HelpsOnEveryCommand) {
    const Folder folder;
    const Outcome all = run_relais(folder, "--help");
    EXPECT_EQ(all.exit_code, 0);
    const std::vector<std::string> commands = commands_of(all.out);
    const std::set<std::string> kReadOnly = {"bench", "describe", "profile", "verify"};
    EXPECT_EQ(commands.size(), 17U);
    for (const std::string& command : commands) {
        const Outcome one = run_relais(folder, command + " --help");
        EXPECT_EQ(one.exit_code, 0) << command;
        EXPECT_EQ(one.err, "") << command;
        EXPECT_NE(one.out.find("Usage: relais " + command), std::string::npos) << one.out;
        // All others write files, which they replace only when told to.
        const bool reads = kReadOnly.contains(command);
        EXPECT_EQ(one.out.find("--overwrite") == std::string::npos, reads) << command;
    }
}

TEST(CommandLine, TakesMisuseForMisuse) {
    const Folder folder;
    for (const char* arguments :
         {"", "nonsense", "atlas", "atlas x.osm", "import x.osm", "import x.osm -o y --profil z",
          "demo d --communes many", "atlas x.osm -o out --lang de", "atlas x.osm -o ''",
          "isochrone x.osm --at 3,46 --minutes nan -o i.gpkg", "map x.osm -o m.gif --category post",
          "matrix x.osm --from a --to b -o m.csv --cutoff nan", "explain x.osm --from 3,46",
          "explain x.osm --from 3,46 --to 3,46 --category post"}) {
        const Outcome outcome = run_relais(folder, arguments);
        EXPECT_EQ(outcome.exit_code, 2) << arguments;
        EXPECT_EQ(outcome.err.rfind("relais: ", 0), 0U) << outcome.err;
    }
}

TEST(CommandLine, TellsWhenWhatItPrintsIsLost) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    for (const std::string command : {"describe", "describe gini", "check village.osm"})
        for (const std::string full : {">/dev/full", ">&-"}) {
            // The # keeps the outcome's own redirection away.
            const Outcome outcome = run_relais(folder, command + " 2>said " + full + " #");
            EXPECT_EQ(outcome.exit_code, 1) << command << full;
            EXPECT_NE(read_file(folder / "said").find("standard output"), std::string::npos);
        }
}

TEST(CommandLine, WorksWhereNobodyReadsItsMessages) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    EXPECT_EQ(run_relais(folder, "access village.osm -o a 2>&- #").exit_code, 0);
    EXPECT_EQ(run_relais(folder, "access village.osm -o b 2>/dev/full #").exit_code, 0);
    EXPECT_EQ(differing_files(folder / "a", folder / "b"), "");
}

/// Runs the rest of its arguments with every signal as usual, and sends it one as soon as it
/// writes.
constexpr const char* kStop = R"(signal=$1; shift
env --default-signal "$@" & program=$!
until ls -d .big.partial* >/dev/null 2>&1; do kill -0 $program || break; sleep 0.01; done
kill -$signal $program
wait $program
)";

TEST(CommandLine, LeavesNothingHalfWrittenWhenItIsStopped) {
    const Folder folder;
    write_file(folder / "stop.sh", kStop);
    for (const std::string signal : {"INT", "TERM", "HUP"}) {
        const Outcome outcome = run_relais(folder, "demo big --communes 999 --households 90000", "",
                                           "sh stop.sh " + signal);
        EXPECT_GT(outcome.exit_code, 128) << signal << ": it ended before";
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            EXPECT_EQ(entry.path().string().find("big"), std::string::npos)
                << signal << " left " << entry.path();
    }
}

TEST(CommandLine, OutlivesASignalThatItsParentIgnores) {
    // As under nohup, whose runs go on when the terminal is closed.
    const Folder folder;
    std::string ignoring = kStop;
    ignoring.replace(ignoring.find("--default-signal"), 16, "--ignore-signal=HUP");
    write_file(folder / "stop.sh", ignoring);
    const Outcome outcome =
        run_relais(folder, "demo big --communes 100 --households 9000", "", "sh stop.sh HUP");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(std::filesystem::exists(folder / "big/territory.toml"));
}

TEST(CommandLine, TakesALinkThatLeadsNowhereForAName) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    std::filesystem::create_symlink("nowhere", folder / "link");
    expect_refusal(folder, "import village.osm -o link", {"link exists already", "--overwrite"});
    expect_refusal(folder, "demo link --communes 4 --households 60",
                   {"link exists already", "--overwrite"});
    EXPECT_FALSE(std::filesystem::exists(folder / "nowhere"));
}

TEST(CommandLine, FailsWhereOneOfManyResultsCannotBePut) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    const std::string command = "access village.osm -o out --overwrite";
    ASSERT_EQ(run_relais(folder, command).exit_code, 0);
    std::vector<std::filesystem::path> results;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "out"))
        results.push_back(entry.path());
    EXPECT_GE(results.size(), 4U);
    for (const std::filesystem::path& result : results) {
        // A folder that is not empty has the name of one result.
        std::filesystem::remove(result);
        std::filesystem::create_directories(result / "mine");
        const Outcome outcome = run_relais(folder, command);
        EXPECT_EQ(outcome.exit_code, 1) << result;
        EXPECT_NE(outcome.err.find("out"), std::string::npos) << outcome.err;
        EXPECT_TRUE(std::filesystem::exists(result / "mine"));
        std::filesystem::remove_all(result);
    }
}

TEST(Import, WritesANetworkFileAndSaysWhatItMadeOfTheExtract) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    const Outcome outcome = run_relais(folder, "import village.osm -o village.relais");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("4 vertices, 6 arcs"), std::string::npos) << outcome.err;
    EXPECT_EQ(read_file(folder / "village.relais").substr(0, 8), "RELAISNF");
}

TEST(Import, RefusesWhatIsNotAnExtract) {
    const Folder folder;
    write_file(folder / "empty.osm.pbf", "");
    write_file(folder / "letter.osm", "Dear planner,\n");
    write_file(folder / "cut.osm", std::string(kVillage).substr(0, 300));
    write_file(folder / "roadless.osm",
               R"(<?xml version="1.0"?><osm version="0.6"><node id="1" lat="0" lon="0"/></osm>)");
    expect_refusal(folder, "import missing.osm.pbf -o n.relais", {"missing.osm.pbf"});
    expect_refusal(folder, "import empty.osm.pbf -o n.relais", {"empty.osm.pbf", "empty"});
    expect_refusal(folder, "import letter.osm -o n.relais", {"letter.osm"});
    expect_refusal(folder, "import cut.osm -o n.relais", {"cut.osm"});
    expect_refusal(folder, "import roadless.osm -o n.relais", {"roadless.osm", "road"});
    expect_refusal(folder, "import . -o n.relais", {"."});
}

TEST(Import, OverwritesOnlyWhenTold) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    write_file(folder / "village.relais", "mine");
    expect_refusal(folder, "import village.osm -o village.relais",
                   {"village.relais", "--overwrite"});
    EXPECT_EQ(run_relais(folder, "import village.osm -o village.relais --overwrite").exit_code, 0);
    EXPECT_NE(read_file(folder / "village.relais"), "mine");
}

TEST(Atlas, MakesEverythingOfAnExtractAlone) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    const Outcome outcome = run_relais(folder, "atlas village.osm -o out");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const char* file :
         {"atlas.pdf", "results.gpkg", "times.csv", "zones.csv", "manifest.json"})
        EXPECT_TRUE(std::filesystem::exists(folder / "out" / file)) << file;
    const std::string times = read_file(folder / "out/times.csv");
    EXPECT_EQ(times.rfind("household,category,seconds,service,reason", 0), 0U);
    EXPECT_NE(times.find("n5,pharmacy,"), std::string::npos) << times;
}

TEST(CommandLine, SaysOfANameTooLongForAnyFileThatItIsNone) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    const std::string name(300, 'x');
    write_file(folder / "territory.toml",
               "name = \"V\"\nextract = \"village.osm\"\n[households]\nfile = \"" + name + "\"\n");
    for (const std::string arguments :
         {"access territory.toml -o out", "check ", "access village.osm -o out --measures ",
          "profile ", "import -o net "})
        expect_refusal(folder, arguments + (arguments.back() == ' ' ? name : ""), {name});
}

TEST(Atlas, LeavesAFolderThatExistsAloneUnlessTold) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    std::filesystem::create_directory(folder / "out");
    write_file(folder / "out/notes.txt", "mine");
    expect_refusal(folder, "atlas village.osm -o out", {"out", "--overwrite"});
    EXPECT_EQ(run_relais(folder, "atlas village.osm -o out --overwrite").exit_code, 0);
    EXPECT_EQ(read_file(folder / "out/notes.txt"), "mine");
    EXPECT_TRUE(std::filesystem::exists(folder / "out/atlas.pdf"));
}

TEST(Atlas, RefusesAManifestThatNamesAMissingFile) {
    const Folder folder;
    write_file(folder / "village.osm", kVillage);
    write_file(folder / "territory.toml",
               "name = \"V\"\nextract = \"village.osm\"\n[households]\nfile = \"gone.csv\"\n");
    expect_refusal(folder, "atlas territory.toml -o out", {"gone.csv"});
    write_file(folder / "territory.toml", "name = \"V\"\nextract = \"village.osm\"\nnaem = 1\n");
    expect_refusal(folder, "atlas territory.toml -o out", {"territory.toml", "naem"});
}

/// A small demonstration territory and its atlas, made once for the tests below.
class Demonstration : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new Folder;
        const Outcome demo = run_relais(*folder_, "demo d --communes 9 --households 400 --seed 3");
        ASSERT_EQ(demo.exit_code, 0) << demo.err;
        const Outcome atlas = run_relais(*folder_, "atlas d/territory.toml -o a");
        ASSERT_EQ(atlas.exit_code, 0) << atlas.err;
    }
    static void TearDownTestSuite() { delete folder_; }
    static inline Folder* folder_ = nullptr;
};

TEST_F(Demonstration, IsTheSameBytesForTheSameSeed) {
    ASSERT_EQ(run_relais(*folder_, "demo d2 --communes 9 --households 400 --seed 3").exit_code, 0);
    EXPECT_EQ(differing_files(*folder_ / "d", *folder_ / "d2"), "");
    ASSERT_EQ(run_relais(*folder_, "demo d3 --communes 9 --households 400 --seed 4").exit_code, 0);
    EXPECT_NE(differing_files(*folder_ / "d", *folder_ / "d3"), "");
}

TEST_F(Demonstration, GivesTheSameBytesOfEveryOutputTwice) {
    ASSERT_EQ(run_relais(*folder_, "atlas d/territory.toml -o b").exit_code, 0);
    EXPECT_EQ(differing_files(*folder_ / "a", *folder_ / "b"), "");
}

TEST_F(Demonstration, GivesEveryHouseholdARowForEveryCategory) {
    const std::string times = read_file(*folder_ / "a/times.csv");
    const auto rows = std::count(times.begin(), times.end(), '\n') - 1;
    EXPECT_GT(rows, 0);
    EXPECT_EQ(rows % 400, 0);
}

TEST_F(Demonstration, IsVerifiedByDijkstraWithoutADifference) {
    const Outcome outcome = run_relais(*folder_, "verify --all d/territory.toml");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("400 households"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find(": 0 differences"), std::string::npos) << outcome.out;
}

TEST_F(Demonstration, HasTheSameTimesWithAKeptNetworkAsWithoutOne) {
    ASSERT_EQ(run_relais(*folder_, "access d/territory.toml -o k1 --cache kept").exit_code, 0);
    EXPECT_EQ(Folder::content(*folder_ / "kept").size(), 1U);
    ASSERT_EQ(run_relais(*folder_, "access d/territory.toml -o k2 --cache kept").exit_code, 0);
    ASSERT_EQ(run_relais(*folder_, "access d/territory.toml -o k3 --no-cache").exit_code, 0);
    EXPECT_EQ(differing_files(*folder_ / "k1", *folder_ / "k2"), "");
    EXPECT_EQ(differing_files(*folder_ / "k1", *folder_ / "k3"), "");
}

TEST_F(Demonstration, MakesADamagedKeptNetworkAnewAndSaysSo) {
    ASSERT_EQ(run_relais(*folder_, "access d/territory.toml -o sound --cache damaged").exit_code,
              0);
    const auto file = *folder_ / "damaged" / Folder::content(*folder_ / "damaged").begin()->first;
    write_file(file, read_file(file).substr(0, 1000));
    const Outcome outcome =
        run_relais(*folder_, "access d/territory.toml -o mended --cache damaged");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("truncated"), std::string::npos) << outcome.err;
    EXPECT_EQ(differing_files(*folder_ / "sound", *folder_ / "mended"), "");
}

TEST_F(Demonstration, IsMeasuredAndChecked) {
    const Outcome outcome =
        run_relais(*folder_, "bench d/roads.osm.pbf --json --repetitions 1 --matrix 20");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    for (const char* key : {"sweep_speedup", "bandwidth_share", "customize_per_dijkstra",
                            "order_seconds", "import_seconds", "matrix_speedup"})
        EXPECT_NE(outcome.out.find(key), std::string::npos) << key;
    const std::string text =
        run_relais(*folder_, "bench d/roads.osm.pbf --repetitions 1 --matrix 20").out;
    std::size_t at = 0;
    for (const char* row : {"vertices",
                            "arcs",
                            "upward arcs, shortcuts included",
                            "height of the elimination tree",
                            "triad bandwidth",
                            "import",
                            "order",
                            "hierarchy",
                            "customize",
                            "  as a share of one Dijkstra search",
                            "  two threads",
                            "build the downward graph",
                            "sweep of 16, labels to a table",
                            "sweep of 16, labels to a fold",
                            "the same 16 searches by Boost's Dijkstra",
                            "  speedup of the sweep",
                            "  bytes the sweep must touch",
                            "  share of triad bandwidth",
                            "hierarchy, bytes per vertex",
                            "metric, bytes per vertex",
                            "matrix of random vertices",
                            "  by Boost's Dijkstra, from a sample",
                            "  speedup of the matrix",
                            "16 categories for a household at every vertex",
                            "  in sweeps",
                            "  into newly allocated memory",
                            "  preparation, once"}) {
        const std::size_t found = text.find(std::string("\n") + row + "  ", at);
        EXPECT_NE(found, std::string::npos) << row << " in\n" << text;
        if (found != std::string::npos) at = found + 1;
    }
}

}  // namespace
}  // namespace relais
