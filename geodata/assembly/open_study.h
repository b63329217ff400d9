#pragma once

#include <filesystem>

#include "geodata/report/progress.h"
#include "geodata/study/study.h"

namespace relais::study {
struct StudyFile;
}

namespace relais::assembly {

/// Opens INPUT of the command line: an extract alone, or a territory.toml that names files for
/// households, services and zones; everything else is read from the extract. Households get their
/// zone. Throws Error naming file, row or key, and remedy.
///
/// territory.toml. Every value is text; paths are relative to territory.toml; unlisted keys are
/// refused. Files are anything OGR reads; CSV may use comma, semicolon, tab or bar, a decimal
/// comma, UTF-8 or Latin-1, and needs x and y, or place. Keys in parentheses may be left out; every
/// [table] with a file also takes
///     (skip = 3)                 # lines above the names of its columns, in a CSV or workbook
/// and those with crs
///     (place = "Geo Point")      # one column for both coordinates, instead of x and y:
///                                # "44.5, 6.1", GeoJSON, or WKT (for zones, their outlines). Not
///                                # needed for a column called Geo Point, geo_point_2d, Geo Shape,
///                                # lat_lon, WKT …
///     (place_order = "lon,lat")  # order of two numbers in it; default: "lat,lon", or the
///                                # easting first where the crs is in metres
///
///     name = "Hautes-Alpes"
///     extract = "roads.osm.pbf"
///     (country = "FR")  (language = "fr")
///     (categories = ["childcare"])   # of the taxonomy: the categories of the study
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
///     (level = "commune")        # the word for a zone
///     (movements = "mvtcommune_2026.csv")  # Insee's list of merged and split communes, so that
///                                # tables of another year match
///     [zones.join]               # a table that adds to the zones by their code
///     file, (layer), (where), (source), code, (population), (groups)
///
///     [[levels]]                 # areas above the zones, the smaller ones first
///     key = "epci"               # the word for an area; a-z, 0-9 and _
///     (code), (name)             # columns of the zones' file; or with a table of its own:
///     file, (layer), (where), (source)    # Insee's COG of communes and data.gouv.fr's epci.json
///     zone, code, (name)         # need the file only; for others, zone is the zones' code
///     [levels.names]             # another table, with the names of the areas
///     file, (layer), (where), (source), code, name
///
///     [households]
///     file, (layer), (where), (crs), (source)     # points; or areas with people in them:
///                                # polygons, an image, a grid of Insee (Filosofi) or Eurostat
///                                # (which need no further keys)
///     (id), (weight)             # columns; without weight every row counts as 1
///     (unit = "people")          # or "dwellings"; without it: people where there is a weight
///     (x = "lon", y = "lat")     # columns of the coordinate, in crs
///     (groups = { children_0_2 = "moins3", people_75_plus = "p75" })   # columns; the keys are in
///                                # engine/territory/demand_groups.h
///     (spread = "homes")         # how people are placed in their area: in the extract's
///                                # residential buildings, else along streets; or "roads"; or
///                                # "none", at a point
///     # or, instead of a file:
///     from = "homes"             # the population of each zone, spread likewise; the default where
///                                # zones have a population and there is no [households]
///     from = "roads"             # along its streets
///     from = "zones"             # at a point on its surface
///
///     [[services]]               # one or more
///     file, (layer), (where), (source)   # enough for a published list: Insee BPE (detail, or
///     (categories = ["creche"])  # counts by commune), France services, FINESS. For any other
///                                # file, name its columns:
///     (crs), (x), (y)
///     category = "pharmacy"      # a key of the taxonomy; or the column that gives it by row:
///     category_column = "type"
///     (id), (name), (capacity), (opening_hours)   # columns
///     [services.map]             # what the values of category_column mean; rows with any other
///     D502 = "childcare"         # value are left out. Without a map the values are the keys
///     (extract = "keep")         # also keep the extract's services in these categories
///
/// `where` is a condition in OGR's SQL ("dep = '05'"); `crs` is only needed where the file has none
/// (GeoJSON, and columns called lon and lat, are WGS 84), and overrides that of the file; `source`
/// is the credit line (default: the name of the file).
///
/// Households and services whose coordinates are empty or (0, 0) are left out and counted in the
/// notes, as long as they are few: no more than half of the rows, and no more than ten or a tenth
/// of them. Beyond that, the file is refused.
///
/// Without `categories` a study has the main categories of the taxonomy, those that a [[services]]
/// names, and further ones that a published list contains. A category that a services table covers
/// is read from the tables, any other from the extract. The same place in two tables, or in a table
/// and the extract, is one service with the data of both. Services that are counted by commune are
/// placed at a service of the same category in the extract in that zone, else at the densest
/// cluster of its people.
[[nodiscard]] study::Study open_study(const std::filesystem::path& input,
                                      const Progress& progress = {});

/// The same for a territory.toml that was read already.
[[nodiscard]] study::Study open_study(const study::StudyFile& study_file,
                                      const Progress& progress = {});

}  // namespace relais::assembly
