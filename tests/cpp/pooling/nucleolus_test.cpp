#include "maillage/pooling/nucleolus.hpp"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <bit>
#include <limits>

#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/pooling/core.hpp"
#include "maillage/solver/linear_program.hpp"
#include "pooling/games.hpp"

namespace maillage {
namespace {

using testing::coarse_game;
using testing::player_names;
using testing::random_game;

class NucleolusOfGames : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!has_solver()) GTEST_SKIP() << "built without HiGHS";
    }
};

// The nucleolus by full lexicographic programs: every group is a row, and a group is settled at a level when no best
// answer leaves its row slack.
class SlowNucleolus {
  public:
    SlowNucleolus(const CostGame& game, const NucleolusOptions& options)
        : game_(game), options_(options), settled_(game.values().size(), kOpen) {}

    std::vector<double> shares() {
        for (;;) {
            const LinearSolution lowest = solve(program(-kUnbounded, kUnbounded, 0));
            const double complaint = lowest.values[n()];
            std::vector<double> next = settled_;
            for (Coalition s = 1; s < game_.grand(); ++s) {
                if (settled_[s] != kOpen) continue;
                const double most = -solve(program(complaint - 1e-6, complaint + 1e-6, s)).objective;
                if (most - worth(s) + members(s) * complaint < 1e-4) next[s] = members(s) * complaint;
            }
            settled_ = next;
            if (rank() == n()) {
                std::vector<double> found(lowest.values.begin(), lowest.values.end() - 1);
                for (double& share : found) share *= sign();
                return found;
            }
        }
    }

  private:
    static constexpr double kOpen = std::numeric_limits<double>::infinity();
    [[nodiscard]] std::size_t n() const { return game_.n_players(); }
    [[nodiscard]] double sign() const { return game_.kind() == GameKind::kCost ? -1.0 : 1.0; }
    [[nodiscard]] double worth(Coalition s) const { return sign() * game_(s); }
    [[nodiscard]] double members(Coalition s) const {
        return options_.complaint == Complaint::kPerMember ? static_cast<double>(std::popcount(s)) : 1.0;
    }
    // Of everybody and the settled groups: when it is n, their shares say all.
    [[nodiscard]] std::size_t rank() const {
        Eigen::MatrixXd rows =
            Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(settled_.size()), static_cast<Eigen::Index>(n()));
        for (Coalition s = 1; s <= game_.grand(); ++s)
            for (std::size_t i = 0; i < n(); ++i)
                if ((s >> i & 1U) != 0 && (s == game_.grand() || settled_[s] != kOpen))
                    rows(s, static_cast<Eigen::Index>(i)) = 1.0;
        return static_cast<std::size_t>(rows.fullPivLu().rank());
    }
    // Lowers the complaint, or raises what `favoured` gets.
    [[nodiscard]] LinearProgram program(double least, double most, Coalition favoured) const {
        LinearProgram lp;
        for (std::size_t i = 0; i < n(); ++i)
            lp.add_column((favoured >> i & 1U) != 0 ? -1.0 : 0.0,
                          options_.domain == Domain::kImputations ? worth(Coalition{1} << i) : -kUnbounded,
                          kUnbounded);
        lp.add_column(favoured == 0 ? 1.0 : 0.0, least, most);
        for (Coalition s = 1; s <= game_.grand(); ++s) {
            std::vector<Term> terms;
            for (std::size_t i = 0; i < n(); ++i)
                if ((s >> i & 1U) != 0) terms.push_back({i, 1.0});
            const bool open = s != game_.grand() && settled_[s] == kOpen;
            if (open) terms.push_back({n(), members(s)});
            const double right = worth(s) - (open || s == game_.grand() ? 0.0 : settled_[s]);
            const double room = open || s == game_.grand() ? 0.0 : 1e-6;
            lp.add_row(right - room, open ? kUnbounded : right + room, terms);
        }
        return lp;
    }

    const CostGame& game_;
    const NucleolusOptions& options_;
    std::vector<double> settled_;
};

void expect_near(const std::vector<double>& found, const std::vector<double>& expected, double tolerance,
                 const std::string& what) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_NEAR(found[i], expected[i], tolerance) << what << ", " << i;
}

TEST_F(NucleolusOfGames, equals_full_lexicographic_programs) {
    for (const Complaint complaint : {Complaint::kTotal, Complaint::kPerMember})
        for (std::uint64_t seed = 0; seed < 12; ++seed) {
            const std::size_t n = 3 + seed % 3;
            const CostGame cost = random_game(n, seed);
            const CostGame value = random_game(n, seed, GameKind::kValue);
            const CostGame ties = coarse_game(n, seed, GameKind::kValue);
            for (const CostGame* game : {&cost, &value, &ties})
                for (const Domain domain : {Domain::kImputations, Domain::kAll}) {
                    const NucleolusOptions options{domain, complaint};
                    expect_near(nucleolus(*game, options).shares.amounts,
                                SlowNucleolus(*game, options).shares(), 1e-4, "seed " + std::to_string(seed));
                }
        }
}

