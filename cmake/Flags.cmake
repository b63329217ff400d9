# Every target links relais_flags. No -march=native, no -ffast-math: the same numbers everywhere.
# BUILD_INTERFACE: not for the programs that use an installed Relais.
add_library(relais_flags INTERFACE)
target_include_directories(relais_flags INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
target_compile_features(relais_flags INTERFACE cxx_std_20)
target_compile_options(relais_flags INTERFACE $<BUILD_INTERFACE:-ffp-contract=off>)

# The warnings, for our own files only: dependencies come in as system headers.
set(RELAIS_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Wcast-align -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough)
# GCC 12 reports overlaps in std::string's operator+ that cannot be (its bug 105651).
list(APPEND RELAIS_WARNINGS $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(RELAIS_DEVELOPER)
    list(APPEND RELAIS_WARNINGS -Werror)
endif()
target_compile_options(relais_flags INTERFACE "$<BUILD_INTERFACE:${RELAIS_WARNINGS}>")

if(RELAIS_SANITIZE)
    # The instrumentation hides initialisations from two of GCC 12's warnings, which then cry wolf in
    # the standard library (std::regex, std::function); the other builds keep them.
    target_compile_options(relais_flags INTERFACE -fsanitize=${RELAIS_SANITIZE}
                           -fno-omit-frame-pointer -fno-sanitize-recover=all
                           $<BUILD_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>>
                           $<BUILD_INTERFACE:-Wno-null-dereference>)
    target_link_options(relais_flags INTERFACE -fsanitize=${RELAIS_SANITIZE})
endif()

# At -O1 GCC 12 sees null pointers in CLI11's lists of texts and in nlohmann's json that cannot be. (The
# options of what is linked come in its order: link it last, after relais_flags.)
add_library(relais_no_null_dereference INTERFACE)
target_compile_options(relais_no_null_dereference INTERFACE -Wno-null-dereference)

# Libraries of many small files that read the same headers: `owner` has these parsed once, those
# of SHARED_WITH use the result. (Where std::string is precompiled, GCC 12
# sees bounds in its operator+ that are not there.)
function(relais_precompile_headers owner)
    cmake_parse_arguments(arg "" "" "HEADERS;SHARED_WITH" ${ARGN})
    target_precompile_headers(${owner} PRIVATE ${arg_HEADERS})
    foreach(library ${arg_SHARED_WITH})
        target_precompile_headers(${library} REUSE_FROM ${owner})
    endforeach()
    foreach(library ${owner} ${arg_SHARED_WITH})
        target_compile_options(${library} PRIVATE -fpch-preprocess -Wno-array-bounds
                               -Wno-stringop-overflow)
    endforeach()
endfunction()

# Libraries whose code runs once, for milliseconds: at -O1, which compiles faster. All others have -O3.
function(relais_cold)
    foreach(library ${ARGN})
        target_compile_options(${library} PRIVATE $<$<CONFIG:Release>:-O1>)
    endforeach()
endfunction()

# Libraries and tests that compute for seconds: at -O1 under the sanitizers too, where the rest is at -O0,
# because their tests save more time than their compilation costs (and without the headers that were
# precompiled at -O0). Other builds stay as they are.
function(relais_hot)
    if(RELAIS_SANITIZE)
        foreach(target ${ARGN})
            target_compile_options(${target} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
            set_target_properties(${target} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
        endforeach()
    endif()
endfunction()

# Embeds a text file as `extern const std::string_view NAMESPACE::NAME` (declare it where used).
function(relais_embed_text target file namespace name)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DINPUT=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DOUTPUT=${output}
                -DNAMESPACE=${namespace} -DNAME=${name}
                -P ${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake
        DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()

# The same for a gettext catalogue, compiled by msgfmt.
function(relais_embed_messages target file namespace name)
    set(compiled ${CMAKE_CURRENT_BINARY_DIR}/${name}.mo)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${MSGFMT} -o ${compiled} ${CMAKE_CURRENT_SOURCE_DIR}/${file}
        COMMAND ${CMAKE_COMMAND} -DINPUT=${compiled} -DOUTPUT=${output}
                -DNAMESPACE=${namespace} -DNAME=${name}
                -P ${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake
        BYPRODUCTS ${compiled}
        DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()

# In a batch of files GCC takes each for a header, and warns of types of an unnamed namespace in it.
if(CMAKE_UNITY_BUILD)
    target_compile_options(relais_flags INTERFACE
                           $<BUILD_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>>)
endif()
