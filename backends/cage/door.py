"""Closes the cage around this process, with what its system offers: engine process.

A system that offers nothing, or refuses, is no reason not to run: the report says so, and the
window shows it.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from dataclasses import replace

from backends.cage.needs import NOT_OFFERED, REFUSED, CageReport, Confinement, Needs
from backends.cage.rules import Rules, full_rules, scratch_folder

__all__ = ["confine"]

LOG = logging.getLogger("avatar.cage")


def confine(needs: Needs, *, makes_files: bool = False) -> Confinement:
    """Confine this process, for good. It must have no other thread, and no library of others yet.

    Args:
        needs: All that it will touch from now on.
        makes_files: Temporary ones, so it gets a folder for them.
    """
    scratch = scratch_folder() if makes_files else None
    with_scratch = needs
    if scratch is not None:
        tempfile.tempdir = str(scratch)
        with_scratch = replace(needs, writes=(*needs.writes, scratch))
    try:
        report = _close(full_rules(with_scratch))
    except OSError as exc:
        LOG.warning("not confined: %s", exc)
        report = CageReport(why_not=REFUSED)
    sys.dont_write_bytecode = True  # nothing to try from now on
    return Confinement.around(needs, report)


def _close(rules: Rules) -> CageReport:
    if sys.platform == "linux":
        from backends.cage.linux import close_cage
    elif sys.platform == "darwin":
        from backends.cage.macos import close_cage
    elif sys.platform == "win32":
        from backends.cage.windows import close_cage
    else:
        return CageReport(why_not=NOT_OFFERED)
    return close_cage(rules)
