"""Which personas there are: found often, on the GUI thread, so read once."""

from __future__ import annotations

import json
import time
from pathlib import Path

from desktop.config.paths import Places
from desktop.personas.finding import all_personas, labels_in, open_persona
from persona.layout import EXAMPLES_FILE, FACTS_FILE, PERSONA_FILE

N_EXAMPLES = 4000


def make_large(places: Places) -> Path:
    """Write a persona that takes its time to be read."""
    folder = places.personas / "large"
    folder.mkdir(parents=True)
    (folder / PERSONA_FILE).write_text('id = "large"\nname = "Large"\n')
    (folder / FACTS_FILE).write_text('{"id": "home", "text": "I live in a large house."}\n')
    rows = (
        {
            "id": f"door-{number}",
            "kind": "answerable",
            "questions": [f"What is behind door {number}?"],
            "answers": ["A room."],
            "facts": ["home"],
        }
        for number in range(N_EXAMPLES)
    )
    (folder / EXAMPLES_FILE).write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def cost_s(places: Places) -> float:
    """Return the processor time of finding them, in seconds."""
    begun = time.process_time()
    assert "Large" in [persona.name for persona in all_personas(places)]
    return time.process_time() - begun


def test_a_large_persona_is_read_once(places: Places) -> None:
    """A menu that opens again costs a part of the first time."""
    make_large(places)
    first = cost_s(places)
    assert min(cost_s(places) for _ in range(5)) < first / 4


def test_a_persona_that_has_changed_is_read_again(places: Places) -> None:
    """Whichever of its files it was; and one that is damaged is not offered."""
    folder = make_large(places)
    cost_s(places)
    (folder / FACTS_FILE).write_text('{"id": "home", "text": "I live in a small house."}\n')
    (found,) = [persona for persona in all_personas(places) if persona.id == "large"]
    assert found.facts[0].text == "I live in a small house."
    (folder / FACTS_FILE).write_text("nonsense\n")
    assert "large" not in [persona.id for persona in all_personas(places)]


def test_a_persona_that_was_found_opens_at_once(places: Places) -> None:
    """The worker reads them all before another one is chosen on the GUI thread."""
    make_large(places)
    first = cost_s(places)
    begun = time.process_time()
    assert open_persona("large", places, "Ann").visitor == "Ann"
    assert time.process_time() - begun < first / 4


def test_the_names_alone_are_read_without_the_rest(places: Places) -> None:
    """Anew where one has changed; what cannot be read is called by its id."""
    folder = make_large(places)
    begun = time.process_time()
    assert labels_in(places) == {"keith-low": "Keith Low", "large": "Large"}
    assert time.process_time() - begun < 0.05
    (folder / PERSONA_FILE).write_text('id = "large"\nname = "Keith Low"\n')
    assert labels_in(places) == {
        "keith-low": "Keith Low (keith-low)",
        "large": "Keith Low (large)",
    }
    (folder / PERSONA_FILE).write_text("nonsense\n")
    assert labels_in(places)["large"] == "large"
