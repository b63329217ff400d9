#pragma once

#include <filesystem>

#include "geodata/report/progress.h"
#include "geodata/study/study.h"

namespace relais::study {
struct Manifest;
}

namespace relais::assembly {

/// Opens INPUT of the command line: an extract alone, or a territory.toml that names files for
/// households, services and zones; what it does not name comes from the extract. Households get the
/// zone they lie in. Throws Error naming file, row or key, and remedy.
///
/// The manifest. Every value is text; paths are relative to the manifest; a key that is not listed
/// here is refused. Files are anything OGR reads; CSV may use comma, semicolon, tab or bar, a
/// decimal comma, UTF-8 or Latin-1, and needs x and y, or place. Keys in parentheses may be left
/// out; every [table] with a file also takes
///     (skip = 3)                 # lines above the names of its columns, in a CSV or workbook
/// and those with crs
///     (place = "Geo Point")      # one column for both coordinates, instead of x and y:
///                                # "44.5, 6.1", GeoJSON, or WKT (of zones, their outlines). A
///                                # column called Geo Point, geo_point_2d, Geo Shape, lat_lon, WKT
///                                # … needs no naming
///     (place_order = "lon,lat")  # of two numbers in it; else "lat,lon", or the easting first
///                                # where the crs counts metres
///
///     name = "Hautes-Alpes"
///     extract = "roads.osm.pbf"
///     (country = "FR")  (language = "fr")
///     (categories = ["childcare"])   # of the taxonomy: what the study is about
///
///     [roads]
///     (profile = "walk")         # car, walk, bicycle, or a profile file ("mine.toml")
///     (dem = "heights.tif")      # a raster of heights, for slopes
///
///     [zones]                    # IGN Admin Express, Eurostat LAU and NUTS need the file alone
///     file, (layer), (where), (crs), (source)
///     code = "code"              # column; codes are text and keep their zeros
///     (name = "nom")             # columns from here on; without it the code is the name
///     (population), (groups)
///     (level = "commune")        # what a zone is called
///     (movements = "mvtcommune_2026.csv")  # Insee's list of merged and split communes, so that
///                                # tables of another year lose nobody
///     [zones.join]               # a table that adds to the zones by their code
///     file, (layer), (where), (source), code, (population), (groups)
///
///     [[levels]]                 # what lies above the zones, the smaller areas first
///     key = "epci"               # what an area is called; a-z, 0-9 and _
///     (code), (name)             # columns of the zones' file; or with a table of its own:
///     file, (layer), (where), (source)    # Insee's COG of communes and data.gouv.fr's epci.json
///     zone, code, (name)         # need the file alone; of any other, zone is the zones' code
///     [levels.names]             # another table, with the names of the areas
///     file, (layer), (where), (source), code, name
///
///     [households]
///     file, (layer), (where), (crs), (source)     # points; or areas with people in them:
///     polygons,
///                                # an image, a grid of Insee (Filosofi) or Eurostat (needs no
///                                more)
///     (id), (weight)             # columns; without weight every row counts as 1
///     (unit = "people")          # or "dwellings"; without it: people where there is a weight
///     (x = "lon", y = "lat")     # columns of the coordinate, in crs
///     (groups = { children_0_2 = "moins3", people_75_plus = "p75" })   # columns; the keys are in
///                                # engine/territory/demand_groups.h
///     (spread = "homes")         # where in their area people live: in the extract's residential
///                                # buildings, else along streets; or "roads"; or "none", at
///                                # a point
///     # or, instead of a file:
///     from = "homes"             # the population of each zone, spread likewise; so it is
///                                # done where zones have a population and there is no [households]
///     from = "roads"             # along its streets
///     from = "zones"             # at a point on its surface
///
///     [[services]]               # one or more
///     file, (layer), (where), (source)   # a list as it is published needs no more: Insee BPE
///     (categories = ["creche"])  # (detail, or counts by commune), France services, FINESS. Any
///     # other file names its columns:
///     (crs), (x), (y)
///     category = "pharmacy"      # a key of the taxonomy; or the column that tells it by row:
///     category_column = "type"
///     (id), (name), (capacity), (opening_hours)   # columns
///     [services.map]             # what the values of category_column mean; rows with any other
///     D502 = "childcare"         # value are left out. Without a map the values are the keys
///     (extract = "keep")         # what the extract maps in these categories stays as well
///
/// `where` is a condition in OGR's SQL ("dep = '05'"); `crs` is only needed where the file does not
/// say its own (GeoJSON, and columns called lon and lat, are WGS 84), and overrules it; `source` is
/// the credit line, by default the name of the file.
///
/// Households and services whose coordinates are empty or (0, 0) are left out and counted in the
/// notes, as long as they are few: no more than half of the rows, and no more than ten or a tenth
/// of them. Beyond that, the file is refused.
///
/// Without `categories` a study is about the main categories of the taxonomy, those that a
/// [[services]] names, and those beside the main ones that a published list tells of. A category
/// that a services table covers comes from the tables, any other from the extract. The same place
/// in two tables, or in a table and the extract, is one service that knows what both say. Services
/// that are counted by commune stand where the extract maps one of their kind in that zone, else
/// where most of its people live close together.
[[nodiscard]] study::Study open_study(const std::filesystem::path& input,
                                      const Progress& progress = {});

/// The same for a manifest that was read already.
[[nodiscard]] study::Study open_study(const study::Manifest& manifest,
                                      const Progress& progress = {});

}  // namespace relais::assembly
