// Layouts: where actors and their names stand on a drawing.

#include "bindings.hpp"
#include "docstrings/mapping.hpp"
#include "maillage/core/error.hpp"
#include "maillage/mapping/labels.hpp"
#include "maillage/mapping/layout.hpp"
#include "maillage/mapping/overlap.hpp"

namespace maillage::python {

namespace {

using Doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;

static_assert(sizeof(Position) == 2 * sizeof(double));

std::span<const double> numbers(const Doubles& given) {
    return {given.data(), static_cast<std::size_t>(given.size())};
}

std::vector<Position> positions(const Doubles& given) {
    if (given.size() == 0) return {};
    if (given.ndim() != 2 || given.shape(1) != 2)
        throw InvalidInput("positions have the wrong shape; expected two numbers a vertex");
    std::vector<Position> found(static_cast<std::size_t>(given.shape(0)));
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = {given.data()[2 * i], given.data()[2 * i + 1]};
    return found;
}

py::array_t<double> pairs(const std::vector<Position>& given) {
    py::array_t<double> found({static_cast<py::ssize_t>(given.size()), py::ssize_t{2}});
    for (std::size_t i = 0; i < given.size(); ++i) {
        found.mutable_data()[2 * i] = given[i].x;
        found.mutable_data()[2 * i + 1] = given[i].y;
    }
    found.attr("flags").attr("writeable") = false;
    return found;
}

py::array_t<double> layout_of(const Graph& graph, const py::object& initial, const LayoutOptions& options,
                              const py::object& progress) {
    const auto start = initial.is_none() ? std::vector<Position>() : positions(py::cast<Doubles>(initial));
    const Monitor monitor = python_monitor(progress);
    std::vector<Position> found;
    {
        const py::gil_scoped_release release;
        found = layout(graph, options, start, monitor);
    }
    return pairs(found);
}

double stress_of(const Graph& graph, const Doubles& given, const py::object& progress) {
    const auto points = positions(given);
    const Monitor monitor = python_monitor(progress);
    const py::gil_scoped_release release;
    return stress(graph, points, monitor);
}

py::array_t<std::int8_t> places(const LabelRequest& request) {
    std::vector<std::int8_t> found;
    for (const LabelPlace place : label_places(request)) found.push_back(static_cast<std::int8_t>(place));
    return array(std::move(found));
}

}  // namespace

void bind_mapping(py::module_& m) {
    const LayoutOptions defaults;
    m.def(
        "layout",
        [](const Graph& graph, const py::object& initial, std::size_t full_up_to, std::size_t pivots,
           std::size_t sweeps, double aspect, std::uint64_t seed, const py::object& progress) {
            return layout_of(graph, initial, {full_up_to, pivots, sweeps, aspect, seed}, progress);
        },
        py::arg("graph"), py::arg("initial") = py::none(), py::kw_only(),
        py::arg("full_up_to") = defaults.full_up_to, py::arg("pivots") = defaults.pivots,
        py::arg("sweeps") = defaults.sweeps, py::arg("aspect") = defaults.aspect,
        py::arg("seed") = defaults.seed, py::arg("progress") = py::none(), doc::layout);
    m.def("stress", &stress_of, py::arg("graph"), py::arg("positions"), py::kw_only(),
          py::arg("progress") = py::none(), doc::stress);
    m.def(
        "without_overlaps",
        [](const Doubles& given, const Doubles& radii, double gap) {
            return pairs(without_overlaps(positions(given), numbers(radii), gap));
        },
        py::arg("positions"), py::arg("radii"), py::kw_only(), py::arg("gap") = 0.0, doc::without_overlaps);
    m.def(
        "label_places",
        [](const Doubles& centres, const Doubles& radii, const Doubles& widths, const Doubles& heights,
           const Doubles& importance, const std::array<double, 4>& frame, double gap) {
            const auto points = positions(centres);
            return places({points, numbers(radii), numbers(widths), numbers(heights), numbers(importance),
                           Box{frame[0], frame[1], frame[2], frame[3]}, gap});
        },
        py::arg("centres"), py::arg("radii"), py::arg("widths"), py::arg("heights"), py::arg("importance"),
        py::kw_only(), py::arg("frame") = std::array<double, 4>{}, py::arg("gap") = LabelRequest{}.gap,
        doc::label_places);
    m.def(
        "label_box",
        [](std::pair<double, double> centre, double radius, double width, double height, int place,
           double gap) {
            const Box box = label_box({centre.first, centre.second}, radius, width, height,
                                      static_cast<LabelPlace>(place), gap);
            return std::array<double, 4>{box.left, box.top, box.right, box.bottom};
        },
        py::arg("centre"), py::arg("radius"), py::arg("width"), py::arg("height"), py::arg("place"),
        py::arg("gap"), doc::label_box);
}

}  // namespace maillage::python
