#pragma once
// How far apart are two places? Great-circle distances on a sphere (haversine formula).

#include <span>
#include <vector>

#include "maillage/export.hpp"

namespace maillage {

/// A place on the globe, in degrees (WGS 84).
struct Place {
    double latitude = 0.0;
    double longitude = 0.0;
};

/// Distance along the surface of a sphere of 6371.0088 km (haversine formula); NaN where one is NaN.
[[nodiscard]] MAILLAGE_EXPORT double distance_km(const Place& a, const Place& b);

/// The distances of all pairs of places in km, row by row; NaN where one of the two is not known, 0 on the diagonal.
[[nodiscard]] MAILLAGE_EXPORT std::vector<double> distances_km(std::span<const Place> places);

}  // namespace maillage
