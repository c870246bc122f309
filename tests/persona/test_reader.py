"""Reading with and without the sentence encoder, and what happens when it dies."""

from __future__ import annotations

import numpy as np
import psutil

from persona.embedding import Embedder
from persona.finder import Finder
from persona.model import Persona
from persona.reader import Reader


def test_a_text_is_read_by_words_and_as_a_whole() -> None:
    """The encoder's part comes last, and only where it runs."""
    reader = Reader.open("Keith Low")
    assert reader.encoder
    text = reader.read("Where do you study?")
    plain = reader.without_encoder().read("Where do you study?")
    n_plain = len(plain.vector)
    assert text.words == plain.words == ["where", "do", "you", "study"]
    assert len(text.vector) == n_plain + reader.encoder.n_dim
    assert np.array_equal(text.vector[:n_plain], plain.vector)
    assert text.vector[n_plain:].any()


def test_another_name_takes_the_place_of_the_one_it_was_trained_on() -> None:
    """So that "Mia" is read as somebody, not as a word."""
    keith, mia = Reader.open("Keith Low"), Reader.open("Mia Chen")
    asked = keith.read("Does Keith Low climb? Ask Keith.")
    assert np.array_equal(mia.read("Does Mia Chen climb? Ask Mia.").vector, asked.vector)
    keith.close()
    mia.close()


def test_a_question_that_comes_again_is_not_read_again() -> None:
    """What the encoder said of it is kept."""
    reader = Reader.open("Keith Low")
    assert reader.encoder
    first = reader.read("Where do you study?")
    reader.close()  # nobody could answer now
    assert np.array_equal(reader.read("Where do you study?").vector, first.vector)


def test_a_finder_goes_on_when_the_encoder_dies(keith: Persona) -> None:
    """By words alone, with the numbers for that."""
    reader = Reader.open(keith.name)
    assert reader.encoder
    finder = Finder(keith, reader)
    psutil.Process(reader.encoder.pid).kill()
    found = finder.find("What do you study?")
    assert found.is_known
    assert "computer science" in " ".join(fact.text for fact in found.facts)


def test_without_the_encoder_the_persona_still_knows_and_refuses(keith: Persona) -> None:
    """On a machine without any llama.cpp library."""
    finder = Finder(keith, Reader(keith.name, Embedder.open()))
    assert finder.find("Do you play chess?").is_known
    assert finder.find("What is your blood type?").match.kind == "unanswerable"
