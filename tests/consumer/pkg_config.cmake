# Builds and runs the consumer with nothing but the compiler and pkg-config.
#   cmake -DCOMPILER=... -DPKG_CONFIG=... -DPREFIX=... -DLIBDIR=... -DSOURCE=... -DPROGRAM=... -P pkg_config.cmake

set(ENV{PKG_CONFIG_PATH} "${PREFIX}/${LIBDIR}/pkgconfig:$ENV{PKG_CONFIG_PATH}")
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs maillage OUTPUT_VARIABLE flags
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(NOT flags MATCHES "-I${PREFIX}/")
    message(FATAL_ERROR "maillage.pc names another prefix than the one it was installed to: ${flags}")
endif()
separate_arguments(flags UNIX_COMMAND "${flags}")
execute_process(COMMAND "${COMPILER}" -std=c++20 "${SOURCE}" ${flags} -o "${PROGRAM}" COMMAND_ECHO STDOUT
                COMMAND_ERROR_IS_FATAL ANY)
set(ENV{LD_LIBRARY_PATH} "${PREFIX}/${LIBDIR}:$ENV{LD_LIBRARY_PATH}")
execute_process(COMMAND "${PROGRAM}" COMMAND_ERROR_IS_FATAL ANY)