TEST_F(NucleolusOfGames, passes_kohlberg_and_perturbed_ones_do_not) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const CostGame game = random_game(6, 100 + seed);
        const Nucleolus found = nucleolus(game);
        EXPECT_TRUE(kohlberg(game, found.shares.exact).holds);
        EXPECT_EQ(kohlberg(game, found.shares.exact).levels, found.levels);
        std::vector<std::string> moved = found.shares.exact;
        // One cent from one player to another.
        moved[seed % 6] = std::to_string(std::llround(found.shares.amounts[seed % 6] * 100) + 1) + "/100";
        double rest = game.total() * 100;
        for (std::size_t i = 0; i < 6; ++i) {
            if (i == (seed + 1) % 6) continue;
            const auto cents = i == seed % 6 ? std::llround(found.shares.amounts[i] * 100) + 1
                                             : std::llround(found.shares.amounts[i] * 100);
            moved[i] = std::to_string(cents) + "/100";
            rest -= static_cast<double>(cents);
        }
        moved[(seed + 1) % 6] = std::to_string(std::llround(rest)) + "/100";
        const KohlbergVerdict verdict = kohlberg(game, moved);
        EXPECT_FALSE(verdict.holds);
        EXPECT_FALSE(verdict.groups.empty());
        ASSERT_EQ(verdict.transfer.size(), 6U);
        // The transfer relieves groups that complain most and costs nobody else of that level anything.
        double relief = 0.0;
        for (const Coalition group : verdict.groups) {
            double change = 0.0;
            for (std::size_t i = 0; i < 6; ++i)
                if ((group >> i & 1U) != 0) change += verdict.transfer[i];
            EXPECT_LE(change, 1e-7);
            relief -= change;
        }
        EXPECT_GT(relief, 1e-7);
    }
}

TEST_F(NucleolusOfGames, is_proven_with_many_tied_groups) {
    for (std::size_t n = 2; n <= 9; ++n)
        for (std::uint64_t seed = 0; seed < 12; ++seed)
            for (const Complaint complaint : {Complaint::kTotal, Complaint::kPerMember})
                EXPECT_NO_THROW(static_cast<void>(
                    nucleolus(coarse_game(n, seed, seed % 2 == 0 ? GameKind::kValue : GameKind::kCost),
                              {Domain::kAll, complaint})))
                    << n << " players, seed " << seed;
}

TEST_F(NucleolusOfGames, of_a_symmetric_game_of_many_players_is_equal) {
    std::vector<double> values(std::size_t{1} << 14U);
    for (std::size_t s = 0; s < values.size(); ++s) values[s] = 10.0 * std::sqrt(double(std::popcount(s)));
    for (double& value : values) value = std::round(value * 100) / 100;
    const CostGame game(player_names(14), values);
    for (const std::string& share : nucleolus(game).shares.exact)
        EXPECT_EQ(share, nucleolus(game).shares.exact[0]);
}

TEST_F(NucleolusOfGames, of_a_bankruptcy_follows_the_talmud) {
    const CostGame game(player_names(3), {0, 0, 0, 0, 0, 0, 100, 200}, GameKind::kValue);
    EXPECT_EQ(nucleolus(game).shares.exact, (std::vector<std::string>{"50", "75", "75"}));
}

TEST_F(NucleolusOfGames, is_in_the_core_when_there_is_one) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const CostGame game = random_game(7, seed);
        const double worst = most_aggrieved(game, nucleolus(game).shares.exact).front().complaint;
        EXPECT_EQ(worst <= 0.0, core(game).non_empty);
        EXPECT_NEAR(worst, least_core(game).complaint, 1e-9);
    }
}

TEST_F(NucleolusOfGames, does_not_depend_on_order_or_threads) {
    const CostGame game = random_game(11, 5);
    const Nucleolus one = nucleolus(game);
    std::vector<double> turned(game.values().size());
    const auto turn = [](Coalition s) { return ((s << 1U) | (s >> 10U)) & 0x7ffU; };
    for (Coalition s = 0; s <= game.grand(); ++s) turned[turn(s)] = game(s);
    const Nucleolus other = nucleolus(CostGame(player_names(11), turned));
    for (std::size_t i = 0; i < 11; ++i) EXPECT_EQ(one.shares.exact[i], other.shares.exact[(i + 1) % 11]);
    const std::size_t before = threads();
    set_threads(1);
    EXPECT_EQ(nucleolus(game), one);
    set_threads(before);
}

TEST_F(NucleolusOfGames, needs_an_imputation) {
    const CostGame game({"a", "b"}, {0, 1, 1, 3});
    EXPECT_THROW(static_cast<void>(nucleolus(game)), Infeasible);
    EXPECT_EQ(nucleolus(game, {Domain::kAll, Complaint::kTotal}).shares.exact,
              (std::vector<std::string>{"3/2", "3/2"}));
    EXPECT_EQ(nucleolus(CostGame({"a"}, {0, 7})).shares.exact, std::vector<std::string>{"7"});
}

TEST_F(NucleolusOfGames, criterion_refuses_what_is_no_sharing) {
    const CostGame game({"a", "b"}, {0, 1, 1, 2});
    EXPECT_THROW(static_cast<void>(kohlberg(game, std::vector<std::string>{"1", "2"})), InvalidInput);
    EXPECT_THROW(static_cast<void>(kohlberg(game, std::vector<std::string>{"1", "x"})), InvalidInput);
    EXPECT_THROW(static_cast<void>(kohlberg(game, std::vector<std::string>{"2"})), InvalidInput);
    const KohlbergVerdict verdict = kohlberg(game, std::vector<std::string>{"1.5", "0.5"});
    EXPECT_FALSE(verdict.holds);
    EXPECT_EQ(verdict.groups, std::vector<Coalition>{1});
}

}  // namespace
}  // namespace maillage
