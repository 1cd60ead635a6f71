#include "network/symmetric_eigenvector.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace maillage::detail {
namespace {

using Values = std::vector<double>;

constexpr std::size_t kRefresh = 32;  // steps after which rounding errors are cleared away
constexpr double kDependent = 1e-9;   // length of what is left of a direction that says nothing new

double dot(const Values& a, const Values& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// A direction of length 1 and what the table makes of it.
struct Direction {
    Values at;
    Values image;

    explicit Direction(std::size_t n) : at(n, 0.0), image(n, 0.0) {}

    void scale(double factor) {
        for (double& value : at) value *= factor;
        for (double& value : image) value *= factor;
    }
    void add(double factor, const Direction& other) {
        for (std::size_t i = 0; i < at.size(); ++i) at[i] += factor * other.at[i];
        for (std::size_t i = 0; i < at.size(); ++i) image[i] += factor * other.image[i];
    }
    // Takes away what another one, of length 1, says already.
    void leave_out(const Direction& other) { add(-dot(at, other.at), other); }
    // Makes the length 1; false where there is nothing left.
    bool normalise() {
        const double length = std::sqrt(dot(at, at));
        if (!(length > kDependent)) return false;
        scale(1 / length);
        return true;
    }
};

class Search {
  public:
    Search(std::size_t n, const Product& product) : product_(product), x_(n), error_(n), last_(n) {
        x_.at.assign(n, 1 / std::sqrt(static_cast<double>(n)));
        product_(x_.at, x_.image);
    }

    // One step; false where there is nothing to be mended any more.
    bool step() {
        const double eigenvalue = dot(x_.at, x_.image);
        for (std::size_t i = 0; i < x_.at.size(); ++i) error_.at[i] = x_.image[i] - eigenvalue * x_.at[i];
        const double length = std::sqrt(dot(error_.at, error_.at));
        if (!(length > 1e-15 * std::abs(eigenvalue))) return false;
        for (double& value : error_.at) value /= length;
        const double again = dot(error_.at, x_.at);
        for (std::size_t i = 0; i < x_.at.size(); ++i) error_.at[i] -= again * x_.at[i];
        product_(error_.at, error_.image);
        if (!error_.normalise()) return false;
        if (has_last_) {
            last_.leave_out(x_);
            last_.leave_out(error_);
            has_last_ = last_.normalise();
        }
        move(best());
        return true;
    }
    [[nodiscard]] const Values& values() const { return x_.at; }

  private:
    // Where the quotient of Rayleigh is largest in the space of the three directions.
    [[nodiscard]] Eigen::Vector3d best() const {
        Eigen::Matrix3d table = Eigen::Matrix3d::Zero();
        const double low = -1 - 2 * std::abs(dot(x_.at, x_.image));
        table(2, 2) = low;  // never chosen where there is no last direction
        table(0, 0) = dot(x_.at, x_.image);
        table(1, 1) = dot(error_.at, error_.image);
        table(0, 1) = table(1, 0) = dot(x_.at, error_.image);
        if (has_last_) {
            table(2, 2) = dot(last_.at, last_.image);
            table(0, 2) = table(2, 0) = dot(x_.at, last_.image);
            table(1, 2) = table(2, 1) = dot(error_.at, last_.image);
        }
        const Eigen::Vector3d found =
            Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(table).eigenvectors().col(2);
        return found(0) < 0 ? Eigen::Vector3d(-found) : found;
    }
    void move(const Eigen::Vector3d& to) {
        if (has_last_) {
            last_.scale(to(2));
        } else {
            last_.scale(0.0);
        }
        last_.add(to(1), error_);
        has_last_ = true;
        x_.scale(to(0));
        x_.add(1.0, last_);
        if (++steps_ % kRefresh == 0) {
            x_.normalise();
            product_(x_.at, x_.image);
        }
    }

    const Product& product_;
    Direction x_;
    Direction error_;
    Direction last_;
    bool has_last_ = false;
    std::size_t steps_ = 0;
};

}  // namespace

IteratedCentrality symmetric_eigenvector(std::size_t n, const Product& product, const Iteration& iteration,
                                         const Monitor& monitor) {
    MonitorClock clock(monitor);
    Search search(n, product);
    IteratedCentrality found;
    found.values.assign(n, 1.0);
    while (!found.converged && found.iterations < iteration.max_iterations) {
        const bool moved = search.step();
        const Values& values = search.values();
        const double largest = *std::max_element(values.begin(), values.end());
        found.change = 0.0;
        for (std::size_t v = 0; v < n; ++v) {
            const double value = values[v] / largest;
            found.change = std::max(found.change, std::abs(value - found.values[v]));
            found.values[v] = value;
        }
        ++found.iterations;
        found.converged = !moved || found.change < iteration.tolerance;
        clock.tick({found.iterations, iteration.max_iterations});
    }
    return found;
}

}  // namespace maillage::detail
