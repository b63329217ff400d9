#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/coordinate.h"

class OGRGeometry;

namespace relais::results {

/// What the cells of a column are, and the decimals that text has of them.
enum class Type : std::uint8_t {
    kText,
    kCount,    ///< a whole number
    kFlag,     ///< 0 or 1
    kTenths,   ///< of seconds or metres: 1 decimal
    kPeople,   ///< people, dwellings, places, costs: 3
    kMinutes,  ///< 3
    kShare,    ///< from 0 to 1: 6
    kRatio,    ///< any other: 6
    kDegrees,  ///< 7
    kFigure,   ///< ten significant digits, in the shortest form
};

/// One column with its words, which are its row of dictionary.csv.
struct Column {
    std::string name;
    Type type = Type::kText;
    std::string unit = {};
    std::string meaning = {};
    std::string formula = {};
    std::string edges = {};  ///< bounds, zeros and absences
    std::string source = {};
    std::string group = {};    ///< sheets show it above the neighbours that share it
    std::string heading = {};  ///< in sheets, where it is not the name
};

/// Receives a table row by row: the cells in the order of the columns, the place or shape of the
/// row if its table has shapes, then end().
class Rows {
  public:
    virtual ~Rows() = default;

    Rows& text(std::string_view text) { return write_text(text), *this; }
    Rows& text_if_any(std::string_view text) { return text.empty() ? nothing() : this->text(text); }
    Rows& integer(std::int64_t value) { return write_integer(value), *this; }
    Rows& count(std::uint64_t value) { return integer(static_cast<std::int64_t>(value)); }
    Rows& number(double value) { return write_number(value), *this; }
    Rows& number_if(bool known, double value) { return known ? number(value) : nothing(); }
    Rows& number(const std::optional<double>& value) { return value ? number(*value) : nothing(); }
    Rows& nothing() { return write_nothing(), *this; }
    Rows& at(Coordinate place) { return write_place(place), *this; }
    /// `make` returns a std::unique_ptr of a geometry in WGS 84. It is called only where the format
    /// stores shapes.
    template <class Make>
    Rows& shape(const Make& make) {
        if (stores_shapes()) write_shape(make().release());
        return *this;
    }
    void end() { end_row(); }

  private:
    virtual void write_text(std::string_view text) = 0;
    virtual void write_integer(std::int64_t value) = 0;
    virtual void write_number(double value) = 0;
    virtual void write_nothing() = 0;
    virtual void end_row() = 0;
    [[nodiscard]] virtual bool stores_shapes() const { return false; }
    virtual void write_place(Coordinate /*place*/) {}
    virtual void write_shape(OGRGeometry* /*owned*/) {}
};

enum class ShapeType : std::uint8_t { kNone, kPoint, kLine, kArea };

/// The kinds of formats, as bits: text; layers of a database; sheets of a workbook; maps, in which
/// every row has a shape.
constexpr unsigned kInCsv = 1, kInLayers = 2, kInSheets = 4, kInMaps = 8;
constexpr unsigned kInTables = kInCsv | kInLayers | kInSheets, kInAll = kInTables | kInMaps;

/// A table of results. It refers to the results, and makes its rows while they are written: O(1)
/// memory, whatever its length.
struct Table {
    std::string name;  ///< of its layer or sheet
    std::vector<Column> columns;
    std::function<void(Rows&)> write;  ///< every row, in order
    ShapeType shape = ShapeType::kNone;
    unsigned in = kInTables;  ///< the formats that have it; a layer with shapes is also a map
    std::string file = {};  ///< of a format with a file for each table, no ending; empty: its name
    int keys = 1;           ///< the first columns say what the row is; sheets keep them in sight
    /// Texts that its cells may contain; `group` is the column.
    std::vector<Column> values = {};

    [[nodiscard]] const std::string& file_name() const { return file.empty() ? name : file; }
    [[nodiscard]] bool is_for(unsigned kind) const {
        const bool is_map = shape != ShapeType::kNone && (in & kInLayers) != 0;
        return ((is_map ? in | kInMaps : in) & kind) != 0;
    }
};

/// Tables that one file holds in a format with several tables in a file.
struct TableSet {
    std::string name;  ///< of that file, no ending
    std::vector<Table> tables;
};

/// How QGIS draws a layer of a GeoPackage: a style of its table `layer_styles`.
struct LayerStyle {
    std::string layer;
    std::string name;
    bool by_default = false;  ///< the layer opens with it
    std::string qml;
};

/// What files say of their contents.
struct About {
    std::string title;
    std::string data_date;                ///< ISO; empty: not known. There is no clock in any file.
    std::vector<LayerStyle> styles = {};  ///< of layers that a GeoPackage has
};

}  // namespace relais::results
