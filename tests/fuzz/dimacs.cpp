// Graphs of the DIMACS challenges, plain or packed, and their coordinates.

#include "geodata/dimacs/dimacs.h"

#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using relais::dimacs::read_graph;
    relais::fuzz::read_file({bytes, size}, "graph.gr",
                            [](const auto& file) { static_cast<void>(read_graph(file)); });
    static const auto graph = relais::fuzz::write("two.gr", "p sp 2 1\na 1 2 10\n");
    return relais::fuzz::read_file({bytes, size}, "graph.co", [](const auto& file) {
        static_cast<void>(read_graph(graph, file));
    });
}
