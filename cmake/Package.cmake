# Debian packages: relais (the program) and relais-dev (the engine as C++ libraries). tools/package
# makes them. The same sources and SOURCE_DATE_EPOCH give the same bytes.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME relais)
set(CPACK_PACKAGE_VENDOR Relais)
set(CPACK_PACKAGE_CONTACT "The Relais developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own, below
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/CompressDocuments.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)

# The libraries that the program is linked with are found by dpkg-shlibdeps. These are what it opens
# while it runs: the fonts of the default style, and the data of PROJ, GDAL and the clocks.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME relais)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "fonts-inter, gdal-data, proj-data, tzdata")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "bash-completion, man-db")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "${PROJECT_DESCRIPTION}
Relais reads an OpenStreetMap extract and the files of a planner, computes the
travel time of every household on the road network, and prints an atlas. It
works offline.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME relais-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libboost-dev, libmetis-dev, libtbb-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS relais)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "Travel times on road networks, for C++ programs
Headers and static libraries of the engine of Relais, with a package for CMake:
find_package(Relais).")

include(CPack)
