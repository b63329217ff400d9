#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace relais::settings {

/// Parses the text of a TOML file. Throws Error naming the file, the line and the remedy.
[[nodiscard]] toml::table parse(std::string_view text, const std::string& file);

/// Reads one table of a TOML file strictly: the keys that were read are the allowed keys, and
/// finish() refuses any other.
class TableReader {
  public:
    /// `title` is how the table is written, "[zones.join]"; empty: the top level.
    TableReader(const toml::table& table, std::string file, std::string title);

    [[nodiscard]] std::string required(std::string_view key);
    /// Empty where the key is absent.
    [[nodiscard]] std::string optional(std::string_view key);
    /// A file, resolved against the folder of this one; empty where the key is absent.
    [[nodiscard]] std::filesystem::path required_path(std::string_view key);
    [[nodiscard]] std::filesystem::path optional_path(std::string_view key);
    /// A finite number; nothing where the key is absent.
    [[nodiscard]] std::optional<double> number(std::string_view key);
    /// false where the key is absent.
    [[nodiscard]] bool flag(std::string_view key);
    /// The texts, or numbers, of an array; empty where the key is absent.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] std::vector<double> numbers(std::string_view key);
    [[nodiscard]] const toml::table* table(std::string_view key);
    /// The tables of [[key]]; [key] counts as one.
    [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key);

    /// Throws Error for the first key that was not read.
    void finish() const;

    /// Throws Error "FILE, line 7: what", at the key if it is there, else at the table.
    [[noreturn]] void fail(std::string_view key, std::string_view what) const;

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::string& title() const { return title_; }

  protected:
    /// Null where the key is absent; it is known from now on.
    const toml::node* find(std::string_view key);

  private:
    [[nodiscard]] std::filesystem::path resolved(const std::string& name) const;
    [[nodiscard]] std::string where() const;

    const toml::table& table_;
    std::string file_;
    std::string title_;
    std::vector<std::string> known_;
};

}  // namespace relais::settings
