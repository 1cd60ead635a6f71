// The linear session of a build without HiGHS: everything else works, and whoever needs a solver is told what to do.

#include "maillage/core/error.hpp"
#include "maillage/solver/linear_session.hpp"

namespace maillage {

namespace {

[[noreturn]] void no_solver() {
    throw NotFound(
        "this maillage was built without HiGHS, which solves linear programs; install HiGHS (or pip "
        "install highsbox) and build maillage again with -DMAILLAGE_SOLVER=ON");
}

}  // namespace

class LinearSession::Engine {};

LinearSession::LinearSession(const LinearProgram& /*program*/, const SolverOptions& /*options*/) {
    no_solver();
}
LinearSession::LinearSession(LinearSession&&) noexcept = default;
LinearSession& LinearSession::operator=(LinearSession&&) noexcept = default;
LinearSession::~LinearSession() = default;

// No session was ever made, so none of these can be reached by a correct program.
std::size_t LinearSession::n_columns() const {
    no_solver();
}
std::size_t LinearSession::n_rows() const {
    no_solver();
}
std::size_t LinearSession::add_row(double, double, std::span<const Term>) {
    no_solver();
}
std::size_t LinearSession::add_column(double, double, double, std::span<const Term>, VariableKind) {
    no_solver();
}
void LinearSession::set_cost(std::size_t, double) {
    no_solver();
}
void LinearSession::set_row_bounds(std::size_t, double, double) {
    no_solver();
}
void LinearSession::set_bounds(std::size_t, double, double) {
    no_solver();
}
void LinearSession::set_coefficient(std::size_t, std::size_t, double) {
    no_solver();
}
void LinearSession::delete_rows_from(std::size_t) {
    no_solver();
}
void LinearSession::delete_rows(const std::vector<bool>&) {
    no_solver();
}
LinearSolution LinearSession::solve(const Monitor&) {
    no_solver();
}
std::vector<BasisStatus> LinearSession::column_statuses() const {
    no_solver();
}
std::vector<BasisStatus> LinearSession::row_statuses() const {
    no_solver();
}

bool has_solver() {
    return false;
}

std::string solver_name() {
    return "none";
}

}  // namespace maillage
