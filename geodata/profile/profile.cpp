#include "geodata/profile/profile.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/graph/road_network.h"
#include "geodata/settings/table_reader.h"
#include "geodata/tables/file_kind.h"

namespace relais::profile {

extern const std::string_view kCarToml;
extern const std::string_view kBicycleToml;
extern const std::string_view kWalkToml;

namespace {

constexpr double kFastest = 300;  // km/h
constexpr double kLongestDelay = 86400;
constexpr double kFarthestSnap = 100'000;

/// One table of the file: returns its keys, each checked, and refuses those left over. Everything
/// that it returns is also recorded, for Profile::text.
class Section {
  public:
    Section(const toml::table& table, std::string name, std::string_view file, std::string& text)
        : table_(table), name_(std::move(name)), file_(file), text_(text) {}

    Section section(const char* key) {
        const toml::table* table = take(key).as_table();
        if (!table) fail(key, fmt::format("must be a section [{}]", full(key)));
        return {*table, full(key), file_, text_};
    }
    double number(std::string_view key, double low, double high) {
        return number(key, take(key), low, high);
    }
    bool flag(const char* key) {
        const toml::node& node = take(key);
        if (!node.is_boolean()) fail(key, "must be true or false");
        return note(key, *node.value<bool>());
    }
    std::string word(const char* key) {
        const auto value = take(key).value_exact<std::string>();
        if (!value || value->empty()) fail(key, "must be a text");
        return note(key, *value);
    }
    std::vector<std::string> words(const char* key) {
        const toml::array* array = take(key).as_array();
        if (!array) fail(key, "must be a list of texts");
        std::vector<std::string> result;
        for (const toml::node& node : *array) {
            const auto value = node.value_exact<std::string>();
            if (!value || value->empty()) fail(key, "must be a list of texts");
            result.push_back(*value);
        }
        note(key, fmt::format("{}", fmt::join(result, " ")));
        return result;
    }
    /// One number, or two: in open country, in built-up surroundings.
    ClassSpeed class_speed(std::string_view key) {
        const toml::node& node = take(key);
        const toml::array* array = node.as_array();
        if (!array) {
            const double kmh = number(key, node, 0, kFastest);
            return {kmh, kmh};
        }
        if (array->size() != 2)
            fail(key, "must be one speed, or two: [open country, built-up surroundings]");
        return {number(key, *array->get(0), 0, kFastest), number(key, *array->get(1), 0, kFastest)};
    }
    /// All that is left, as values of a tag.
    Caps caps() {
        Caps result;
        for (auto&& [key, node] : table_)
            result[std::string(key.str())] = number(key.str(), take(key.str()), 1, kFastest);
        return result;
    }
    void finish() const {
        for (auto&& [key, node] : table_)
            if (!taken_.contains(std::string(key.str())))
                fail(key.str(), "is unknown; remove it, or compare with a built-in profile");
    }
    [[noreturn]] void fail(std::string_view key, std::string_view what) const {
        throw Error(fmt::format("{}: \"{}\" {}", file_, full(key), what));
    }

  private:
    [[nodiscard]] std::string full(std::string_view key) const {
        return name_.empty() ? std::string(key) : fmt::format("{}.{}", name_, key);
    }
    const toml::node& take(std::string_view key) {
        taken_.emplace(key);
        const toml::node* node = table_.get(key);
        if (!node) fail(key, "is missing; copy it from a built-in profile");
        return *node;
    }
    double number(std::string_view key, const toml::node& node, double low, double high) {
        const auto value = node.is_number() ? node.value<double>() : std::nullopt;
        if (!value || !(*value >= low && *value <= high))
            fail(key, fmt::format("must be a number from {} to {}", low, high));
        return note(key, *value);
    }
    template <class Value>
    Value note(std::string_view key, Value value) {
        text_ += fmt::format("{} = {}\n", full(key), value);
        return value;
    }

