#include "mapping/start.hpp"

#include <Eigen/Dense>
#include <cmath>
#include <limits>

#include "maillage/core/random.hpp"

namespace maillage::mapping {
namespace {

constexpr double kApart = 1e-3;  // of a tie
constexpr std::uint64_t kApartSeed = 0x6d61696c;

bool is_given(const Position& p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

Position middle(std::span<const Position> positions) {
    Position sum;
    for (const Position& p : positions) {
        sum.x += p.x;
        sum.y += p.y;
    }
    const auto n = static_cast<double>(positions.size());
    return {sum.x / n, sum.y / n};
}

// The component of largest size positive, so that an eigenvector has one sign.
void fix_sign(Eigen::VectorXd& vector) {
    Eigen::Index place = 0;
    vector.cwiseAbs().maxCoeff(&place);
    if (vector[place] < 0) vector = -vector;
}

Eigen::MatrixXd centred_squares(const Component& part, const Pivots& pivots) {
    Eigen::MatrixXd squares(part.size(), pivots.vertices.size());
    for (Eigen::Index p = 0; p < squares.cols(); ++p) {
        for (Eigen::Index v = 0; v < squares.rows(); ++v) {
            const auto steps =
                static_cast<double>(pivots.steps[static_cast<std::size_t>(p)][static_cast<std::size_t>(v)]);
            squares(v, p) = steps * steps;
        }
    }
    const Eigen::VectorXd rows = squares.rowwise().mean();
    const Eigen::RowVectorXd columns = squares.colwise().mean();
    const double all = rows.mean();
    squares.colwise() -= rows;
    squares.rowwise() -= columns;
    squares.array() += all;
    return -0.5 * squares;
}

// The factor by which distances to the pivots come closest to numbers of steps.
double best_scale(const std::vector<Position>& positions, const Pivots& pivots) {
    double wanted = 0.0;
    double there = 0.0;
    for (std::size_t p = 0; p < pivots.vertices.size(); ++p) {
        const Position& pivot = positions[pivots.vertices[p]];
        for (std::size_t v = 0; v < positions.size(); ++v) {
            const auto steps = static_cast<double>(pivots.steps[p][v]);
            if (steps <= 0) continue;
            const double ratio = std::hypot(positions[v].x - pivot.x, positions[v].y - pivot.y) / steps;
            wanted += ratio;
            there += ratio * ratio;
        }
    }
    return there > 0 ? wanted / there : 1.0;
}

}  // namespace

std::vector<Position> pivot_start(const Component& part, const Pivots& pivots) {
    const Eigen::MatrixXd squares = centred_squares(part, pivots);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(squares.transpose() * squares);
    const Eigen::Index k = squares.cols();
    std::vector<Position> positions(part.size());
    for (int axis = 0; axis < 2 && axis < k; ++axis) {
        const Eigen::VectorXd direction = solver.eigenvectors().col(k - 1 - axis);
        Eigen::VectorXd along = squares * direction;
        fix_sign(along);
        for (std::size_t v = 0; v < positions.size(); ++v)
            (axis == 0 ? positions[v].x : positions[v].y) = along[static_cast<Eigen::Index>(v)];
    }
    const double scale = best_scale(positions, pivots);
    for (Position& p : positions) p = {p.x * scale, p.y * scale};
    return positions;
}

std::vector<Position> given_start(const Component& part, std::span<const Position> initial) {
    constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
    std::vector<Position> positions;
    std::size_t missing = 0;
    for (const Vertex v : part.members) {
        positions.push_back(is_given(initial[v]) ? initial[v] : Position{kNothing, kNothing});
        missing += is_given(positions.back()) ? 0 : 1;
    }
    if (missing == part.size()) return {};
    while (missing > 0) {
        const std::vector<Position> before = positions;
        for (std::uint32_t v = 0; v < part.size(); ++v) {
            if (is_given(before[v])) continue;
            std::vector<Position> around;
            for (std::uint32_t arc = part.offsets[v]; arc < part.offsets[v + 1]; ++arc)
                if (is_given(before[part.heads[arc]])) around.push_back(before[part.heads[arc]]);
            if (around.empty()) continue;
            positions[v] = middle(around);
            --missing;
        }
    }
    return positions;
}

void set_apart(std::vector<Position>& positions) {
    RandomStream random(kApartSeed);
    for (Position& p : positions) {
        p.x += kApart * (random.uniform() - 0.5);
        p.y += kApart * (random.uniform() - 0.5);
    }
}

void turn_towards(std::vector<Position>& positions, std::span<const Position> model) {
    const Position from = middle(positions);
    const Position to = middle(model);
    Eigen::Matrix2d product = Eigen::Matrix2d::Zero();
    for (std::size_t v = 0; v < positions.size(); ++v) {
        const Eigen::Vector2d here(positions[v].x - from.x, positions[v].y - from.y);
        const Eigen::Vector2d there(model[v].x - to.x, model[v].y - to.y);
        product += here * there.transpose();
    }
    const Eigen::JacobiSVD<Eigen::Matrix2d> svd(product, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const Eigen::Matrix2d turn = svd.matrixV() * svd.matrixU().transpose();
    for (Position& p : positions) {
        const Eigen::Vector2d turned = turn * Eigen::Vector2d(p.x - from.x, p.y - from.y);
        p = {turned.x() + to.x, turned.y() + to.y};
    }
}

}  // namespace maillage::mapping
