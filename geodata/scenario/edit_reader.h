#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/edit.h"
#include "geodata/settings/table_reader.h"

namespace relais::scenario {

/// Reads one [[edits]] table. Throws Error as TableReader does.
class EditReader : public settings::TableReader {
  public:
    /// `title` is how messages call it: "edit 2".
    EditReader(const toml::table& table, const std::string& file, std::string title,
               const territory::Territory& territory);

    /// Refuses an empty text; one that is absent is empty.
    [[nodiscard]] std::string optional_text(std::string_view key);
    [[nodiscard]] double required_number(std::string_view key);
    /// More than 0.
    [[nodiscard]] double positive(std::string_view key);
    /// 0 or more.
    [[nodiscard]] double amount(std::string_view key);
    [[nodiscard]] Coordinate place();
    [[nodiscard]] CategoryId category();
    [[nodiscard]] ServiceName service();
    [[nodiscard]] RoadSelection roads();
    /// Places along a line, two or more.
    [[nodiscard]] std::vector<Coordinate> line();
    /// One kind of road; `otherwise` where the key is absent.
    [[nodiscard]] std::uint8_t road_class(std::string_view otherwise);
    /// Each [[edits.stops]] table, to be read like an edit: "edit 2, stop 1".
    [[nodiscard]] std::vector<EditReader> stops();
    /// Of polygon or polygon_file; empty without either.
    [[nodiscard]] territory::MultiPolygon optional_area();

    /// The files that it has read.
    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
    /// "flood.toml, edit 2": for errors found when it is applied.
    [[nodiscard]] std::string where() const;
    /// "flood edit 2": the id of objects that the edit adds without one.
    [[nodiscard]] std::string default_id() const;

  private:
    [[nodiscard]] CategoryId category_of(const std::string& key) const;
    [[nodiscard]] territory::MultiPolygon inline_area(const toml::node& node) const;
    [[nodiscard]] std::vector<std::int64_t> ways();
    [[nodiscard]] std::vector<std::uint8_t> classes();
    [[nodiscard]] std::uint8_t class_of(std::string_view key, std::string_view name) const;

    const territory::Territory& territory_;
    std::vector<std::string> files_;
};

}  // namespace relais::scenario
