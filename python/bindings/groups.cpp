// Communities, bodies, layers, evolution.
#include "bindings.hpp"

namespace maillage::python {

void bind_groups(py::module_&) {}

}  // namespace maillage::python
