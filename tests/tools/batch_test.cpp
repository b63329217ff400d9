// relais batch: runs that are killed and go on, shards, scenarios that are wrong.

#include <filesystem>

#include "tests/tools/land.h"

namespace relais {
namespace {

using testing_support::kill_relais_when;
using testing_support::Outcome;

constexpr int kScenarios = 40;
/// Enough for a run that lasts while it is watched and killed.
constexpr int kLongScenarios = 900;

class Batch : public testing_support::OnLand<Batch> {
  protected:
    static void SetUpTestSuite() {
        OnLand::SetUpTestSuite();
        make_scenarios("many");
        ASSERT_EQ(run(batch_of("many") + "-o whole.csv").exit_code, 0);
    }
    /// s01 to s40, each of which closes a service and changes the people.
    static void make_scenarios(const std::string& folder, int count = kScenarios) {
        std::filesystem::create_directory(*folder_ / folder);
        for (int i = 1; i <= count; ++i)
            write(file_of(folder, i),
                  "name = \"x\"\n[[edits]]\ndo = \"close_service\"\nservice = \"S000" +
                      std::to_string(1 + i % 5) +
                      "\"\n[[edits]]\ndo = \"scale_population\"\nfactor = " + std::to_string(i) +
                      "\n");
    }
    static std::string two_digits(int i) { return (i < 10 ? "0" : "") + std::to_string(i); }
    static std::string file_of(const std::string& folder, int i) {
        return folder + "/s" + two_digits(i) + ".toml";
    }
    static std::string batch_of(const std::string& folder) {
        return "batch land/territory.toml --scenarios " + folder + " ";
    }
    /// A run that the system kills in the middle of a row: where a file would grow beyond so many
    /// blocks of 512 bytes.
    static void run_until_killed(const std::string& arguments, int blocks) {
        const Outcome killed = run(arguments, "ulimit -c 0 && ulimit -f " + std::to_string(blocks));
        ASSERT_NE(killed.exit_code, 0);
    }
};

TEST_F(Batch, KilledAtManyMomentsAndResumedIsTheUninterruptedOneByteForByte) {
    make_scenarios("long", kLongScenarios);
    const std::string batch = batch_of("long") + "-o ";
    ASSERT_EQ(run(batch + "long.csv").exit_code, 0);
    const std::string whole = text("long.csv");
    const auto written = [] {
        std::error_code none;
        const auto bytes = std::filesystem::file_size(*folder_ / "shot.csv.part", none);
        return none ? 0 : bytes;
    };
    // Before it has begun, as soon as the table is there, and when more and more of it is.
    int killed = 0;
    for (const double share : {0.0, 1e-6, 0.1, 0.3, 0.5, 0.7}) {
        const auto enough = [&] { return double(written()) >= share * double(whole.size()); };
        killed += kill_relais_when(*folder_, batch + "shot.csv", enough) ? 1 : 0;
        ASSERT_FALSE(std::filesystem::exists(*folder_ / "shot.csv")) << share;
        // Whatever is written is right, up to its last byte.
        const std::string rows = text("shot.csv.part");
        ASSERT_EQ(rows, whole.substr(0, rows.size())) << share;
    }
    EXPECT_EQ(killed, 6);
    const Outcome resumed = run(batch + "shot.csv");
    ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
    EXPECT_NE(resumed.err.find("resuming after "), std::string::npos) << resumed.err;
    EXPECT_EQ(text("shot.csv"), whole);
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "shot.csv.part"));
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "shot.csv.part.inputs"));
}

TEST_F(Batch, GoesOnWhereItsTableCouldNotBePut) {
    // A folder takes the name while it runs: the rows stay, with the record of their inputs.
    const std::string batch = batch_of("many") + "-o taken.csv";
    const auto take_the_name = [] {
        if (std::filesystem::exists(*folder_ / "taken.csv.part"))
            std::filesystem::create_directories(*folder_ / "taken.csv/mine");
        return false;
    };
    EXPECT_FALSE(kill_relais_when(*folder_, batch, take_the_name));
    ASSERT_TRUE(std::filesystem::is_directory(*folder_ / "taken.csv"));
    EXPECT_TRUE(std::filesystem::exists(*folder_ / "taken.csv.part"));
    std::filesystem::remove_all(*folder_ / "taken.csv");
    const Outcome again = run(batch);
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(text("taken.csv"), text("whole.csv"));
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "taken.csv.part.inputs"));
}

