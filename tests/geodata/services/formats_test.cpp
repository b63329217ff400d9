// Lists are recognised by what is in them, whatever they are called and however they were saved.
#include "geodata/services/formats.h"

#include "tests/geodata/services/list_files.h"

namespace relais::services {
namespace {

using FormatsTest = ListFiles;

constexpr std::string_view kFranceServices =
    "id_fs,lib_fs,insee_com,latitude,longitude,h_lundi,format_fs\n"
    "7,\"Crêperie, puis\nservices\",05061,44.5594,6.0786,09:00 - 12:00,Fixe\n";

std::string latin1(std::string text) {
    for (std::size_t at; (at = text.find("ê")) != std::string::npos;) text.replace(at, 2, "\xEA");
    return text;
}

std::string with(std::string text, char from, const std::string& to) {
    std::string result;
    for (const char c : text) result += c == from ? to : std::string(1, c);
    return result;
}

TEST_F(FormatsTest, EncodingsSeparatorsAndLineEndsDoNotMatter) {
    const std::string utf8(kFranceServices);
    const std::string one_line =
        "id_fs,lib_fs,insee_com,latitude,longitude,h_lundi,format_fs\n"
        "7,Crêperie,05061,44.5594,6.0786,09:00 - 12:00,Fixe\n";
    for (const std::string& text :
         {utf8, "\xEF\xBB\xBF" + utf8, latin1(utf8), with(utf8, '\n', "\r\n"),
          with(one_line, ',', ";"), with(one_line, ',', "\t"),
          with(with(one_line, ',', ";"), '.', ",")}) {
        const study::ServiceList list = read(text);
        ASSERT_EQ(list.records.size(), 1U) << text;
        EXPECT_TRUE(list.records[0].name.starts_with("Crêperie")) << list.records[0].name;
        expect_near(list.records[0].place, 6.0786, 44.5594, 1);
    }
}

TEST_F(FormatsTest, TheNameOfAFileDoesNotMatter) {
    EXPECT_EQ(read(kFranceServices, "finess.txt").format, "France services, national list");
}

TEST_F(FormatsTest, AFileThatIsNoneOfThemIsNotRecognised) {
    const tables::TableFile file{write("id,lon,lat\n1,6,45\n"), "", ""};
    EXPECT_FALSE(read_list(file, taxonomy()));
}

TEST_F(FormatsTest, AFileThatStopsInTheMiddleIsRefusedForWhatItLost) {
    try {
        static_cast<void>(
            read("id_fs,lib_fs,insee_com,latitude,longitude,h_lundi,format_fs\n"
                 "1,One,05061,44.56,6.08,,Fixe\n2,Two,05061,44.5"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("list.csv, row 3: the file ends in the middle"),
                  std::string::npos)
            << error.what();
    }
}

TEST_F(FormatsTest, RubbishIsRefusedWithOneSentence) {
    for (const std::string& text :
         {std::string(), std::string("\0\0\0\0", 4), std::string("PK\x03\x04 a zip in a zip")}) {
        const tables::TableFile file{write(text, "list.xlsx"), "", ""};
        try {
            EXPECT_FALSE(read_list(file, taxonomy()));
            ADD_FAILURE() << "recognised or opened: " << text;
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find("list.xlsx"), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace relais::services
