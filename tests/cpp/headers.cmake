# Every public header compiles alone, and twice: one generated source each.

file(GLOB_RECURSE public_headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/include"
     "${PROJECT_SOURCE_DIR}/include/maillage/*.hpp")
add_library(maillage_headers OBJECT)
foreach(header IN LISTS public_headers)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/headers/${header}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "#include \"${header}\"\n#include \"${header}\"\n")
    target_sources(maillage_headers PRIVATE "${source}")
endforeach()
# The optional adapter header needs Boost.
target_link_libraries(maillage_headers PRIVATE maillage::maillage maillage_boost maillage_options)
