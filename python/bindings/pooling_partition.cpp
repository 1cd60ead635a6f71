// Partitions of players into groups.
#include <string>

#include "bindings.hpp"
#include "docstrings/pooling.hpp"
#include "maillage/core/error.hpp"
#include "maillage/pooling/partition.hpp"

namespace maillage::python {

namespace {

PartitionGoal goal_named(const std::string& goal) {
    if (goal == "highest") return PartitionGoal::kHighest;
    if (goal == "lowest") return PartitionGoal::kLowest;
    throw InvalidInput("goal is '" + goal + "'; expected 'highest' or 'lowest'");
}

}  // namespace

void bind_pooling_partition(py::module_& m) {
    auto cls = py::class_<Partition>(m, "Partition", doc::Partition);
    cls.def_readonly("parts", &Partition::parts, "Bit masks of the groups, by their first player.")
        .def_readonly("value", &Partition::value, "Sum of the amounts of the groups.");
    add_equality(cls);
    const PartitionOptions defaults;
    m.def(
        "best_partitions",
        [](const py::array_t<double, py::array::c_style | py::array::forcecast>& values,
           const std::string& goal, std::size_t k, std::size_t max_size, std::vector<Coalition> refusals,
           const py::object& progress) {
            const std::span<const double> amounts(values.data(), static_cast<std::size_t>(values.size()));
            const PartitionOptions options{goal_named(goal), k, max_size, std::move(refusals)};
            const Monitor monitor = python_monitor(progress);
            const py::gil_scoped_release unlocked;
            return best_partitions(amounts, options, monitor);
        },
        py::arg("values"), py::kw_only(), py::arg("goal") = "highest", py::arg("k") = defaults.k,
        py::arg("max_size") = defaults.max_size, py::arg("refusals") = defaults.refusals,
        py::arg("progress") = py::none(), doc::best_partitions);
}

}  // namespace maillage::python
