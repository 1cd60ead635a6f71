#pragma once
// One HiGHS instance behind its C interface: creation, options, running under a monitor, reading answers.

#include <exception>
#include <memory>
#include <vector>

#include "interfaces/highs_c_api.h"
#include "maillage/core/monitor.hpp"
#include "maillage/solver/linear_session.hpp"

namespace maillage {

class LinearSession::Engine {
  public:
    Engine(const LinearProgram& program, const SolverOptions& options);

    [[nodiscard]] void* highs() const { return highs_.get(); }
    [[nodiscard]] std::size_t n_columns() const;
    [[nodiscard]] std::size_t n_rows() const;
    [[nodiscard]] LinearSolution solve(const Monitor& monitor);
    [[nodiscard]] std::vector<BasisStatus> statuses(bool of_columns) const;

    /// Forgets the last answer; called by whatever changes the program.
    void changed() { answered_ = false; }
    void add_kind(VariableKind kind);

  private:
    struct Destroy {
        void operator()(void* highs) const { Highs_destroy(highs); }
    };
    struct Watch;

    void set_options(const SolverOptions& options);
    void pass(const LinearProgram& program);
    [[nodiscard]] HighsInt run(const Monitor& monitor);
    [[nodiscard]] HighsInt run_carefully(const Monitor& monitor);
    [[nodiscard]] bool zero_satisfies_the_rows() const;
    [[nodiscard]] bool some_point_exists(const Monitor& monitor);
    [[nodiscard]] LinearSolution answer(bool proven) const;
    void read_bounds(LinearSolution& solution, bool proven) const;
    [[nodiscard]] bool has_whole_numbers() const { return n_whole_ > 0; }

    std::unique_ptr<void, Destroy> highs_;
    std::vector<VariableKind> kinds_;
    std::size_t n_whole_ = 0;
    bool answered_ = false;
};

}  // namespace maillage
