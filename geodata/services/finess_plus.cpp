// FiNESS+, the flow of structures that follows FINESS: one JSON document of the legal persons
// ("pmej") and, within each, the establishments that it runs ("ege"). Its schema, version 1, is
// published by the Agence du numérique en santé: github.com/ansforge/finess,
// flux/out/data.gouv/structure. Capacities are in another flow. A document of the whole country is
// read as a stream, one establishment at a time.
//
// "coordonneeX" and "coordonneeY" are exchanged in the published data; latitude and longitude are
// given as well and are used instead.

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "geodata/countries/france.h"
#include "geodata/services/finess_register.h"
#include "geodata/services/formats.h"
#include "geodata/tables/cell.h"
#include "geodata/tables/file_kind.h"
#include "geodata/tables/text_file.h"

namespace relais::services {
namespace {

using Json = nlohmann::json;

/// A stream of the bytes of a file, packed or not.
class BlockStream final : public std::streambuf {
  public:
    explicit BlockStream(const std::filesystem::path& file) : blocks_(file) {}

  protected:
    int_type underflow() override {
        const std::span<char> block = blocks_.next();
        if (block.empty()) return traits_type::eof();
        setg(block.data(), block.data(), block.data() + block.size());
        return traits_type::to_int_type(block.front());
    }

  private:
    tables::Blocks blocks_;
};

/// An establishment as read from its object.
struct Establishment {
    struct Address {
        std::string commune, lon, lat;
        std::string key;  ///< of the national address base: commune_street_number
    };
    std::string number, name, long_name, kind, state;
    Address address;
};

std::string trimmed(std::string text) {
    const std::size_t last = text.find_last_not_of(' ');
    text.resize(last == std::string::npos ? 0 : last + 1);
    return text;
}

/// Parses the document and returns each establishment at its end.
template <class Take>
class Follower final : public nlohmann::json_sax<Json> {
  public:
    Follower(const std::filesystem::path& file, const Take& take) : file_(file), take_(take) {}

    [[nodiscard]] bool saw_structures() const { return saw_structures_; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return tell(fmt::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return tell(fmt::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return tell(text); }
    bool string(string_t& text) override { return tell(text); }
    bool binary(binary_t&) override { return true; }
    bool start_array(std::size_t) override {
        if (is_at({"pmej"})) saw_structures_ = true;
        return true;
    }
    bool end_array() override { return true; }
    bool start_object(std::size_t) override {
        if (is_at({"pmej", "ege"})) establishment_ = {};
        if (is_at({"pmej", "ege", "adresse"})) address_ = {};
        keys_.emplace_back();
        return true;
    }
    bool key(string_t& name) override {
        keys_.back() = name;
        return true;
    }
    bool end_object() override {
        keys_.pop_back();
        if (is_at({"pmej", "ege", "adresse"})) keep_better_address();
        if (is_at({"pmej", "ege"})) take_(std::move(establishment_));
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        throw Error(
            fmt::format("{}: it is not valid JSON after byte {}; the file is truncated or was "
                        "edited; download it again",
                        file_.string(), position));
    }

  private:
    [[nodiscard]] bool is_at(std::initializer_list<std::string_view> path) const {
        return std::equal(keys_.begin(), keys_.end(), path.begin(), path.end());
    }

    bool tell(const std::string& value) {
        if (std::string* cell = cell_here()) *cell = trimmed(value);
        return true;
    }

    /// Where the value of the present key belongs; null: it is not needed.
    std::string* cell_here() {
        if (keys_.size() < 3 || keys_[0] != "pmej" || keys_[1] != "ege") return nullptr;
        Establishment& its = establishment_;
        if (is_at({"pmej", "ege", "categorieentiteGeographiqueExercice"})) return &its.kind;
        if (is_at({"pmej", "ege", "etatObjet"})) return &its.state;
        if (keys_.size() == 4 && keys_[2] == "informationsGeneralesEGE") {
            if (keys_[3] == "numFinessEge") return &its.number;
            if (keys_[3] == "nomEgeCourt") return &its.name;
            if (keys_[3] == "nomEgeLong") return &its.long_name;
        }
        if (is_at({"pmej", "ege", "adresse", "cogCommune"})) return &address_.commune;
        if (keys_.size() == 5 && keys_[2] == "adresse" && keys_[3] == "coordonneesGeographique") {
            if (keys_[4] == "directionLongitude") return &address_.lon;
            if (keys_[4] == "directionLatitude") return &address_.lat;
            if (keys_[4] == "cleInInteropBAN") return &address_.key;
        }
        return nullptr;
    }

    /// The first one that has a place, else the first.
    void keep_better_address() {
        Establishment::Address& kept = establishment_.address;
        const bool is_better = kept.commune.empty() || (kept.lon.empty() && !address_.lon.empty());
        if (is_better) kept = address_;
    }

    const std::filesystem::path& file_;
    const Take& take_;
    std::vector<std::string> keys_;  ///< of the objects that are open, outermost first
    Establishment establishment_;
    Establishment::Address address_;
    bool saw_structures_ = false;
};

std::optional<Coordinate> place_of(const Establishment::Address& address, std::size_t row,
                                   study::ServiceList& list) {
    const auto lon = tables::parse_number(address.lon);
    const auto lat = tables::parse_number(address.lat);
    if (!lon || !lat) return std::nullopt;
    if (countries::lies_in_france(*lon, *lat)) return Coordinate::from_degrees(*lon, *lat);
    list.doubt(
        row, fmt::format(
                 "The coordinate ({}, {}) is outside France; the service is placed by its commune.",
                 address.lon, address.lat));
    return std::nullopt;
}

}  // namespace

bool is_finess_plus(const std::filesystem::path& file) {
    constexpr std::size_t kEnough = 1024;
    if (!is_file(file)) return false;
    const std::string bytes = tables::first_bytes(file, kEnough);
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string::npos && bytes[first] == '{' &&
           bytes.find("\"schemaVersion\"") != std::string::npos &&
           bytes.find("\"generatedAt\"") != std::string::npos;
}

study::ServiceList read_finess_plus(const std::filesystem::path& file,
                                    const taxonomy::Taxonomy& taxonomy) {
    study::ServiceList list;
    list.file = file;
    list.row_word = "establishment";
    FinessRegister establishments(list, taxonomy);
    const auto take = [&](Establishment&& one) {
        study::ServiceRecord record;
        record.row = ++list.rows;
        if (one.state != "A") return list.leave_out(record.row, "closed, or not open yet");
        record.id = one.number;
        record.name = one.long_name.empty() ? one.name : one.long_name;
        if (record.id.empty() || record.name.empty())
            return list.leave_out(record.row, "without number or name");
        record.commune = countries::commune_code(one.address.commune);
        record.place = place_of(one.address, record.row, list);
        // Without a street in its key an address was found by its commune only.
        record.precise = record.place && (one.address.key.empty() ||
                                          one.address.key.find('_') != std::string::npos);
        establishments.add(std::move(record), one.kind);
    };
    BlockStream bytes(file);
    std::istream in(&bytes);
    in.exceptions(std::ios::badbit);  // errors of the file are thrown on
    Follower follower(file, take);
    Json::sax_parse(in, &follower);
    if (!follower.saw_structures())
        throw Error(
            fmt::format("{}: this FiNESS+ file has no list \"pmej\" (entities and their "
                        "establishments); use the structures file (finess-structures-….json)",
                        file.string()));
    establishments.finish();
    list.crs = "EPSG:4326";
    return list;
}

}  // namespace relais::services
