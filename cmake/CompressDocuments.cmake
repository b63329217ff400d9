# CPack runs this before it packs: Debian wants man pages compressed, without a time inside.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/relais*.1)
if(pages)
    execute_process(COMMAND gzip -9nf ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()
