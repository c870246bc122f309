"""Korean sentences with a word in them that is known only when they are shown."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from backends.errors import Sentence
from desktop.i18n.error_translations import in_words
from desktop.i18n.particles import PAIRS, with_particles
from desktop.i18n.translation import install_language
from tests.desktop.update_translations import FOLDER

BOTH = re.compile("|".join(map(re.escape, PAIRS)))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("미루이(가)", "미루가"),
        ("“정빙”을(를)", "“정빙”을"),
        ("\u2068미루\u2069이(가)", "\u2068미루\u2069가"),
        ("«정빙»을(를)", "«정빙»을"),
        ("‹정빙›을(를)", "‹정빙›을"),
        ("「미루」은(는)", "「미루」는"),
        ("『집』(으)로", "『집』으로"),
        ("파일(둘)와(과)", "파일(둘)과"),
        ("서울(으)로", "서울로"),
        ("집(으)로", "집으로"),
        ("코드 1(으)로", "코드 1로"),
        ("코드 6(으)로", "코드 6으로"),
        ("하늘(이)라고", "하늘이라고"),
        ("Keith이(가)", "Keith이(가)"),
        ("들이(가) 아니라", "들이 아니라"),
    ],
)
def test_a_particle_fits_the_sound_before_it(written: str, said: str) -> None:
    """After Latin letters nobody knows it without their sound."""
    assert with_particles(written) == said


def test_an_error_says_the_one_that_fits(qapp: QApplication) -> None:
    """Of a name in Hangul."""
    install_language(qapp, "ko")
    try:
        said = in_words(Sentence("{1} is in use already.", "미루"))
    finally:
        install_language(qapp, "en")
    assert said == "미루는 이미 사용 중입니다."


def test_what_names_a_person_needs_none() -> None:
    """Names and files may be in any script: only errors, which are put right, have both."""
    text = (FOLDER / "avatar_ko.ts").read_text("utf-8")
    contexts = re.findall(r"<name>(\w+)</name>(.*?)</context>", text, re.DOTALL)
    assert {name for name, inside in contexts if BOTH.search(inside)} == {"Errors"}
