#pragma once

#include <cstdio>
#include <filesystem>
#include <list>
#include <string>
#include <string_view>

#include "geodata/store/scratch.h"

namespace relais::results {

/// A file that is being written, in a hidden folder next to its final place, so that writers may
/// add side files.
class NewFile {
  public:
    /// Throws Error where nothing can be written.
    explicit NewFile(std::filesystem::path final_name);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    [[nodiscard]] const std::filesystem::path& final_name() const { return final_name_; }
    [[nodiscard]] std::filesystem::path temporary_name() const;

    /// Appends; the first call opens the file. Throws Error with the system's reason.
    void write(std::string_view bytes);
    /// All bytes are with the system. Throws Error.
    void close();
    /// Moves the file and its side files to their place, where they replace files of the same
    /// names. Throws Error.
    void publish();
    /// Throws Error "FILE cannot be written: reason; remedy".
    [[noreturn]] void fail(std::string_view reason) const;

  private:
    std::filesystem::path final_name_;
    store::Scratch folder_;
    std::FILE* stream_ = nullptr;
};

/// Files that appear together, or not at all: without publish() nothing is left behind.
class NewFiles {
  public:
    explicit NewFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
    NewFile& add(const std::string& name) { return files_.emplace_back(folder_ / name); }
    /// Gives all files their names and forgets them; the references of add() end here. Throws
    /// Error.
    void publish();

  private:
    std::filesystem::path folder_;
    std::list<NewFile> files_;
};

}  // namespace relais::results
