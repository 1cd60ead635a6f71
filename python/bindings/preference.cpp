#include <limits>
#include <optional>

#include <pybind11/eigen.h>

#include "bindings.hpp"
#include "docstrings/preference.hpp"
#include "maillage/core/error.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace maillage::python {

namespace {

using Array8 = py::array_t<std::uint8_t, py::array::c_style>;

struct Given {
    py::array values;
    PreferenceLabels labels;
};

// Values and labels of anything that looks like a table; columns and index of a data frame name topics and
// agents.
Given given_table(py::object values, py::object topics, py::object agents, const py::object& weights) {
    if (!py::isinstance<py::array>(values) ||
        std::string("biuf").find(py::array(values).dtype().kind()) == std::string::npos) {
        const py::tuple table = python_function("maillage.frames", "as_table")(values);
        values = table[0];
        if (topics.is_none()) topics = table[1];
        if (agents.is_none()) agents = table[2];
    }
    Given given{py::array(values), {ids(topics), ids(agents), {}}};
    if (!weights.is_none()) given.labels.weights = py::cast<std::vector<double>>(weights);
    if (given.values.ndim() != 2) {
        throw InvalidInput("the table has " + std::to_string(given.values.ndim()) +
                           " dimensions; expected 2: one row per agent, one column per topic");
    }
    return given;
}

// Keeps a Python object alive from C++, and lets it go with the GIL held.
template <typename T>
std::shared_ptr<const T> shared_data(const py::array& array, const T* data) {
    return {data, [kept = new py::array(array)](const T*) {
                const py::gil_scoped_acquire gil;
                delete kept;
            }};
}

template <typename T>
PreferenceMatrix copied(const py::array& values, PreferenceLabels labels,
                        PreferenceMatrix (*make)(const Eigen::Ref<const RowMatrix<T>>&, PreferenceLabels)) {
    const auto array = py::array_t<T, py::array::c_style | py::array::forcecast>::ensure(values);
    if (!array) throw py::error_already_set();
    const Eigen::Map<const RowMatrix<T>> table(array.data(), array.shape(0), array.shape(1));
    const py::gil_scoped_release release;
    return make(table, std::move(labels));
}

PreferenceMatrix from_ranks(const py::object& ranks, const py::object& topics, const py::object& agents,
                            const py::object& weights) {
    Given given = given_table(ranks, topics, agents, weights);
    if (given.values.dtype().kind() == 'f') {
        return copied<double>(given.values, std::move(given.labels), &PreferenceMatrix::from_ranks);
    }
    if (!Array8::check_(given.values)) {
        return copied<std::int64_t>(given.values, std::move(given.labels), &PreferenceMatrix::from_ranks);
    }
    const Array8 bytes = py::reinterpret_borrow<Array8>(given.values);
    if (bytes.writeable())
        return copied<std::uint8_t>(bytes, std::move(given.labels), &PreferenceMatrix::from_ranks);
    return PreferenceMatrix::view_ranks(shared_data(bytes, bytes.data()),
                                        static_cast<std::size_t>(bytes.shape(0)),
                                        static_cast<std::size_t>(bytes.shape(1)), std::move(given.labels));
}

PreferenceMatrix from_scores(const py::object& scores, const py::object& topics, const py::object& agents,
                             const py::object& weights) {
    Given given = given_table(scores, topics, agents, weights);
    return copied<double>(given.values, std::move(given.labels), &PreferenceMatrix::from_scores);
}

PreferenceMatrix from_approvals(const py::object& mask, const py::object& topics, const py::object& agents,
                                const py::object& weights) {
    Given given = given_table(mask, topics, agents, weights);
    return copied<double>(given.values, std::move(given.labels), &PreferenceMatrix::from_approvals);
}

std::vector<py::ssize_t> shape(const PreferenceMatrix& p) {
    return {static_cast<py::ssize_t>(p.n_agents()), static_cast<py::ssize_t>(p.n_topics())};
}

py::array values(const py::object& self) {
    const auto& p = py::cast<const PreferenceMatrix&>(self);
    if (p.kind() == PreferenceKind::scores) return view(p.scores().data(), shape(p), self);
    if (p.kind() == PreferenceKind::approvals) return values(py::cast(p.to_scores()));
    if (p.levels16().empty()) return view(p.levels8().data(), shape(p), self);
    return view(p.levels16().data(), shape(p), self);
}

std::string repr(const PreferenceMatrix& p) {
    const std::size_t missing = p.n_unanswered();
    std::string text = "PreferenceMatrix(" + std::string(name(p.kind())) + ", " +
                       std::to_string(p.n_agents()) + (p.n_agents() == 1 ? " agent x " : " agents x ") +
                       std::to_string(p.n_topics()) + (p.n_topics() == 1 ? " topic" : " topics");
    if (missing > 0)
        text += ", " + std::to_string(missing) + (missing == 1 ? " cell" : " cells") + " without answer";
    if (!p.weight_units().empty()) text += ", weighted";
    return text + ")";
}

py::tuple state(const py::object& self) {
    const auto& p = py::cast<const PreferenceMatrix&>(self);
    const py::object weights = p.weight_units().empty() ? py::object(py::none()) : py::cast(p.weights());
    return py::make_tuple(std::string(name(p.kind())), values(self), p.topics(), p.agents(), weights,
                          self.attr("not_asked"));
}

PreferenceMatrix from_state(const py::tuple& state) {
    const auto kind = py::cast<std::string>(state[0]);
    const auto make = kind == "ranks" ? from_ranks : (kind == "scores" ? from_scores : from_approvals);
    const PreferenceMatrix p = make(state[1], state[2], state[3], state[4]);
    return state[5].is_none() ? p : p.with_not_asked(py::cast<RowMatrix<bool>>(state[5]));
}

PreferenceMatrix to_approvals(const PreferenceMatrix& p, std::optional<int> max_rank,
                              std::optional<double> min_score) {
    ApprovalThreshold threshold;
    if (max_rank) threshold.max_rank = *max_rank;
    if (min_score) threshold.min_score = *min_score;
    return p.to_approvals(threshold);
}

}  // namespace

