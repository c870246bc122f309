"""``python -m finetune``: from questions and answers to an adapter and its score card.

A thin dispatcher: a command's module is imported when the command is called, so that ``--help``
is instant and a missing library costs nothing but the command that needs it.
"""

from __future__ import annotations

import importlib
import sys

import click

from backends.errors import AvatarError, why_refused

__all__ = ["COMMANDS", "main"]

# name: (module, what it does); the module offers a click command called `command`, or as told
COMMANDS = {
    "new": ("finetune.commands:new", "Write a recipe to start from."),
    "run": ("finetune.commands:run", "Do all steps of a recipe that are not finished yet."),
    "watched": (
        "finetune.commands:watched",
        "Make adapter and score card for a window; pauses when standard input ends.",
    ),
    "data": ("finetune.commands:data", "Make, check and encode the training prompts."),
    "paraphrase": ("finetune.commands:paraphrase", "Let a model propose more wordings."),
    "train": ("finetune.commands:train", "Train the adapter, or go on with it."),
    "convert": ("finetune.commands:convert", "Make a GGUF of the adapter."),
    "merge": ("finetune.commands:merge", "Put the adapter into a model file, both ways."),
    "evaluate": (
        "finetune.evaluation.evaluate_command",
        "Ask the test questions and write the score card.",
    ),
    "report": ("finetune.evaluation.report_command", "Put score cards side by side in one page."),
    "adopt": ("finetune.commands:adopt", "Make a GGUF of an adapter that was trained elsewhere."),
    "install": ("finetune.commands:install", "Give the adapter to the persona."),
    "publish": ("finetune.commands:publish", "Get it ready for the Hub, and upload it."),
    "judge": ("finetune.judge.command", "Train the judge of what a persona knows."),
    "tree": ("finetune.commands:tree", "Fetch llama.cpp's converters, once."),
    "duplicates": (
        "finetune.data.duplicates_command",
        "Find test questions too near to training data.",
    ),
}


class LazyGroup(click.Group):
    """A group whose commands are modules of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: object = getattr(importlib.import_module(module), name or "command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make an avatar: data, train, convert, merge, evaluate, publish."""


def run() -> None:
    """Run the command line; an error for the user is three sentences, not a traceback."""
    try:
        main(prog_name="python -m finetune")
    except AvatarError as exc:
        click.echo(f"Error: {exc}", err=True)
        sys.exit(1)
    except OSError as exc:
        click.echo(f"Error: It could not be done. {why_refused(exc, 'a file')}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
