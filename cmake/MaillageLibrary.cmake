# How the library target is compiled: hidden symbols, generated export header, Eigen public, Boost private.

file(GLOB_RECURSE MAILLAGE_PUBLIC_HEADERS CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/maillage/*.hpp")

# Where an installed library looks for those that it needs: beside itself.
set(MAILLAGE_BESIDE "$ORIGIN")
if(APPLE)
    set(MAILLAGE_BESIDE "@loader_path")
endif()

set_target_properties(
    maillage
    PROPERTIES CXX_VISIBILITY_PRESET hidden
               VISIBILITY_INLINES_HIDDEN ON
               POSITION_INDEPENDENT_CODE ON
               INSTALL_RPATH "${MAILLAGE_BESIDE}"
               VERSION ${PROJECT_VERSION}
               SOVERSION ${PROJECT_VERSION_MAJOR})
target_compile_features(maillage PUBLIC cxx_std_20)
target_compile_definitions(maillage PRIVATE MAILLAGE_VERSION="${PROJECT_VERSION}")

generate_export_header(maillage BASE_NAME maillage EXPORT_FILE_NAME "${PROJECT_BINARY_DIR}/include/maillage/export.hpp")
get_target_property(maillage_type maillage TYPE)
if(maillage_type STREQUAL "STATIC_LIBRARY")
    target_compile_definitions(maillage PUBLIC MAILLAGE_STATIC_DEFINE)
endif()

target_include_directories(
    maillage
    PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>"
           "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>"
    PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(
    maillage
    PUBLIC Eigen3::Eigen Threads::Threads
    # Build interface only: a static library must not ask its consumers for Boost.
    PRIVATE $<BUILD_INTERFACE:maillage_boost> $<BUILD_INTERFACE:maillage_options>)

if(MAILLAGE_HIGHS_FROM)
    target_sources(maillage PRIVATE src/solver/highs_engine.cpp src/solver/highs_session.cpp)
    # The library itself only: a shared library hides it, a static one hands it on to be linked, but no header of it.
    target_link_libraries(maillage PRIVATE ${MAILLAGE_HIGHS_TARGET})
    if(TARGET maillage_highs_headers)
        target_link_libraries(maillage PRIVATE $<BUILD_INTERFACE:maillage_highs_headers>)
    endif()
else()
    target_sources(maillage PRIVATE src/solver/no_session.cpp)
endif()

# The pairwise tally and the table of partitions count on small constant loops being unrolled, also in builds that are
# otherwise -O2.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    set_source_files_properties(
        src/pooling/partition_table.cpp src/preference/tally_kernel_portable.cpp src/preference/tally_kernel_avx2.cpp
        src/preference/tally_kernel_avx512.cpp src/pooling/cost_game.cpp src/pooling/excess.cpp
        PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:-O3>")
    # Fused multiplications would round otherwise than plain ones.
    set_source_files_properties(
        src/pooling/game_passes.cpp
        PROPERTIES COMPILE_OPTIONS "-ffp-contract=off;$<$<CONFIG:Release,RelWithDebInfo>:-O3>")
endif()
