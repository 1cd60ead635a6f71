#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/typing.h>

#include "bindings.hpp"
#include "docstrings/ranking.hpp"
#include "maillage/core/error.hpp"
#include "maillage/ranking/condorcet.hpp"
#include "maillage/ranking/rules.hpp"
#include "maillage/ranking/smith_set.hpp"

namespace maillage::python {

namespace {

/// What a rule can start from, in signatures.
struct Ballots : py::object {
    PYBIND11_OBJECT_DEFAULT(Ballots, py::object, PyObject_Type)
};

using Options = py::KWArgs<py::object>;
using Rows = py::typing::List<py::typing::Dict<py::str, py::object>>;
using Scores = py::typing::Dict<py::str, py::object>;
using Winners = py::typing::Dict<py::str, py::typing::List<py::str>>;

std::vector<std::string> names(const std::vector<std::string>& topics,
                               const std::vector<std::size_t>& indices) {
    std::vector<std::string> found;
    for (const std::size_t index : indices) found.push_back(topics[index]);
    return found;
}

std::optional<std::string> name_if(const PairwiseTally& t, std::optional<std::size_t> index) {
    return index ? std::optional(t.topics()[*index]) : std::nullopt;
}

OptionValue option_value(const std::string& name, const py::handle& value) {
    if (py::isinstance<py::str>(value)) return py::cast<std::string>(value);
    if (!py::isinstance<py::bool_>(value)) {
        if (PyIndex_Check(value.ptr()) != 0) {
            const std::int64_t whole =
                PyLong_AsLongLong(py::reinterpret_steal<py::object>(PyNumber_Index(value.ptr())).ptr());
            if (PyErr_Occurred() == nullptr) return whole;
            PyErr_Clear();
        } else if (py::hasattr(value, "__float__")) {
            return py::cast<double>(py::float_(py::reinterpret_borrow<py::object>(value)));
        }
    }
    throw InvalidInput("option " + name + " is " + py::cast<std::string>(py::repr(value)) +
                       "; expected a word or a number (whole ones below 2^63)");
}

RuleOptions rule_options(const Options& given) {
    RuleOptions options;
    for (const auto& [key, value] : given) {
        const auto name = py::cast<std::string>(key);
        if (!value.is_none()) options[name] = option_value(name, value);
    }
    return options;
}

Ranking rank_ballots(const Ballots& ballots, const std::string& rule, const py::object& progress,
                     const Options& given) {
    const RuleOptions options = rule_options(given);
    const Monitor monitor = python_monitor(progress);
    if (py::isinstance<PreferenceMatrix>(ballots)) {
        const auto& preferences = py::cast<const PreferenceMatrix&>(ballots);
        const py::gil_scoped_release release;
        return rank(preferences, rule, options, monitor);
    }
    if (py::isinstance<PairwiseTally>(ballots)) {
        const auto& tally = py::cast<const PairwiseTally&>(ballots);
        const py::gil_scoped_release release;
        return rank(tally, rule, options, monitor);
    }
    throw InvalidInput(
        "rank() was given a " + py::cast<std::string>(py::type::of(ballots).attr("__name__")) +
        "; expected a PreferenceMatrix, as PreferenceMatrix.from_ranks(table) makes one, or a PairwiseTally");
}

Rows rule_rows() {
    Rows rows;
    for (const RuleInfo& rule : rules()) {
        py::dict defaults;
        py::dict values;
        for (const OptionInfo& option : rule.options) {
            defaults[py::str(option.name)] = option.default_value;
            values[py::str(option.name)] = option.values;
        }
        rows.append(py::dict(py::arg("id") = rule.id, py::arg("family") = rule.family,
                             py::arg("input") = rule.input, py::arg("options") = defaults,
                             py::arg("values") = values, py::arg("reference") = rule.reference));
    }
    return rows;
}

std::vector<std::vector<std::string>> tiers(const Ranking& r) {
    std::vector<std::vector<std::string>> named;
    for (const auto& tier : r.tiers) named.push_back(names(r.topics, tier));
    return named;
}

// Whole numbers as such where all scores are whole; nothing where nobody answered.
Scores scores(const Ranking& r) {
    const bool whole = std::ranges::all_of(r.scores, [](double score) {
        return std::isnan(score) || (score == std::floor(score) && std::fabs(score) < 0x1.0p53);
    });
    Scores named;
    for (std::size_t topic = 0; topic < r.scores.size(); ++topic) {
        const double score = r.scores[topic];
        if (std::isnan(score)) {
            named[py::str(r.topics[topic])] = py::none();
        } else if (whole) {
            named[py::str(r.topics[topic])] = static_cast<std::int64_t>(score);
        } else {
            named[py::str(r.topics[topic])] = score;
        }
    }
    return named;
}

Winners other_policies(const Ranking& r) {
    Winners named;
    for (const PolicyWinners& policy : r.other_policies) {
        named[py::str(std::string(name(policy.unranked)))] = names(r.topics, policy.winners);
    }
    return named;
}

std::string repr(const Ranking& r) {
    constexpr std::size_t kWidth = 90;
    std::string text = "Ranking(" + r.rule + ": ";
    for (std::size_t tier = 0; tier < r.tiers.size(); ++tier) {
        if (tier > 0) text += " > ";
        for (std::size_t i = 0; i < r.tiers[tier].size(); ++i) {
            if (text.size() > kWidth) return text + "...)";
            text += (i > 0 ? " = " : "") + r.topics[r.tiers[tier][i]];
        }
    }
    return text + ")";
}

py::tuple state(const Ranking& r) {
    py::list policies;
    for (const PolicyWinners& policy : r.other_policies) {
        policies.append(py::make_tuple(std::string(name(policy.unranked)), policy.winners));
    }
    return py::make_tuple(r.rule, r.topics, r.tiers, r.scores, r.score_name, r.options, r.n_agents,
                          r.total_weight, r.exact_weights, policies, r.facts);
}

Ranking from_state(const py::tuple& s) {
    Ranking r{py::cast<std::string>(s[0]),
              py::cast<std::vector<std::string>>(s[1]),
              py::cast<std::vector<std::vector<std::size_t>>>(s[2]),
              py::cast<std::vector<double>>(s[3]),
              py::cast<std::string>(s[4]),
              py::cast<RuleOptions>(s[5]),
              py::cast<std::uint64_t>(s[6]),
              py::cast<double>(s[7]),
              py::cast<bool>(s[8]),
              {},
              py::cast<Explanation>(s[10])};
    for (const py::handle policy : s[9]) {
        const auto pair = py::cast<std::pair<std::string, std::vector<std::size_t>>>(policy);
        r.other_policies.push_back({unranked_policy(pair.first), pair.second});
    }
    return r;
}

void bind_result(py::module_& m) {
    py::class_<Ranking> cls(m, "Ranking", doc::Ranking);
    cls.def_property_readonly(
           "rule", [](const Ranking& r) { return r.rule; }, "Id of the rule.")
        .def_property_readonly(
            "topics", [](const Ranking& r) { return r.topics; }, "Ids of the topics, as in the ballots.")
        .def_property_readonly("tiers", &tiers,
                               "Ids in tiers, best first; a tier with several topics is a tie.")
        .def_property_readonly(
            "winners", [](const Ranking& r) { return names(r.topics, r.winners()); },
            "Ids of the first tier.")
        .def_property_readonly(
            "order", [](const Ranking& r) { return names(r.topics, r.order()); },
            "Ids of all topics, best first; raises InvalidInput where topics tie.")
        .def_property_readonly(
            "scores", &scores,
            "Score of each topic, higher is better; whole numbers where all are whole, None where "
            "nobody answered.")
        .def_property_readonly(
            "score_name", [](const Ranking& r) { return r.score_name; },
            "What the scores are: \"points\", \"mean\", \"topics_below\", ...")
        .def_property_readonly(
            "options", [](const Ranking& r) { return r.options; }, "Every option as used, defaults included.")
        .def_property_readonly(
            "n_agents", [](const Ranking& r) { return r.n_agents; }, "How many agents answered.")
        .def_property_readonly(
            "total_weight", [](const Ranking& r) { return r.total_weight; }, "Their weight.")
        .def_property_readonly(
            "exact_weights", [](const Ranking& r) { return r.exact_weights; },
            "False when weights had to be rounded.")
        .def_property_readonly("other_policies", &other_policies,
                               "Winners under the policies for unranked topics that would elect others.")
        .def_property_readonly(
            "facts", [](const Ranking& r) { return r.facts; },
            "Why, as facts; their codes are in docs/methods.")
        .def("__repr__", &repr)
        .def(py::pickle(&state, &from_state));
    add_equality(cls);
    add_result_methods(cls);
}

}  // namespace

void bind_ranking(py::module_& m) {
    bind_result(m);
    m.def("rank", &rank_ballots, py::arg("p"), py::arg("rule") = "schulze", py::kw_only(),
          py::arg("progress") = py::none(), doc::rank);
    m.def("rules", &rule_rows,
          "Every rule as a row: id, family, input, options with defaults, values, reference.");
    auto duels = py::reinterpret_borrow<py::class_<PairwiseTally>>(m.attr("PairwiseTally"));
    duels
        .def(
            "condorcet_winner", [](const PairwiseTally& t) { return name_if(t, condorcet_winner(t)); },
            doc::condorcet_winner)
        .def(
            "condorcet_loser", [](const PairwiseTally& t) { return name_if(t, condorcet_loser(t)); },
            doc::condorcet_loser)
        .def(
            "weak_condorcet_winners",
            [](const PairwiseTally& t) { return names(t.topics(), weak_condorcet_winners(t)); },
            doc::weak_condorcet_winners)
        .def(
            "smith_set", [](const PairwiseTally& t) { return names(t.topics(), smith_set(t)); },
            doc::smith_set);
}

}  // namespace maillage::python

namespace pybind11::detail {

template <>
struct handle_type_name<maillage::python::Ballots> {
    static constexpr auto name = const_name("maillage._core.PreferenceMatrix | maillage._core.PairwiseTally");
};

}  // namespace pybind11::detail
