#include "geodata/osm/extract_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>

#include "engine/core/error.h"
#include "geodata/osm/extract_asides.h"
#include "geodata/tables/file_kind.h"

namespace relais::osm {
namespace {

constexpr std::string_view kExtractEndings = ".osm.pbf, .osm, .osm.gz or .osm.bz2";

std::string first_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(fmt::format("{}: this file could not be opened ({}); check its permissions",
                                path.string(), std::generic_category().message(errno)));
    std::array<char, 64> bytes{};
    file.read(bytes.data(), bytes.size());
    return {bytes.data(), static_cast<std::size_t>(file.gcount())};
}

/// Empty: not a known one.
std::string format_of(std::string_view head) {
    // A PBF file starts with the length of its first blob header, 4 bytes, and then the type of
    // the blob: field 1, 9 characters.
    constexpr std::string_view kHeaderBlob = "\x0a\x09OSMHeader";
    if (head.size() > 4 && head.substr(4).starts_with(kHeaderBlob)) return "pbf";
    if (head.starts_with("\x1f\x8b")) return "osm.gz";
    if (head.starts_with("BZh")) return "osm.bz2";
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (head.starts_with("<?xml") || head.starts_with("<osm")) return "osm";
    return {};
}

bool begins_like(std::string_view head, std::string_view word) {
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    return head.starts_with(word);
}

/// The kind of a file that is not an extract, by its first bytes or else by the end of its name.
std::string kind_of(std::string_view head, const std::filesystem::path& path) {
    constexpr std::pair<std::string_view, std::string_view> kBeginnings[] = {
        {"RELAIS", "a network file made by relais import"},
        {"SQLite format 3", "a GeoPackage or another database"},
        {"PK\x03\x04", "a ZIP archive or a workbook"},
        {"%PDF", "a PDF"},
        {"\x89PNG", "a picture"},
        {"\xff\xd8\xff", "a picture"},
        {"II*", "a raster"},
        {"MM", "a raster"},
        {"fgb", "FlatGeobuf"},
        {"\xff\xe0",
         "an extract in the format o5m, which is not supported; convert it to .osm.pbf with osmium "
         "or osmconvert"},
        {"<!DOCTYPE html", "a web page"},
        {"<!doctype html", "a web page"},
        {"<html", "a web page"}};
    for (const auto& [beginning, kind] : kBeginnings)
        if (begins_like(head, beginning)) return std::string(kind);
    if (begins_like(head, "{") && head.find("\"osm3s\"") != std::string_view::npos)
        return "an Overpass response in JSON; request [out:xml]";
    if (begins_like(head, "{") && head.find("\"elements\"") != std::string_view::npos)
        return "OpenStreetMap data in JSON; request XML";
    constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
        {".geojson", "GeoJSON"},
        {".json", "JSON"},
        {".toml", "a TOML file"},
        {".csv", "a table"},
        {".tsv", "a table"},
        {".dbf", "a table"},
        {".shp", "a Shapefile"},
        {".gr", "a DIMACS graph"},
        {".gr.gz", "a DIMACS graph"},
        {".gr.xz", "a DIMACS graph"},
        {".relais", "a network file made by relais import"}};
    const std::string name = path.filename().string();
    for (const auto& [ending, kind] : kEndings)
        if (name.ends_with(ending)) return std::string(kind);
    return {};
}

std::string recognise(const std::filesystem::path& path) {
    const std::filesystem::file_status status = status_of(path);
    if (!std::filesystem::exists(status))
        throw Error(
            fmt::format("{}: there is no such file; check the name of the extract", path.string()));
    if (std::filesystem::is_directory(status))
        throw Error(fmt::format("{}: this is a folder; name the OpenStreetMap extract in it ({})",
                                path.string(), kExtractEndings));
    if (!std::filesystem::is_regular_file(status))
        throw Error(
            fmt::format("{}: this is a pipe or a device, but an extract is read more than once; "
                        "save it to a file first",
                        path.string()));
    const std::string head = first_bytes(path);
    if (head.empty())
        throw Error(
            fmt::format("{}: the file is empty; download the extract again", path.string()));
    std::string format = format_of(head);
    if (format.empty()) {
        const std::string kind = kind_of(head, path);
        throw Error(fmt::format(
            "{}: this is not an OpenStreetMap extract ({}){}; {}", path.string(), kExtractEndings,
            kind.empty() ? "" : ", but " + kind,
            kind.empty() ? "download one again or name another file" : "name the extract"));
    }
    return format;
}

