// Shape and fragility, roles, silos, null models.
#include "bindings.hpp"

namespace maillage::python {

void bind_structure(py::module_&) {}

}  // namespace maillage::python
