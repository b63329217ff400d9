#include "render/map/way_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "render/draw/cairo_canvas.h"
#include "render/geometry/page_transform.h"
#include "render/geometry/projection.h"
#include "render/geometry/simplify.h"
#include "render/language/catalogue.h"
#include "render/map/scale_bar.h"
#include "render/style/theme.h"

namespace relais::map {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Polyline;

constexpr double kEdge = 8;  // millimetres of paper around
constexpr Box kFrame{kEdge, 24, kWayMapWidth - kEdge, kWayMapHeight - 9};
constexpr double kTextWidth = kWayMapWidth - 2 * kEdge;
constexpr style::Color kPathColor = style::Color::hex(0xb5367a);
constexpr style::Color kIslandColor = style::Color::hex(0x2a7ab9);

/// 4: a major road ... 0: a street.
int level_of(std::string_view road_class) {
    constexpr std::string_view kLink = "_link";
    if (road_class.ends_with(kLink)) road_class.remove_suffix(kLink.size());
    if (road_class == "motorway" || road_class == "trunk" || road_class == "primary") return 4;
    if (road_class == "secondary") return 3;
    if (road_class == "tertiary") return 2;
    return road_class == "unclassified" || road_class == "ferry" ? 1 : 0;
}

/// The least level that is drawn where the map is so many metres across.
int least_level(double across) {
    constexpr std::array<double, 4> kAcross{6'000, 20'000, 50'000, 150'000};
    return static_cast<int>(std::upper_bound(kAcross.begin(), kAcross.end(), across) -
                            kAcross.begin());
}

/// From places on Earth to millimetres on the page.
class Paper {
  public:
    explicit Paper(const WayMap& map)
        : projection_(geometry::Projection::national({}, centre_of(map))),
          north_(projection_.north_angle(centre_of(map))) {
        Box metres;
        for_each_place(map, [&](Coordinate c) { metres.add(projection_.project(c)); });
        constexpr double kLeastAcross = 300;  // metres
        const double grow = std::max(0.0, kLeastAcross - std::max(metres.width(), metres.height()));
        transform_ = geometry::PageTransform::fit(metres.grown(grow / 2), kFrame.grown(-12));
    }

    [[nodiscard]] Point at(Coordinate place) const {
        return transform_.to_page(projection_.project(place));
    }
    template <class Places>
    [[nodiscard]] Polyline line(const Places& places) const {
        Polyline result;
        for (const auto& place : places) result.push_back(at(place));
        return result;
    }
    [[nodiscard]] std::vector<Polyline> lines(const std::vector<WayMap::Line>& lines) const {
        std::vector<Polyline> result;
        for (const WayMap::Line& places : lines) result.push_back(line(places));
        return result;
    }
    [[nodiscard]] double metres_per_mm() const { return transform_.metres_per_mm(); }
    [[nodiscard]] double north() const { return north_; }

  private:
    template <class Visit>
    static void for_each_place(const WayMap& map, const Visit& visit) {
        for (const auto* lines : {&map.path, &map.walks})
            for (const WayMap::Line& line : *lines)
                for (const Coordinate c : line) visit(c);
        for (const auto* names : {&map.starts, &map.ends})
            for (const WayMap::Name& name : *names) visit(name.place);
        for (const Coordinate c : map.shown) visit(c);
    }
    static Coordinate centre_of(const WayMap& map) {
        Box box;
        for_each_place(map, [&](Coordinate c) { box.add({c.lon(), c.lat()}); });
        return Coordinate::from_degrees(box.centre().x, box.centre().y);
    }