[[noreturn]] void throw_damaged(const std::filesystem::path& path, const std::exception& cause) {
    // libosmium: "PBF error: zstd blobs not supported".
    const std::string_view what = cause.what();
    for (const std::string_view method : {"lzma", "zstd"})
        if (what.find(method) != std::string_view::npos &&
            what.find("not supported") != std::string_view::npos)
            throw Error(fmt::format(
                "{}: its blocks are compressed with {}, which is not supported; convert it with: "
                "osmium cat -f pbf,pbf_compression=zlib {} -o NEW.osm.pbf",
                path.string(), method, path.filename().string()));
    if (const std::size_t at = what.find("Unknown top-level element"); at != std::string_view::npos)
        throw Error(
            fmt::format("{}: this is XML, but not OpenStreetMap data ({}); name the extract ({})",
                        path.string(), what.substr(at), kExtractEndings));
    throw Error(fmt::format(
        "{}: the extract is truncated, damaged or not OpenStreetMap data ({}); download it again",
        path.string(), what));
}

/// Absolute, so that no name can mean standard input or an address to libosmium.
osmium::io::File osmium_file(const std::filesystem::path& path, const std::string& format) {
    return osmium::io::File(std::filesystem::absolute(path).string(), format);
}

bool is_xml(const std::string& format) {
    return format != "pbf";
}

/// A history in XML is not marked in the header, only visible in its objects.
[[noreturn]] void refuse_several_times(const std::filesystem::path& path, bool xml) {
    if (xml)
        throw Error(
            fmt::format("{}: this is a change file (osmChange), not an extract; apply it to its "
                        "extract: osmium apply-changes EXTRACT {} -o NEW.osm.pbf",
                        path.string(), path.filename().string()));
    throw Error(
        fmt::format("{}: this is a history file; make an extract of one day from it: osmium "
                    "time-filter {} -o NEW.osm.pbf",
                    path.string(), path.filename().string()));
}

void refuse_remark(const std::filesystem::path& path, const std::string& remark) {
    if (remark.empty()) return;
    throw Error(fmt::format(
        "{}: the server that made this extract reports \"{}\", so that data may be missing; "
        "request a smaller area with a longer [timeout:…] and a larger [maxsize:…], or download an "
        "extract (if you know that nothing is missing, remove <remark>)",
        path.string(), remark.substr(0, 500)));
}

std::size_t index_of(osmium::item_type type) {
    return type == osmium::item_type::node ? 0 : type == osmium::item_type::way ? 1 : 2;
}

std::string name_of(osmium::item_type type, std::int64_t id) {
    return fmt::format("{} {}", osmium::item_type_to_name(type), id);
}

/// Whether two objects of one type and id have the same content, regardless of their versions.
bool say_the_same(const osmium::OSMObject& a, const osmium::OSMObject& b) {
    const auto is_same_tag = [](const osmium::Tag& t, const osmium::Tag& u) {
        return std::string_view(t.key()) == u.key() && std::string_view(t.value()) == u.value();
    };
    if (a.visible() != b.visible() || !std::equal(a.tags().begin(), a.tags().end(),
                                                  b.tags().begin(), b.tags().end(), is_same_tag))
        return false;
    if (a.type() == osmium::item_type::node)
        return static_cast<const osmium::Node&>(a).location() ==
               static_cast<const osmium::Node&>(b).location();
    if (a.type() == osmium::item_type::way) {
        const auto& one = static_cast<const osmium::Way&>(a).nodes();
        const auto& other = static_cast<const osmium::Way&>(b).nodes();
        return std::equal(one.begin(), one.end(), other.begin(), other.end());
    }
    const auto& one = static_cast<const osmium::Relation&>(a).members();
    const auto& other = static_cast<const osmium::Relation&>(b).members();
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const osmium::RelationMember& m, const osmium::RelationMember& n) {
                          return m.type() == n.type() && m.ref() == n.ref() &&
                                 std::string_view(m.role()) == n.role();
                      });
}

}  // namespace

