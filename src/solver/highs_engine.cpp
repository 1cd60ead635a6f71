#include "solver/highs_engine.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "maillage/core/error.hpp"

namespace maillage {

namespace {

// HiGHS answers an error only for what the checks let through by mistake.
void require(HighsInt status, const char* what) {
    if (status == kHighsStatusError) {
        throw Error(std::string("the solver HiGHS refused to ") + what +
                    "; this is a mistake of maillage, please report it");
    }
}

std::vector<HighsInt> narrow(const std::vector<std::size_t>& values) {
    std::vector<HighsInt> found;
    found.reserve(values.size());
    for (const std::size_t value : values) found.push_back(static_cast<HighsInt>(value));
    return found;
}

void require_size(std::size_t size, const char* what) {
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<HighsInt>::max());
    if (size > kMost) {
        throw LimitExceeded("the program has " + std::to_string(size) + ' ' + what +
                            "; the solver takes at most " + std::to_string(kMost));
    }
}

double number(const void* highs, const char* name) {
    double value = 0;
    Highs_getDoubleInfoValue(highs, name, &value);
    return value;
}

HighsInt integer(const void* highs, const char* name) {
    HighsInt value = 0;
    Highs_getIntInfoValue(highs, name, &value);
    return value;
}

}  // namespace

// What the callback of HiGHS needs: an exception must not cross it, so it is kept and thrown again afterwards.
struct LinearSession::Engine::Watch {
    MonitorClock clock;
    std::uint64_t steps = 0;
    std::exception_ptr failure = {};

    static void callback(int type, const char* /*message*/, const HighsCallbackDataOut* out,
                         HighsCallbackDataIn* in, void* self) {
        auto& watch = *static_cast<Watch*>(self);
        if (in == nullptr) return;
        if (!watch.failure) {
            const std::int64_t steps =
                type == kHighsCallbackMipInterrupt ? out->mip_node_count : out->simplex_iteration_count;
            watch.steps = static_cast<std::uint64_t>(std::max<std::int64_t>(steps, 0));
            try {
                watch.clock.tick({watch.steps, 0});
            } catch (...) {
                watch.failure = std::current_exception();
            }
        }
        in->user_interrupt = watch.failure ? 1 : 0;
    }
};

LinearSession::Engine::Engine(const LinearProgram& program, const SolverOptions& options)
    : highs_(Highs_create()) {
    set_options(options);
    pass(program);
}

void LinearSession::Engine::set_options(const SolverOptions& options) {
    void* const h = highs();
    const auto limit = [](std::uint32_t given) {
        constexpr auto kNone = std::numeric_limits<HighsInt>::max();
        return given == 0 || given > static_cast<std::uint32_t>(kNone) ? kNone : static_cast<HighsInt>(given);
    };
    require(Highs_setBoolOptionValue(h, "output_flag", 0), "be silent");
    // One thread: the same search on every machine, and no threads that would not survive a fork.
    require(Highs_setStringOptionValue(h, "parallel", "off"), "run in one thread");
    require(Highs_setIntOptionValue(h, "threads", 1), "run in one thread");
    require(Highs_setDoubleOptionValue(h, "small_matrix_value", 1e-12), "keep small coefficients");
    require(Highs_setDoubleOptionValue(h, "large_matrix_value", 1e16), "keep large coefficients");
    require(Highs_setDoubleOptionValue(h, "primal_feasibility_tolerance", options.feasibility),
            "be so exact");
    require(Highs_setDoubleOptionValue(h, "mip_feasibility_tolerance", options.feasibility), "be so exact");
    require(Highs_setDoubleOptionValue(h, "dual_feasibility_tolerance", options.optimality), "be so exact");
    require(Highs_setDoubleOptionValue(h, "mip_rel_gap", options.relative_gap), "be so exact");
    require(Highs_setDoubleOptionValue(h, "mip_abs_gap", 0), "be so exact");
    require(Highs_setIntOptionValue(h, "mip_max_nodes", limit(options.max_nodes)), "stop in time");
    require(Highs_setIntOptionValue(h, "simplex_iteration_limit", limit(options.max_iterations)),
            "stop in time");
}

