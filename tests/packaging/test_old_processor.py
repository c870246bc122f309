"""The library for AVX2 on a processor without it: refused in words, the window stays."""

from __future__ import annotations

import platform
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from backends.llama_common.cpu_threads import why_not_opened

MARK = b"\x02\x80\x00\xc0\x04\x00\x00\x00"  # GNU_PROPERTY_X86_ISA_1_NEEDED, four bytes follow
V3 = 4  # GNU_PROPERTY_X86_ISA_1_V3
# glibc 2.36, sysdeps/x86/dl-prop.h; seen with `qemu-x86_64 -cpu Nehalem`, see docs/packaging.md
REFUSED = "libggml-base.so: CPU ISA level is lower than required"


IS_MARKED = sys.platform.startswith("linux") and platform.machine() == "x86_64"


@pytest.mark.skipif(not IS_MARKED, reason="a mark of x86-64 for the loader of Linux")
def test_the_library_tells_the_loader_what_it_needs() -> None:
    """As lib/lean.cmake links it; without the mark it would end in an illegal instruction."""
    spec = find_spec("llama_cpp")
    assert spec
    assert spec.submodule_search_locations
    library = Path(spec.submodule_search_locations[0]) / "lib" / "libggml-cpu.so"
    data = library.read_bytes()
    place = data.find(MARK)
    assert place > 0, "made for this machine: pip cache remove llama_cpp_python, install again"
    assert data[place + len(MARK)] & V3


def test_the_refusal_is_told_in_words() -> None:
    """Instead of the loader's own."""
    assert "newer processor" in why_not_opened(OSError(REFUSED))
    lacking = OSError("libomp.so.5: cannot open shared object file: No such file or directory")
    assert why_not_opened(lacking) == "The library libomp.so.5, which it needs, is not there."
    assert why_not_opened(OSError("anything")) == "The system cannot open it as a library."
