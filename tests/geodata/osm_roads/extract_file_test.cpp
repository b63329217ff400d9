#include "geodata/osm/extract_file.h"

#include <gtest/gtest.h>

#include <iterator>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/osm/object.hpp>

#include "engine/core/error.h"
#include "tests/geodata/osm_roads/osm_text.h"

namespace relais::osm {
namespace {

namespace fs = std::filesystem;

std::string village() {
    OsmText text;
    for (int i = 1; i <= 3; ++i) text.node(i, i);
    return text.way(10, {1, 2, 3}, "highway=residential").str();
}

/// Three nodes and a way in another format.
fs::path converted(const TemporaryFolder& folder, const std::string& format,
                   const std::string& name, const osmium::io::Header& header = {}) {
    const fs::path from = folder.write("village.osm", village());
    osmium::io::Reader reader(osmium::io::File(from.string(), "osm"));
    osmium::io::Writer writer(osmium::io::File((folder.path() / name).string(), format), header);
    while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
    writer.close();
    reader.close();
    return folder.path() / name;
}

std::size_t count_objects(const fs::path& path) {
    std::size_t count = 0;
    ExtractFile(path).read(osmium::osm_entity_bits::nwr, [&](osmium::memory::Buffer& buffer) {
        const auto objects = buffer.select<osmium::OSMObject>();
        count += static_cast<std::size_t>(std::distance(objects.begin(), objects.end()));
    });
    return count;
}

/// The message of the Error that reading the whole file throws.
std::string complaint(const fs::path& path) {
    try {
        count_objects(path);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

void cut_in_half(const fs::path& path) {
    fs::resize_file(path, fs::file_size(path) / 2);
}

TEST(AnExtractFile, IsRecognisedByItsContentWhateverItsName) {
    const TemporaryFolder folder;
    EXPECT_EQ(count_objects(converted(folder, "osm", "a.dat")), 4U);
    EXPECT_EQ(count_objects(converted(folder, "osm.gz", "b.osm")), 4U);
    EXPECT_EQ(count_objects(converted(folder, "osm.bz2", "c.pbf")), 4U);
    EXPECT_EQ(count_objects(converted(folder, "pbf", "d")), 4U);
}

TEST(AnExtractFile, MayStartWithAByteOrderMarkOrWithoutAnXmlDeclaration) {
    const TemporaryFolder folder;
    const std::string text = village();
    EXPECT_EQ(count_objects(folder.write("bom.osm", "\xef\xbb\xbf" + text)), 4U);
    EXPECT_EQ(count_objects(folder.write("bare.osm", "\n " + text.substr(text.find("<osm")))), 4U);
}

TEST(AnExtractFile, TellsTheDateInItsHeader) {
    const TemporaryFolder folder;
    osmium::io::Header header;
    header.set("osmosis_replication_timestamp", "2025-01-19T21:21:02Z");
    EXPECT_EQ(ExtractFile(converted(folder, "pbf", "dated.pbf", header)).data_date(), "2025-01-19");
    EXPECT_EQ(ExtractFile(converted(folder, "pbf", "undated.pbf")).data_date(), "");
}

TEST(AnExtractFile, ThatIsNotThereIsMissed) {
    const TemporaryFolder folder;
    EXPECT_EQ(complaint(folder.path() / "gone.pbf"),
              (folder.path() / "gone.pbf").string() +
                  ": there is no such file; check the name of the extract");
}

TEST(AnExtractFile, ThatIsAFolderEmptyOrSomethingElseIsRefusedWithTheRemedy) {
    const TemporaryFolder folder;
    EXPECT_NE(complaint(folder.path()).find("this is a folder; name the OpenStreetMap extract"),
              std::string::npos);
    EXPECT_NE(complaint(folder.write("empty.pbf", "")).find("is empty; download"),
              std::string::npos);
    EXPECT_NE(complaint(folder.write("photo.pbf", "\x89PNG....")).find("not an OpenStreetMap"),
              std::string::npos);
    EXPECT_NE(complaint(folder.write("places.xml", "<?xml version='1.0'?><kml></kml>"))
                  .find("not OpenStreetMap data"),
              std::string::npos);
}

TEST(AnExtractFile, ThatIsTruncatedIsRefusedInEveryFormat) {
    const TemporaryFolder folder;
    for (const char* const format : {"osm", "osm.gz", "osm.bz2", "pbf"}) {
        const fs::path path = converted(folder, format, std::string("cut.") + format);
        cut_in_half(path);
        const std::string message = complaint(path);
        EXPECT_TRUE(message.starts_with(path.string() + ": the extract is truncated, damaged"))
            << message;
        EXPECT_TRUE(message.ends_with("; download it again")) << message;
    }
}

TEST(AnExtractFile, LetsAnErrorOfTheVisitorThrough) {
    const TemporaryFolder folder;
    const ExtractFile extract(folder.write("village.osm", village()));
    EXPECT_THROW(extract.read(osmium::osm_entity_bits::way,
                              [](osmium::memory::Buffer&) { throw std::logic_error("mine"); }),
                 std::logic_error);
}

}  // namespace
}  // namespace relais::osm
