// Communities, bodies, layers, evolution, competences, introductions.
#include "bindings.hpp"

namespace maillage::python {

void bind_groups(py::module_&) {}

}  // namespace maillage::python
