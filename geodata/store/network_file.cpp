#include "geodata/store/network_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include "engine/core/error.h"
#include "geodata/store/mapped_file.h"
#include "geodata/store/scratch.h"

// A network file is: Header, a table of Sections, then the sections, each on a cache line. Numbers
// are in the byte order of the machine; the header shows a foreign one.

namespace relais::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array<char, 8> kMagic = {'R', 'E', 'L', 'A', 'I', 'S', 'N', 'F'};
// History of the format:
//   1 (2026-11)  vertices, arcs, chains, shape points, ways, names, hierarchy
//   2 (2026-11)  rule and evidence of each speed, delays by cause, the profile
//   3 (2026-11)  cells where the extract has data, heights
//   4 (2026-11)  profiles have farther_to_open_metres
//   5 (2026-11)  flags of ways: tunnels, bridges, roads without access from those beside them
constexpr std::uint32_t kFormatVersion = 5;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlignment = 64;

struct Header {
    std::array<char, 8> magic = kMagic;
    std::uint32_t format_version = kFormatVersion;
    std::uint32_t byte_order = kByteOrder;
    Fingerprint fingerprint{};
    std::uint64_t file_bytes = 0;
    std::uint64_t section_count = 0;
    std::uint64_t hierarchy_height = 0;
    std::uint64_t checksum = 0;  // of this header with checksum 0, and the section table
};

struct Section {
    std::array<char, 24> name{};
    std::uint64_t element_bytes = 0;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
};

/// The one list of the stored sections; reading and writing both use it.
template <class Stored, class Visit>
void for_each_section(Stored& stored, Visit visit) {
    auto& network = stored.network;
    visit("vertex_place", network.vertex_place);
    visit("vertex_part", network.vertex_part);
    visit("first_arc", network.first_arc);
    visit("arc_tail", network.arc_tail);
    visit("arc_head", network.arc_head);
    visit("arc_ticks", network.arc_ticks);
    visit("arc_decimetres", network.arc_decimetres);
    visit("arc_chain", network.arc_chain);
    visit("chain_first_point", network.chain_first_point);
    visit("chain_forward_arc", network.chain_forward_arc);
    visit("chain_backward_arc", network.chain_backward_arc);
    visit("points", network.points);
    visit("heights", network.heights);
    visit("delays", network.delays);
    visit("ways", network.ways);
    visit("names", network.names);
    visit("data_cells", network.data_cells);
    visit("shores", network.shores);
    visit("part_rules", network.part_rules);
    auto& hierarchy = stored.hierarchy;
    visit("rank_of", hierarchy.rank_of);
    visit("vertex_at", hierarchy.vertex_at);
    visit("parent", hierarchy.parent);
    visit("subtree_size", hierarchy.subtree_size);
    visit("first_up", hierarchy.first_up);
    visit("first_input", hierarchy.first_input);
    visit("up_depth", hierarchy.up_depth);
    visit("input_arc", hierarchy.input_arc);
    visit("input_place", hierarchy.input_place);
    visit("extract", stored.extract);
    visit("data_date", stored.data_date);
    visit("profile", stored.profile);
}

std::uint64_t header_checksum(Header header, std::span<const Section> table) {
    header.checksum = 0;
    std::vector<std::byte> bytes(sizeof header + table.size_bytes());
    std::memcpy(bytes.data(), &header, sizeof header);
    if (!table.empty()) std::memcpy(bytes.data() + sizeof header, table.data(), table.size_bytes());
    return XXH3_64bits(bytes.data(), bytes.size());
}

Section describe(const char* name, std::size_t element_bytes, std::span<const std::byte> content,
                 std::uint64_t& end) {
    Section section;
    std::strncpy(section.name.data(), name, section.name.size() - 1);
    section.element_bytes = element_bytes;
    section.offset = (end + kAlignment - 1) / kAlignment * kAlignment;
    section.bytes = content.size();
    section.checksum = XXH3_64bits(content.data(), content.size());
    end = section.offset + section.bytes;
    return section;
}

bool write_all(int descriptor, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

Error refused(const fs::path& file, std::string_view why) {
    return Error{fmt::format("{}: {}; make it again with relais import", file.string(), why)};
}

/// The table of a mapped file whose frame has been checked.
std::span<const Section> checked_table(const fs::path& file, std::span<const std::byte> bytes,
                                       Header& header) {
    if (bytes.size() < sizeof header) throw refused(file, "this is not a network file of Relais");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic) throw refused(file, "this is not a network file of Relais");
    if (header.byte_order != kByteOrder)
        throw refused(file, "this network file was made on a machine with another byte order");
    if (header.format_version != kFormatVersion)
        throw refused(file, fmt::format("this network file has format {}, this program reads {}",
                                        header.format_version, kFormatVersion));
    if (header.file_bytes != bytes.size())
        throw refused(file, fmt::format("this network file is truncated ({} bytes of {})",
                                        bytes.size(), header.file_bytes));
    if (header.section_count > (bytes.size() - sizeof header) / sizeof(Section))
        throw refused(file, "this network file is damaged (section table)");
    const std::span<const Section> table(
        reinterpret_cast<const Section*>(bytes.data() + sizeof header), header.section_count);
    if (header_checksum(header, table) != header.checksum)
        throw refused(file, "this network file is damaged (header)");
    return table;
}

