// Introductions, missing actors, competences.
#include "bindings.hpp"

namespace maillage::python {

void bind_introductions(py::module_&) {}

}  // namespace maillage::python
