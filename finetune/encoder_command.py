"""``python -m finetune encoder``: train the sentence encoder in the box anew."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from backends.encoder import ENCODER
from finetune.encoder import EncoderPlan, train_encoder
from finetune.places import PERSONAS
from persona.store import load_persona

__all__ = ["command"]


@click.command()
@click.option("--persona", "persona_id", default="keith-low", show_default=True)
@click.option(
    "--base",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of all-MiniLM-L6-v2 as sentence-transformers keeps it.",
)
@click.option("--epochs", default=3, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--out", default=ENCODER, type=click.Path(dir_okay=False, path_type=Path))
def command(persona_id: str, base: Path, epochs: int, seed: int, out: Path) -> None:
    """Train on the wordings of a persona's examples: about 20 minutes on two cores."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("finetune").setLevel(logging.INFO)
    plan = EncoderPlan(base=base, epochs=epochs, seed=seed)
    loss = train_encoder(load_persona(PERSONAS / persona_id), plan, out)
    click.echo(f"{out}: loss {loss:.3f} in the last epoch")
    click.echo("Now calibrate the persona: avatar-chat persona calibrate (docs/persona.md).")