const Section& find_section(const fs::path& file, std::span<const Section> table,
                            std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Section& section) {
        return name == section.name.data();
    });
    if (found == table.end())
        throw refused(file, fmt::format("this network file has no section {}", name));
    return *found;
}

}  // namespace

Fingerprint fingerprint(const fs::path& extract, const std::string& profile,
                        const std::string& version) {
    const MappedFile file(extract);
    XXH3_state_t* state = XXH3_createState();
    XXH3_128bits_reset(state);
    XXH3_128bits_update(state, file.bytes().data(), file.bytes().size());
    for (const std::string& word : {profile, version})
        XXH3_128bits_update(state, word.c_str(),
                            word.size() + 1);  // with its NUL: "ab","c" != "a","bc"
    XXH3_128bits_update(state, &kFormatVersion, sizeof kFormatVersion);
    const XXH128_hash_t hash = XXH3_128bits_digest(state);
    XXH3_freeState(state);
    return {hash.low64, hash.high64};
}

std::string to_text(const Fingerprint& fingerprint) {
    return fmt::format("{:016x}{:016x}", fingerprint[1], fingerprint[0]);
}

void write_network(const fs::path& file, const StoredNetwork& stored) {
    std::vector<Section> table;
    std::vector<std::span<const std::byte>> contents;
    for_each_section(stored, [&](const char*, const auto&) { table.emplace_back(); });
    std::uint64_t end = sizeof(Header) + table.size() * sizeof(Section);
    table.clear();
    for_each_section(stored, [&](const char* name, const auto& values) {
        contents.push_back(std::as_bytes(std::span(values.data(), values.size())));
        table.push_back(describe(name, sizeof *values.data(), contents.back(), end));
    });
    Header header;
    header.fingerprint = stored.fingerprint;
    header.file_bytes = end;
    header.section_count = table.size();
    header.hierarchy_height = stored.hierarchy.height;
    header.checksum = header_checksum(header, table);

    Scratch scratch(file, Scratch::Kind::kFile);
    const int descriptor = scratch.descriptor();
    bool good = descriptor >= 0 && write_all(descriptor, std::as_bytes(std::span(&header, 1))) &&
                write_all(descriptor, std::as_bytes(std::span(table)));
    std::uint64_t position = sizeof header + table.size() * sizeof(Section);
    for (std::size_t i = 0; good && i < table.size(); ++i) {
        static constexpr std::array<std::byte, kAlignment> kPadding{};
        good = write_all(descriptor, std::span(kPadding).first(table[i].offset - position)) &&
               write_all(descriptor, contents[i]);
        position = table[i].offset + table[i].bytes;
    }
    // Data must be on the disk before the name is: a crash leaves the old file or the new one.
    good = good && fsync(descriptor) == 0 && std::rename(scratch.path().c_str(), file.c_str()) == 0;
    if (!good)
        throw Error(
            fmt::format("{}: the network file could not be written ({}); choose another place",
                        file.string(), std::strerror(errno)));
    scratch.renamed();
}

StoredNetwork open_network(const fs::path& file) {
    const auto mapping = std::make_shared<const MappedFile>(file);
    const std::span<const std::byte> bytes = mapping->bytes();
    Header header;
    const std::span<const Section> table = checked_table(file, bytes, header);
    const auto content = [&](const char* name, std::size_t element_bytes) {
        const Section& section = find_section(file, table, name);
        if (section.element_bytes != element_bytes || section.offset > bytes.size() ||
            section.bytes > bytes.size() - section.offset || section.bytes % element_bytes != 0 ||
            section.offset % kAlignment != 0)
            throw refused(file, fmt::format("this network file is damaged (section {})", name));
        const std::span<const std::byte> found = bytes.subspan(section.offset, section.bytes);
        if (XXH3_64bits(found.data(), found.size()) != section.checksum)
            throw refused(file, fmt::format("this network file is damaged (section {})", name));
        return found;
    };
    StoredNetwork stored;
    stored.fingerprint = header.fingerprint;
    stored.hierarchy.height = static_cast<std::uint32_t>(header.hierarchy_height);
    for_each_section(stored, [&]<class T>(const char* name, T& values) {
        if constexpr (std::is_same_v<T, std::string>) {
            const auto found = content(name, 1);
            values.assign(reinterpret_cast<const char*>(found.data()), found.size());
        } else {
            using Value = std::remove_cvref_t<decltype(values[0])>;
            const auto found = content(name, sizeof(Value));
            values = {std::span(reinterpret_cast<const Value*>(found.data()),
                                found.size() / sizeof(Value)),
                      mapping};
        }
    });
    return stored;
}

bool is_network_file(const fs::path& file) {
    std::array<char, 8> start{};
    std::ifstream(file, std::ios::binary).read(start.data(), start.size());
    return start == kMagic;
}

}  // namespace relais::store