std::string kind_in_words(const std::filesystem::path& path) {
    if (!is_file(path)) return {};
    try {
        const std::string head = first_bytes(path);
        return format_of(head).empty() ? kind_of(head, path) : std::string{};
    } catch (const Error&) {
        return {};
    }
}

struct ExtractFile::Dead {
    Asides asides;  ///< of XML
    std::array<std::set<std::int64_t>, 3> met;
};

/// Passes objects that are not deleted, each once.
class ExtractFile::Sieve {
  public:
    explicit Sieve(const ExtractFile& file, osmium::osm_entity_bits::type wanted)
        : file_(file),
          wanted_(wanted),
          adds_nodes_(file.places_in_ways_ && (wanted & osmium::osm_entity_bits::node) != 0) {}

    /// The entities to read.
    [[nodiscard]] osmium::osm_entity_bits::type entities() const {
        return adds_nodes_ ? static_cast<osmium::osm_entity_bits::type>(
                                 wanted_ | osmium::osm_entity_bits::way)
                           : wanted_;
    }

    /// Throws Error for an object that is there in two states.
    void sift(osmium::memory::Buffer& buffer) {
        bool removed = false;
        const osmium::OSMObject* before = last_ ? &last_.get<osmium::OSMObject>(0) : nullptr;
        for (osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
            if (is_repeated(object, before) || is_dead(object) || !is_wanted(object)) {
                object.set_removed(true);
                removed = true;
            }
            before = &object;
        }
        keep(before);
        if (removed) buffer.purge_removed();
    }

    /// The nodes that are only in ways. They are returned once.
    template <class Take>
    void add_nodes(const Take& take) {
        if (!adds_nodes_) return;
        std::sort(seen_.begin(), seen_.end());
        std::sort(places_.begin(), places_.end());
        constexpr std::size_t kBytes = 1 << 20;
        osmium::memory::Buffer buffer(kBytes, osmium::memory::Buffer::auto_grow::yes);
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto& [id, place] = places_[i];
            if (i > 0 && places_[i - 1].first == id) continue;
            if (std::binary_search(seen_.begin(), seen_.end(), id)) continue;
            {
                osmium::builder::NodeBuilder node(buffer);
                node.set_id(id);
                node.set_location(place);
            }
            buffer.commit();
            if (buffer.committed() + kBytes / 8 < kBytes) continue;
            take(buffer);
            buffer = osmium::memory::Buffer(kBytes, osmium::memory::Buffer::auto_grow::yes);
        }
        if (buffer.committed() > 0) take(buffer);
    }

  private:
    /// The last object of a buffer, for the first of the next.
    void keep(const osmium::OSMObject* object) {
        if (object == nullptr || (last_ && object == &last_.get<osmium::OSMObject>(0))) return;
        osmium::memory::Buffer copy(object->padded_size(), osmium::memory::Buffer::auto_grow::yes);
        copy.add_item(*object);
        copy.commit();
        copy.get<osmium::OSMObject>(0).set_removed(false);
        last_ = std::move(copy);
    }

    [[nodiscard]] bool is_repeated(const osmium::OSMObject& object,
                                   const osmium::OSMObject* before) const {
        if (before == nullptr || before->type() != object.type() || before->id() != object.id())
            return false;
        if (say_the_same(*before, object)) return true;
        throw Error(fmt::format(
            "{}: {} is in it more than once, in different versions: the file is a history, or was "
            "merged from extracts of different days; make an extract of one day (osmium "
            "time-filter {} -o NEW.osm.pbf), or merge extracts of the same day",
            file_.path_.string(), name_of(object.type(), object.id()),
            file_.path_.filename().string()));
    }

    [[nodiscard]] bool is_dead(const osmium::OSMObject& object) const {
        const std::size_t kind = index_of(object.type());
        Dead& dead = *file_.dead_;
        const std::unordered_set<std::int64_t>& deleted = dead.asides.deleted[kind];
        if (object.visible() && (deleted.empty() || !deleted.contains(object.id()))) return false;
        dead.met[kind].insert(object.id());
        return true;
    }

    /// Takes the nodes of ways down on the way.
    [[nodiscard]] bool is_wanted(const osmium::OSMObject& object) {
        if (!adds_nodes_) return true;
        if (object.type() == osmium::item_type::node) seen_.push_back(object.id());
        if (object.type() != osmium::item_type::way) return true;
        for (const osmium::NodeRef& node : static_cast<const osmium::Way&>(object).nodes())
            if (node.location().valid()) places_.emplace_back(node.ref(), node.location());
        return (wanted_ & osmium::osm_entity_bits::way) != 0;
    }

    const ExtractFile& file_;
    osmium::osm_entity_bits::type wanted_;
    bool adds_nodes_;
    osmium::memory::Buffer last_;
    std::vector<std::int64_t> seen_;  ///< nodes that are there themselves
    std::vector<std::pair<std::int64_t, osmium::Location>> places_;
};

