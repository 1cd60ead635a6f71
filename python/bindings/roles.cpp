// Brokerage, structural holes, silos.
#include "bindings.hpp"

namespace maillage::python {

void bind_roles(py::module_&) {}

}  // namespace maillage::python
