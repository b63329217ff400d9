// How our answers compare with everything that others have measured: one section for each file of
// the folder `truth` that speaks of times or speeds of cars, bicycles and people on foot. It runs
// the program relais where a study is asked for. By hand, from the top of the checkout:
//
//     build/release/accuracy ../shared/data [PROFILE.toml] > tests/real/logs/accuracy.log

#include "tests/real/accuracy.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "engine/core/error.h"

namespace relais {
namespace {

profile::Profile read_profile(const char* file) {
    std::ifstream stream(file);
    std::stringstream text;
    text << stream.rdbuf();
    return profile::parse(text.str(), file);
}

void print_all(const std::filesystem::path& data, const profile::Profile& car) {
    fmt::print(
        "How our answers compare with what others measured or computed\n"
        "build/release/accuracy ../shared/data > tests/real/logs/accuracy.log\n");
    accuracy::print_routers(data, car);
    accuracy::print_classes(data, car);
    accuracy::print_slopes(data);
    accuracy::print_studies(data);
    fmt::print(
        "\nNot compared\n"
        "apl_medecins_generalistes_2023.csv   by cantons and cities, whose communes no file here "
        "lists; and the\n"
        "                                     doctors we have are of 2013, by commune\n"
        "transit_*.csv                        times of buses and trains, which the program does "
        "not read yet\n");
}

}  // namespace
}  // namespace relais

int main(int argc, char** argv) {
    try {
        if (argc != 2 && argc != 3) {
            fmt::print(stderr, "usage: accuracy DATA-FOLDER [PROFILE.toml]\n");
            return 2;
        }
        relais::print_all(
            argv[1], argc == 3 ? relais::read_profile(argv[2]) : relais::profile::named("car"));
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
