// docs/reference/files.md has the keys that the readers accept, and no others. What a reader
// accepts is asked of the reader: it lists the keys that it knows when it refuses one that it does
// not.

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/core/error.h"
#include "geodata/measures/plan_file.h"
#include "geodata/scenario/scenario_file.h"
#include "geodata/taxonomy/taxonomy.h"
#include "tests/documents/document.h"
#include "tests/support/program.h"

namespace relais::documents {
namespace {

using testing_support::Folder;
using testing_support::Outcome;
using testing_support::run_relais;
using testing_support::write_file;
using Words = std::set<std::string>;

constexpr const char* kUnknown = "no_such_key = \"x\"\n";

const Document& files() {
    static const Document document =
        read_document(testing_support::source_tree() / "docs/reference/files.md");
    return document;
}

/// "[[mileage.trip]]" is the key "trip" of the table above it.
std::string plain(std::string key) {
    std::erase(key, '[');
    std::erase(key, ']');
    return key.substr(key.find_last_of('.') + 1);
}

/// The keys that the document has for a table, those that it refers to included.
Words documented(std::string_view heading) {
    const Section& section = files().section(heading);
    Words keys;
    for (const std::string& word : first_words(section.rows)) keys.insert(plain(word));
    for (const auto& [link, shared] : {std::pair{"(#keys-of-a-file)", "Keys of a file"},
                                       std::pair{"(#keys-of-places)", "Keys of places"}})
        if (section.text.find(link) != std::string::npos)
            keys.merge(first_words(files().section(shared).rows));
    return keys;
}

/// The list at the end of a message: "…; it knows a, b, c".
Words listed(const std::string& message) {
    static const std::regex kList(R"(([a-z0-9_]+(, [a-z0-9_]+)*)\s*$)");
    std::smatch match;
    EXPECT_TRUE(std::regex_search(message, match, kList)) << message;
    Words words;
    std::istringstream list(match.str(1));
    for (std::string word; list >> word;) {
        std::erase(word, ',');
        words.insert(word);
    }
    return words;
}

std::string in_words(const Words& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

/// What a reader says of a text that it refuses.
using Refuse = std::function<std::string(const std::string& text)>;

class Files : public testing::Test {
  protected:
    /// A reader of the program.
    Refuse program(const std::string& command) {
        return [this, command](const std::string& text) {
            write_file(folder_ / "asked.toml", text);
            const Outcome outcome = run_relais(folder_, command);
            EXPECT_EQ(outcome.exit_code, 1) << text << outcome.out << outcome.err;
            return outcome.err;
        };
    }
    /// A reader of the library, by the file's name.
    template <class Read>
    Refuse library(const Read& read) {
        return [this, read](const std::string& text) -> std::string {
            write_file(folder_ / "asked.toml", text);
            try {
                read(folder_ / "asked.toml");
            } catch (const Error& error) {
                return error.what();
            }
            ADD_FAILURE() << "it was accepted: " << text;
            return {};
        };
    }
    Refuse plans() {
        return library([](const std::filesystem::path& file) {
            static_cast<void>(measures::read_plan(file.string()));
        });
    }
    Refuse scenarios() {
        return library([](const std::filesystem::path& file) {
            territory::Territory territory;
            territory.categories.emplace_back().key = "post";
            static_cast<void>(scenario::read_scenario(file, territory));
        });
    }

    Folder folder_;
};

/// What is known of the table at the end of `text`.
Words accepted(const Refuse& refuse, const std::string& text) {
    return listed(refuse(text + kUnknown));
}

void expect_same(const std::string& heading, const Refuse& refuse, const std::string& text) {
    EXPECT_EQ(in_words(documented(heading)), in_words(accepted(refuse, text))) << heading;
}

using Tables = std::vector<std::pair<std::string, std::string>>;

TEST_F(Files, HaveEveryKeyOfATerritory) {
    const std::string top = "name = \"x\"\nextract = \"x.pbf\"\n";
    const Tables tables = {
        {"territory.toml, top", ""},
        {"[roads]", "[roads]\n"},
        {"[zones]", "[zones]\nfile = \"x\"\n"},
        {"[zones.join]", "[zones]\nfile = \"x\"\n[zones.join]\nfile = \"x\"\ncode = \"x\"\n"},
        {"[[levels]]", "[[levels]]\nkey = \"x\"\nfile = \"x\"\n"},
        {"[levels.names]",
         "[[levels]]\nkey = \"x\"\n[levels.names]\nfile = \"x\"\ncode = \"x\"\nname = \"x\"\n"},
        {"[households]", "[households]\nfile = \"x\"\n"},
        {"[[services]]", "[[services]]\nfile = \"x\"\n"}};
    for (const auto& [heading, text] : tables)
        expect_same(heading, program("check asked.toml"), top + text);
}

TEST_F(Files, HaveEveryDemandGroup) {
    const std::string message = program("check asked.toml")(
        "name = \"x\"\nextract = \"x.pbf\"\n[zones]\nfile = \"x\"\n[zones.groups]\n" +
        std::string(kUnknown));
    EXPECT_EQ(in_words(documented("Groups")), in_words(listed(message)));
}

TEST_F(Files, HaveEveryKeyOfAMeasuresFile) {
    const std::string measure = "[[measure]]\nname = \"nearest\"\n";
    const std::string mileage = "[mileage]\ngrams_co2_per_km = 1\nsource = \"x\"\n";
    const Tables tables = {
        {"measures, top", ""},
        {"[[measure]]", measure},
        {"[[measure.age]]",
         "[[measure]]\nname = \"apl\"\n[[measure.age]]\ngroup = \"x\"\nuse = 1\n"},
        {"[inequality]", measure + "[inequality]\n"},
        {"[ranking]", measure + "[ranking]\nfile = \"x\"\nvalue = \"x\"\nzone = \"x\"\n"},
        {"[commuting]",
         measure + "[commuting]\nfile = \"x\"\norigin = \"x\"\ndestination = \"x\"\n"},
        {"[[commitment]]",
         measure + "[[commitment]]\nname = \"x\"\ncategory = \"x\"\nminutes = 1\n"},
        {"[mileage]", measure + mileage},
        {"[[mileage.trip]]", measure + mileage +
                                 "[[mileage.trip]]\ncategory = \"x\"\ntrips_per_person_year = 1\n"
                                 "source = \"x\"\n"}};
    for (const auto& [heading, text] : tables) expect_same(heading, plans(), text);
}

/// The parameters that the document has for a decay function, shape included.
Words documented_decay(const std::string& shape) {
    Words keys = {"shape"};
    for (const Row& row : files().section("decay").rows) {
        const std::vector<std::string> shapes = code_words(row.cells.at(3));
        if (std::find(shapes.begin(), shapes.end(), shape) != shapes.end())
            for (const std::string& key : code_words(row.cells.at(0))) keys.insert(key);
    }
    return keys;
}

TEST_F(Files, HaveEveryParameterOfADecay) {
    const std::string begin = "[[measure]]\nname = \"gravity\"\n[measure.decay]\nshape = ";
    const Words shapes = listed(plans()(begin + "\"x\"\n"));
    ASSERT_GT(shapes.size(), 5U);
    for (const std::string& shape : shapes) {
        std::string text = begin + "\"" + shape + "\"\n";
        for (const std::string& key : documented_decay(shape))
            if (key != "shape") text += key + (shape == "steps" ? " = [1]\n" : " = 1\n");
        EXPECT_EQ(in_words(documented_decay(shape)), in_words(accepted(plans(), text))) << shape;
    }
    for (const Row& row : files().section("decay").rows) {
        const std::vector<std::string> words = code_words(row.cells.at(3));
        for (const std::string& shape : words) EXPECT_TRUE(shapes.contains(shape)) << shape;
    }
    const Row& names = files().section("decay").rows.at(0);
    const std::vector<std::string> all = code_words(names.cells.at(2));
    EXPECT_EQ(in_words({all.begin(), all.end()}), in_words(shapes));
}

/// What an edit of each kind needs at least.
const std::map<std::string, std::string>& edits() {
    static const std::map<std::string, std::string> table = {
        {"add_service", "category = \"post\"\nlon = 1\nlat = 46\n"},
        {"move_service", "service = \"x\"\nlon = 1\nlat = 46\n"},
        {"close_service", "service = \"x\"\n"},
        {"resize_service", "service = \"x\"\ncapacity = 1\n"},
        {"set_hours", "service = \"x\"\nopening_hours = \"24/7\"\n"},
        {"add_round",
         "category = \"post\"\nstops = [{ lon = 1, lat = 46, opening_hours = \"24/7\" }]\n"},
        {"add_road", "line = [[1, 46], [1.1, 46]]\nkmh = 50\n"},
        {"close_road", "names = [\"x\"]\n"},
        {"open_road", "names = [\"x\"]\n"},
        {"set_speed", "names = [\"x\"]\nkmh = 50\n"},
        {"scale_speed", "names = [\"x\"]\nfactor = 2\n"},
        {"scale_population", "factor = 2\n"},
        {"add_households", "lon = 1\nlat = 46\nweight = 1\n"}};
    return table;
}

TEST_F(Files, HaveEveryKeyOfAScenario) {
    const std::string top = "name = \"x\"\n";
    expect_same("scenario, top", scenarios(), top);
    expect_same("[[edits.stops]]", scenarios(),
                top +
                    "[[edits]]\ndo = \"add_round\"\ncategory = \"post\"\n[[edits.stops]]\n"
                    "lon = 1\nlat = 46\nopening_hours = \"24/7\"\n");

    const Words kinds = listed(scenarios()(top + "[[edits]]\ndo = \"x\"\n"));
    std::map<std::string, Words> by_kind;
    Words meanings;
    for (const Row& row : files().section("[[edits]]").rows) {
        if (row.cells.size() < 3) continue;
        const std::vector<std::string> first = code_words(row.cells.at(0));
        if (!kinds.contains(first.at(0))) {
            meanings.insert(first.begin(), first.end());
            continue;
        }
        Words& keys = by_kind[first.at(0)];
        keys = {"do", "label"};
        for (const std::string& key : code_words(row.cells.at(2))) keys.insert(key);
    }
    EXPECT_EQ(by_kind.size(), kinds.size());
    for (const std::string& kind : kinds) {
        ASSERT_TRUE(edits().contains(kind)) << "say here what an edit of this kind needs: " << kind;
        const Words known =
            accepted(scenarios(), top + "[[edits]]\ndo = \"" + kind + "\"\n" + edits().at(kind));
        EXPECT_EQ(in_words(by_kind[kind]), in_words(known)) << kind;
        for (const std::string& key : known)
            EXPECT_TRUE(meanings.contains(key)) << key << " has no meaning in the document";
    }
}

/// The keys of a TOML text by section, "" for the top.
std::map<std::string, Words> keys_by_section(const std::string& text) {
    static const std::regex kSection(R"(\[([a-z_]+)\].*)");
    static const std::regex kKey(R"(([a-z_0-9]+)\s*=.*)");
    std::map<std::string, Words> keys;
    std::string section;
    std::istringstream lines(text);
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
        if (std::regex_match(line, match, kSection))
            section = match[1];
        else if (std::regex_match(line, match, kKey))
            keys[section].insert(match[1]);
    }
    return keys;
}

/// Every key of a profile must be there: those of the built-in ones are all that there are, once
/// the laws of slopes are put together.
TEST_F(Files, HaveEveryKeyOfAProfile) {
    std::map<std::string, Words> keys;
    for (const char* name : {"car", "bicycle", "walk"})
        for (auto& [section, words] :
             keys_by_section(run_relais(folder_, std::string("profile ") + name).out))
            keys[section].merge(words);
    ASSERT_GT(keys.size(), 10U);
    for (const auto& [section, words] : keys) {
        if (section == "services" || section == "surfaces" || section == "tracktypes" ||
            section == "smoothness")
            continue;  // values of tags
        const std::string heading = section.empty() ? "profile, top" : "[" + section + "]";
        EXPECT_EQ(in_words(documented(heading)), in_words(words)) << heading;
    }
}

TEST_F(Files, HaveEveryKeyOfAStyle) {
    const auto keys = keys_by_section(run_relais(folder_, "atlas --print-style").out);
    ASSERT_GT(keys.size(), 4U);
    for (const auto& [section, words] : keys)
        EXPECT_EQ(in_words(documented("[" + section + "]")), in_words(words)) << section;
}

TEST_F(Files, HaveEveryKeyOfACategory) {
    try {
        static_cast<void>(
            taxonomy::Taxonomy::parse("[[category]]\n" + std::string(kUnknown), "asked.toml"));
        FAIL() << "it was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(in_words(documented("[[category]]")), in_words(listed(error.what())));
    }
}

}  // namespace
}  // namespace relais::documents
