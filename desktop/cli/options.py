"""The options that `ask` and `talk` share, and what they come to: command line. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Literal, TypeVar

import click
import msgspec

from backends.base import Adapter, ModelSpec, Sampling
from backends.errors import SettingsError, why_not
from desktop.cli.terminal_chat import ChatPlan
from desktop.config.paths import Places, find_places, protect
from desktop.config.settings import Settings, load_or_set_aside
from desktop.models.model_choice import choose_spec
from desktop.personas.finding import open_persona
from persona.model import Mode, Persona

__all__ = ["ChatOptions", "chat_options", "plan_from", "read_options"]

Command = TypeVar("Command", bound=Callable[..., object])

SAMPLING: tuple[tuple[str, click.IntRange | click.FloatRange, str], ...] = (
    ("n_predict", click.IntRange(0), "Most tokens of one reply; 0: until the context is full."),
    ("n_think", click.IntRange(0), "Most tokens of thoughts before a reply; 0: any number."),
    ("temperature", click.FloatRange(0, 5), "0: always the most likely token (greedy)."),
    ("top_k", click.IntRange(0), "Choose among so many tokens; 0: all."),
    (
        "top_p",
        click.FloatRange(0, 1),
        "Choose among the likeliest tokens that together have this probability.",
    ),
    ("min_p", click.FloatRange(0, 1), "Leave out tokens this much less likely than the likeliest."),
    ("typical_p", click.FloatRange(0, 1), "Locally typical sampling; 1: off."),
    (
        "repeat_penalty",
        click.FloatRange(0, 3, min_open=True),
        "Make tokens of the reply less likely; 1: off.",
    ),
    (
        "presence_penalty",
        click.FloatRange(-2, 2),
        "Subtracted once from the logit of each token of the reply.",
    ),
    (
        "frequency_penalty",
        click.FloatRange(-2, 2),
        "Subtracted for each time that a token was in the reply.",
    ),
    (
        "dry_multiplier",
        click.FloatRange(0, 5),
        "Strength of DRY, against repeated phrases; 0: off.",
    ),
    ("seed", click.IntRange(-1, 2**32 - 2), "Makes replies repeat; -1: another one each time."),
)


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """The options as they were given; None = as the settings say."""

    backend: str | None = None
    model: str = ""
    persona: str | None = None
    no_persona: bool = False
    system: str | None = None
    visitor: str | None = None
    mode: Mode | None = None
    n_ctx: int | None = None
    n_threads: int | None = None
    n_gpu_layers: int | None = None
    kv_type: Literal["f16", "q8_0"] | None = None
    flash_attention: bool | None = None
    prompt_lookup: bool | None = None
    library: str | None = None
    adapter: tuple[str, ...] = ()
    no_adapter: bool = False
    option: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    json_schema: str = ""
    show_prompt: bool = False
    n_predict: int | None = None
    n_think: int | None = None
    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None
    min_p: float | None = None
    typical_p: float | None = None
    repeat_penalty: float | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    dry_multiplier: float | None = None
    seed: int | None = None


def chat_options(command: Command) -> Command:
    """Add all options of `ChatOptions` to a command."""
    for option in reversed((*_who(), *_engine(), *_sampling())):
        command = option(command)
    return command


def read_options(values: Mapping[str, object]) -> ChatOptions:
    """Return the values that click has read as one typed value."""
    return msgspec.convert(values, ChatOptions)


def plan_from(
    options: ChatOptions, warn: Callable[[str], object], note: Callable[[str], object]
) -> ChatPlan:
    """Return who answers, with what and how: the options over the settings.

    Args:
        options: As given.
        warn: Receives a sentence when the settings file was damaged.
        note: Receives a sentence when the persona's own adapter is used unasked.

    Raises:
        AvatarError: A persona, a model, an adapter or a value is not usable.
    """
    places = find_places()
    protect(places)
    stored, trouble = load_or_set_aside(places.settings)
    if trouble:
        warn(str(trouble))
    settings = _overlaid(stored, options)
    persona = _persona(settings, options, places)
    spec = _spec(settings, persona, places, options)
    own = persona.adapter()
    if own in {adapter.path for adapter in spec.adapters[: -len(options.adapter) or None]}:
        note(f"With {persona.label}'s own adapter ({own}); --no-adapter leaves it out.")
    return ChatPlan(
        backend=settings.backend,
        spec=spec,
        persona=persona,
        mode="free" if options.no_persona else settings.mode,
        sampling=_sampling_from(settings.sampling(), options),
        shows_prompt=options.show_prompt,
        manner=settings.manner,
    )


def _who() -> Sequence[Callable[[Command], Command]]:
    return (
        click.option("--backend", help="Name of a backend, or module:Class."),
        click.option("--model", default="", type=click.Path(), help="A .gguf file."),
        click.option("--persona", help="Id or folder of a persona."),
        click.option("--no-persona", is_flag=True, help="Talk to the model itself."),
        click.option("--system", help="System prompt in place of the persona's."),
        click.option("--visitor", help="Your name, where avatars call you by it."),
        click.option(
            "--mode",
            type=click.Choice(["free", "grounded", "strict"]),
            help="How strictly replies keep to the facts.  [default: grounded]",
        ),
        click.option("--show-prompt", is_flag=True, help="Show the exact prompt, too."),
    )


def _engine() -> Sequence[Callable[[Command], Command]]:
    return (
        click.option(
            "--n-ctx", type=click.IntRange(0), help="Context length in tokens; 0: as trained."
        ),
        click.option("--n-threads", "--threads", type=click.IntRange(0), help="0: all cores."),
        click.option("--n-gpu-layers", type=click.IntRange(-1), help="-1: all that fit."),
        click.option(
            "--kv-type", type=click.Choice(["f16", "q8_0"]), help="Element type of the KV cache."
        ),
        click.option("--flash-attention/--no-flash-attention", default=None, help="On by default."),
        click.option(
            "--prompt-lookup/--no-prompt-lookup", default=None, help="Drafts; on by default."
        ),
        click.option("--library", help="File or folder of the llama.cpp library."),
        click.option("--adapter", multiple=True, help="A LoRA .gguf, or FILE=STRENGTH."),
        click.option("--no-adapter", is_flag=True, help="Leave out the persona's adapter."),
        click.option("--option", multiple=True, metavar="KEY=VALUE", help="For the backend."),
    )


def _sampling() -> Sequence[Callable[[Command], Command]]:
    numbers = (
        click.option(f"--{name.replace('_', '-')}", type=kind, help=text)
        for name, kind, text in SAMPLING
    )
    return (
        *numbers,
        click.option("--stop", multiple=True, help="End the reply before this text."),
        click.option(
            "--json-schema", default="", help="Force the reply into a JSON schema, or @FILE."
        ),
    )


def _overlaid(settings: Settings, options: ChatOptions) -> Settings:
    names = (
        "backend", "mode", "n_threads", "n_gpu_layers",
        "kv_type", "flash_attention", "prompt_lookup", "library", "persona", "visitor",
    )  # fmt: skip
    given = {name: getattr(options, name) for name in names}
    given["model_path"] = options.model or None
    return replace(settings, **{name: value for name, value in given.items() if value is not None})


def _persona(settings: Settings, options: ChatOptions, places: Places) -> Persona:
    if options.no_persona:
        return Persona(id="none", name="Assistant", system_prompt=options.system or "")
    persona = open_persona(settings.persona, places, settings.visitor)
    if options.system is None:
        return persona
    return replace(persona, system_prompt=options.system)


def _spec(settings: Settings, persona: Persona, places: Places, options: ChatOptions) -> ModelSpec:
    spec = choose_spec(settings, persona, places, Path(options.model))
    adapters = (*(() if options.no_adapter else spec.adapters), *map(_adapter, options.adapter))
    pairs = dict(option.partition("=")[::2] for option in options.option)
    n_ctx = spec.n_ctx if options.n_ctx is None else options.n_ctx
    return replace(spec, n_ctx=n_ctx, adapters=adapters, options={**spec.options, **pairs})


def _adapter(text: str) -> Adapter:
    path, separator, scale = text.rpartition("=")
    if not separator:
        return Adapter(Path(text).expanduser())
    try:
        strength = float(scale)
        if not isfinite(strength):
            raise ValueError(scale)
        return Adapter(Path(path).expanduser(), strength)
    except ValueError as exc:
        raise SettingsError(
            f"{text} names no adapter.", f"{scale!r} is no number.", "Write FILE or FILE=0.5."
        ) from exc


def _sampling_from(base: Sampling, options: ChatOptions) -> Sampling:
    names = [name for name, *_ in SAMPLING]
    given = {name: value for name in names if (value := getattr(options, name)) is not None}
    given |= {"stop": options.stop, "json_schema": _text_or_file(options.json_schema)}
    return msgspec.convert(asdict(base) | given, Sampling)


def _text_or_file(text: str) -> str:
    if not text.startswith("@"):
        return text
    try:
        return Path(text[1:]).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        why = why_not(exc, text[1:], "It is no text in UTF-8.")
        raise SettingsError(f"{text[1:]} cannot be read.", why) from exc
