// How central actors are: measures of vertices and edges.
#include "bindings.hpp"

namespace maillage::python {

void bind_centrality(py::module_&) {}

}  // namespace maillage::python