void LinearSession::Engine::pass(const LinearProgram& program) {
    require_size(program.n_columns(), "columns");
    require_size(program.n_rows(), "rows");
    require_size(program.coefficients.size(), "coefficients");
    const std::vector<HighsInt> starts = narrow(program.row_starts);
    const std::vector<HighsInt> columns = narrow(program.columns);
    std::vector<HighsInt> whole;
    for (const VariableKind kind : program.kinds) {
        add_kind(kind);
        whole.push_back(kind == VariableKind::kInteger ? kHighsVarTypeInteger : kHighsVarTypeContinuous);
    }
    require(Highs_passModel(
                highs(), static_cast<HighsInt>(program.n_columns()), static_cast<HighsInt>(program.n_rows()),
                starts.back(), 0, kHighsMatrixFormatRowwise, 1, kHighsObjSenseMinimize, 0,
                program.costs.data(), program.lower.data(), program.upper.data(), program.row_lower.data(),
                program.row_upper.data(), starts.data(), columns.data(), program.coefficients.data(), nullptr,
                nullptr, nullptr, has_whole_numbers() ? whole.data() : nullptr),
            "take the program");
}

void LinearSession::Engine::add_kind(VariableKind kind) {
    kinds_.push_back(kind);
    if (kind == VariableKind::kInteger) ++n_whole_;
}

std::size_t LinearSession::Engine::n_columns() const {
    return static_cast<std::size_t>(Highs_getNumCol(highs()));
}

std::size_t LinearSession::Engine::n_rows() const {
    return static_cast<std::size_t>(Highs_getNumRow(highs()));
}

HighsInt LinearSession::Engine::run(const Monitor& monitor) {
    void* const h = highs();
    Watch watch{MonitorClock(monitor)};
    if (monitor.poll) {
        require(Highs_setCallback(h, &Watch::callback, &watch), "be watched");
        for (const HighsInt type :
             {kHighsCallbackSimplexInterrupt, kHighsCallbackIpmInterrupt, kHighsCallbackMipInterrupt}) {
            require(Highs_startCallback(h, type), "be watched");
        }
    }
    const HighsInt ran = Highs_run(h);
    if (monitor.poll) {
        for (const HighsInt type :
             {kHighsCallbackSimplexInterrupt, kHighsCallbackIpmInterrupt, kHighsCallbackMipInterrupt}) {
            Highs_stopCallback(h, type);
        }
        Highs_setCallback(h, nullptr, nullptr);
    }
    if (watch.failure) std::rethrow_exception(watch.failure);
    watch.clock.poll({watch.steps, watch.steps});
    return ran == kHighsStatusError ? kHighsModelStatusSolveError : Highs_getModelStatus(h);
}

// A basis that went numerically wrong, or a presolve that could not be undone, is no reason to have no answer.
HighsInt LinearSession::Engine::run_carefully(const Monitor& monitor) {
    const auto undecided = [](HighsInt status) {
        return status == kHighsModelStatusUnknown || status == kHighsModelStatusSolveError ||
               status == kHighsModelStatusPresolveError || status == kHighsModelStatusPostsolveError;
    };
    HighsInt status = run(monitor);
    if (!undecided(status)) return status;
    Highs_clearSolver(highs());
    status = run(monitor);
    if (!undecided(status)) return status;
    Highs_clearSolver(highs());
    Highs_setStringOptionValue(highs(), "presolve", "off");
    status = run(monitor);
    Highs_setStringOptionValue(highs(), "presolve", "choose");
    return status;
}

// Whether the constraints alone can be satisfied, where the solver saw that there is no best answer but not why.
bool LinearSession::Engine::some_point_exists(const Monitor& monitor) {
    const auto n = static_cast<HighsInt>(n_columns());
    std::vector<double> costs(n_columns());
    std::vector<double> bounds(2 * n_columns());
    HighsInt columns = 0;
    HighsInt nonzeros = 0;
    Highs_getColsByRange(highs(), 0, n - 1, &columns, costs.data(), bounds.data(), bounds.data() + n,
                         &nonzeros, nullptr, nullptr, nullptr);
    const std::vector<double> none(n_columns(), 0);
    Highs_changeColsCostByRange(highs(), 0, n - 1, none.data());
    const HighsInt status = run_carefully(monitor);
    Highs_changeColsCostByRange(highs(), 0, n - 1, costs.data());
    return status == kHighsModelStatusOptimal;
}

