// The formats: 9th DIMACS Implementation Challenge: Shortest Paths (2006), "File formats"; the PACE
// challenge 2017, track A, for `p tw`.

#include "geodata/dimacs/dimacs.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "engine/core/duration.h"
#include "engine/graph/parts.h"
#include "geodata/dimacs/lines.h"

namespace relais::dimacs {
namespace {

using graph::RoadNetwork;
using graph::ShapePoint;

/// Takes the words of a line one by one.
class Words {
  public:
    Words(const Lines& lines, std::string_view line) : lines_(lines), rest_(line) {}

    std::string_view word() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
        const std::string_view found = rest_.substr(0, rest_.find_first_of(" \t"));
        rest_.remove_prefix(found.size());
        return found;
    }
    template <class Number>
    Number number(Number low, Number high, const char* what) {
        const std::string_view found = word();
        Number value{};
        const char* end = found.data() + found.size();
        const auto [stop, error] = std::from_chars(found.data(), end, value);
        if (error != std::errc{} || stop != end || value < low || value > high)
            lines_.fail(fmt::format("'{}' is not a {}; expected a whole number from {} to {}",
                                    found, what, low, high));
        return value;
    }
    void end() {
        if (const auto extra = word(); !extra.empty())
            lines_.fail(fmt::format("expected the end of the line, not '{}'", extra));
    }

  private:
    const Lines& lines_;
    std::string_view rest_;
};

struct Arc {
    std::uint32_t tail, head, ticks;
    friend auto operator<=>(const Arc&, const Arc&) = default;
};

struct ArcList {
    std::uint32_t vertex_count = 0;
    std::vector<Arc> arcs;
};

enum class Format { kNone, kShortestPaths, kTreewidth };

constexpr std::uint32_t kMostVertices = 0x7fffffff;

class GraphReader {
  public:
    explicit GraphReader(const std::filesystem::path& path) : lines_(path) {}

    ArcList read() && {
        std::string_view line;
        while (lines_.next(line)) read_line(line);
        if (format_ == Format::kNone)
            lines_.fail(
                "the file ends without a line 'p sp VERTICES ARCS' or "
                "'p tw VERTICES EDGES'; give a DIMACS graph");
        if (read_ != promised_)
            lines_.fail(
                fmt::format("the file ends after {} of {} arcs; it is truncated: download it again",
                            read_, promised_));
        return std::move(list_);
    }

  private:
    void read_line(std::string_view line) {
        Words words(lines_, line);
        if (line.empty() || line.front() == 'c') return;
        if (line.front() == 'p') return read_problem(words);
        if (format_ == Format::kNone)
            lines_.fail("arcs come before the line 'p sp' or 'p tw'; give a DIMACS graph");
        if (format_ == Format::kShortestPaths && words.word() != "a")
            lines_.fail("expected a line 'a TAIL HEAD WEIGHT'");
        const auto vertex = [&] {
            return words.number<std::uint32_t>(1, list_.vertex_count, "vertex") - 1;
        };
        const std::uint32_t tail = vertex();
        const std::uint32_t head = vertex();
        if (format_ == Format::kShortestPaths) {
            const auto ticks = words.number<std::uint32_t>(0, kUnreachable.count() - 1, "weight");
            list_.arcs.push_back({tail, head, ticks});
        } else {
            list_.arcs.push_back({tail, head, 1});
            list_.arcs.push_back({head, tail, 1});
        }
        words.end();
        ++read_;
    }
    void read_problem(Words& words) {
        words.word();
        const std::string_view kind = words.word();
        if (format_ != Format::kNone || (kind != "sp" && kind != "tw"))
            lines_.fail("expected one line 'p sp VERTICES ARCS' or 'p tw VERTICES EDGES'");
        format_ = kind == "sp" ? Format::kShortestPaths : Format::kTreewidth;
        list_.vertex_count = words.number<std::uint32_t>(1, kMostVertices, "number of vertices");
        promised_ = words.number<std::uint32_t>(0, kMostVertices, "number of arcs");
        words.end();
        if (list_.vertex_count / 2 > promised_)
            lines_.fail(
                fmt::format("{} vertices are more than {} arcs can connect; correct the numbers",
                            list_.vertex_count, promised_));
    }

