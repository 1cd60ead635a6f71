#include "bindings.hpp"

PYBIND11_MODULE(_core, m) {
    m.doc() = "The compiled part of maillage; use it through the package maillage.";
    m.attr("__version__") = MAILLAGE_VERSION;
    maillage::python::bind_core(m);
    maillage::python::bind_preference(m);
    maillage::python::bind_preflib(m);
    maillage::python::bind_tallies(m);
    maillage::python::bind_explanation(m);
    maillage::python::bind_ranking(m);
    maillage::python::bind_programme(m);
    maillage::python::bind_network(m);
    maillage::python::bind_centrality(m);
    maillage::python::bind_shape(m);
    maillage::python::bind_roles(m);
    maillage::python::bind_groups(m);
    maillage::python::bind_introductions(m);
    maillage::python::bind_mapping(m);
    maillage::python::bind_pooling_model(m);
    maillage::python::bind_pooling_games(m);
    maillage::python::bind_pooling_partition(m);
    maillage::python::bind_pooling_plan(m);
    maillage::python::bind_likeness(m);
}
