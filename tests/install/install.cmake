# cmake -DBUILD= -DEXAMPLE= -DVERSION= -DCOMPILER= -P install.cmake
# Installs into a new folder, and uses only what is there.
set(folder ${BUILD}/tests/install/tried)
set(prefix ${folder}/prefix)
file(REMOVE_RECURSE ${folder})

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
    if(NOT code EQUAL 0)
        file(REMOVE_RECURSE ${folder})
        message(FATAL_ERROR "${ARGV}\nended with ${code}:\n${out}")
    endif()
    set(out "${out}" PARENT_SCOPE)
endfunction()

function(expect found wanted)
    if(NOT found STREQUAL wanted)
        message(FATAL_ERROR "expected:\n${wanted}\nnot:\n${found}")
    endif()
endfunction()

# --- the program with its documents
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run(${prefix}/bin/relais --version)
expect("${out}" "relais ${VERSION}\n")
foreach(file
        share/man/man1/relais.1
        share/man/man1/relais-atlas.1
        share/bash-completion/completions/relais
        share/doc/relais/README.md
        share/doc/relais/docs/planners.md
        share/doc/relais/docs/reference/commands.md)
    if(NOT EXISTS ${prefix}/${file})
        message(FATAL_ERROR "${file} is not installed")
    endif()
endforeach()

# It makes an atlas, so it finds its data, in a folder far from the sources.
run(${prefix}/bin/relais demo ${folder}/demo --communes 3 --households 60)
run(${CMAKE_COMMAND} -E env XDG_CACHE_HOME=${folder}/cache
    ${prefix}/bin/relais atlas ${folder}/demo/territory.toml -o ${folder}/atlas)
if(NOT EXISTS ${folder}/atlas/atlas.pdf)
    message(FATAL_ERROR "the installed program printed no atlas")
endif()

# --- the engine for a C++ program
run(${CMAKE_COMMAND} -S ${EXAMPLE} -B ${folder}/example -G Ninja -DCMAKE_BUILD_TYPE=Release
    -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${COMPILER}
    -DCMAKE_EXPORT_COMPILE_COMMANDS=ON)
file(READ ${folder}/example/compile_commands.json commands)
if(commands MATCHES " -W")
    message(FATAL_ERROR "the warnings of Relais reach programs that use it:\n${commands}")
endif()
run(${CMAKE_COMMAND} --build ${folder}/example)
run(${folder}/example/nearest_services)
expect("${out}" "household 0: school 0, 10.0 s
household 1: school 0, 5.0 s
household 2: school 1, 5.0 s
")
file(REMOVE_RECURSE ${folder})
