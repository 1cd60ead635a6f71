// Cost games, the rules that share them, and the certificates of their core.
#include <pybind11/functional.h>

#include <memory>
#include <string>

#include "bindings.hpp"
#include "docstrings/pooling.hpp"
#include "maillage/core/error.hpp"
#include "maillage/pooling/core.hpp"
#include "maillage/pooling/cost_game.hpp"
#include "maillage/pooling/game_properties.hpp"
#include "maillage/pooling/nucleolus.hpp"
#include "maillage/pooling/shapley.hpp"
#include "maillage/pooling/share_rules.hpp"
#include "maillage/pooling/stability.hpp"

namespace maillage::python {

namespace {

using Values = py::array_t<double, py::array::c_style>;
using Reals = std::vector<double>;

GameKind kind_named(const std::string& kind) {
    if (kind == "cost") return GameKind::kCost;
    if (kind == "value") return GameKind::kValue;
    throw InvalidInput("kind is '" + kind + "'; expected 'cost' or 'value'");
}

std::string name_of(GameKind kind) {
    return kind == GameKind::kCost ? "cost" : "value";
}

// Read-only arrays are viewed; others may change, and are copied.
CostGame game_over(const py::object& players, const Values& values, const std::string& kind) {
    if (values.ndim() != 1) throw InvalidInput("amounts are not a row of numbers; expected 2^n of them");
    const std::span<const double> seen(values.data(), static_cast<std::size_t>(values.size()));
    std::vector<std::string> names = ids(players);
    if (values.writeable()) return {std::move(names), Reals(seen.begin(), seen.end()), kind_named(kind)};
    auto* kept = new py::object(values);
    const std::shared_ptr<const void> owner(kept, [](py::object* object) {
        const py::gil_scoped_acquire locked;
        delete object;
    });
    return CostGame::view(std::move(names), seen, owner, kind_named(kind));
}

NucleolusOptions nucleolus_options(const std::string& rule) {
    if (rule == "nucleolus") return {};
    if (rule == "prenucleolus") return {Domain::kAll, Complaint::kTotal};
    if (rule == "per_capita_nucleolus") return {Domain::kImputations, Complaint::kPerMember};
    throw NotFound("there is no nucleolus '" + rule +
                   "'; expected 'nucleolus', 'prenucleolus' or 'per_capita_nucleolus'");
}

void bind_game(py::module_& m) {
    auto cls = py::class_<CostGame>(m, "CostGame", doc::CostGame);
    cls.def(py::init(&game_over), py::arg("players"), py::arg("values"), py::arg("kind") = "cost")
        .def_property_readonly(
            "players", [](const CostGame& game) { return game.players(); }, "Ids.")
        .def_property_readonly(
            "kind", [](const CostGame& game) { return name_of(game.kind()); }, "\"cost\" or \"value\".")
        .def_property_readonly(
            "values",
            [](const py::object& self) -> py::array_t<double> {
                const auto values = py::cast<const CostGame&>(self).values();
                return view(values.data(), {static_cast<py::ssize_t>(values.size())}, self);
            },
            "2^n amounts, by bit mask.")
        .def_property_readonly("denominator", &CostGame::denominator,
                               "Exact amounts are multiples of 1 / this.")
        .def_property_readonly("exact", &CostGame::exact, "False when amounts are rounded to such multiples.")
        .def("members", &CostGame::members, py::arg("coalition"), "The members of a group, by id.");
    add_equality(cls);
    m.def("saving_game", &saving_game, py::arg("game"), py::call_guard<py::gil_scoped_release>(),
          doc::saving_game);
    m.def("superadditive_cover", &superadditive_cover, py::arg("game"),
          py::call_guard<py::gil_scoped_release>(), doc::superadditive_cover);
    m.def(
        "airport_game",
        [](const py::object& players, const Reals& needs) { return airport_game(ids(players), needs); },
        py::arg("players"), py::arg("needs"), doc::airport_game);
}

void bind_properties(py::module_& m) {
    py::class_<PropertyCheck>(m, "PropertyCheck", doc::PropertyCheck)
        .def_readonly("id", &PropertyCheck::id, "Name of the property.")
        .def_readonly("holds", &PropertyCheck::holds, "Whether it does.")
        .def_readonly("first", &PropertyCheck::first, "A group of the counterexample.")
        .def_readonly("second", &PropertyCheck::second, "The other one.");
    m.def(
        "check_superadditive",
        [](const CostGame& game, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return check_superadditive(game, monitor);
        },
        py::arg("game"), py::kw_only(), py::arg("progress") = py::none(), doc::check_superadditive);
    m.def("check_convex", &check_convex, py::arg("game"), py::call_guard<py::gil_scoped_release>(),
          doc::check_convex);
    m.def("check_monotone", &check_monotone, py::arg("game"), py::call_guard<py::gil_scoped_release>(),
          doc::check_monotone);
    m.def("check_essential", &check_essential, py::arg("game"), py::call_guard<py::gil_scoped_release>(),
          doc::check_essential);
}

void bind_shares(py::module_& m) {
    auto shares = py::class_<Shares>(m, "Shares", doc::Shares);
    add_array(shares, "amounts", &Shares::amounts, "One for each player.");
    shares.def_readonly("exact", &Shares::exact, "As reduced fractions; empty if not computed exactly.");
    py::class_<Objection>(m, "Objection", doc::Objection)
        .def_readonly("coalition", &Objection::coalition, "The group, as a bit mask.")
        .def_readonly("complaint", &Objection::complaint, "What it pays above its own cost.")
        .def_readonly("exact", &Objection::exact, "The same as a fraction.");
    py::class_<ShareRuleInfo>(m, "ShareRuleInfo", doc::ShareRuleInfo)
        .def_readonly("id", &ShareRuleInfo::id, "Name of the rule.")
        .def_readonly("family", &ShareRuleInfo::family,
                      "\"key\", \"order\", \"complaint\", \"formula\" or \"core\".")
        .def_readonly("option", &ShareRuleInfo::option, "What it takes beside the game, if anything.")
        .def_readonly("in_core", &ShareRuleInfo::in_core,
                      "Whether its shares are in the core if there is one.")
        .def_readonly("reference", &ShareRuleInfo::reference, "Author and year.");
    py::class_<CostShares>(m, "CostShares", doc::CostShares)
        .def_readonly("shares", &CostShares::shares, "What each player pays.")
        .def_readonly("objections", &CostShares::objections, "The groups with the largest complaint.")
        .def_readonly("in_core", &CostShares::in_core, "Whether no group could do better alone.");
    m.def(
        "share_rules",
        [] {
            const auto rules = share_rules();
            return std::vector<ShareRuleInfo>(rules.begin(), rules.end());
        },
        doc::share_rules);
    m.def(
        "share_costs",
        [](const CostGame& game, const std::string& rule, const Reals& key, const Reals& weights,
           const std::vector<std::uint32_t>& unions, const Reals& benefits, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return share_costs(game, rule, {key, weights, unions, benefits}, monitor);
        },
        py::arg("game"), py::arg("rule"), py::kw_only(), py::arg("key") = Reals(),
        py::arg("weights") = Reals(), py::arg("unions") = std::vector<std::uint32_t>(),
        py::arg("benefits") = Reals(), py::arg("progress") = py::none(), doc::share_costs);
    auto breaks = py::class_<StabilityBreaks>(m, "StabilityBreaks", doc::StabilityBreaks);
    breaks.def_readonly("holds", &StabilityBreaks::holds, "As assumed.");
    add_array(breaks, "factors", &StabilityBreaks::factors, "Of each assumption; NaN where there is none.");
    m.def(
        "stability_breaks",
        [](const PooledCase& about, const Neighbours& links, const Neighbours& compatible,
           const std::string& rule, const Reals& key, const Reals& weights,
           const std::vector<std::uint32_t>& unions, const Reals& benefits, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return stability_breaks(about, links, compatible, rule, {key, weights, unions, benefits},
                                    monitor);
        },
        py::arg("about"), py::arg("links"), py::arg("compatible"), py::arg("rule") = "nucleolus",
        py::kw_only(), py::arg("key") = Reals(), py::arg("weights") = Reals(),
        py::arg("unions") = std::vector<std::uint32_t>(), py::arg("benefits") = Reals(),
        py::arg("progress") = py::none(), doc::stability_breaks);
    m.def(
        "assumption_names",
        [] {
            std::vector<std::string> names;
            for (std::size_t i = 0; i < kAssumptions; ++i)
                names.push_back(assumption_name(static_cast<Assumption>(i)));
            return names;
        },
        "The names of the assumptions, in their order.");
    m.def(
        "most_aggrieved",
        [](const CostGame& game, const std::vector<std::string>& exact, std::size_t most) {
            const py::gil_scoped_release unlocked;
            return most_aggrieved(game, exact, most);
        },
        py::arg("game"), py::arg("shares"), py::arg("most") = 10, doc::most_aggrieved);
    m.def(
        "airport_shapley", [](const Reals& needs) { return array(airport_shapley(needs)); }, py::arg("needs"),
        doc::airport_shapley);
    auto sample = py::class_<ShapleySample>(m, "ShapleySample", doc::ShapleySample);
    add_array(sample, "amounts", &ShapleySample::amounts, "Add up to the amount of everybody.");
    add_array(sample, "standard_errors", &ShapleySample::standard_errors, "Of each share.");
    sample.def_readonly("evaluations", &ShapleySample::evaluations, "Of the amount of a group.");
    m.def(
        "sampled_shapley",
        [](std::size_t n_players, const std::function<double(std::vector<std::uint32_t>)>& amount,
           std::size_t samples, std::uint64_t seed, const py::object& progress) {
            const GroupAmount of_group = [&](std::span<const std::uint32_t> members) {
                return amount({members.begin(), members.end()});
            };
            return sampled_shapley(n_players, of_group, {samples, seed}, python_monitor(progress));
        },
        py::arg("n_players"), py::arg("amount"), py::kw_only(), py::arg("samples") = 100, py::arg("seed") = 0,
        py::arg("progress") = py::none(), doc::sampled_shapley);
}

void bind_stability(py::module_& m) {
    auto certificate = py::class_<CoreCertificate>(m, "CoreCertificate", doc::CoreCertificate);
    certificate.def_readonly("non_empty", &CoreCertificate::non_empty, "Whether some shares hold.")
        .def_readonly("point", &CoreCertificate::point, "Shares that hold, with the subsidy if there is one.")
        .def_readonly("collection", &CoreCertificate::collection, "Groups that cover each player once.")
        .def_readonly("weights", &CoreCertificate::weights, "Their weights, as fractions.")
        .def_readonly("subsidy", &CoreCertificate::subsidy, "What outside money must add.")
        .def_readonly("exact_subsidy", &CoreCertificate::exact_subsidy, "The same as a fraction.")
        .def_readonly("margin", &CoreCertificate::margin, "What the whole could lose and still hold.")
        .def_readonly("exact_margin", &CoreCertificate::exact_margin, "The same as a fraction.");
    const auto with_monitor = [](auto function) {
        return [function](const CostGame& game, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return function(game, monitor);
        };
    };
    m.def("core",
          with_monitor([](const CostGame& game, const Monitor& monitor) { return core(game, monitor); }),
          py::arg("game"), py::kw_only(), py::arg("progress") = py::none(), doc::core);
    py::class_<ShareInterval>(m, "ShareInterval", doc::ShareInterval)
        .def_readonly("lower", &ShareInterval::lower, "The least.")
        .def_readonly("upper", &ShareInterval::upper, "The most.")
        .def_readonly("exact_lower", &ShareInterval::exact_lower, "The least, as a fraction.")
        .def_readonly("exact_upper", &ShareInterval::exact_upper, "The most, as a fraction.");
    m.def("core_intervals", with_monitor([](const CostGame& game, const Monitor& monitor) {
              return core_intervals(game, monitor);
          }),
          py::arg("game"), py::kw_only(), py::arg("progress") = py::none(), doc::core_intervals);
    py::class_<LeastCore>(m, "LeastCore", doc::LeastCore)
        .def_readonly("complaint", &LeastCore::complaint, "The smallest that every group can be kept to.")
        .def_readonly("exact", &LeastCore::exact, "The same as a fraction.");
    m.def("least_core", with_monitor([](const CostGame& game, const Monitor& monitor) {
              return least_core(game, monitor);
          }),
          py::arg("game"), py::kw_only(), py::arg("progress") = py::none(), doc::LeastCore);
    m.def(
        "nearest_shares",
        [](const CostGame& game, const Reals& wished, const std::string& allowed,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return nearest_shares(game, wished, allowed, monitor);
        },
        py::arg("game"), py::arg("wished"), py::kw_only(), py::arg("allowed") = "0",
        py::arg("progress") = py::none(), doc::nearest_shares);
    py::class_<ComplaintLevel>(m, "ComplaintLevel", doc::ComplaintLevel)
        .def_readonly("complaint", &ComplaintLevel::complaint, "Of these groups.")
        .def_readonly("groups", &ComplaintLevel::groups, "As bit masks.");
    auto verdict = py::class_<KohlbergVerdict>(m, "KohlbergVerdict", doc::KohlbergVerdict);
    verdict.def_readonly("holds", &KohlbergVerdict::holds, "Whether the shares are the nucleolus.")
        .def_readonly("level", &KohlbergVerdict::level, "The first level that could be lowered.")
        .def_readonly("complaint", &KohlbergVerdict::complaint, "Of that level.")
        .def_readonly("groups", &KohlbergVerdict::groups, "The groups of that level.")
        .def_readonly("levels", &KohlbergVerdict::levels, "The levels that were checked.");
    add_array(verdict, "transfer", &KohlbergVerdict::transfer, "A change of shares that lowers it.");
    m.def(
        "kohlberg",
        [](const CostGame& game, const std::vector<std::string>& exact, const std::string& rule,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return kohlberg(game, exact, nucleolus_options(rule), monitor);
        },
        py::arg("game"), py::arg("shares"), py::kw_only(), py::arg("rule") = "nucleolus",
        py::arg("progress") = py::none(), doc::kohlberg);
}

}  // namespace

void bind_pooling_games(py::module_& m) {
    bind_game(m);
    bind_properties(m);
    bind_shares(m);
    bind_stability(m);
}

}  // namespace maillage::python
