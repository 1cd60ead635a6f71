# Runs a program and compares its exit code and what it prints.
#   cmake -DCODE=<exit code> -DEXPECTED=<regular expression> -P expect.cmake -- <program> <arguments...>

set(command "")
set(after_dashes FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(after_dashes)
        list(APPEND command "${CMAKE_ARGV${i}}")
    elseif(CMAKE_ARGV${i} STREQUAL "--")
        set(after_dashes TRUE)
    endif()
endforeach()
execute_process(COMMAND ${command} RESULT_VARIABLE code OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
if(NOT code EQUAL CODE OR NOT printed MATCHES "${EXPECTED}")
    message(FATAL_ERROR "exit code ${code} instead of ${CODE}, or this does not match '${EXPECTED}':\n${printed}")
endif()