    geometry::Projection projection_;
    geometry::PageTransform transform_;
    double north_ = 0;
};

void draw_roads(draw::Canvas& canvas, const graph::RoadNetwork& network, const Paper& paper) {
    constexpr double kInvisible = 0.02;  // square millimetres
    constexpr std::array<double, 5> kWidths{0.15, 0.2, 0.3, 0.4, 0.6};
    const int least = least_level(kFrame.width() * paper.metres_per_mm());
    std::array<std::vector<Polyline>, kWidths.size()> levels;
    const auto classes = graph::road_class_names();
    for (std::size_t c = 0; c < network.chain_count(); ++c) {
        const auto shape = network.shape(ChainId{c});
        if (network.is_copy(ChainId{c}) || shape.front().way >= network.ways.size()) continue;
        const int level = level_of(classes[network.ways[shape.front().way].road_class]);
        if (level < least) continue;
        Polyline line;
        Box box;
        for (const graph::ShapePoint& point : shape) {
            line.push_back(paper.at(point.place));
            box.add(line.back());
        }
        if (box.overlaps(kFrame))
            levels[static_cast<std::size_t>(level)].push_back(geometry::simplify(line, kInvisible));
    }
    constexpr double kInk = 0.25;  // darker than under the maps of an atlas: they are the subject
    const style::Color color = style::mix(canvas.theme().ground_road, canvas.theme().ink, kInk);
    for (std::size_t level = 0; level < levels.size(); ++level)
        canvas.stroke(levels[level], {kWidths[level], color});
}

void draw_way(draw::Canvas& canvas, const Paper& paper, const WayMap& map) {
    canvas.stroke(paper.lines(map.islands), {0.6, kIslandColor});
    const std::vector<Polyline> path = paper.lines(map.path);
    canvas.stroke(path, {1.7, canvas.theme().paper});
    canvas.stroke(path, {1.0, kPathColor});
    canvas.stroke(paper.lines(map.walks), {0.5, canvas.theme().ink, 0.9});
}

/// Texts on the map that keep clear of each other.
class Names {
  public:
    explicit Names(draw::Canvas& canvas) : canvas_(canvas) {}
    void cover(const Box& box) { taken_.push_back(box); }
    void cover(const Polyline& line) {
        constexpr double kStep = 1;  // millimetre
        for (std::size_t i = 1; i < line.size(); ++i) {
            const Point a = line[i - 1];
            const Point b = line[i];
            const int steps = 1 + static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / kStep);
            for (int k = 0; k <= steps; ++k)
                cover(Box::around({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps},
                                  kStep / 2));
        }
    }
    /// Beside the place where there is room; `insist`: on the right where there is none.
    void place(const std::string& text, Point at, const draw::TextStyle& style, bool insist) {
        const double width = canvas_.width_of(text, style);
        const double height = style.size * 0.26;  // of capitals, in millimetres
        const auto box_of = [&](Point start) {
            return Box{start.x - 0.5, start.y - height - 0.5, start.x + width + 0.5, start.y + 0.9};
        };
        for (const double gap : {2.0, 4.0, 7.0})
            for (const double right : {1.0, 0.0, 0.5})
                for (const double down : {0.0, -1.0, 1.0}) {
                    if (right == 0.5 && down == 0.0) continue;  // on the place itself
                    const Point start{at.x + (right - 0.5) * 2 * gap + (right - 1) * width,
                                      at.y + height / 2 + down * (gap + height / 2)};
                    const Box box = box_of(start);
                    if (kFrame.contains(box) && !overlaps(box)) return write(text, start, style);
                }
        if (insist) write(text, {at.x + 2, at.y + height / 2}, style);
    }

  private:
    [[nodiscard]] bool overlaps(const Box& box) const {
        return std::any_of(taken_.begin(), taken_.end(),
                           [&](const Box& other) { return other.overlaps(box); });
    }
    void write(const std::string& text, Point at, const draw::TextStyle& style) {
        canvas_.text_with_halo(text, at, style, draw::Align::kLeft, {0.35, canvas_.theme().paper});
        taken_.push_back({at.x - 0.5, at.y - style.size * 0.26 - 0.5,
                          at.x + canvas_.width_of(text, style) + 0.5, at.y + 0.9});
    }

    draw::Canvas& canvas_;
    std::vector<Box> taken_;
};

