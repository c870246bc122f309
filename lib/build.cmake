# Builds llama.cpp's shared library of the version that lib/VERSION pins, into this folder:
#   cmake -P lib/build.cmake
# For Windows, macOS and Linux. Needs CMake 3.21, a C++17 compiler, Python with pip, and the network
# once, for the source; see lib/README.md. Options, each as -DNAME=VALUE before -P:
#   SOURCE_ARCHIVE  an sdist of llama-cpp-python that is already here
#   OPTIONS         more options for llama.cpp's CMake, separated by ";", e.g. -DGGML_VULKAN=ON
#   TARGET          the folder for the libraries (default: the one of this file)
#   PYTHON          the Python whose pip fetches the source (default: python3 or python)
cmake_minimum_required(VERSION 3.21)

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/VERSION" pins)
foreach(pin IN LISTS pins)
    separate_arguments(words UNIX_COMMAND "${pin}")
    list(GET words 0 name)
    list(GET words 1 "pin_${name}")
endforeach()
set(release "${pin_llama-cpp-python}")

if(NOT TARGET)
    set(TARGET "${CMAKE_CURRENT_LIST_DIR}")
endif()
get_filename_component(TARGET "${TARGET}" ABSOLUTE)
if(DEFINED ENV{TMPDIR})
    set(temporary "$ENV{TMPDIR}")
elseif(DEFINED ENV{TEMP})
    set(temporary "$ENV{TEMP}")
else()
    set(temporary "/tmp")
endif()
string(RANDOM LENGTH 8 suffix)
file(TO_CMAKE_PATH "${temporary}/avatar-llama-${suffix}" work)
file(MAKE_DIRECTORY "${work}")

function(run what)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code)
    if(NOT code EQUAL 0)
        file(REMOVE_RECURSE "${work}")
        message(FATAL_ERROR "${what} failed (${code}). lib/README.md names what is needed.")
    endif()
endfunction()

# 1. The source, checked against its hash.
if(NOT SOURCE_ARCHIVE)
    if(NOT PYTHON)
        find_program(PYTHON NAMES python3 python REQUIRED)
    endif()
    run("Fetching the source with pip" "${PYTHON}" -m pip download --no-deps
        --no-binary llama-cpp-python --dest "${work}" "llama-cpp-python==${release}")
    file(GLOB SOURCE_ARCHIVE "${work}/*.tar.gz")
endif()
file(SHA256 "${SOURCE_ARCHIVE}" hash)
if(NOT hash STREQUAL pin_sha256)
    file(REMOVE_RECURSE "${work}")
    message(FATAL_ERROR "${SOURCE_ARCHIVE} is not the source that lib/VERSION pins: its SHA-256 is "
        "${hash}. Fetch it again.")
endif()
file(ARCHIVE_EXTRACT INPUT "${SOURCE_ARCHIVE}" DESTINATION "${work}")
set(source "${work}/llama_cpp_python-${release}/vendor/llama.cpp")

# 2. The libraries alone, for any processor of the last ten years (docs/adr/0070).
cmake_host_system_information(RESULT cores QUERY NUMBER_OF_PHYSICAL_CORES)
run("Configuring" "${CMAKE_COMMAND}" -S "${source}" -B "${work}/build"
    -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON
    "-DCMAKE_PROJECT_INCLUDE=${CMAKE_CURRENT_LIST_DIR}/lean.cmake"
    -DCMAKE_BUILD_WITH_INSTALL_RPATH=ON "-DCMAKE_INSTALL_RPATH=$ORIGIN;@loader_path"
    ${OPTIONS})
run("Compiling" "${CMAKE_COMMAND}" --build "${work}/build" --config Release --target llama
    --parallel ${cores})

# 3. Into place: plain files, no links, which archives and Windows lose; of several names of one
# library the one by which the others ask for it (libggml.so.0), so that none is loaded twice.
file(GLOB_RECURSE built "${work}/build/bin/*.so" "${work}/build/bin/*.so.[0-9]"
    "${work}/build/bin/*.dll" "${work}/build/bin/*.dylib")
foreach(library IN LISTS built)
    get_filename_component(name "${library}" NAME)
    string(REGEX REPLACE "[.]dylib$" "" stem "${library}")
    if(EXISTS "${library}.0" OR EXISTS "${stem}.0.dylib" OR name MATCHES "[.][0-9]+[.][0-9]+[.]dylib$")
        continue()
    endif()
    file(REAL_PATH "${library}" real)
    file(REMOVE "${TARGET}/${name}")
    file(COPY_FILE "${real}" "${TARGET}/${name}")
    message(STATUS "${TARGET}/${name}")
endforeach()
file(REMOVE_RECURSE "${work}")
if(NOT built)
    message(FATAL_ERROR "The build made no library.")
endif()