    Lines lines_;
    Format format_ = Format::kNone;
    std::uint32_t promised_ = 0;
    std::uint32_t read_ = 0;
    ArcList list_;
};

std::vector<Coordinate> read_coordinates(const std::filesystem::path& path, std::size_t count) {
    Lines lines(path);
    std::vector<Coordinate> places(count);
    std::vector<bool> known(count, false);
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty() || line.front() == 'c' || line.front() == 'p') continue;
        Words words(lines, line);
        if (words.word() != "v") lines.fail("expected a line 'v VERTEX LON LAT'");
        const auto vertex = words.number<std::size_t>(1, count, "vertex") - 1;
        places[vertex].lon_e7 =
            10 * words.number<std::int32_t>(-180'000'000, 180'000'000, "longitude in 1e-6 degree");
        places[vertex].lat_e7 =
            10 * words.number<std::int32_t>(-90'000'000, 90'000'000, "latitude in 1e-6 degree");
        words.end();
        known[vertex] = true;
    }
    const auto missing = std::find(known.begin(), known.end(), false);
    if (missing != known.end())
        lines.fail(
            fmt::format("the file has no coordinates for vertex {}; give the .co file that belongs "
                        "to the graph",
                        missing - known.begin() + 1));
    return places;
}

RoadNetwork network_of(ArcList list, std::vector<Coordinate> places) {
    std::sort(list.arcs.begin(), list.arcs.end());
    const std::size_t count = list.arcs.size();
    std::vector<std::uint32_t> first_arc(list.vertex_count + 1, 0);
    std::vector<VertexId> tail, head;
    std::vector<std::uint32_t> ticks, decimetres, first_point{0};
    std::vector<ChainId> chain;
    std::vector<ArcId> forward;
    std::vector<ShapePoint> points;
    for (std::size_t i = 0; i < count; ++i) {
        const Arc& arc = list.arcs[i];
        ++first_arc[arc.tail + 1];
        tail.emplace_back(arc.tail);
        head.emplace_back(arc.head);
        ticks.push_back(arc.ticks);
        decimetres.push_back(static_cast<std::uint32_t>(
            10 * distance_metres(places[arc.tail], places[arc.head]) + 0.5));
        chain.emplace_back(i);
        forward.emplace_back(i);
        points.push_back({places[arc.tail], 0, 0, 0});
        points.push_back({places[arc.head], arc.ticks, 0, 0});
        first_point.push_back(static_cast<std::uint32_t>(points.size()));
    }
    std::inclusive_scan(first_arc.begin(), first_arc.end(), first_arc.begin());
    RoadNetwork network;
    network.vertex_place = std::move(places);
    network.first_arc = std::move(first_arc);
    network.arc_tail = std::move(tail);
    network.arc_head = std::move(head);
    network.arc_ticks = std::move(ticks);
    network.arc_decimetres = std::move(decimetres);
    network.arc_chain = std::move(chain);
    network.chain_first_point = std::move(first_point);
    network.chain_forward_arc = std::move(forward);
    network.chain_backward_arc = std::vector<ArcId>(count);
    network.points = std::move(points);
    network.ways = std::vector<graph::Way>(1);
    network.names = std::vector<char>(1, '\0');
    network.part_rules = std::vector{graph::PartRules{}};
    network.vertex_part = graph::parts_of(network, network.part_rules[0]);
    return network;
}

}  // namespace

RoadNetwork read_graph(const std::filesystem::path& graph,
                       const std::optional<std::filesystem::path>& coordinates) {
    ArcList list = GraphReader(graph).read();
    auto places = coordinates ? read_coordinates(*coordinates, list.vertex_count)
                              : std::vector<Coordinate>(list.vertex_count);
    return network_of(std::move(list), std::move(places));
}

bool is_graph_name(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return name.ends_with(".gr") || name.ends_with(".gr.gz") || name.ends_with(".gr.xz");
}

}  // namespace relais::dimacs
