#include <memory>
#include <string>

#include "bindings.hpp"
#include "docstrings/core.hpp"
#include "docstrings/solver.hpp"
#include "maillage/core/error.hpp"
#include "maillage/core/thread_pool.hpp"
#include "maillage/solver/linear_program.hpp"

namespace maillage::python {

namespace {

// Gives a C++ exception to Python as the class of that name in maillage.errors.
void set_error(const char* name, const std::exception& error) {
    const py::object type = python_function("maillage.errors", name);
    PyErr_SetString(type.ptr(), error.what());
}

void translate(std::exception_ptr pointer) {
    if (!pointer) return;
    try {
        std::rethrow_exception(pointer);
    } catch (const InvalidInput& error) {
        set_error("InvalidInput", error);
    } catch (const NotFound& error) {
        set_error("NotFound", error);
    } catch (const Infeasible& error) {
        set_error("Infeasible", error);
    } catch (const LimitExceeded& error) {
        set_error("LimitExceeded", error);
    } catch (const Cancelled& error) {
        set_error("Cancelled", error);
    } catch (const FileError& error) {
        set_error("FileError", error);
    } catch (const Error& error) {
        set_error("MaillageError", error);
    }
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
        if (!*watched && done.done == done.total)
            return true;  // short work: nothing to show, no lock to take
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
    py::register_local_exception_translator(translate);
    const py::module_ errors = py::module_::import("maillage.errors");
    for (const char* name : {"MaillageError", "InvalidInput", "NotFound", "Infeasible", "LimitExceeded",
                             "Cancelled", "FileError"}) {
        m.attr(name) = errors.attr(name);
    }
    m.def("threads", &threads, doc::threads);
    m.def("set_threads", &set_threads, py::arg("count"), doc::set_threads);
    m.def("has_solver", &has_solver, doc::has_solver);
    m.def("solver_name", &solver_name, doc::solver_name);
}

}  // namespace maillage::python
