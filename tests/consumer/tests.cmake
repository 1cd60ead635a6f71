# Tests of the library as others get it: installed and found by CMake or by pkg-config, static and shared, and built as
# a part of another project. This build is one of static and shared; the other is built as a part of another project.

set(consumer_source "${PROJECT_SOURCE_DIR}/tests/consumer")
set(consumer_build "${PROJECT_BINARY_DIR}/consumer")
set(this_kind static)
set(other_kind shared)
set(other_is_shared ON)
if(BUILD_SHARED_LIBS)
    set(this_kind shared)
    set(other_kind static)
    set(other_is_shared OFF)
endif()

# What the inner builds inherit from this one.
set(inherited "")
foreach(
    name
    CMAKE_BUILD_TYPE
    CMAKE_CXX_COMPILER
    CMAKE_CXX_COMPILER_LAUNCHER
    Eigen3_DIR
    MAILLAGE_BOOST_INCLUDE
    MAILLAGE_FIND_PYTHON
    MAILLAGE_HIGHS_INCLUDE
    MAILLAGE_HIGHS_LIBRARY
    MAILLAGE_HIGHS_LICENSE
    MAILLAGE_PATCHELF
    MAILLAGE_SOLVER
    MAILLAGE_SYSTEM_HEADERS
    Python_EXECUTABLE)
    if(NOT "${${name}}" STREQUAL "")
        list(APPEND inherited "-D${name}=${${name}}")
    endif()
endforeach()

# add_project_test(NAME SOURCE <folder> BUILD <folder> COMMAND <program and arguments> [OPTIONS <-D...>]):
# configures and builds a project, and runs a program of it.
function(add_project_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "SOURCE;BUILD" "COMMAND;OPTIONS")
    add_test(
        NAME "consumer.${name}"
        COMMAND
            "${CMAKE_CTEST_COMMAND}" --build-and-test "${test_SOURCE}" "${test_BUILD}" --build-generator
            "${CMAKE_GENERATOR}" --build-noclean --build-makeprogram "${CMAKE_MAKE_PROGRAM}" --build-options ${inherited}
            ${test_OPTIONS} --test-command ${test_COMMAND})
endfunction()

# add_install_test(KIND BUILD): installs the library of a build to a prefix of its kind.
function(add_install_test kind build)
    add_test(NAME "consumer.install_${kind}" COMMAND "${CMAKE_COMMAND}" --install "${build}" --component development
                                                     --prefix "${consumer_build}/prefix-${kind}")
    set_tests_properties("consumer.install_${kind}" PROPERTIES FIXTURES_SETUP "installed_${kind}")
endfunction()

add_install_test(${this_kind} "${PROJECT_BINARY_DIR}")
add_project_test(
    subdirectory
    SOURCE "${consumer_source}/subdirectory"
    BUILD "${consumer_build}/subdirectory"
    OPTIONS -DBUILD_SHARED_LIBS=${other_is_shared}
    COMMAND consumer)
set_tests_properties(consumer.subdirectory PROPERTIES FIXTURES_SETUP built_subdirectory RUN_SERIAL ON)
add_install_test(${other_kind} "${consumer_build}/subdirectory")
set_tests_properties("consumer.install_${other_kind}" PROPERTIES FIXTURES_REQUIRED built_subdirectory)

find_program(PKG_CONFIG pkg-config)
set(pkg_config_knows_eigen FALSE)
if(PKG_CONFIG)
    execute_process(COMMAND "${PKG_CONFIG}" --exists eigen3 RESULT_VARIABLE unknown)
    if(unknown EQUAL 0)
        set(pkg_config_knows_eigen TRUE)
    endif()
endif()

foreach(kind static shared)
    set(prefix "${consumer_build}/prefix-${kind}")
    set(build "${consumer_build}/${kind}")
    add_project_test(
        find_package_${kind}
        SOURCE "${consumer_source}"
        BUILD "${build}"
        OPTIONS "-DCMAKE_PREFIX_PATH=${prefix}"
        COMMAND consumer)
    set_tests_properties(consumer.find_package_${kind} PROPERTIES FIXTURES_REQUIRED installed_${kind}
                                                                  FIXTURES_SETUP built_${kind})
    add_test(NAME consumer.readme_${kind} COMMAND "${build}/readme" "${consumer_source}/vote.toc")
    set_tests_properties(consumer.readme_${kind} PROPERTIES FIXTURES_REQUIRED built_${kind} PASS_REGULAR_EXPRESSION
                                                                                            "^Moyens\n$")
    if(pkg_config_knows_eigen)
        add_test(
            NAME consumer.pkg_config_${kind}
            COMMAND
                "${CMAKE_COMMAND}" "-DCOMPILER=${CMAKE_CXX_COMPILER}" "-DPKG_CONFIG=${PKG_CONFIG}" "-DPREFIX=${prefix}"
                "-DLIBDIR=${CMAKE_INSTALL_LIBDIR}" "-DSOURCE=${consumer_source}/consumer.cpp"
                "-DPROGRAM=${consumer_build}/pkg-config-${kind}" -P "${consumer_source}/pkg_config.cmake")
        set_tests_properties(consumer.pkg_config_${kind} PROPERTIES FIXTURES_REQUIRED installed_${kind})
    endif()
endforeach()

# The example programs: an answer for their example files, one sentence and the right exit code for everything else.
set(example "${PROJECT_SOURCE_DIR}/examples/cpp")
add_project_test(
    example
    SOURCE "${example}"
    BUILD "${consumer_build}/example"
    OPTIONS "-DCMAKE_PREFIX_PATH=${consumer_build}/prefix-${this_kind}"
    COMMAND rank_ballots "${example}/launch.toi")
set_tests_properties(consumer.example PROPERTIES FIXTURES_REQUIRED installed_${this_kind} FIXTURES_SETUP built_example)
function(add_example_test name program code expected)
    add_test(NAME "consumer.example_${name}"
             COMMAND "${CMAKE_COMMAND}" "-DCODE=${code}" "-DEXPECTED=${expected}" -P "${consumer_source}/expect.cmake" --
                     "${consumer_build}/example/${program}" ${ARGN})
    set_tests_properties("consumer.example_${name}" PROPERTIES FIXTURES_REQUIRED built_example)
endfunction()
add_example_test(answer rank_ballots 0
                 "1. Moyens et ressources\n2. Gouvernance = Coopération entre acteurs\n4. Mutualisation"
                 "${example}/launch.toi")
add_example_test(usage rank_ballots 2 "^usage: rank_ballots FILE")
add_example_test(unknown_rule rank_ballots 2 "there is no rule 'schultze'" "${example}/launch.toi" schultze)
add_example_test(absent_file rank_ballots 1 "absent.toi: there is no such file" "${example}/absent.toi")
add_example_test(network who_holds_together 0 "Without Légumerie, 15 pairs of others lose touch:\n  - Département"
                 "${example}/ties.csv")
add_example_test(network_usage who_holds_together 2 "^usage: who_holds_together FILE")
add_example_test(network_absent who_holds_together 1 "absent.csv: cannot be read" "${example}/absent.csv")
add_example_test(network_wrong_line who_holds_together 1 "line 18: .* expected two actors" "${example}/launch.toi")
