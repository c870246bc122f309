"""What the files in a persona's folder are called, and how large they may be: every process."""

from __future__ import annotations

PERSONA_FILE = "persona.toml"
FACTS_FILE = "facts.jsonl"
EXAMPLES_FILE = "examples.jsonl"
HELD_BACK_FILE = "held_back.jsonl"  # pairs that only test the avatar
CARD_FILE = "card.json"  # the character card that the persona was made of, as it came
LORE_FILE = "lore.json"  # a lorebook that was given to the persona
MAX_FILE_BYTES = 32 * 2**20
MAX_LINES = 50_000  # of a file that is read
MAX_TOLD = 10_000  # facts, and answers, up to which the studio adds to them
