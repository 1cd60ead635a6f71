#include <pybind11/eigen.h>

#include "bindings.hpp"
#include "docstrings/preference.hpp"
#include "maillage/core/error.hpp"
#include "maillage/preference/pairwise_tally.hpp"
#include "maillage/preference/rank_tally.hpp"

namespace maillage::python {

namespace {

using Counts = RowMatrix<std::int64_t>;

std::optional<Unranked> policy(const std::optional<std::string>& name) {
    return name ? std::optional(unranked_policy(*name)) : std::nullopt;
}

// Units as a read-only array: integers where every weight is whole, weights otherwise.
py::array in_weights(Counts units, std::int64_t denominator) {
    if (denominator != 1) {
        py::array array =
            py::cast(RowMatrix<double>(units.cast<double>() / static_cast<double>(denominator)));
        array.attr("flags").attr("writeable") = false;
        return array;
    }
    py::array array = py::cast(std::move(units));
    array.attr("flags").attr("writeable") = false;
    return array;
}

double weight(std::int64_t units, std::int64_t denominator) {
    return static_cast<double>(units) / static_cast<double>(denominator);
}

Counts compared(const PairwiseTally& t) {
    const auto n = static_cast<Eigen::Index>(t.n_topics());
    Counts counts = t.parts().compared;
    if (counts.size() == 0) {
        counts = Counts::Constant(n, n, t.total_units());
        counts.diagonal().setZero();
    }
    return counts;
}

PairwiseTally from_wins(const py::object& wins, const py::object& topics, std::optional<std::int64_t> total,
                        const std::string& unranked) {
    const py::tuple table = python_function("maillage.frames", "as_table")(wins);
    PairwiseTally::Parts parts;
    parts.wins = py::cast<Counts>(python_function("maillage.frames", "whole_numbers")(table[0]));
    parts.topics = ids(topics.is_none() ? py::object(table[1]) : topics);
    for (Eigen::Index i = static_cast<Eigen::Index>(parts.topics.size());
         topics.is_none() && i < parts.wins.rows(); ++i) {
        parts.topics.push_back("T" + std::to_string(i + 1));
    }
    if (parts.wins.rows() != parts.wins.cols()) {
        throw InvalidInput("the table of duels is " + std::to_string(parts.wins.rows()) + " x " +
                           std::to_string(parts.wins.cols()) + "; expected as many rows as columns");
    }
    const std::int64_t least = parts.wins.size() == 0 ? 0 : (parts.wins + parts.wins.transpose()).maxCoeff();
    parts.total_units = total.value_or(least);
    parts.n_agents = static_cast<std::uint64_t>(std::max<std::int64_t>(parts.total_units, 0));
    parts.unranked = unranked_policy(unranked);
    return PairwiseTally(std::move(parts));
}

py::tuple pairwise_state(const PairwiseTally& t) {
    const auto& p = t.parts();
    return py::make_tuple(p.topics, p.wins, p.compared, p.total_units, p.denominator, p.n_agents,
                          std::string(name(p.unranked)), p.exact);
}

PairwiseTally pairwise_from_state(const py::tuple& s) {
    return PairwiseTally({py::cast<std::vector<std::string>>(s[0]), py::cast<Counts>(s[1]),
                          py::cast<Counts>(s[2]), py::cast<std::int64_t>(s[3]), py::cast<std::int64_t>(s[4]),
                          py::cast<std::uint64_t>(s[5]), unranked_policy(py::cast<std::string>(s[6])),
                          py::cast<bool>(s[7])});
}

py::tuple rank_state(const RankTally& t) {
    const auto& p = t.parts();
    return py::make_tuple(p.topics, p.counts, p.unranked_units, p.total_units, p.denominator, p.n_agents,
                          std::string(name(p.unranked)));
}

RankTally rank_from_state(const py::tuple& s) {
    return RankTally({py::cast<std::vector<std::string>>(s[0]), py::cast<Counts>(s[1]),
                      py::cast<std::vector<std::int64_t>>(s[2]), py::cast<std::int64_t>(s[3]),
                      py::cast<std::int64_t>(s[4]), py::cast<std::uint64_t>(s[5]),
                      unranked_policy(py::cast<std::string>(s[6]))});
}

template <typename Tally>
std::string repr(const char* type, const Tally& t) {
    return std::string(type) + "(" + std::to_string(t.n_topics()) + " topics, " +
           std::to_string(t.parts().n_agents) + (t.parts().n_agents == 1 ? " agent" : " agents") +
           ", unranked=" + std::string(name(t.parts().unranked)) + ")";
}

// What both tallies have.
template <typename Tally>
void add_common(py::class_<Tally>& cls, const char* type, const char* merge_doc) {
    cls.def_property_readonly(
           "topics", [](const Tally& t) { return t.topics(); }, "Ids of the topics.")
        .def_property_readonly("n_topics", &Tally::n_topics, "Number of topics.")
        .def_property_readonly(
            "n_agents", [](const Tally& t) { return t.parts().n_agents; }, "Number of agents counted.")
        .def_property_readonly(
            "total_weight",
            [](const Tally& t) { return weight(t.parts().total_units, t.parts().denominator); },
            "Sum of the weights of the agents counted.")
        .def_property_readonly(
            "unranked", [](const Tally& t) { return std::string(name(t.parts().unranked)); },
            "How topics without an answer were counted: \"last\" or \"ignored\".")
        .def("merge", &Tally::merge, py::arg("other"), merge_doc)
        .def(
            "__add__", [](const Tally& a, const Tally& b) { return a + b; }, py::is_operator())
        .def("__repr__", [type](const Tally& t) { return repr(type, t); });
    add_equality(cls);
    add_result_methods(cls);
}

}  // namespace

void bind_tallies(py::module_& m) {
    const auto none = py::none();
    py::class_<PairwiseTally> duels(m, "PairwiseTally", doc::PairwiseTally);
    duels
        .def_static("from_wins", &from_wins, py::arg("wins"), py::arg("topics") = none, py::kw_only(),
                    py::arg("total") = none, py::arg("unranked") = "last",
                    "A tally from a published table: wins[a, b] = number of agents who prefer a to b, whole "
                    "numbers.\n\n"
                    "`total` is the number of agents; by default the largest number that compared one pair.")
        .def_property_readonly(
            "wins", [](const PairwiseTally& t) { return in_weights(t.parts().wins, t.denominator()); },
            "(n, n): weight of the agents who prefer the row's topic to the column's; whole numbers when "
            "weights are.")
        .def_property_readonly(
            "margins",
            [](const PairwiseTally& t) {
                return in_weights(t.parts().wins - t.parts().wins.transpose(), t.denominator());
            },
            "(n, n): wins of the row against the column minus wins of the column against the row.")
        .def_property_readonly(
            "compared", [](const PairwiseTally& t) { return in_weights(compared(t), t.denominator()); },
            "(n, n): weight of the agents who compared both topics.")
        .def_property_readonly("denominator", &PairwiseTally::denominator, doc::PairwiseTally_denominator)
        .def(py::pickle(&pairwise_state, &pairwise_from_state));
    add_common(duels, "PairwiseTally", doc::PairwiseTally_merge);

    py::class_<RankTally> positions(m, "RankTally", doc::RankTally);
    positions
        .def_property_readonly(
            "counts", [](const RankTally& t) { return in_weights(t.parts().counts, t.parts().denominator); },
            "(n, n): weight of the agents who put the row's topic in the column's position (0 = first).")
        .def_property_readonly(
            "unranked_counts",
            [](const RankTally& t) {
                const auto& units = t.parts().unranked_units;
                const Eigen::Map<const Counts> row(units.data(), 1, static_cast<Eigen::Index>(units.size()));
                return py::array(in_weights(row, t.parts().denominator)[py::int_(0)]);
            },
            "(n,): weight of the agents who did not rank the topic.")
        .def(py::pickle(&rank_state, &rank_from_state));
    add_common(positions, "RankTally", doc::RankTally_merge);

    auto matrix = py::reinterpret_borrow<py::class_<PreferenceMatrix>>(m.attr("PreferenceMatrix"));
    matrix.def(
        "tally",
        [](const PreferenceMatrix& p, const std::optional<std::string>& unranked,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release release;
            return pairwise_tally(p, policy(unranked), monitor);
        },
        py::arg("unranked") = none, py::kw_only(), py::arg("progress") = none, doc::pairwise_tally);
    matrix.def(
        "rank_tally",
        [](const PreferenceMatrix& p, const std::optional<std::string>& unranked,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release release;
            return rank_tally(p, policy(unranked), monitor);
        },
        py::arg("unranked") = none, py::kw_only(), py::arg("progress") = none, doc::rank_tally);
}

}  // namespace maillage::python
