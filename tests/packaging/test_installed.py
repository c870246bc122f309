"""The files that tell a system about the app agree with each other and with the app."""

from __future__ import annotations

import configparser
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from desktop.cli.command import OPENED
from desktop.gui.shell.app import DESKTOP_FILE
from tests.packaging.conftest import ROOT

LINUX = ROOT / "resources" / "packaging" / "linux"
WINDOWS = ROOT / "resources" / "packaging" / "windows" / "avatar-chat.iss"
WORKFLOWS = ROOT / ".github" / "workflows"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    """Return the desktop entry."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / f"{DESKTOP_FILE}.desktop", "utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def metainfo() -> ElementTree.Element:
    """Return the AppStream component."""
    return ElementTree.parse(LINUX / f"{DESKTOP_FILE}.metainfo.xml").getroot()


def test_what_can_be_opened_is_told_in_each_place(
    entry: configparser.SectionProxy, metainfo: ElementTree.Element
) -> None:
    """The MIME types of the entry are those of the software centre, and each one is defined."""
    offered = set(entry["MimeType"].strip(";").split(";"))
    assert offered == {one.text for one in metainfo.iter("mediatype")}
    kinds = ElementTree.parse(LINUX / f"{DESKTOP_FILE}.mime.xml").getroot()
    assert offered == {one.get("type") for one in kinds.iter(f"{MIME}mime-type")}
    patterns = {str(one.get("pattern")) for one in kinds.iter(f"{MIME}glob")}
    assert {Path(pattern).suffix for pattern in patterns} <= set(OPENED)


def test_the_app_is_known_by_one_name(
    entry: configparser.SectionProxy, metainfo: ElementTree.Element
) -> None:
    """Entry, icon, software centre and the window's own name."""
    assert entry["Icon"] == metainfo.findtext("id") == DESKTOP_FILE
    assert metainfo.findtext("launchable") == f"{DESKTOP_FILE}.desktop"
    assert entry["Exec"].split() == [metainfo.findtext("provides/binary"), "%f"]
    assert f'IDENTIFIER = "{DESKTOP_FILE}"' in (ROOT / "build.spec").read_text("utf-8")


def test_the_newest_release_is_this_version(metainfo: ElementTree.Element) -> None:
    """A release without its news is not shown by software centres."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = next(metainfo.iter("release"))
    assert newest.get("version") == project["version"]
    assert newest.findtext("description/p")


def test_windows_offers_the_same_files() -> None:
    """Avatars, models and card archives, under "Open with"."""
    text = WINDOWS.read_text("utf-8")
    offered = set(re.findall(r"Classes\\(\.\w+)\\OpenWithProgids", text))
    assert offered == {".avatar", ".gguf", ".charx"}
    spec = (ROOT / "build.spec").read_text("utf-8")
    offered = set(re.findall(r'"CFBundleTypeExtensions": \["(\w+)"\]', spec))
    assert offered == {"avatar", "gguf", "charx"}


def test_what_is_not_verified_names_a_step_that_will() -> None:
    """Each row of the table in docs/packaging.md, against the workflows themselves."""
    page = (ROOT / "docs" / "packaging.md").read_text("utf-8")
    part = page.partition("## Not verified")[2].partition("\n## ")[0]
    named = set(re.findall(r"\*([^*]+)\*", part))
    assert len(named) >= 5
    assert named <= set(steps())


def test_every_row_of_known_failures_is_answered() -> None:
    """By a test or a program that exists, or by a reason."""
    page = (ROOT / "docs" / "packaging.md").read_text("utf-8")
    part = page.partition("## How such packages fail")[2].partition("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][2:]
    assert len(rows) >= 9
    for path in re.findall(r"`((?:tests|\.ci|lib|backends|desktop)/[\w./-]+)`", part):
        assert (ROOT / path).exists(), path


def steps() -> list[str]:
    """Return the names of the steps of all workflows."""
    names = []
    for path in WORKFLOWS.glob("*.yml"):
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            names += [step["name"] for step in job.get("steps", ()) if "name" in step]
    return names


def test_the_packages_are_built_without_packers() -> None:
    """No UPX, and a folder instead of one file that unpacks itself at each start."""
    spec = (ROOT / "build.spec").read_text("utf-8")
    assert spec.count("upx=False") == 2
    assert "exclude_binaries=True" in spec