TEST_F(Batch, StoppedTwiceWithinARowGoesOnByteForByte) {
    const std::string whole = text("whole.csv");
    ASSERT_GT(whole.size(), 40'000U);
    for (const int blocks : {20, 60}) {
        run_until_killed(batch_of("many") + "-o killed.csv", blocks);
        EXPECT_FALSE(std::filesystem::exists(*folder_ / "killed.csv"));
        // Cut off within a row.
        EXPECT_EQ(text("killed.csv.part"), whole.substr(0, 512 * static_cast<std::size_t>(blocks)));
    }
    const Outcome resumed = run(batch_of("many") + "-o killed.csv");
    ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
    EXPECT_NE(resumed.err.find("resuming after "), std::string::npos) << resumed.err;
    EXPECT_EQ(text("killed.csv"), whole);
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "killed.csv.part"));
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "killed.csv.part.inputs"));
}

TEST_F(Batch, GoesOnFromAnyByteThatARunMayLeave) {
    const std::string whole = text("whole.csv");
    run_until_killed(batch_of("many") + "-o cut.csv", 20);
    const std::string inputs = text("cut.csv.part.inputs");
    for (const std::size_t bytes :
         {std::size_t{0}, std::size_t{20}, whole.size() / 3, whole.rfind('\n'), whole.size()}) {
        write("cut.csv.part", whole.substr(0, bytes));
        write("cut.csv.part.inputs", inputs);
        ASSERT_EQ(run(batch_of("many") + "-o cut.csv --overwrite").exit_code, 0) << bytes;
        EXPECT_EQ(text("cut.csv"), whole) << bytes;
    }
}

TEST_F(Batch, DoesNotMixRowsOfDifferentInputs) {
    make_scenarios("changing");
    const std::string batch = batch_of("changing") + "-o mixed.csv";
    run_until_killed(batch, 20);
    const auto expect_refused = [&](const std::string& arguments, const std::string& why) {
        const Outcome refused = run(arguments);
        EXPECT_EQ(refused.exit_code, 1);
        EXPECT_NE(refused.err.find("mixed.csv.part belongs to a run with " + why),
                  std::string::npos)
            << refused.err;
    };
    const std::string second = text(file_of("changing", 2));
    write(file_of("changing", 2), second + "# a change\n");
    expect_refused(batch, "other contents of the scenario s02;");
    write(file_of("changing", 2), second);
    const std::string services = text("land/services.csv");
    write("land/services.csv", services + "\n");
    expect_refused(batch, "other contents of services.csv;");
    write("land/services.csv", services);
    expect_refused(batch + " --arrive \"Tue 10:00\"", "other inputs, without --arrive;");
    expect_refused(batch + " --shard 1/2", "other inputs, among them the scenario s21;");
    std::filesystem::remove(*folder_ / "mixed.csv.part.inputs");
    expect_refused(batch, "unknown inputs;");
}

TEST_F(Batch, ShardsOneAfterTheOtherAreOneRun) {
    const std::string whole = text("whole.csv");
    std::string merged = whole.substr(0, whole.find('\n') + 1);
    for (int i = 1; i <= 5; ++i) {
        const std::string name = "shard" + std::to_string(i) + ".csv";
        ASSERT_EQ(
            run(batch_of("many") + "--shard " + std::to_string(i) + "/5 -o " + name).exit_code, 0);
        const std::string part = text(name);
        merged += part.substr(part.find('\n') + 1);
    }
    EXPECT_EQ(merged, whole);
    EXPECT_EQ(run(batch_of("many") + "--shard 5/4 -o bad.csv").exit_code, 2);
}

TEST_F(Batch, RefusesAScenarioThatCannotBeReadBeforeItComputesAny) {
    make_scenarios("unreadable");
    write(file_of("unreadable", 9), "name = \"x\"\n[[edits]]\ndo = \"fly\"\n");
    const Outcome refused = run(batch_of("unreadable") + "-o unreadable.csv");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_NE(refused.err.find("s09.toml, line 3"), std::string::npos) << refused.err;
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "unreadable.csv.part"));
}

TEST_F(Batch, AScenarioThatDoesNotFitHasItsReasonInItsRowsAndStopsNoOther) {
    make_scenarios("unfit");
    write(file_of("unfit", 2),
          "name = \"x\"\n[[edits]]\ndo = \"close_service\"\nservice = \"S9999\"\n");
    const Outcome outcome = run(batch_of("unfit") + "-o unfit.csv");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.err.find("unfit.csv: 1 of 40 scenarios could not be applied"),
              std::string::npos)
        << outcome.err;
    const std::string whole = text("whole.csv"), unfit = text("unfit.csv");
    EXPECT_NE(unfit.find("\ns02,town_hall,,,,,,,,,,,,,,,,\""), std::string::npos) << unfit;
    EXPECT_NE(unfit.find("the territory has no service \"\"S9999\"\""), std::string::npos);
    // All others are as they were.
    EXPECT_EQ(unfit.substr(0, unfit.find("\ns02,")), whole.substr(0, whole.find("\ns02,")));
    EXPECT_EQ(unfit.substr(unfit.find("\ns03,")), whole.substr(whole.find("\ns03,")));
}

}  // namespace
}  // namespace relais
