#include "geodata/osm/extract_file.h"

#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/object.hpp>

#include "engine/core/error.h"
#include "tests/geodata/osm/roads/osm_text.h"

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

/// The objects that a file hands on, "n1 n2 w10", sorted.
std::string objects_of(const fs::path& path, std::string* deleted = nullptr) {
    std::set<std::string> names;
    const ExtractFile extract(path);
    extract.read(osmium::osm_entity_bits::nwr, [&](osmium::memory::Buffer& buffer) {
        for (const auto& object : buffer.select<osmium::OSMObject>())
            names.insert(osmium::item_type_to_char(object.type()) + std::to_string(object.id()));
    });
    if (deleted != nullptr) *deleted = extract.deleted_text();
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : " ") + name;
    return list;
}

std::string document(const std::string& objects, const std::string& root = "osm") {
    return "<?xml version='1.0' encoding='UTF-8'?>\n<" + root + " version='0.6'>\n" + objects +
           "</" + root + ">\n";
}

constexpr const char* kNodes = "<node id='1' lon='0' lat='0'/><node id='2' lon='0.01' lat='0'/>";

TEST(AnExtractFile, LeavesOutWhatItMarksAsDeleted) {
    const TemporaryFolder folder;
    std::string deleted;
    const std::string way = "<nd ref='1'/><nd ref='2'/><tag k='highway' v='road'/></way>";
    for (const char* const mark :
         {"action='delete'", "action=\"delete\"", "action = 'delete'", "visible='false'",
          "timestamp='2024-01-01T00:00:00Z' "
          "action='delete' visible='true'"}) {
        const fs::path file = folder.write(
            "edited.osm", document(std::string(kNodes) + "<way id='-7' version='1' " + mark + ">" +
                                   way + "<way id='8' action='modify'>" + way));
        EXPECT_EQ(objects_of(file, &deleted), "n1 n2 w8") << mark;
        EXPECT_NE(deleted.find("left out, as they are marked as deleted"), std::string::npos)
            << deleted;
        EXPECT_TRUE(deleted.ends_with(": 1 (way -7).")) << deleted;
    }
    // Only of an object: not in a comment, nor in the value of a tag.
    EXPECT_EQ(
        objects_of(
            folder.write("kept.osm",
                         document(std::string("<!-- <way id='7' action='delete'> -->") + kNodes +
                                  "<way id='7'><nd ref='1'/><nd ref='2'/><tag k='note' "
                                  "v='way action=\"delete\" >'/></way>")),
            &deleted),
        "n1 n2 w7");
    EXPECT_EQ(deleted, "");
}

TEST(AnExtractFile, LeavesOutWhatIsDeletedInAPackedFileToo) {
    const TemporaryFolder folder;
    const fs::path edited = folder.write(
        "edited.osm",
        document(std::string(kNodes) + "<node id='3' lon='0' lat='1' visible='false'/>"));
    osmium::io::Reader reader(osmium::io::File(edited.string(), "osm"));
    osmium::io::Writer writer(osmium::io::File((folder.path() / "edited.osm.gz").string(),
                                               "osm.gz,add_visible_flag=true,"
                                               "force_visible_flag=true"));
    while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
    writer.close();
    EXPECT_EQ(objects_of(folder.path() / "edited.osm.gz"), "n1 n2");
}

TEST(AnExtractFile, ThatHoldsAHistoryIsRefused) {
    const TemporaryFolder folder;
    const std::string node = "<node id='1' version='1' lon='0' lat='0' visible='true'/>";
    for (const char* const second :
         {"<node id='1' version='2' lon='0' lat='1' visible='true'/>",
          "<node id='1' version='2' lon='0' lat='0' visible='false'/>"}) {
        const std::string message = complaint(folder.write("a.osm", document(node + second)));
        EXPECT_NE(message.find("a.osm: node 1 is in it more than once, in different versions"),
                  std::string::npos)
            << message;
        EXPECT_NE(message.find("osmium time-filter"), std::string::npos);
    }
    // The same twice, as in extracts of neighbours put together, is there once.
    EXPECT_EQ(count_objects(folder.write("twice.osm", document(node + node))), 1U);

    osmium::io::Header header;
    header.set_has_multiple_object_versions(true);
    const fs::path packed = converted(folder, "pbf,history=true", "history.osh.pbf", header);
    EXPECT_NE(complaint(packed).find("is a history file; make an extract of one day"),
              std::string::npos)
        << complaint(packed);
}

