#include "maillage/core/place.hpp"

#include <cmath>
#include <numbers>

namespace maillage {

double distance_km(const Place& a, const Place& b) {
    constexpr double kEarthRadiusKm = 6371.0088;
    constexpr double kRadians = std::numbers::pi / 180.0;
    const auto half_sine = [](double degrees) {
        const double s = std::sin(degrees * kRadians / 2.0);
        return s * s;
    };
    const double h = half_sine(b.latitude - a.latitude) + std::cos(a.latitude * kRadians) *
                                                              std::cos(b.latitude * kRadians) *
                                                              half_sine(b.longitude - a.longitude);
    return 2.0 * kEarthRadiusKm * std::asin(std::sqrt(h > 1.0 ? 1.0 : h));
}

std::vector<double> distances_km(std::span<const Place> places) {
    const std::size_t n = places.size();
    std::vector<double> found(n * n, 0.0);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < a; ++b)
            found[a * n + b] = found[b * n + a] = distance_km(places[a], places[b]);
    return found;
}

}  // namespace maillage
