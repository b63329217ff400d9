#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace relais::testing_support {

inline std::string read_file(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

inline void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

/// A folder for one test, removed at its end.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "relais-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Every file below but the kept networks, by its relative name, with its content.
    [[nodiscard]] static std::map<std::string, std::string> content(
        const std::filesystem::path& folder) {
        std::map<std::string, std::string> result;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_regular_file() &&
                entry.path().string().find("/.cache/") == std::string::npos)
                result[std::filesystem::relative(entry.path(), folder).string()] =
                    read_file(entry.path());
        return result;
    }

  private:
    std::filesystem::path path_;
};

/// The names of the files that are not the same in both folders; "" when all are.
inline std::string differing_files(const std::filesystem::path& a, const std::filesystem::path& b) {
    const auto first = Folder::content(a);
    const auto second = Folder::content(b);
    std::string names;
    for (const auto& [name, bytes] : first)
        if (!second.contains(name) || second.at(name) != bytes) names += name + " ";
    for (const auto& [name, bytes] : second)
        if (!first.contains(name)) names += name + " ";
    return names;
}

struct Outcome {
    int exit_code;
    std::string out;
    std::string err;
};

/// Runs the program with arguments as a shell splits them, in `folder`, which keeps its networks
/// too.
inline Outcome run_relais(const Folder& folder, const std::string& arguments) {
    const auto out = folder / ".stdout";
    const auto err = folder / ".stderr";
    const std::string command = "cd '" + folder.path().string() + "' && XDG_CACHE_HOME='" +
                                (folder / ".cache").string() + "' '" RELAIS_PROGRAM "' " +
                                arguments + " >'" + out.string() + "' 2>'" + err.string() + "'";
    const int status = std::system(command.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
    std::filesystem::remove(out);
    std::filesystem::remove(err);
    return outcome;
}

}  // namespace relais::testing_support