TEST(AnExtractFile, ThatIsAListOfChangesIsRefused) {
    const TemporaryFolder folder;
    const std::string message = complaint(folder.write(
        "today.osc",
        document(std::string("<create>") + kNodes + "</create><delete></delete>", "osmChange")));
    EXPECT_NE(message.find("this is a change file (osmChange), not an extract"), std::string::npos)
        << message;
    EXPECT_NE(message.find("osmium apply-changes"), std::string::npos) << message;
}

TEST(AnExtractFile, ThatItsServerCutShortIsRefusedWithWhatTheServerSays) {
    const TemporaryFolder folder;
    const std::string remark =
        "<remark> runtime error: Query timed out in &quot;query&quot; at line 3\n after 25 "
        "seconds. "
        "</remark>";
    for (const std::string& text : {kNodes + remark, remark + kNodes}) {
        const std::string message = complaint(folder.write("answer.osm", document(text)));
        EXPECT_NE(
            message.find("reports \"runtime error: Query timed out in \"query\" at line 3 after 25 "
                         "seconds.\""),
            std::string::npos)
            << message;
    }
    // A tag of that name is none.
    EXPECT_EQ(
        objects_of(folder.write("tag.osm", document("<node id='1' lon='0' lat='0'><tag k='remark' "
                                                    "v='timed out'/></node>"))),
        "n1");
}

/// Places of nodes, "1:0.01,0" by their id, as a pass over nodes alone hands them on.
std::string places_of(const fs::path& path) {
    std::map<std::int64_t, std::string> places;
    ExtractFile(path).read(osmium::osm_entity_bits::node, [&](osmium::memory::Buffer& buffer) {
        for (const auto& object : buffer.select<osmium::OSMObject>()) {
            EXPECT_EQ(object.type(), osmium::item_type::node);
            const auto& node = static_cast<const osmium::Node&>(object);
            places[node.id()] += fmt::format("{}:{},{}{} ", node.id(), node.location().lon(),
                                             node.location().lat(), node.tags().empty() ? "" : "*");
        }
    });
    std::string list;
    for (const auto& [id, place] : places) list += place;
    return list;
}

/// Overpass: out geom. Node 1 is there itself, with a tag; 2 and 3 are only in the ways, 4 nowhere.
constexpr const char* kPlacesInWays =
    "<node id='1' lon='0' lat='0'><tag k='highway' v='crossing'/></node>"
    "<way id='8'><nd ref='1' lon='0' lat='0'/><nd ref='2' lon='0.01' lat='0'/><nd ref='4'/></way>"
    "<way id='9'><nd ref='2' lon='0.01' lat='0'/><nd ref='3' lon='0.02' lat='0.5'/></way>";

TEST(AnExtractFile, HandsOnNodesThatOnlyItsWaysHaveThePlacesOf) {
    const TemporaryFolder folder;
    const fs::path text = folder.write("geom.osm", document(kPlacesInWays));
    EXPECT_EQ(places_of(text), "1:0,0* 2:0.01,0 3:0.02,0.5 ");
    EXPECT_EQ(objects_of(text), "n1 n2 n3 w8 w9");

    const fs::path packed = folder.path() / "geom.osm.pbf";
    osmium::io::Reader reader(osmium::io::File(text.string(), "osm"));
    osmium::io::Writer writer(osmium::io::File(packed.string(), "pbf,locations_on_ways=true"));
    while (osmium::memory::Buffer buffer = reader.read()) writer(std::move(buffer));
    writer.close();
    EXPECT_EQ(places_of(packed), "1:0,0* 2:0.01,0 3:0.02,0.5 ");
}

TEST(AnExtractFile, MayBeCompressedWithLz4) {
    const TemporaryFolder folder;
    EXPECT_EQ(count_objects(converted(folder, "pbf,pbf_compression=lz4", "lz4.osm.pbf")), 4U);
}

TEST(AnExtractFile, ThatIsSomethingElseIsCalledWhatItIs) {
    const TemporaryFolder folder;
    const auto expect = [&](const char* name, const char* content, const char* words) {
        const std::string message = complaint(folder.write(name, content));
        EXPECT_NE(message.find(words), std::string::npos) << message;
    };
    expect("zones.geojson", "{\"type\": \"FeatureCollection\"}", "but GeoJSON; name the extract");
    expect("answer.json", "{\"version\": 0.6, \"osm3s\": {}}", "an Overpass response in JSON");
    expect("territory.toml", "name = \"Gap\"\n", "but a TOML file; name the extract");
    expect("roads.relais", "RELAISNF", "but a network file made by relais import");
    expect("zones.gpkg", "SQLite format 3", "but a GeoPackage");
    expect("error.osm", "<!DOCTYPE html><html>429 Too Many Requests</html>", "but a web page");
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