    const toml::table& table_;
    std::string name_;
    std::string_view file_;
    std::string& text_;
    std::set<std::string> taken_;
};

Mode mode_of(Section& top) {
    const std::string mode = top.word("mode");
    if (mode == "car") return Mode::kCar;
    if (mode == "bicycle") return Mode::kBicycle;
    if (mode == "walk") return Mode::kWalk;
    top.fail("mode", "must be \"car\", \"bicycle\" or \"walk\"");
}

void read_speeds(Section top, Profile& profile) {
    for (const char* const road_class : graph::road_class_names())
        profile.speeds.push_back(top.class_speed(road_class));
    profile.let_in = top.number("let_in", 1, kFastest);
    profile.pushed = top.number("pushed", 0, kFastest);
    profile.open_tracks = top.words("open_tracks");
    profile.ends_only_tracks = top.words("ends_only_tracks");
    top.finish();
}

void read_limits(Section top, Profile& profile) {
    profile.obeys_limits = top.flag("obeyed");
    profile.share_of_limit = top.number("share", 0.1, 1.5);
    profile.share_on_motorways = top.number("share_on_motorways", 0.1, 1.5);
    top.finish();
}

void read_narrow(Section top, Profile& profile) {
    profile.narrow_metres = top.number("below_metres", 0, 20);
    profile.narrow = top.number("at_most", 1, kFastest);
    top.finish();
}

void read_bends(Section top, routes::Bends& bends) {
    bends.lateral = top.number("lateral_acceleration", 0, 20);
    bends.acceleration = top.number("acceleration", 0, 20);
    if (bends.lateral > 0 && bends.acceleration <= 0)
        top.fail("acceleration", "must be above 0 where bends count");
    top.finish();
}

SlopeLaw slope_law_of(Section& top) {
    const std::string law = top.word("law");
    if (law == "none") return SlopeLaw::kNone;
    if (law == "tobler") return SlopeLaw::kTobler;
    if (law == "linear") return SlopeLaw::kLinear;
    if (law == "climb") return SlopeLaw::kClimb;
    if (law == "pace") return SlopeLaw::kPace;
    top.fail("law", "must be \"none\", \"tobler\", \"linear\", \"climb\" or \"pace\"");
}

void read_networks(Section top, graph::PartRules& parts) {
    constexpr double kLongest = 1e7;
    parts.sure_metres = top.number("sure_metres", 0, kLongest);
    parts.remote_metres = top.number("remote_metres", 0, kLongest);
    parts.gap_metres = top.number("gap_metres", 1, 100'000);
    top.finish();
}

void read_slope(Section top, Profile::Slope& slope) {
    slope.law = slope_law_of(top);
    if (slope.law == SlopeLaw::kLinear || slope.law == SlopeLaw::kClimb) {
        slope.free = top.number("free", 0, 1);
        slope.uphill = top.number("uphill", 0, 100);
        slope.downhill = top.number("downhill", -100, 100);
        slope.least = top.number("least", 0.05, 1);
        slope.most = top.number("most", 1, 5);
    }
    if (slope.law == SlopeLaw::kPace) {
        slope.best = top.number("best", 0, 1);
        slope.bend = top.number("bend", 0, 1);
        slope.steep = top.number("steep", 0, 100);
    }
    top.finish();
}

void read_delays(Section top, Profile::Delays& delays) {
    const auto seconds = [&](const char* key) { return top.number(key, 0, kLongestDelay); };
    delays.traffic_signals = seconds("traffic_signals");
    delays.stop = seconds("stop");
    delays.give_way = seconds("give_way");
    delays.crossing = seconds("crossing");
    delays.level_crossing = seconds("level_crossing");
    delays.traffic_calming = seconds("traffic_calming");
    delays.toll_booth = seconds("toll_booth");
    delays.border_control = seconds("border_control");
    delays.gate = seconds("gate");
    delays.yield = seconds("yield");
    delays.turn_off = seconds("turn_off");
    delays.equal_junction = seconds("equal_junction");
    delays.roundabout = seconds("roundabout");
    delays.ferry_boarding = seconds("ferry_boarding");
    delays.through_ends_only = seconds("through_ends_only");
    top.finish();
}

void read_access(Section top, Profile& profile) {
    profile.access_keys = top.words("keys");
    if (profile.access_keys.empty()) top.fail("keys", "is empty; name at least \"access\"");
    for (const std::string& key : profile.access_keys)
        if (!is_access_key(key))
            top.fail("keys", fmt::format("names \"{}\", which is not a known access key", key));
    profile.closed_values = top.words("closed");
    profile.ends_only_values = top.words("ends_only");
    profile.pushed_values = top.words("pushed");
    top.finish();
}

void read_barriers(Section top, Profile& profile) {
    profile.closed_barriers = top.words("closed");
    profile.free_barriers = top.words("free");
    top.finish();
}

struct BuiltIn {
    std::string_view name;
    const std::string_view* text;
};
constexpr std::array kBuiltIn = {BuiltIn{"car", &kCarToml}, BuiltIn{"bicycle", &kBicycleToml},
                                 BuiltIn{"walk", &kWalkToml}};

}  // namespace

bool is_access_key(std::string_view key) {
    static constexpr std::array<std::string_view, 6> kKeys = {
        "access", "bicycle", "foot", "motor_vehicle", "motorcar", "vehicle"};
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

Profile parse(std::string_view text, std::string_view file) {
    const toml::table table = settings::parse(text, std::string(file));
    Profile profile;
    profile.toml = text;
    Section top(table, "", file, profile.text);
    profile.name = top.word("name");
    profile.mode = mode_of(top);
    profile.max_snap_metres = top.number("max_snap_metres", 1, kFarthestSnap);
    profile.farther_to_open_metres = top.number("farther_to_open_metres", 0, kFarthestSnap);
    profile.restriction_keys = top.words("turn_restrictions");
    read_networks(top.section("networks"), profile.parts);
    read_speeds(top.section("speeds"), profile);
    read_limits(top.section("limits"), profile);
    profile.services = top.section("services").caps();
    profile.surfaces = top.section("surfaces").caps();
    profile.tracktypes = top.section("tracktypes").caps();
    profile.smoothness = top.section("smoothness").caps();
    read_narrow(top.section("narrow"), profile);
    read_bends(top.section("bends"), profile.bends);
    read_slope(top.section("slope"), profile.slope);
    read_delays(top.section("delays"), profile.delays);
    read_access(top.section("access"), profile);
    read_barriers(top.section("barriers"), profile);
    top.finish();
    return profile;
}

std::string_view source(std::string_view name) {
    for (const BuiltIn& built_in : kBuiltIn)
        if (built_in.name == name) return *built_in.text;
    throw Error(fmt::format(
        "profile \"{}\": there is no such profile; the built-in ones are car, bicycle and walk",
        name));
}

const Profile& named(std::string_view name) {
    static const std::array<Profile, kBuiltIn.size()> profiles = [] {
        std::array<Profile, kBuiltIn.size()> result;
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] =
                parse(*kBuiltIn[i].text, fmt::format("built-in profile {}", kBuiltIn[i].name));
        return result;
    }();
    for (std::size_t i = 0; i < kBuiltIn.size(); ++i)
        if (kBuiltIn[i].name == name) return profiles[i];
    (void)source(name);  // throws: there is no such profile
    return profiles.front();
}

bool is_built_in(std::string_view name) {
    return std::any_of(kBuiltIn.begin(), kBuiltIn.end(),
                       [&](const BuiltIn& built_in) { return built_in.name == name; });
}

Profile open(const std::filesystem::path& name_or_file) {
    const std::string name = name_or_file.string();
    if (is_built_in(name)) return named(name);
    std::ifstream file(name_or_file, std::ios::binary);
    std::ostringstream text;
    text << '\n' << file.rdbuf();  // a stream that has got nothing has failed, an empty file not
    if (!is_file(name_or_file) || !file)
        throw Error(
            fmt::format("{}: this is neither a readable profile file nor a built-in profile; name "
                        "a file, or car, bicycle or walk",
                        name));
    return parse(text.str().substr(1), name);
}

}  // namespace relais::profile
