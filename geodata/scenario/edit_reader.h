#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "engine/scenario/edit.h"

namespace relais::scenario {

/// Reads one [[edits]] table strictly: the keys that were asked for are those that are known, and
/// finish() refuses any other.
class EditReader {
  public:
    /// `title` is how messages call it: "edit 2".
    EditReader(const toml::table& table, std::filesystem::path file, std::string title,
               const territory::Territory& territory);

    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string optional_text(std::string_view key);
    [[nodiscard]] double number(std::string_view key);
    [[nodiscard]] std::optional<double> optional_number(std::string_view key);
    /// More than 0.
    [[nodiscard]] double positive(std::string_view key);
    /// 0 or more.
    [[nodiscard]] double amount(std::string_view key);
    [[nodiscard]] Coordinate place();
    [[nodiscard]] CategoryId category();
    [[nodiscard]] ServiceName service();
    [[nodiscard]] RoadSelection roads();
    /// Of polygon or polygon_file; empty without either.
    [[nodiscard]] territory::MultiPolygon optional_area();

    /// Throws Error for the first key that nobody asked for.
    void finish() const;
    /// Throws Error "FILE, edit 2: what".
    [[noreturn]] void fail(std::string_view what) const;
    [[nodiscard]] std::string where() const;
    /// "flood edit 2": for what the edit adds without naming it.
    [[nodiscard]] std::string default_id() const;

  private:
    const toml::node* find(std::string_view key);
    [[nodiscard]] CategoryId category_of(const std::string& key) const;
    [[nodiscard]] territory::MultiPolygon inline_area(const toml::node& node) const;
    [[nodiscard]] std::vector<std::int64_t> ways();
    [[nodiscard]] std::vector<std::uint8_t> classes();

    const toml::table& table_;
    std::filesystem::path file_;
    std::string title_;
    const territory::Territory& territory_;
    std::vector<std::string> known_;
};

}  // namespace relais::scenario
