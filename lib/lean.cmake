# What a chat needs of llama.cpp, and nothing else: pass it to the build of llama-cpp-python with
#   CMAKE_ARGS="-DCMAKE_PROJECT_INCLUDE=<this file>"
# CMake reads it after each project(). Plain variables win over the options that llama-cpp-python
# forces into the cache (LLAMA_BUILD_COMMON), which -D on the command line cannot undo (CMP0077).
set(LLAVA_BUILD OFF)
set(LLAMA_BUILD_COMMON OFF)
set(LLAMA_BUILD_TOOLS OFF)
set(LLAMA_BUILD_EXAMPLES OFF)
set(LLAMA_BUILD_TESTS OFF)
set(LLAMA_BUILD_SERVER OFF)
set(LLAMA_BUILD_APP OFF)
set(LLAMA_OPENSSL OFF)
# A library for any x86-64 processor with AVX2, so that what is tested is what is packaged, and a wheel
# in pip's cache fits every machine (docs/adr/0070). AVATAR_NATIVE=1 in the environment makes one for
# the processor that compiles it. Named one by one: with SOURCE_DATE_EPOCH in the environment ggml
# would leave out all of them.
if(NOT "$ENV{AVATAR_NATIVE}" AND NOT GGML_CPU_ALL_VARIANTS
        AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    set(GGML_NATIVE OFF)
    foreach(instructions IN ITEMS SSE42 AVX AVX2 FMA F16C BMI2)
        set(GGML_${instructions} ON)
    endforeach()
    # The library says so itself (`readelf -n`): on an older processor the loader refuses it in words,
    # where it would end in an illegal instruction; and .ci/package knows such a library by it.
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
        add_link_options(LINKER:-z,x86-64-v3)
    endif()
endif()
# Microsoft's and Apple's compilers need an OpenMP library that a fresh machine does not have
# (vcomp140.dll, libomp.dylib); ggml's own threads do without.
if(WIN32 OR APPLE)
    set(GGML_OPENMP OFF)
endif()
