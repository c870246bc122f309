"""The command `avatar-chat`: opens the window, or runs a command without one. No Qt until then.

Commands are imported when they are called, so that each starts as fast as it can.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click

from backends.errors import AvatarError, EngineError, why_refused

__all__ = ["cli", "main"]

COMMANDS = {
    "ask": "desktop.cli.chat:ask",
    "talk": "desktop.cli.chat:talk",
    "persona": "desktop.cli.persona:persona",
    "model": "desktop.cli.model:model",
}
OPENED = (  # files that a desktop opens with the app
    *(".avatar", ".gguf", ".png", ".apng", ".jpg", ".jpeg", ".webp", ".charx", ".byaf", ".json"),
)


class LazyGroup(click.Group):
    """A group whose commands are named by module and attribute; a file alone is opened."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a single argument that names a file for ``--open``."""
        if len(args) == 1 and Path(args[0]).suffix.lower() in OPENED:
            args = ["--open", args[0]]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands that are installed."""
        return [name for name, target in COMMANDS.items() if find_spec(target.partition(":")[0])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


def _version() -> str:
    try:
        return version("virtual-avatar-chat")
    except PackageNotFoundError:  # run from a folder, not installed
        return "unknown"


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(_version(), prog_name="avatar-chat")
@click.option("--model", default="", type=click.Path(), help="A .gguf file for this time.")
@click.option("--persona", default="", help="Id or folder of a persona for this time.")
@click.option(
    "--open", "file", default="", type=click.Path(), help="A model, avatar, card or chat."
)
@click.option("--new-window", is_flag=True, help="Open another one beside a window that is open.")
@click.option("--smoke", is_flag=True, help="Test this installation and exit.")
@click.pass_context
def cli(
    ctx: click.Context, model: str, persona: str, file: str, new_window: bool, smoke: bool
) -> None:
    """Talk to the virtual avatar of a person. Without a command the window opens.

    A single argument that names a model, an avatar, a card or a chat opens it in the window.
    """
    if smoke:
        from desktop.cli.smoke import run_smoke

        ctx.exit(run_smoke(click.echo))
    if ctx.invoked_subcommand is None:
        try:
            ctx.exit(open_window(model, persona, file, is_beside=new_window))
        except EngineError as error:
            from desktop.cli.startup_error import tell_without_window

            tell_without_window(error)
            raise


def open_window(model: str, persona: str, file: str = "", *, is_beside: bool = False) -> int:
    """Open the window; return its exit code when it is closed.

    Raises:
        EngineError: There is no display, a library of the window is missing, or a window that is
            open already does not answer.
    """
    if not _has_display():
        raise EngineError(
            "The window cannot be opened.",
            "There is no display.",
            "Use `avatar-chat talk` in this terminal, or start it from a desktop.",
        )
    try:
        from desktop.gui.shell.start import main as window
    except ImportError as exc:
        raise EngineError(
            "The window cannot be opened.",
            f"A library that it needs is missing: {exc}.",
            "Install it (README, first command), or use `avatar-chat talk`.",
        ) from exc
    return window(model=model, persona=persona, file=file, is_beside=is_beside)


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code. Errors are told in words."""
    try:
        code = cli.main(argv, prog_name="avatar-chat", standalone_mode=False)
    except AvatarError as error:
        click.secho(str(error), err=True, fg="red")
        return 1
    except OSError as exc:
        click.secho(f"It could not be done. {why_refused(exc, 'a file')}", err=True, fg="red")
        return 1
    except click.ClickException as exc:
        exc.show()
        return exc.exit_code
    except click.Abort:
        return 130
    return code if isinstance(code, int) else 0