// HiGHS calls a program without columns empty, whatever its rows ask for.
bool LinearSession::Engine::zero_satisfies_the_rows() const {
    const auto n = static_cast<HighsInt>(n_rows());
    if (n == 0) return true;
    std::vector<double> lower(n_rows());
    std::vector<double> upper(n_rows());
    HighsInt rows = 0;
    HighsInt nonzeros = 0;
    Highs_getRowsByRange(highs(), 0, n - 1, &rows, lower.data(), upper.data(), &nonzeros, nullptr, nullptr,
                         nullptr);
    for (std::size_t r = 0; r < n_rows(); ++r) {
        if (lower[r] > 0 || upper[r] < 0) return false;
    }
    return true;
}

LinearSolution LinearSession::Engine::solve(const Monitor& monitor) {
    answered_ = false;
    const HighsInt status = run_carefully(monitor);
    const bool stopped = status == kHighsModelStatusIterationLimit ||
                         status == kHighsModelStatusSolutionLimit || status == kHighsModelStatusTimeLimit;
    const bool contradicts = status == kHighsModelStatusModelEmpty && !zero_satisfies_the_rows();
    if (status == kHighsModelStatusOptimal || (status == kHighsModelStatusModelEmpty && !contradicts)) {
        answered_ = true;
        return answer(true);
    }
    if (stopped && integer(highs(), "primal_solution_status") == kHighsSolutionStatusFeasible) {
        return answer(false);
    }
    if (stopped) throw LimitExceeded("the solver met a limit before it found an answer");
    const bool endless = status == kHighsModelStatusUnbounded ||
                         (status == kHighsModelStatusUnboundedOrInfeasible && some_point_exists(monitor));
    if (endless) throw Error("the program is unbounded: its objective has no lower end");
    if (contradicts || status == kHighsModelStatusInfeasible ||
        status == kHighsModelStatusUnboundedOrInfeasible) {
        throw Infeasible("no values satisfy all rows and bounds of the program");
    }
    throw Error("the solver could not decide the program (HiGHS model status " + std::to_string(status) +
                "); coefficients of very different sizes are the usual reason");
}

void LinearSession::Engine::read_bounds(LinearSolution& solution, bool proven) const {
    if (has_whole_numbers()) {
        solution.bound = std::min(number(highs(), "mip_dual_bound"), solution.objective);
        std::int64_t nodes = 0;
        Highs_getInt64InfoValue(highs(), "mip_node_count", &nodes);
        solution.nodes = static_cast<std::uint64_t>(std::max<std::int64_t>(nodes, 0));
    } else {
        solution.bound = proven ? solution.objective : -kUnbounded;
    }
    solution.gap = (solution.objective - solution.bound) / std::max(1.0, std::abs(solution.objective));
}

LinearSolution LinearSession::Engine::answer(bool proven) const {
    LinearSolution solution;
    solution.proven = proven;
    solution.values.resize(n_columns());
    solution.row_values.resize(n_rows());
    solution.reduced_costs.resize(n_columns());
    solution.duals.resize(n_rows());
    Highs_getSolution(highs(), solution.values.data(), solution.reduced_costs.data(),
                      solution.row_values.data(), solution.duals.data());
    if (has_whole_numbers() || !proven) {
        solution.duals.clear();
        solution.reduced_costs.clear();
    }
    for (std::size_t c = 0; c < kinds_.size(); ++c) {
        if (kinds_[c] == VariableKind::kInteger) solution.values[c] = std::round(solution.values[c]);
        solution.values[c] += 0.0;  // no negative zeros
    }
    solution.objective = number(highs(), "objective_function_value");
    read_bounds(solution, proven);
    return solution;
}

std::vector<BasisStatus> LinearSession::Engine::statuses(bool of_columns) const {
    if (!answered_ || has_whole_numbers()) return {};
    std::vector<HighsInt> columns(n_columns());
    std::vector<HighsInt> rows(n_rows());
    if (Highs_getBasis(highs(), columns.data(), rows.data()) == kHighsStatusError) return {};
    std::vector<BasisStatus> found;
    for (const HighsInt status : of_columns ? columns : rows) {
        found.push_back(status == kHighsBasisStatusBasic   ? BasisStatus::kBasic
                        : status == kHighsBasisStatusUpper ? BasisStatus::kAtUpper
                        : status == kHighsBasisStatusLower ? BasisStatus::kAtLower
                                                           : BasisStatus::kFree);
    }
    return found;
}

}  // namespace maillage