void bind_preference(py::module_& m) {
    using P = PreferenceMatrix;
    const auto release = py::call_guard<py::gil_scoped_release>();
    const auto none = py::none();
    py::class_<P> cls(m, "PreferenceMatrix", doc::PreferenceMatrix);
    cls.def_static("from_ranks", &from_ranks, py::arg("ranks"), py::arg("topics") = none,
                   py::arg("agents") = none, py::arg("weights") = none, doc::PreferenceMatrix_from_ranks)
        .def_static("from_scores", &from_scores, py::arg("scores"), py::arg("topics") = none,
                    py::arg("agents") = none, py::arg("weights") = none, doc::PreferenceMatrix_from_scores)
        .def_static("from_approvals", &from_approvals, py::arg("mask"), py::arg("topics") = none,
                    py::arg("agents") = none, py::arg("weights") = none, doc::PreferenceMatrix_from_approvals)
        .def_property_readonly(
            "kind", [](const P& p) { return std::string(name(p.kind())); },
            "\"ranks\", \"scores\" or \"approvals\".")
        .def_property_readonly("n_agents", &P::n_agents, "Number of agents (rows).")
        .def_property_readonly("n_topics", &P::n_topics, "Number of topics (columns).")
        .def_property_readonly(
            "topics", [](const P& p) { return p.topics(); }, "Ids of the topics, in column order.")
        .def_property_readonly("agents", &P::agents, "Ids of the agents, in row order.")
        .def_property_readonly(
            "weights", [](const P& p) { return py::array(py::cast(p.weights())); },
            "Weight of each agent, in row order.")
        .def_property_readonly("total_weight", &P::total_weight, "Sum of the weights.")
        .def_property_readonly(
            "values", &values,
            "The answers, (n_agents, n_topics), read only: ranks (0 = not ranked), scores (NaN = no "
            "answer), or approvals as 1, 0 and NaN.")
        .def_property_readonly(
            "not_asked",
            [](const py::object& self) -> py::object {
                const auto& p = py::cast<const PreferenceMatrix&>(self);
                if (p.not_asked().empty()) return py::none();
                return view(p.not_asked().data(), shape(p), self).attr("view")("bool");
            },
            "(n_agents, n_topics) booleans, read only: true where the topic was never put to the agent; None "
            "where "
            "every agent was asked everything.")
        .def_property_readonly("n_unanswered", &P::n_unanswered, "Number of cells without an answer.")
        .def("to_ranks", &P::to_ranks, release, doc::PreferenceMatrix_to_ranks)
        .def("to_approvals", &to_approvals, py::kw_only(), py::arg("max_rank") = none,
             py::arg("min_score") = none, doc::PreferenceMatrix_to_approvals)
        .def("to_scores", &P::to_scores, release, doc::PreferenceMatrix_to_scores)
        .def("add_topics", &P::add_topics, py::arg("topics"), doc::PreferenceMatrix_add_topics)
        .def("with_not_asked", &P::with_not_asked, py::arg("mask"), doc::PreferenceMatrix_with_not_asked)
        .def("merge_topics", &P::merge_topics, py::arg("topics"), py::arg("into"),
             doc::PreferenceMatrix_merge_topics)
        .def("select_topics", &P::select_topics, py::arg("topics"), doc::PreferenceMatrix_select_topics)
        .def("select_agents", &P::select_agents, py::arg("agents"), doc::PreferenceMatrix_select_agents)
        .def("with_weights", &P::with_weights, py::arg("weights"), doc::PreferenceMatrix_with_weights)
        .def("__repr__", &repr)
        .def(py::pickle(&state, &from_state));
    add_equality(cls);
    add_result_methods(cls);
}

}  // namespace maillage::python
