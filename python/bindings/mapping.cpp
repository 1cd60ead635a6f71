// Layouts and graph files.
#include "bindings.hpp"

namespace maillage::python {

void bind_mapping(py::module_&) {}

}  // namespace maillage::python
