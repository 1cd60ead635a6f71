#include <filesystem>

#include <pybind11/stl/filesystem.h>

#include "bindings.hpp"
#include "docstrings/preference.hpp"
#include "maillage/preference/preflib.hpp"

namespace maillage::python {

namespace {

using Names = py::typing::Dict<int, std::string>;
using Metadata = py::typing::Dict<std::string, std::string>;

Names dict_of(const std::vector<PrefLibName>& names) {
    Names result;
    for (const PrefLibName& entry : names) result[py::int_(entry.number)] = entry.name;
    return result;
}

Metadata metadata_dict(const PrefLibFile& file) {
    Metadata result;
    for (const auto& [key, value] : metadata(file)) result[py::str(key)] = value;
    return result;
}

std::string repr(const PrefLibFile& file) {
    const auto voters = static_cast<std::int64_t>(file.preferences.total_weight());
    return "PrefLibFile(" + std::string(name(file.kind)) + ", " + std::to_string(voters) + " voters, " +
           std::to_string(file.preferences.n_agents()) + " lines of ballots, " +
           std::to_string(file.preferences.n_topics()) + " alternatives)";
}

PrefLibOptions options(const std::optional<std::string>& kind, const std::optional<Metadata>& metadata) {
    PrefLibOptions result;
    if (kind) result.kind = preflib_kind(*kind);
    if (!metadata) return result;
    for (const auto& [key, value] : *metadata) result.metadata.emplace_back(py::str(key), py::str(value));
    return result;
}

}  // namespace

void bind_preflib(py::module_& m) {
    py::class_<PrefLibFile>(m, "PrefLibFile", doc::PrefLibFile)
        .def_readonly("preferences", &PrefLibFile::preferences, "The ballots.")
        .def_property_readonly(
            "kind", [](const PrefLibFile& file) { return name(file.kind); }, doc::PrefLibKind)
        .def_property_readonly("metadata", &metadata_dict, doc::metadata)
        .def_property_readonly(
            "alternatives", [](const PrefLibFile& file) { return dict_of(file.alternatives); },
            "Name of each alternative by its number.")
        .def_property_readonly(
            "categories", [](const PrefLibFile& file) { return dict_of(file.categories); },
            "Name of each category by its number, best first; empty unless the kind is \"cat\".")
        .def("__repr__", &repr);

    m.def(
        "read_preflib",
        [](const std::filesystem::path& path, const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release release;
            return read_preflib(path, monitor);
        },
        py::arg("path"), py::kw_only(), py::arg("progress") = py::none(), doc::read_preflib);

    m.def(
        "write_preflib",
        [](const PrefLibFile& file, const std::filesystem::path& path) {
            const py::gil_scoped_release release;
            write_preflib(file, path);
        },
        py::arg("file"), py::arg("path"), "Writes a PrefLib file byte for byte as it was read.");
    m.def(
        "write_preflib",
        [](const PreferenceMatrix& preferences, const std::filesystem::path& path,
           const std::optional<std::string>& kind, const std::optional<Metadata>& metadata) {
            const PrefLibOptions chosen = options(kind, metadata);
            const py::gil_scoped_release release;
            write_preflib(preferences, path, chosen);
        },
        py::arg("preferences"), py::arg("path"), py::kw_only(), py::arg("kind") = py::none(),
        py::arg("metadata") = py::none(), doc::write_preflib);
}

}  // namespace maillage::python
