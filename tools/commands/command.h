#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace relais::tools {

class Terminal;

/// A subcommand of the program. `setup` declares its options and opens nothing; the function that
/// it returns does the work, and throws Error when the user can correct the problem.
struct Command {
    const char* name;
    const char* description;
    std::function<void(Terminal&)> (*setup)(CLI::App&);
};

extern const Command kAccess;
extern const Command kAtlas;
extern const Command kBench;
extern const Command kCheck;
extern const Command kCompare;
extern const Command kDemo;
extern const Command kDescribe;
extern const Command kExplain;
extern const Command kExport;
extern const Command kImport;
extern const Command kIsochrone;
extern const Command kMap;
extern const Command kMatrix;
extern const Command kProfile;
extern const Command kReference;
extern const Command kSite;
extern const Command kBatch;
extern const Command kVerify;

}  // namespace relais::tools
