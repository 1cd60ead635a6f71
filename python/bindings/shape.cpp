// Shape and fragility, null models.
#include "bindings.hpp"

namespace maillage::python {

void bind_shape(py::module_&) {}

}  // namespace maillage::python
