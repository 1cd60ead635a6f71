#include <memory>
#include <string>

#include "bindings.hpp"
#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"

namespace maillage::python {

namespace {

// The exception classes of the Python side, in the order in which they are tried.
struct Exceptions {
    PyObject* base = nullptr;
    PyObject* invalid_input = nullptr;
    PyObject* not_found = nullptr;
    PyObject* infeasible = nullptr;
    PyObject* limit_exceeded = nullptr;
    PyObject* cancelled = nullptr;
    PyObject* file_error = nullptr;
};

Exceptions& exceptions() {
    static Exceptions instance;
    return instance;
}

PyObject* new_exception(py::module_& m, const char* name, const char* doc, PyObject* base, PyObject* second = nullptr) {
    py::tuple bases = py::make_tuple(py::handle(base));
    if (second != nullptr) bases = py::make_tuple(py::handle(base), py::handle(second));
    const std::string full = std::string("maillage.") + name;
    PyObject* created = PyErr_NewExceptionWithDoc(full.c_str(), doc, bases.ptr(), nullptr);
    if (created == nullptr) throw py::error_already_set();
    m.add_object(name, created);
    return created;
}

void translate(std::exception_ptr pointer) {
    if (!pointer) return;
    const auto set = [](PyObject* type, const std::exception& error) { PyErr_SetString(type, error.what()); };
    try {
        std::rethrow_exception(pointer);
    } catch (const InvalidInput& error) {
        set(exceptions().invalid_input, error);
    } catch (const NotFound& error) {
        set(exceptions().not_found, error);
    } catch (const Infeasible& error) {
        set(exceptions().infeasible, error);
    } catch (const LimitExceeded& error) {
        set(exceptions().limit_exceeded, error);
    } catch (const Cancelled& error) {
        set(exceptions().cancelled, error);
    } catch (const FileError& error) {
        set(exceptions().file_error, error);
    } catch (const Error& error) {
        set(exceptions().base, error);
    }
}

void bind_errors(py::module_& m) {
    Exceptions& e = exceptions();
    e.base = new_exception(m, "MaillageError", doc::Error, PyExc_Exception);
    // KeyError would show its message in quotes.
    py::handle(e.base).attr("__str__") = py::handle(PyExc_BaseException).attr("__str__");
    e.invalid_input = new_exception(m, "InvalidInput", doc::InvalidInput, e.base, PyExc_ValueError);
    e.not_found = new_exception(m, "NotFound", doc::NotFound, e.base, PyExc_KeyError);
    e.infeasible = new_exception(m, "Infeasible", doc::Infeasible, e.base);
    e.limit_exceeded = new_exception(m, "LimitExceeded", doc::LimitExceeded, e.base);
    e.cancelled = new_exception(m, "Cancelled", doc::Cancelled, e.base);
    e.file_error = new_exception(m, "FileError", doc::FileError, e.base, PyExc_OSError);
    py::register_local_exception_translator(translate);
}

}  // namespace

Monitor python_monitor(const py::object& progress) {
    // Shared, because a Monitor is copied; released with the GIL held.
    const std::shared_ptr<py::object> given(new py::object(progress), [](py::object* object) {
        const py::gil_scoped_acquire gil;
        delete object;
    });
    const auto watched = std::make_shared<bool>(false);
    Monitor monitor;
    monitor.poll = [given, watched](const Progress& done) {
        if (!*watched && done.done == done.total) return true;  // short work: nothing to show, no lock to take
        const py::gil_scoped_acquire gil;
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        if (!*watched) {
            *given = python_function("maillage.progress", "watcher")(*given);
            *watched = true;
        }
        if (given->is_none()) return true;
        const py::object answer = (*given)(done.done, done.total);
        return answer.is_none() || py::cast<bool>(answer);
    };
    return monitor;
}

std::vector<std::string> ids(const py::object& given) {
    std::vector<std::string> names;
    if (given.is_none()) return names;
    for (const py::handle item : given) names.push_back(py::str(item));
    return names;
}

void bind_core(py::module_& m) {
    bind_errors(m);
    m.def("threads", &threads, doc::threads);
    m.def("set_threads", &set_threads, py::arg("count"), doc::set_threads);
}

}  // namespace maillage::python
