# Installs the library, its headers, the CMake package and the pkg-config file (component `development`).

include(CMakePackageConfigHelpers)
set(maillage_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/maillage")

install(
    TARGETS maillage
    EXPORT maillage-targets
    COMPONENT development
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
if(MAILLAGE_HIGHS_FROM STREQUAL "package")
    # Our copy of HiGHS lies beside the library, which finds it there.
    install(FILES "${MAILLAGE_HIGHS_COPY}" DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
    install(FILES "${MAILLAGE_HIGHS_LICENSE}" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/maillage" RENAME HiGHS.txt
            COMPONENT development)
endif()
install(DIRECTORY include/maillage DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
install(FILES "${PROJECT_BINARY_DIR}/include/maillage/export.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/maillage"
        COMPONENT development)
install(
    EXPORT maillage-targets
    NAMESPACE maillage::
    DESTINATION "${maillage_cmake_dir}"
    COMPONENT development)
configure_package_config_file(cmake/maillage-config.cmake.in "${PROJECT_BINARY_DIR}/maillage-config.cmake"
                              INSTALL_DESTINATION "${maillage_cmake_dir}" PATH_VARS CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/maillage-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/maillage-config.cmake" "${PROJECT_BINARY_DIR}/maillage-config-version.cmake"
        DESTINATION "${maillage_cmake_dir}" COMPONENT development)
if(maillage_type STREQUAL "STATIC_LIBRARY")
    set(MAILLAGE_PC_DEFINE " -DMAILLAGE_STATIC_DEFINE")
    if(MAILLAGE_HIGHS_FROM STREQUAL "package")
        set(MAILLAGE_PC_SOLVER " -lmaillage_highs")
    elseif(MAILLAGE_HIGHS_FROM STREQUAL "system")
        set(MAILLAGE_PC_REQUIRES " highs")
    endif()
endif()
# Relative to the file, so that the package may be installed to any prefix, and moved.
file(RELATIVE_PATH MAILLAGE_PC_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/maillage.pc.in "${PROJECT_BINARY_DIR}/maillage.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/maillage.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
