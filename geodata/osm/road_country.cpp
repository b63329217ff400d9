#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "geodata/osm/road_speeds.h"

namespace relais::osm {
namespace {

struct Town {
    float lon, lat;
    char country[3];
};

/// Towns on both sides of borders first of all, then enough to fill the countries.
constexpr std::array kTowns = {
    Town{1.52F, 42.51F, "AD"},   Town{1.60F, 42.54F, "AD"},    Town{1.46F, 42.36F, "ES"},
    Town{1.78F, 42.72F, "FR"},   Town{1.93F, 42.43F, "ES"},    Town{2.90F, 42.70F, "FR"},
    Town{2.96F, 42.27F, "ES"},   Town{9.52F, 47.14F, "LI"},    Town{9.52F, 47.21F, "LI"},
    Town{9.50F, 47.07F, "LI"},   Town{9.47F, 47.17F, "CH"},    Town{9.44F, 47.05F, "CH"},
    Town{9.60F, 47.24F, "AT"},   Town{9.54F, 47.25F, "CH"},    Town{9.75F, 47.50F, "AT"},
    Town{9.63F, 47.44F, "CH"},   Town{9.18F, 47.66F, "DE"},    Town{9.16F, 47.64F, "CH"},
    Town{7.59F, 47.55F, "CH"},   Town{7.66F, 47.61F, "DE"},    Town{7.34F, 47.75F, "FR"},
    Town{7.75F, 48.58F, "FR"},   Town{7.82F, 48.57F, "DE"},    Town{7.85F, 47.99F, "DE"},
    Town{6.15F, 46.20F, "CH"},   Town{6.24F, 46.19F, "FR"},    Town{6.12F, 45.90F, "FR"},
    Town{6.07F, 46.14F, "FR"},   Town{6.63F, 46.52F, "CH"},    Town{6.48F, 46.37F, "FR"},
    Town{6.92F, 47.00F, "CH"},   Town{6.36F, 46.90F, "FR"},    Town{7.44F, 46.95F, "CH"},
    Town{8.54F, 47.38F, "CH"},   Town{9.53F, 46.85F, "CH"},    Town{8.95F, 46.00F, "CH"},
    Town{9.08F, 45.81F, "IT"},   Town{7.36F, 46.23F, "CH"},    Town{7.32F, 45.74F, "IT"},
    Town{6.87F, 45.92F, "FR"},   Town{6.64F, 44.90F, "FR"},    Town{6.87F, 45.03F, "IT"},
    Town{6.08F, 44.56F, "FR"},   Town{7.54F, 44.39F, "IT"},    Town{7.27F, 43.70F, "FR"},
    Town{7.50F, 43.78F, "FR"},   Town{7.61F, 43.79F, "IT"},    Town{5.37F, 43.30F, "FR"},
    Town{4.83F, 45.76F, "FR"},   Town{5.72F, 45.19F, "FR"},    Town{3.88F, 43.61F, "FR"},
    Town{1.44F, 43.60F, "FR"},   Town{0.37F, 43.23F, "FR"},    Town{-0.58F, 44.84F, "FR"},
    Town{-1.47F, 43.49F, "FR"},  Town{-1.79F, 43.34F, "ES"},   Town{-1.98F, 43.32F, "ES"},
    Town{-1.55F, 47.22F, "FR"},  Town{-1.68F, 48.11F, "FR"},   Town{-4.49F, 48.39F, "FR"},
    Town{-0.36F, 49.18F, "FR"},  Town{2.35F, 48.86F, "FR"},    Town{1.26F, 45.83F, "FR"},
    Town{3.09F, 45.78F, "FR"},   Town{3.16F, 46.99F, "FR"},    Town{5.04F, 47.32F, "FR"},
    Town{4.03F, 49.26F, "FR"},   Town{6.18F, 48.69F, "FR"},    Town{6.18F, 49.12F, "FR"},
    Town{6.17F, 49.36F, "FR"},   Town{3.06F, 50.63F, "FR"},    Town{2.30F, 49.89F, "FR"},
    Town{1.85F, 50.95F, "FR"},   Town{8.74F, 41.92F, "FR"},    Town{9.45F, 42.70F, "FR"},
    Town{55.45F, -20.88F, "FR"}, Town{55.48F, -21.34F, "FR"},  Town{-61.0F, 14.6F, "FR"},
    Town{-61.5F, 16.2F, "FR"},   Town{-52.3F, 4.9F, "FR"},     Town{45.2F, -12.8F, "FR"},
    Town{6.13F, 49.61F, "LU"},   Town{5.98F, 49.50F, "LU"},    Town{6.16F, 49.87F, "LU"},
    Town{5.81F, 49.68F, "BE"},   Town{5.72F, 50.00F, "BE"},    Town{4.35F, 50.85F, "BE"},
    Town{3.22F, 51.21F, "BE"},   Town{4.40F, 51.22F, "BE"},    Town{5.57F, 50.63F, "BE"},
    Town{3.39F, 50.61F, "BE"},   Town{3.95F, 50.45F, "BE"},    Town{6.03F, 50.63F, "BE"},
    Town{6.08F, 50.78F, "DE"},   Town{6.64F, 49.75F, "DE"},    Town{7.00F, 49.23F, "DE"},
    Town{5.69F, 50.85F, "NL"},   Town{4.48F, 51.92F, "NL"},    Town{4.90F, 52.37F, "NL"},
    Town{6.57F, 53.22F, "NL"},   Town{5.47F, 51.44F, "NL"},    Town{6.89F, 52.22F, "NL"},
    Town{6.96F, 50.94F, "DE"},   Town{7.63F, 51.96F, "DE"},    Town{9.99F, 53.55F, "DE"},
    Town{8.80F, 53.08F, "DE"},   Town{9.73F, 52.37F, "DE"},    Town{8.68F, 50.11F, "DE"},
    Town{8.69F, 49.41F, "DE"},   Town{9.18F, 48.78F, "DE"},    Town{11.58F, 48.14F, "DE"},
    Town{11.08F, 49.45F, "DE"},  Town{13.40F, 52.52F, "DE"},   Town{12.37F, 51.34F, "DE"},
    Town{13.74F, 51.05F, "DE"},  Town{12.10F, 54.09F, "DE"},   Town{11.63F, 52.13F, "DE"},
    Town{12.92F, 50.83F, "DE"},  Town{14.99F, 51.15F, "DE"},   Town{13.46F, 48.57F, "DE"},
    Town{10.32F, 47.73F, "DE"},  Town{12.99F, 47.63F, "DE"},   Town{13.04F, 47.81F, "AT"},
    Town{11.40F, 47.27F, "AT"},  Town{12.17F, 47.58F, "AT"},   Town{14.29F, 48.31F, "AT"},
    Town{16.37F, 48.21F, "AT"},  Town{15.44F, 47.07F, "AT"},   Town{14.31F, 46.62F, "AT"},
    Town{12.77F, 46.83F, "AT"},  Town{16.52F, 47.85F, "AT"},   Town{13.85F, 46.61F, "AT"},
    Town{14.06F, 50.66F, "CZ"},  Town{12.87F, 50.23F, "CZ"},   Town{13.38F, 49.74F, "CZ"},
    Town{14.42F, 50.09F, "CZ"},  Town{14.47F, 48.97F, "CZ"},   Town{16.61F, 49.20F, "CZ"},
    Town{15.06F, 50.77F, "CZ"},  Town{16.05F, 48.86F, "CZ"},   Town{17.25F, 49.59F, "CZ"},
    Town{18.26F, 49.82F, "CZ"},  Town{15.83F, 50.21F, "CZ"},   Town{16.88F, 48.76F, "CZ"},
    Town{17.11F, 48.15F, "SK"},  Town{18.74F, 49.22F, "SK"},   Town{19.15F, 48.74F, "SK"},
    Town{21.26F, 48.72F, "SK"},  Town{20.30F, 49.06F, "SK"},   Town{18.04F, 48.89F, "SK"},
    Town{19.02F, 50.26F, "PL"},  Town{19.94F, 50.06F, "PL"},   Town{21.01F, 52.23F, "PL"},
    Town{17.04F, 51.11F, "PL"},  Town{14.55F, 53.43F, "PL"},   Town{15.00F, 51.15F, "PL"},
    Town{16.93F, 52.41F, "PL"},  Town{18.65F, 54.35F, "PL"},   Town{23.16F, 53.13F, "PL"},
    Town{22.57F, 51.25F, "PL"},  Town{22.00F, 50.04F, "PL"},   Town{20.48F, 53.78F, "PL"},
    Town{19.05F, 49.82F, "PL"},  Town{14.51F, 46.05F, "SI"},   Town{15.65F, 46.56F, "SI"},
    Town{13.65F, 45.96F, "SI"},  Town{13.73F, 45.55F, "SI"},   Town{15.17F, 45.80F, "SI"},
    Town{16.16F, 46.66F, "SI"},  Town{15.98F, 45.81F, "HR"},   Town{14.44F, 45.33F, "HR"},
    Town{13.85F, 44.87F, "HR"},  Town{16.44F, 43.51F, "HR"},   Town{15.23F, 44.12F, "HR"},
    Town{18.09F, 42.65F, "HR"},  Town{18.69F, 45.55F, "HR"},   Town{16.34F, 46.31F, "HR"},
    Town{15.55F, 45.49F, "HR"},  Town{13.77F, 45.65F, "IT"},   Town{13.23F, 46.06F, "IT"},
    Town{12.33F, 45.44F, "IT"},  Town{11.35F, 46.50F, "IT"},   Town{9.19F, 45.46F, "IT"},
    Town{7.69F, 45.07F, "IT"},   Town{8.93F, 44.41F, "IT"},    Town{11.34F, 44.49F, "IT"},
    Town{11.26F, 43.77F, "IT"},  Town{12.50F, 41.90F, "IT"},   Town{14.27F, 40.85F, "IT"},
    Town{16.87F, 41.12F, "IT"},  Town{16.25F, 39.30F, "IT"},   Town{13.36F, 38.12F, "IT"},
    Town{9.12F, 39.22F, "IT"},   Town{2.17F, 41.39F, "ES"},    Town{0.62F, 41.62F, "ES"},
    Town{-0.89F, 41.65F, "ES"},  Town{-0.41F, 42.14F, "ES"},   Town{-1.64F, 42.81F, "ES"},
    Town{-2.93F, 43.26F, "ES"},  Town{-3.70F, 40.42F, "ES"},   Town{-0.38F, 39.47F, "ES"},
    Town{-5.98F, 37.39F, "ES"},  Town{-6.97F, 38.88F, "ES"},   Town{-8.41F, 43.37F, "ES"},
    Town{-8.65F, 42.05F, "ES"},  Town{-5.66F, 40.97F, "ES"},   Town{-6.95F, 37.26F, "ES"},
    Town{-1.13F, 37.99F, "ES"},  Town{-3.60F, 37.18F, "ES"},   Town{2.65F, 39.57F, "ES"},
    Town{-15.4F, 28.1F, "ES"},   Town{-8.64F, 42.02F, "PT"},   Town{-8.61F, 41.15F, "PT"},
    Town{-6.76F, 41.81F, "PT"},  Town{-7.27F, 40.54F, "PT"},   Town{-8.42F, 40.21F, "PT"},
    Town{-9.14F, 38.72F, "PT"},  Town{-7.91F, 38.57F, "PT"},   Town{-7.93F, 37.02F, "PT"},
    Town{-7.43F, 39.29F, "PT"},  Town{-16.9F, 32.6F, "PT"},    Town{-0.13F, 51.51F, "GB"},
    Town{1.31F, 51.13F, "GB"},   Town{-2.24F, 53.48F, "GB"},   Town{-3.19F, 55.95F, "GB"},
    Town{-4.14F, 50.37F, "GB"},  Town{-51.23F, -30.03F, "BR"}, Town{-46.6F, -23.5F, "BR"},
    Town{-43.2F, -22.9F, "BR"},  Town{-47.9F, -15.8F, "BR"},
};

}  // namespace

std::string_view country_near(Coordinate place) {
    constexpr double kFarthestDegrees = 300.0 / 111.2;
    const double shrink = std::cos(place.lat() * std::numbers::pi / 180);
    double best = kFarthestDegrees;
    std::string_view country;
    for (const Town& town : kTowns) {
        const double degrees =
            std::hypot((place.lon() - double(town.lon)) * shrink, place.lat() - double(town.lat));
        if (degrees >= best) continue;
        best = degrees;
        country = town.country;
    }
    return country;
}

}  // namespace relais::osm
