#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace relais::testing_support {

/// Where this checkout lies.
[[nodiscard]] std::filesystem::path source_tree();
/// The program that is tested.
[[nodiscard]] std::filesystem::path program();

[[nodiscard]] std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& text);

/// A folder for one test, removed at its end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Every file below but the kept networks, by its relative name, with its content.
    [[nodiscard]] static std::map<std::string, std::string> content(
        const std::filesystem::path& folder);

  private:
    std::filesystem::path path_;
};

/// The names of the files that are not the same in both folders; "" when all are.
[[nodiscard]] std::string differing_files(const std::filesystem::path& a,
                                          const std::filesystem::path& b);

struct Outcome {
    int exit_code;
    std::string out;
    std::string err;
};

/// Runs the program with arguments as a shell splits them, in `folder`, which keeps its networks
/// too; in a shell that has done `before`, such as "ulimit -f 2"; `under` another
/// program, such as "timeout 1".
Outcome run_relais(const Folder& folder, const std::string& arguments,
                   const std::string& before = {}, const std::string& under = {});

/// Runs it until `enough`, which is asked every millisecond, says so, and then kills it (SIGKILL).
/// Returns whether that came before its end.
bool kill_relais_when(const Folder& folder, const std::string& arguments,
                      const std::function<bool()>& enough);

/// Fails for each of the words that the text does not hold.
void expect_words(const std::string& text, const std::vector<std::string>& words);

}  // namespace relais::testing_support
