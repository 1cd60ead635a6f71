# Boost.Graph headers and Eigen: the system's where they are found, otherwise those of the Python packages
# boost-headers and cmeel-eigen, which are build requirements of the wheel (see CONTRIBUTING.md).

find_package(Threads REQUIRED)

if(SKBUILD OR MAILLAGE_PYTHON OR MAILLAGE_FIND_PYTHON)
    set(Python_FIND_STRATEGY LOCATION)
    set(Python_ARTIFACTS_INTERACTIVE ON)
    find_package(Python 3.10 REQUIRED COMPONENTS Interpreter)
endif()

# Folders named `relative` below an entry of the interpreter's search path, as a list.
function(maillage_python_folders result relative)
    set(${result} "" PARENT_SCOPE)
    if(NOT Python_EXECUTABLE)
        return()
    endif()
    execute_process(
        COMMAND
            "${Python_EXECUTABLE}" -c
            "import pathlib, sys; print(';'.join(str(f) for f in (pathlib.Path(p) / '${relative}' for p in sys.path if p) if f.is_dir()), end='')"
        OUTPUT_VARIABLE folders COMMAND_ERROR_IS_FATAL ANY)
    file(TO_CMAKE_PATH "${folders}" folders)
    set(${result} "${folders}" PARENT_SCOPE)
endfunction()

option(MAILLAGE_SYSTEM_HEADERS "Look for Boost and Eigen on the system before asking Python packages" ON)
if(MAILLAGE_SYSTEM_HEADERS)
    find_package(Eigen3 3.4 CONFIG QUIET)
    find_path(MAILLAGE_BOOST_INCLUDE boost/graph/adjacency_list.hpp)
endif()
if(NOT TARGET Eigen3::Eigen)
    maillage_python_folders(folders cmeel.prefix)
    find_package(Eigen3 3.4 CONFIG QUIET PATHS ${folders} NO_DEFAULT_PATH)
endif()
if(NOT MAILLAGE_BOOST_INCLUDE)
    maillage_python_folders(folders boost_headers/include)
    find_path(MAILLAGE_BOOST_INCLUDE boost/graph/adjacency_list.hpp PATHS ${folders} NO_DEFAULT_PATH)
endif()

if(NOT TARGET Eigen3::Eigen)
    message(FATAL_ERROR "maillage needs Eigen 3.4. Debian and Ubuntu: apt-get install libeigen3-dev; "
                        "elsewhere: pip install cmeel-eigen into the Python given by Python_EXECUTABLE.")
endif()
if(NOT MAILLAGE_BOOST_INCLUDE)
    message(FATAL_ERROR "maillage needs the Boost.Graph headers. Debian and Ubuntu: apt-get install libboost-graph-dev; "
                        "elsewhere: pip install boost-headers into the Python given by Python_EXECUTABLE.")
endif()
add_library(maillage_boost INTERFACE)
target_include_directories(maillage_boost SYSTEM INTERFACE "${MAILLAGE_BOOST_INCLUDE}")
message(STATUS "maillage: Boost headers in ${MAILLAGE_BOOST_INCLUDE}, Eigen ${Eigen3_VERSION} in ${Eigen3_DIR}")
