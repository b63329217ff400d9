# What `cmake --install` copies, in two components: `program` (the program and its documents) and
# `development` (the engine as C++ libraries with a CMake package). Everything that the program reads
# of its own is part of it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# --- program
install(TARGETS relais RUNTIME COMPONENT program)

# The program writes its man pages, so they cannot contradict it. SOURCE_DATE_EPOCH dates them.
set(documents ${PROJECT_BINARY_DIR}/documents)
add_custom_target(documents
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${documents}
    COMMAND relais reference ${documents}
    COMMENT "Writing man pages, completion for bash and commands.md"
    VERBATIM)
install(CODE "file(REMOVE_RECURSE \"${documents}\")
    execute_process(COMMAND \"$<TARGET_FILE:relais>\" reference \"${documents}\" COMMAND_ERROR_IS_FATAL ANY)"
        COMPONENT program)
install(DIRECTORY ${documents}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program
        FILES_MATCHING PATTERN "*.1")
install(FILES ${documents}/relais.bash RENAME relais
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)

# The same folders as in the sources, so that links lead where they should.
install(FILES README.md CHANGELOG.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR}
        COMPONENT program)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES tools/demonstration/childcare.svg tools/demonstration/sheet.svg
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/tools/demonstration COMPONENT program)

# --- development
set(rooms access cch commute core graph order reference routes snap territory)
foreach(room ${rooms})
    install(DIRECTORY engine/${room}
            DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/relais/engine COMPONENT development
            FILES_MATCHING PATTERN "*.h")
endforeach()
foreach(part flags core order cch engine)
    set_target_properties(relais_${part} PROPERTIES EXPORT_NAME ${part})
endforeach()
install(TARGETS relais_flags relais_core relais_order relais_cch relais_engine EXPORT RelaisTargets
        ARCHIVE COMPONENT development
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/relais)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Relais)
install(EXPORT RelaisTargets NAMESPACE Relais:: DESTINATION ${package} COMPONENT development)
configure_package_config_file(cmake/RelaisConfig.cmake.in
    ${PROJECT_BINARY_DIR}/generated/RelaisConfig.cmake INSTALL_DESTINATION ${package})
# Before 1.0, a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/RelaisConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/generated/RelaisConfig.cmake
              ${PROJECT_BINARY_DIR}/generated/RelaisConfigVersion.cmake cmake/FindMETIS.cmake
        DESTINATION ${package} COMPONENT development)
install(DIRECTORY tools/examples DESTINATION ${CMAKE_INSTALL_DOCDIR}/tools COMPONENT development)
