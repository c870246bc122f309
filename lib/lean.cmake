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
