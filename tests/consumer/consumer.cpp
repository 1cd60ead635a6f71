// Ranks the textbook vote on the capital of Tennessee with the library as others get it: values, files and
// errors cross its border.

#include <array>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <maillage/core/error.hpp>
#include <maillage/preference/preference_matrix.hpp>
#include <maillage/preference/preflib.hpp>
#include <maillage/ranking/rules.hpp>
#include <maillage/solver/linear_program.hpp>

namespace {

void require(bool holds, const std::string& what) {
    if (holds) return;
    std::cerr << "not so: " << what << '\n';
    std::exit(EXIT_FAILURE);
}

maillage::PreferenceMatrix tennessee() {
    maillage::RowMatrix<std::int64_t> ranks(4, 4);
    ranks << 1, 2, 3, 4, 4, 1, 2, 3, 4, 3, 1, 2, 4, 3, 2, 1;
    return maillage::PreferenceMatrix::from_ranks(ranks,
                                                  {{"Memphis", "Nashville", "Chattanooga", "Knoxville"},
                                                   {"west", "middle", "south", "east"},
                                                   {42, 26, 15, 17}});
}

// Three whole pieces of at most 2 and 2 at costs of 1 and 3: two of the first and one of the second.
void solve_a_program() {
    maillage::LinearProgram program;
    program.add_column(1, 0, 2, maillage::VariableKind::kInteger);
    program.add_column(3, 0, 2, maillage::VariableKind::kInteger);
    program.add_row(2.5, maillage::kUnbounded, std::array{maillage::Term{0, 1}, maillage::Term{1, 1}});
    try {
        const maillage::LinearSolution best = maillage::solve(program);
        require(maillage::has_solver(), "without a solver there is no answer");
        require(best.proven && best.values == std::vector<double>{2, 1}, "the best costs 5");
    } catch (const maillage::NotFound& error) {
        require(!maillage::has_solver(), "a solver answers");
        std::cout << "as it should: " << error.what() << '\n';
    }
}

using Tiers = std::vector<std::vector<std::size_t>>;

}  // namespace

int main() {
    const maillage::PreferenceMatrix ballots = tennessee();
    require(maillage::rank(ballots, "schulze").tiers == Tiers{{1}, {2}, {3}, {0}},
            "Schulze puts Nashville first");
    require(maillage::rank(ballots, "plurality").tiers == Tiers{{0}, {1}, {3}, {2}},
            "plurality puts Memphis first");

    std::stringstream file;
    maillage::write_preflib(maillage::to_preflib(ballots), file);
    const maillage::PrefLibFile again = maillage::read_preflib(file, "tennessee.soc");
    const maillage::Ranking borda = maillage::rank(again.preferences, "borda");
    require(borda.topics[borda.winners().front()] == "Nashville", "Borda puts Nashville first");

    try {
        (void)maillage::rank(ballots, "schultze");
        require(false, "there is no rule schultze");
    } catch (const maillage::NotFound& error) {
        std::cout << "as it should: " << error.what() << '\n';
    }
    solve_a_program();
    std::cout << "Nashville\n";
}
