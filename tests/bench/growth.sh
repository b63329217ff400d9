#!/bin/bash
# Time and memory a vertex from 10^4 to 10^7 vertices: demonstration territories of growing size through
# import, order and the solver's bench, which checks its answers. Prints a table of
#   vertices; microseconds a vertex of import, order, hierarchy; nanoseconds a vertex of customize and
#   of a sweep of 16; peak bytes a vertex of import without order, with it, and of the whole bench
#   (its 0.75 GiB for the triad and Dijkstra included); peak GiB of the bench.
#
#     tests/bench/growth.sh build/release/relais /tmp/growth 10000 100000 > table.txt
#
# Needs jq and GNU time. Files of one size are removed before the next.
set -euo pipefail

relais=$1
folder=$2
sizes=("${@:3}")
[ ${#sizes[@]} -gt 0 ] || sizes=(10000 31623 100000 316228 1000000 3162278 10000000)
mkdir -p "$folder"

# Runs a command; leaves its seconds and peak KiB in $seconds and $kib.
measured() {
    /usr/bin/time -o "$folder/usage" -f "%e %M" "$@" > "$folder/out" 2> "$folder/messages" ||
        { cat "$folder/messages" >&2; exit 1; }
    read -r seconds kib < "$folder/usage"
}

printf '%9s %9s %9s %9s %9s %9s %9s %9s %9s %9s\n' vertices import order hierarchy customize sweep \
    B:import B:order B:bench GiB:bench
for size in "${sizes[@]}"; do
    "$relais" demo "$folder/demo" --vertices "$size" --overwrite > "$folder/messages" 2>&1
    measured "$relais" import "$folder/demo/roads.osm.pbf" -o "$folder/plain.relais" --no-order --overwrite
    import_seconds=$seconds import_kib=$kib
    rm "$folder/plain.relais"
    measured "$relais" import "$folder/demo/roads.osm.pbf" -o "$folder/ordered.relais" --overwrite
    order_kib=$kib
    rm -r "$folder/demo"
    measured "$relais" bench "$folder/ordered.relais" --repetitions 3 --json
    rm "$folder/ordered.relais"
    jq -r --argjson read "$import_seconds" --argjson read_kib "$import_kib" \
        --argjson order_kib "$order_kib" --argjson kib "$kib" '
        .vertices as $n |
        [$n, $read / $n * 1e6, .order_seconds / $n * 1e6, .hierarchy_seconds / $n * 1e6,
         .customize_seconds / $n * 1e9, .sweep_seconds / $n * 1e9,
         $read_kib * 1024 / $n, $order_kib * 1024 / $n, $kib * 1024 / $n, $kib / 1048576] | @tsv' \
        "$folder/out" |
        awk '{printf "%9d %9.2f %9.2f %9.3f %9.1f %9.2f %9.0f %9.0f %9.0f %9.2f\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10}'
done
