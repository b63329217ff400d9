#pragma once

// The interface of the vector code, in plain data. The variants include nothing but this file.

#include <cstdint>

namespace relais::cch::kernel {

inline constexpr int kLanes = 16;

/// The labels of one vertex in sixteen searches: one cache line of 32-bit labels, two of 64-bit.
template <class Label>
struct alignas(64) Row {
    Label lane[kLanes];
};

/// The two weights of an upward arc: from its lower to its higher end, and back.
template <class Weight>
struct Weights {
    Weight up;
    Weight down;
};

/// The upward graph by rank, with the weights of one direction. See cch::Hierarchy.
template <class Weight>
struct UpArcs {
    const std::uint32_t* first;
    const std::uint16_t* depth;
    const Weight* weight;
};

/// The data that the downward phase reads, vertex by vertex from the highest: the number of arc
/// blocks and the depth of the vertex, then the arc blocks, each with four arcs from ancestors at
/// the given depths. A vertex whose number of arcs is not a multiple of four repeats an arc: the
/// duplicate cannot change a minimum, and the loop count is predictable.
struct VertexSlot {
    std::uint16_t arc_blocks;
    std::uint16_t depth;
};
template <class Weight>
struct ArcBlock {
    Weight weight[4];
    std::uint16_t depth[4];
};

/// How weights become labels: min(weight, cap) << shift. No label of a reached vertex equals
/// `limit`, the label of those not reached; limit <= cap << shift < a quarter of the label's range.
template <class Label>
struct Scale {
    Label cap;
    std::uint32_t shift;
    Label limit;
};

/// Goes up through `ranks` (ascending, closed under parents). path[d] collects the labels that
/// reach the ancestor at depth d of the current rank; every entry is `limit` before and after.
/// rows[i] contains the seeds of rank i and becomes its label.
template <class Label, class Weight>
using Up = void(const UpArcs<Weight>& arcs, const Scale<Label>& scale, const std::uint32_t* ranks,
                std::uint32_t count, Row<Label>* path, Row<Label>* rows);

/// An item and a row that belongs to it: one that the way up left behind and that joins the way
/// down here, or the one of a table that the label of an attached point fills.
struct Entry {
    std::uint32_t item;
    std::uint32_t row;
};
inline constexpr std::uint32_t kNoItem = 0xffffffffU;

/// The position of the downward phase: the next slot, its arc blocks, and the next row to join. The
/// last entry is kNoItem.
template <class Label, class Weight>
struct Cursor {
    const VertexSlot* slot;
    const ArcBlock<Weight>* arc_block;
    const Entry* entry;
    const Row<Label>* rows;
};

/// Goes down from item end-1 to item begin and moves the cursor along. path[d] is the label of the
/// ancestor at depth d of the current item; out[i - begin] becomes the label of item i.
template <class Label, class Weight>
using Down = void(Cursor<Label, Weight>& cursor, const Scale<Label>& scale, std::uint32_t begin,
                  std::uint32_t end, Row<Label>* path, Row<Label>* out);

/// Copies the labels of attached points out of a block, past the caches as in Passes: block[item -
/// begin] becomes table[row]. farthest[lane] rises to the largest label.
template <class Label>
using Deliver = void(const Row<Label>* block, std::uint32_t begin, const Entry* point,
                     const Entry* end, Row<Label>* table, Row<Label>* farthest);

/// Relaxes all lower triangles of one vertex whose `count` upward arcs have the depths (falling)
/// and weights given. The cell of a pair of depths high > low in the front is
/// front[high * (high - 1) / 2 + (high - 1 - low)].
template <class Weight>
using RelaxTriangles = void(const std::uint16_t* depth, const Weights<Weight>* weights,
                            std::uint32_t count, Weights<Weight>* front);

/// A search with labels and weights of given widths.
template <class Label, class Weight>
struct Passes {
    Up<Label, Weight>* up;
    Down<Label, Weight>* down;
    /// The same for rows that are written once and not read soon: they bypass the caches
    /// (non-temporal stores). Other threads see them after `settle`.
    Down<Label, Weight>* down_streaming;
    Deliver<Label>* deliver;
};

struct Variant {
    const char* name;
    /// A store fence: stores that bypassed the caches become visible before all later ones.
    void (*settle)();
    Passes<std::uint32_t, std::uint32_t> passes32;
    Passes<std::uint64_t, std::uint32_t> passes64;
    Passes<std::uint64_t, std::uint64_t> passes_wide;
    RelaxTriangles<std::uint32_t>* relax_triangles;
    RelaxTriangles<std::uint64_t>* relax_triangles_wide;
};

extern const Variant kBaseline;
extern const Variant kAvx2;
extern const Variant kAvx512;

}  // namespace relais::cch::kernel
