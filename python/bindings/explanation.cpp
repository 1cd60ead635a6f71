#include <string>

#include "bindings.hpp"
#include "docstrings/core.hpp"
#include "maillage/core/explanation.hpp"

namespace maillage::python {

namespace {

std::string repr(const py::object& self) {
    const auto& fact = py::cast<const Fact&>(self);
    const auto shown = [](const py::object& value) { return py::cast<std::string>(py::repr(value)); };
    return "Fact(" + shown(py::str(fact.subject)) + ", " + shown(py::str(fact.reason)) + ", " +
           shown(py::str(fact.object)) + ", " + shown(py::float_(fact.amount)) + ", " +
           shown(py::float_(fact.against)) + ")";
}

}  // namespace

void bind_explanation(py::module_& m) {
    py::class_<Fact> cls(m, "Fact", doc::Fact);
    cls.def(py::init<std::string, std::string, std::string, double, double>(), py::arg("subject"),
            py::arg("reason"), py::arg("object") = "", py::arg("amount") = 0.0, py::arg("against") = 0.0)
        .def_readonly("subject", &Fact::subject, "Id of what the fact is about; may be empty.")
        .def_readonly("reason", &Fact::reason, "Code of the fact, listed with the result that carries it.")
        .def_readonly("object", &Fact::object, "Id of what the subject is held against; may be empty.")
        .def_readonly("amount", &Fact::amount, "The number, as the code defines it.")
        .def_readonly("against", &Fact::against, "The number on the other side, as the code defines it.")
        .def("__repr__", &repr)
        .def(py::pickle(
            [](const Fact& f) { return py::make_tuple(f.subject, f.reason, f.object, f.amount, f.against); },
            [](const py::tuple& s) {
                return Fact{py::cast<std::string>(s[0]), py::cast<std::string>(s[1]),
                            py::cast<std::string>(s[2]), py::cast<double>(s[3]), py::cast<double>(s[4])};
            }));
    add_equality(cls);
}

}  // namespace maillage::python
