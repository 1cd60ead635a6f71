// Units, distances, and which planned actions are alike.
#include <pybind11/typing.h>

#include "bindings.hpp"
#include "docstrings/core.hpp"
#include "docstrings/pooling.hpp"
#include "maillage/core/error.hpp"
#include "maillage/core/place.hpp"
#include "maillage/pooling/likeness.hpp"
#include "maillage/pooling/units.hpp"

namespace maillage::python {

namespace {

using Column = py::array_t<double, py::array::c_style | py::array::forcecast>;
using Numbers = py::array_t<std::uint32_t>;
using Texts = py::typing::Callable<Column(Numbers, Numbers)>;

std::vector<double> values(const Column& column) {
    return {column.data(), column.data() + column.size()};
}

// Asks Python for the likeness of texts; called without the GIL.
TextLikeness asked(const py::object& text) {
    if (text.is_none()) return {};
    return [&text](std::span<const Pair> pairs) {
        const py::gil_scoped_acquire locked;
        std::vector<std::uint32_t> first;
        std::vector<std::uint32_t> second;
        for (const auto& [one, other] : pairs) {
            first.push_back(one);
            second.push_back(other);
        }
        return values(py::cast<Column>(text(array(std::move(first)), array(std::move(second)))));
    };
}

void bind_units(py::module_& m) {
    m.def(
        "unit_named",
        [](const std::string& name) {
            const Unit unit = unit_named(name);
            return std::pair(unit.base, unit.factor);
        },
        py::arg("name"), doc::unit_named);
    m.def("conversion", &conversion, py::arg("from_unit"), py::arg("to_unit"), doc::conversion);
    m.def("in_base_unit", &in_base_unit, py::arg("action"), doc::in_base_unit);
    m.def(
        "distances_km",
        [](const Column& latitudes, const Column& longitudes) {
            if (latitudes.size() != longitudes.size())
                throw InvalidInput(std::to_string(latitudes.size()) + " latitudes are given for " +
                                   std::to_string(longitudes.size()) + " longitudes; expected as many");
            std::vector<Place> places;
            for (py::ssize_t i = 0; i < latitudes.size(); ++i)
                places.push_back({latitudes.data()[i], longitudes.data()[i]});
            return array(distances_km(places));
        },
        py::arg("latitudes"), py::arg("longitudes"), doc::distances_km);
}

void bind_options(py::module_& m) {
    py::class_<LikenessOptions>(m, "LikenessOptions", doc::LikenessOptions)
        .def(py::init([](std::uint32_t kind_steps, std::int32_t overlap, std::int32_t slack, double within,
                         bool neighbours, double least, const std::array<double, 5>& weights,
                         std::uint64_t limit) {
                 return LikenessOptions{kind_steps,
                                        overlap,
                                        slack,
                                        within,
                                        neighbours,
                                        least,
                                        {weights[0], weights[1], weights[2], weights[3], weights[4]},
                                        limit};
             }),
             py::kw_only(), py::arg("max_kind_steps"), py::arg("min_overlap_days"), py::arg("slack_days"),
             py::arg("within_km"), py::arg("neighbours_only"), py::arg("min_likeness"), py::arg("weights"),
             py::arg("limit"), "Weights of text, theme, quantity, needs and public.");
}

void bind_pairs(py::module_& m) {
    auto cls = py::class_<Likeness>(m, "AlikePairs", doc::Likeness);
    using A = AlikePair;
    add_column(cls, "first", &Likeness::alike, &A::first, "Number of an action.");
    add_column(cls, "second", &Likeness::alike, &A::second, "Number of the other, higher.");
    add_column(cls, "likeness", &Likeness::alike, &A::likeness, "Weighted mean of what is known.");
    add_column(cls, "text", &Likeness::alike, &A::text, "Of titles and descriptions.");
    add_column(cls, "theme", &Likeness::alike, &A::theme, "By the tree of themes.");
    add_column(cls, "quantity", &Likeness::alike, &A::quantity, "The smaller as a share of the larger.");
    add_column(cls, "needs", &Likeness::alike, &A::needs, "Share that both have.");
    add_column(cls, "target_public", &Likeness::alike, &A::target_public, "Share that both have.");
    add_column(cls, "distance_km", &Likeness::alike, &A::distance_km, "NaN where not known.");
    add_column(cls, "overlap_days", &Likeness::alike, &A::overlap_days, "With the slack.");
    add_column(cls, "confirmed", &Likeness::alike, &A::confirmed, "1 where someone has.");
    add_column(cls, "forms", &Likeness::alike, &A::forms, "A bit for each legal form that suits.");
    using R = RejectedPair;
    add_column(cls, "rejected_first", &Likeness::rejected, &R::first, "Number of an action.");
    add_column(cls, "rejected_second", &Likeness::rejected, &R::second, "Number of the other, higher.");
    add_column(cls, "rejected_likeness", &Likeness::rejected, &R::likeness, "Where that failed; or -1.");
    cls.def_property_readonly(
           "rejected_condition",
           [](const Likeness& found) {
               std::vector<std::uint8_t> column;
               column.reserve(found.rejected.size());
               for (const RejectedPair& pair : found.rejected)
                   column.push_back(static_cast<std::uint8_t>(pair.condition));
               return array(std::move(column));
           },
           "The first condition that failed, by its number in `pair_conditions`.")
        .def_readonly("n_other_kinds", &Likeness::n_other_kinds, "Pairs that were not looked at.");
    m.def(
        "pair_conditions",
        [] {
            return std::vector<std::string>{"none",   "kind",       "poolable", "refused",    "unit",
                                            "window", "neighbours", "distance", "legal_form", "likeness"};
        },
        "The conditions of a pair, in the order of their numbers.");
}

void bind_case(py::module_& m) {
    using Kinds = std::vector<std::string>;
    using Forms = std::vector<std::tuple<Kinds, Kinds, bool>>;
    auto cls = py::class_<LikenessCase>(m, "LikenessCase", doc::LikenessCase);
    cls.def(py::init([](std::vector<Action> actions, std::vector<std::string> territories,
                        const Column& distances, std::vector<Pair> neighbours,
                        std::vector<std::array<std::string, 2>> themes, const Forms& forms,
                        std::vector<Pair> confirmed, std::vector<Pair> refused) {
                LikenessCase about{std::move(actions),    std::move(territories), values(distances),
                                   std::move(neighbours), std::move(themes),      {},
                                   std::move(confirmed),  std::move(refused)};
                for (const auto& [kinds, excluded, contiguous] : forms)
                    about.forms.push_back({kinds, excluded, contiguous});
                return about;
            }),
            py::kw_only(), py::arg("actions"), py::arg("territories"), py::arg("distances_km"),
            py::arg("neighbours"), py::arg("themes"), py::arg("forms"), py::arg("confirmed"),
            py::arg("refused"), "A form is its kinds and whether it requires contiguity.");
}

}  // namespace

void bind_likeness(py::module_& m) {
    bind_units(m);
    bind_options(m);
    bind_pairs(m);
    bind_case(m);
    m.def(
        "alike",
        [](const LikenessCase& about, const Texts& text, const LikenessOptions& options,
           const py::object& progress) {
            const Monitor monitor = python_monitor(progress);
            const TextLikeness texts = asked(text);
            const py::gil_scoped_release unlocked;
            return alike(about, texts, options, monitor);
        },
        py::arg("about"), py::arg("text"), py::arg("options"), py::kw_only(),
        py::arg("progress") = py::none(), doc::alike);
    m.def(
        "failed_condition",
        [](const LikenessCase& about, Pair pair, const LikenessOptions& options) {
            return static_cast<unsigned>(failed_condition(about, pair, options));
        },
        py::arg("about"), py::arg("pair"), py::arg("options"), doc::failed_condition);
}

}  // namespace maillage::python