ExtractFile::ExtractFile(std::filesystem::path path)
    : path_(std::move(path)), format_(recognise(path_)), dead_(std::make_shared<Dead>()) {
    try {
        open();
        if (is_xml(format_)) dead_->asides = read_asides(path_, format_);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& cause) {
        throw_damaged(path_, cause);
    }
    refuse_remark(path_, dead_->asides.remark);
    places_in_ways_ = places_in_ways_ || dead_->asides.places_in_ways;
}

void ExtractFile::open() {
    osmium::io::Reader reader(osmium_file(path_, format_), osmium::osm_entity_bits::nothing);
    const osmium::io::Header header = reader.header();
    if (header.has_multiple_object_versions()) refuse_several_times(path_, is_xml(format_));
    data_date_ = header.get("osmosis_replication_timestamp").substr(0, 10);
    if (const osmium::Box box = header.joined_boxes(); box.valid())
        bounds_ = {{box.bottom_left().x(), box.bottom_left().y()},
                   {box.top_right().x(), box.top_right().y()}};
    places_in_ways_ = std::any_of(header.begin(), header.end(), [](const auto& option) {
        return option.second == "LocationsOnWays";
    });
    reader.close();
}

std::string ExtractFile::deleted_text() const {
    constexpr std::size_t kShown = 5;
    constexpr osmium::item_type kTypes[] = {osmium::item_type::node, osmium::item_type::way,
                                            osmium::item_type::relation};
    std::size_t count = 0;
    std::vector<std::string> shown;
    for (const osmium::item_type type : {kTypes[1], kTypes[2], kTypes[0]})
        for (const std::int64_t id : dead_->met[index_of(type)])
            if (++count <= kShown) shown.push_back(name_of(type, id));
    if (count == 0) return {};
    return fmt::format(
        "Objects of the extract left out, as they are marked as deleted (visible=\"false\" or "
        "action=\"delete\"): {} ({}{}).",
        count, fmt::join(shown, ", "), count > kShown ? ", …" : "");
}

void ExtractFile::read(osmium::osm_entity_bits::type entities, const Visit& visit,
                       const ReadOptions& options) const {
    const auto guarded = [this](auto&& step) {
        try {
            return step();
        } catch (const std::exception& cause) {
            throw_damaged(path_, cause);
        }
    };
    const auto meta = options.metadata ? osmium::io::read_meta::yes : osmium::io::read_meta::no;
    const auto file = osmium_file(path_, format_);
    Sieve sieve(*this, entities);
    const auto reader =
        guarded([&] { return std::make_unique<osmium::io::Reader>(file, sieve.entities(), meta); });
    const auto size = static_cast<double>(std::max<std::size_t>(reader->file_size(), 1));
    while (true) {
        osmium::memory::Buffer buffer = guarded([&] { return reader->read(); });
        if (!buffer) break;
        sieve.sift(buffer);
        visit(buffer);
        if (options.progress)
            options.progress(options.step, static_cast<double>(reader->offset()) / size);
    }
    guarded([&] { reader->close(); });
    sieve.add_nodes(visit);
    if (options.progress) options.progress(options.step, 1.0);
}

}  // namespace relais::osm
