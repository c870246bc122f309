"""`avatar-chat ask` and `avatar-chat talk`: the conversation in a terminal. Command line, no Qt."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator
from functools import partial

import click
import msgspec

from backends.errors import AvatarError
from backends.protocol.path_text import path_text
from desktop.cli.options import chat_options, plan_from, read_options
from desktop.cli.terminal_chat import Answer, TerminalChat
from desktop.history.endings import remark, unread
from persona.visitor import Visitor, greeting_for

__all__ = ["ask", "talk"]

LEAVE = frozenset({"/quit", "/exit", "/bye"})
HELP = "Ctrl+C stops a reply. /new begins a new chat, /quit leaves."

warn = partial(click.secho, err=True, fg="yellow")
note = partial(click.secho, err=True, dim=True)


@click.command()
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--one-chat", is_flag=True, help="Keep the questions in one conversation.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@chat_options
def ask(questions: tuple[str, ...], one_chat: bool, as_json: bool, **values: object) -> None:
    """Answer questions and exit; without QUESTION one per line from standard input.

    The exit code is 0 only if all questions were answered.
    """
    utf8_output()
    options = read_options(values)
    n_failed = 0
    with TerminalChat(partial(plan_from, options, warn, note)) as chat:
        for question in readable(questions or lines()):
            if not one_chat:
                chat.begin()
            tell_notes(chat)
            answer = chat.answer(question, wait=note) if as_json else told(chat, question)
            if as_json:
                click.echo(as_line(answer, shows_prompt=options.show_prompt))
            n_failed += answer.error is not None
    if n_failed:
        raise SystemExit(1)


@click.command(epilog=HELP)
@chat_options
def talk(**values: object) -> None:
    """Chat in the terminal."""
    utf8_output()
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  (line editing and history for `input`)
    make_plan = partial(plan_from, read_options(values), warn, note)
    with TerminalChat(make_plan, keeps_interrupted=True) as chat:
        greet(chat)
        while (question := next_question()) is not None:
            if question == "/new":
                chat.begin()
                greet(chat)
            elif question:
                told(chat, question)


def greet(chat: TerminalChat) -> None:
    """Load the model and say who is there.

    Raises:
        AvatarError: There is nobody: the persona or the model is not usable.
    """
    info = chat.open()
    plan = chat.plan()
    for sentence in info.notes:
        note(sentence)
    note(f"{info.name} · {plan.backend} · {HELP}")
    if greeting := greeting_for(plan.persona, Visitor()):
        click.echo(greeting)
    chat.warm()


def tell_notes(chat: TerminalChat) -> None:
    """Say once what was found out about the model while it was loaded."""
    if not chat.is_open:
        with contextlib.suppress(AvatarError):  # it is told with the answer
            for sentence in chat.open().notes:
                note(sentence)


def told(chat: TerminalChat, question: str) -> Answer:
    """Answer a question on the terminal, piece by piece; return the whole."""
    answer = chat.answer(question, partial(click.echo, nl=False), note)
    if answer.error:
        if answer.reply:
            click.echo()
        click.secho(str(answer.error), err=True, fg="red")
        return answer
    click.echo()
    for said in filter(None, (remark(answer.stats), unread(answer.stats))):
        note(f"({said})")
    if answer.prompt:
        note(answer.prompt)
    if answer.facts:
        ids = ", ".join(fact.id for fact in answer.facts)
        note(f"(facts: {ids})")
    return answer


def as_line(answer: Answer, *, shows_prompt: bool) -> str:
    """Return an answer as one line of JSON."""
    stats = ("n_prompt", "n_reused", "n_predicted", "n_unreadable", "ttft_s", "tokens_per_s")
    values: dict[str, object] = {"question": answer.question, "reply": answer.reply}
    if answer.thought:
        values["thought"] = answer.thought
    if shows_prompt:
        values["prompt"] = answer.prompt
    values |= {
        "facts": [{"id": fact.id, "text": fact.text} for fact in answer.facts],
        "abstained": answer.abstained,
        "backend": answer.backend,
        "model": answer.model,
        "adapters": [{"file": path_text(a.path), "strength": a.scale} for a in answer.adapters],
        "stats": {name: getattr(answer.stats, name) for name in stats},
        "stop_reason": answer.stats.stop_reason or ("error" if answer.error else ""),
        "error": error_values(answer.error),
    }
    return msgspec.json.encode(values).decode()


def error_values(error: AvatarError | None) -> dict[str, str] | None:
    """Return the code and the sentences of an error, or None."""
    return error.words if error else None


def next_question() -> str | None:
    """Return what the person types next; None when they leave."""
    try:
        question = next(iter(readable([input("> ")])), "")
    except EOFError:
        return None
    except KeyboardInterrupt:
        click.echo()
        return None
    return None if question in LEAVE else question


def lines() -> Iterator[str]:
    """Yield the lines of standard input, as UTF-8 whatever the locale says."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8-sig", "replace")


def readable(texts: Iterable[str]) -> Iterator[str]:
    """Yield what is not blank, without what cannot be written as UTF-8."""
    for text in texts:
        if question := text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip():
            yield question


def utf8_output() -> None:
    """Let a reply be printed whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
