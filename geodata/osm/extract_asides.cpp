#include "geodata/osm/extract_asides.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include <osmium/io/any_compression.hpp>
#include <osmium/io/detail/read_write.hpp>
#include <osmium/io/file.hpp>

namespace relais::osm {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

/// The raw value of an attribute in a tag; absent: the tag has none of that name.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
    std::size_t at = tag.find_first_of(kBlank);
    while (at < tag.size()) {
        at = tag.find_first_not_of(kBlank, at);
        const std::size_t equals = tag.find('=', std::min(at, tag.size()));
        if (equals == std::string_view::npos) return {};
        std::string_view its_name = tag.substr(at, equals - at);
        its_name = its_name.substr(0, its_name.find_last_not_of(kBlank) + 1);
        const std::size_t quote = tag.find_first_not_of(kBlank, equals + 1);
        if (quote == std::string_view::npos) return {};
        const std::size_t end = tag.find(tag[quote], quote + 1);
        if (end == std::string_view::npos) return {};
        if (its_name == name) return tag.substr(quote + 1, end - quote - 1);
        at = end + 1;
    }
    return {};
}

std::string without_entities(std::string text) {
    constexpr std::pair<std::string_view, char> kEntities[] = {
        {"&quot;", '"'}, {"&apos;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}};
    for (const auto& [entity, character] : kEntities)
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
            text.replace(at, entity.size(), 1, character);
    return text;
}

/// In one line, without blanks around it.
std::string tidied(const std::string& text) {
    std::string line;
    for (const char c : without_entities(text)) {
        const bool blank = kBlank.find(c) != std::string_view::npos;
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

/// Goes through a text chunk by chunk.
class AsideScanner {
  public:
    void feed(std::string_view chunk) {
        text_.append(chunk);
        std::size_t at = 0;
        while (true) {
            const std::size_t tag = text_.find('<', at);
            if (in_remark_) remark_.append(text_, at, tag - at);
            at = std::min(tag, text_.size());
            if (at == text_.size()) break;
            const std::size_t end = end_of_tag(at);
            if (end == std::string::npos) break;
            take(std::string_view(text_).substr(at + 1, end - at - 1));
            at = end + 1;
        }
        text_.erase(0, at);
    }

    [[nodiscard]] Asides take_asides() && {
        asides_.remark = tidied(remark_);
        return std::move(asides_);
    }

  private:
    /// Where the tag that begins at `at` has its ">"; npos: not yet.
    [[nodiscard]] std::size_t end_of_tag(std::size_t at) const {
        constexpr std::string_view kComment = "<!--";
        if (text_.compare(at, kComment.size(), kComment) == 0) {
            const std::size_t end = text_.find("-->", at + kComment.size());
            return end == std::string::npos ? end : end + 2;
        }
        while ((at = text_.find_first_of("\"'>", at + 1)) != std::string::npos) {
            if (text_[at] == '>') return at;
            at = text_.find(text_[at], at + 1);
            if (at == std::string::npos) break;
        }
        return std::string::npos;
    }

    /// `tag` is the text between "<" and ">".
    void take(std::string_view tag) {
        const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/", 1));
        if (name == "nd") {
            asides_.places_in_ways = asides_.places_in_ways || attribute(tag, "lat");
        } else if (name == "remark") {
            in_remark_ = !tag.ends_with('/');
            if (!remark_.empty()) remark_ += ' ';
        } else if (name == "/remark") {
            in_remark_ = false;
        } else {
            constexpr std::array<std::string_view, 3> kObjects = {"node", "way", "relation"};
            const auto* const kind = std::find(kObjects.begin(), kObjects.end(), name);
            if (kind != kObjects.end())
                take_object(static_cast<std::size_t>(kind - kObjects.begin()), tag);
        }
    }

    void take_object(std::size_t kind, std::string_view tag) {
        if (tag.find("action") == std::string_view::npos) return;
        if (attribute(tag, "action") != "delete") return;
        const std::string_view text = attribute(tag, "id").value_or("");
        std::int64_t id = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), id).ec == std::errc())
            asides_.deleted[kind].insert(id);
    }

    std::string text_;  // from the last "<" that is not closed yet
    std::string remark_;
    bool in_remark_ = false;
    Asides asides_;
};

Asides scan(const std::filesystem::path& file, const std::string& format) {
    const std::string name = std::filesystem::absolute(file).string();
    const osmium::io::File described(name, format);
    const auto unpacked = osmium::io::CompressionFactory::instance().create_decompressor(
        described.compression(), osmium::io::detail::open_for_reading(name));
    AsideScanner scanner;
    for (std::string chunk = unpacked->read(); !chunk.empty(); chunk = unpacked->read())
        scanner.feed(chunk);
    unpacked->close();
    return std::move(scanner).take_asides();
}

}  // namespace

Asides read_asides(const std::filesystem::path& file, const std::string& format) {
    // A command opens its extract three or four times, and unpacking .osm.bz2 is slow.
    using Key = std::tuple<std::filesystem::path, std::uintmax_t, std::filesystem::file_time_type>;
    static std::mutex mutex;
    static std::optional<std::pair<Key, Asides>> last;
    const Key key{std::filesystem::absolute(file), std::filesystem::file_size(file),
                  std::filesystem::last_write_time(file)};
    const std::lock_guard lock(mutex);
    if (!last || last->first != key) last.emplace(key, scan(file, format));
    return last->second;
}

}  // namespace relais::osm
