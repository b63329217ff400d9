#include "tests/support/program.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace relais::testing_support {

std::filesystem::path source_tree() {
    return RELAIS_TOP;
}

std::filesystem::path program() {
    return RELAIS_PROGRAM;
}

std::string read_file(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "relais-XXXXXX").string();
    path_ = mkdtemp(name.data());
}

Folder::~Folder() {
    std::filesystem::remove_all(path_);
}

std::map<std::string, std::string> Folder::content(const std::filesystem::path& folder) {
    std::map<std::string, std::string> result;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().string().find("/.cache/") == std::string::npos)
            result[std::filesystem::relative(entry.path(), folder).string()] =
                read_file(entry.path());
    return result;
}

std::string differing_files(const std::filesystem::path& a, const std::filesystem::path& b) {
    const auto first = Folder::content(a);
    const auto second = Folder::content(b);
    std::string names;
    for (const auto& [name, bytes] : first)
        if (!second.contains(name) || second.at(name) != bytes) names += name + " ";
    for (const auto& [name, bytes] : second)
        if (!first.contains(name)) names += name + " ";
    return names;
}

namespace {

/// What a shell does to run the program in a folder; the program takes the shell's place, or
/// another one that runs it.
std::string command_of(const Folder& folder, const std::string& arguments,
                       const std::string& under = {}) {
    return "cd '" + folder.path().string() + "' && XDG_CACHE_HOME='" +
           (folder / ".cache").string() + "' exec " + under + " '" RELAIS_PROGRAM "' " + arguments;
}

}  // namespace

Outcome run_relais(const Folder& folder, const std::string& arguments, const std::string& before,
                   const std::string& under) {
    const auto out = folder / ".stdout";
    const auto err = folder / ".stderr";
    const std::string command = (before.empty() ? "" : before + " && ") +
                                command_of(folder, arguments, under) + " >'" + out.string() +
                                "' 2>'" + err.string() + "'";
    const int status = std::system(command.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
    std::filesystem::remove(out);
    std::filesystem::remove(err);
    return outcome;
}

bool kill_relais_when(const Folder& folder, const std::string& arguments,
                      const std::function<bool()>& enough) {
    const std::string command = command_of(folder, arguments) + " >/dev/null 2>&1";
    const pid_t program = fork();
    if (program == 0) {
        execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    while (waitpid(program, &status, WNOHANG) == 0) {
        if (enough()) {
            kill(program, SIGKILL);
            waitpid(program, &status, 0);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

void expect_words(const std::string& text, const std::vector<std::string>& words) {
    for (const std::string& word : words)
        EXPECT_NE(text.find(word), std::string::npos) << word << " is not in:\n" << text;
}

}  // namespace relais::testing_support