void draw_marks(draw::Canvas& canvas, const Paper& paper, const WayMap& map, Names& names) {
    for (const WayMap::Name& start : map.starts) {
        const std::array<Point, 1> at{paper.at(start.place)};
        canvas.dots(at, 3.2, canvas.theme().paper);
        canvas.dots(at, 2.4, canvas.theme().ink);
        names.cover(Box::around(at.front(), 1.6));
    }
    for (const WayMap::Name& end : map.ends) {
        const Point at = paper.at(end.place);
        for (const auto& [half, color] :
             {std::pair{2.0, canvas.theme().paper}, {1.6, canvas.theme().ink}}) {
            const std::array<Polyline, 1> diamond{Polyline{{at.x, at.y - half},
                                                           {at.x + half, at.y},
                                                           {at.x, at.y + half},
                                                           {at.x - half, at.y},
                                                           {at.x, at.y - half}}};
            canvas.fill(diamond, color);
        }
        names.cover(Box::around(at, 1.6));
    }
    const draw::TextStyle strong{
        .size = 8, .face = draw::Face::kSemiBold, .color = canvas.theme().ink};
    for (const auto* ends : {&map.starts, &map.ends})
        for (const WayMap::Name& end : *ends)
            if (!end.text.empty()) names.place(end.text, paper.at(end.place), strong, true);
}

void draw_texts(draw::Canvas& canvas, const WayMap& map) {
    double size = 15;
    while (size > 9 &&
           canvas.width_of(map.title, {.size = size, .face = draw::Face::kTitle}) > kTextWidth)
        size -= 1;
    {
        const draw::Canvas::Tag tag(canvas, "H1");
        canvas.text(map.title, {kEdge, 12}, {.size = size, .face = draw::Face::kTitle});
    }
    const draw::Canvas::Tag tag(canvas, "P");
    canvas.paragraph(map.subtitle, {kEdge, 14.6}, kTextWidth,
                     {.size = 7.5, .color = canvas.theme().quiet_ink, .leading = 1.3});
    canvas.text(map.credit, {kWayMapWidth - kEdge, kWayMapHeight - 4},
                {.size = 6.5, .color = canvas.theme().quiet_ink}, draw::Align::kRight);
}

}  // namespace

void draw_way_map(draw::Canvas& canvas, const graph::RoadNetwork& network, const WayMap& map) {
    const Paper paper(map);
    canvas.fill(kFrame, canvas.theme().panel);
    {
        const draw::Canvas::Tag tag(canvas,
                                    draw::Canvas::Tag::figure(map.title + ". " + map.subtitle));
        const draw::Canvas::Clip clip(canvas, kFrame);
        draw_roads(canvas, network, paper);
        draw_way(canvas, paper, map);
        Names names(canvas);
        for (const auto* lines : {&map.path, &map.walks})
            for (const Polyline& line : paper.lines(*lines)) names.cover(line);
        draw_marks(canvas, paper, map, names);
        for (const WayMap::Name& name : map.names)
            names.place(name.text, paper.at(name.place),
                        {.size = 7, .color = canvas.theme().quiet_ink}, false);
    }
    draw_texts(canvas, map);
    const auto words = language::Catalogue::of("en");
    draw_scale_bar(canvas, words, {kEdge, kWayMapHeight - 4}, paper.metres_per_mm());
    draw_north(canvas, {kFrame.x1 - 6, kFrame.y0 + 7}, paper.north());
}

std::string way_map_file(const graph::RoadNetwork& network, const WayMap& map,
                         draw::Format format) {
    // A document without a date would get that of the clock.
    const std::string date =
        (map.date.empty() ? "1970-01-01" : map.date.substr(0, 10)) + "T00:00:00Z";
    constexpr double kDpi = 200;
    const auto canvas = draw::CairoCanvas::make(
        format, {kWayMapWidth, kWayMapHeight}, kDpi,
        {map.title, "", map.subtitle, "", "Relais", date, "en"}, style::Theme{});
    canvas->begin_page({"1", map.title, "map", ""});
    draw_way_map(*canvas, network, map);
    canvas->end_page();
    return canvas->finish();
}

}  // namespace relais::map
