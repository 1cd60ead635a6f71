#pragma once
// What the binding files share: one function per module, and the few bridges between Python and the library.

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "maillage/core/monitor.hpp"
#include "maillage/preference/preference_matrix.hpp"

namespace py = pybind11;

namespace maillage::python {

void bind_core(py::module_& m);
void bind_preference(py::module_& m);
void bind_preflib(py::module_& m);
void bind_tallies(py::module_& m);
void bind_explanation(py::module_& m);
void bind_ranking(py::module_& m);
void bind_programme(py::module_& m);
void bind_network(py::module_& m);
void bind_centrality(py::module_& m);
void bind_shape(py::module_& m);
void bind_roles(py::module_& m);
void bind_groups(py::module_& m);
void bind_introductions(py::module_& m);
void bind_likeness(py::module_& m);
void bind_mapping(py::module_& m);
void bind_pooling_games(py::module_& m);
void bind_pooling_model(py::module_& m);
void bind_pooling_partition(py::module_& m);
void bind_pooling_plan(py::module_& m);

/// Python types that appear in signatures by their own names.
struct DataFrame : py::object {
    PYBIND11_OBJECT_DEFAULT(DataFrame, py::object, PyObject_Type)
};
struct Chart : py::object {
    PYBIND11_OBJECT_DEFAULT(Chart, py::object, PyObject_Type)
};

struct Labels : py::object {
    PYBIND11_OBJECT_DEFAULT(Labels, py::object, PyObject_Type)
};
struct Notice : py::object {
    PYBIND11_OBJECT_DEFAULT(Notice, py::object, PyObject_Type)
};

/// A function of the Python side of the package, imported on first use.
inline py::object python_function(const char* module, const char* function) {
    return py::module_::import(module).attr(function);
}

/// A monitor that lets Ctrl-C through and drives a progress bar or callback once the work proves to be long.
/// Called with the GIL held; the monitor takes it by itself.
Monitor python_monitor(const py::object& progress);

/// Ids from any iterable of things that have a name.
std::vector<std::string> ids(const py::object& given);

/// A read-only numpy array over memory that `owner` keeps alive.
template <typename T>
py::array view(const T* data, std::vector<py::ssize_t> shape, const py::handle& owner) {
    py::array_t<T> array(std::move(shape), data, owner);
    array.attr("flags").attr("writeable") = false;
    return array;
}

/// A read-only numpy array that takes over what a vector holds.
template <typename T>
py::array_t<T> array(std::vector<T> values) {
    auto* kept = new std::vector<T>(std::move(values));
    const py::capsule owner(kept, [](void* pointer) { delete static_cast<std::vector<T>*>(pointer); });
    py::array_t<T> found(static_cast<py::ssize_t>(kept->size()), kept->data(), owner);
    found.attr("flags").attr("writeable") = false;
    return found;
}

/// Adds a field of a result that is a vector of numbers, as a read-only numpy array over it.
template <typename T, typename Number>
void add_array(py::class_<T>& cls, const char* name, std::vector<Number> T::*field, const char* doc) {
    cls.def_property_readonly(
        name,
        [field](const py::object& self) -> py::array_t<Number> {
            const auto& values = py::cast<const T&>(self).*field;
            return view(values.data(), {static_cast<py::ssize_t>(values.size())}, self);
        },
        doc);
}

/// Adds one field of the rows of a result, as a read-only numpy array.
template <typename T, typename Row, typename Number>
void add_column(py::class_<T>& cls, const char* name, std::vector<Row> T::*rows, Number Row::*field,
                const char* doc) {
    cls.def_property_readonly(
        name,
        [rows, field](const T& self) {
            std::vector<Number> column;
            for (const Row& row : self.*rows) column.push_back(row.*field);
            return array(std::move(column));
        },
        doc);
}

/// Adds equality by value; what can be equal by value and is no key has no hash.
template <typename T>
void add_equality(py::class_<T>& cls) {
    cls.def(
        "__eq__",
        [](const T& self, const py::object& other) {
            return py::isinstance<T>(other) && self == py::cast<const T&>(other);
        },
        py::arg("other"));
    cls.attr("__hash__") = py::none();
}

/// Adds what every result object has: to_frame, explain, plot and the table of notebooks.
template <typename Class>
void add_result_methods(Class& cls) {
    cls.def(
           "to_frame",
           [](const py::object& self) {
               return DataFrame(python_function("maillage.frames", "to_frame")(self));
           },
           "The result as a pandas data frame.")
        .def(
            "_repr_html_",
            [](const py::object& self) {
                return py::str(python_function("maillage.frames", "to_html")(self));
            },
            "The table that a notebook shows.")
        .def(
            "explain",
            [](const py::object& self, const std::string& lang, const Labels& labels,
               const Notice& invented) {
                return py::str(python_function("maillage.wording", "explain")(
                    self, lang, py::arg("labels") = labels, py::arg("invented") = invented));
            },
            py::arg("lang") = "fr", py::kw_only(), py::arg("labels") = py::none(),
            py::arg("invented") = py::none(),
            "The result in plain words, in French (\"fr\") or English (\"en\").\n\n"
            "`labels` maps ids of topics to the names that readers know; `invented` says whether, or in a "
            "sentence how, the ballots are invented.")
        .def(
            "plot",
            [](const py::object& self, const std::string& lang, const Labels& labels,
               const Notice& invented) {
                return Chart(python_function("maillage.charts", "plot")(
                    self, lang, py::arg("labels") = labels, py::arg("invented") = invented));
            },
            py::arg("lang") = "fr", py::kw_only(), py::arg("labels") = py::none(),
            py::arg("invented") = py::none(),
            "The result as an Altair chart, worded in French (\"fr\") or English (\"en\"); options as for "
            "`explain`.");
}

}  // namespace maillage::python

namespace pybind11::detail {

template <>
struct handle_type_name<maillage::python::DataFrame> {
    static constexpr auto name = const_name("pandas.DataFrame");
};
template <>
struct handle_type_name<maillage::python::Chart> {
    static constexpr auto name = const_name("altair.TopLevelMixin");
};

template <>
struct handle_type_name<maillage::python::Labels> {
    static constexpr auto name = const_name("collections.abc.Mapping[str, str] | None");
};
template <>
struct handle_type_name<maillage::python::Notice> {
    static constexpr auto name = const_name("bool | str | None");
};

}  // namespace pybind11::detail
