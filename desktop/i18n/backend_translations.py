"""What our own backends declare, for the translators. Window process.

The texts come from the engine's program in English (`backends/settings_schema/builtin_schemas.py`);
a test compares both.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

__all__ = ["WORDS", "translated"]

WORDS = (
    QT_TRANSLATE_NOOP("backend", "llama.cpp, always the same"),
    QT_TRANSLATE_NOOP(
        "backend",
        "In this app. It always takes the likeliest word: same question, same answer.",
    ),
    QT_TRANSLATE_NOOP("backend", "Context length (tokens)"),
    QT_TRANSLATE_NOOP(
        "backend",
        "How much of the talk the model sees at once. Automatic: what fits the memory well.",
    ),
    QT_TRANSLATE_NOOP("backend", "automatic"),
    QT_TRANSLATE_NOOP("backend", "Threads"),
    QT_TRANSLATE_NOOP("backend", "More than there are cores makes it slower."),
    QT_TRANSLATE_NOOP("backend", "as many as cores"),
    QT_TRANSLATE_NOOP("backend", "Layers on the GPU"),
    QT_TRANSLATE_NOOP(
        "backend", "Automatic: all, or none where this build or machine has no graphics support."
    ),
    QT_TRANSLATE_NOOP("backend", "Memory of the context"),
    QT_TRANSLATE_NOOP("backend", "8 bits take half the memory and change some replies a little."),
    QT_TRANSLATE_NOOP("backend", "16 bits"),
    QT_TRANSLATE_NOOP("backend", "8 bits"),
    QT_TRANSLATE_NOOP("backend", "Flash attention"),
    QT_TRANSLATE_NOOP(
        "backend", "Faster and smaller; turn it off only if a model answers nonsense."
    ),
    QT_TRANSLATE_NOOP("backend", "Draft from the conversation"),
    QT_TRANSLATE_NOOP(
        "backend", "Up to twice as fast where facts are quoted; never changes a reply."
    ),
    QT_TRANSLATE_NOOP("backend", "Stop a reply that runs in circles"),
    QT_TRANSLATE_NOOP("backend", "yes"),
    QT_TRANSLATE_NOOP("backend", "no"),
    QT_TRANSLATE_NOOP("backend", "Thinking before the answer"),
    QT_TRANSLATE_NOOP(
        "backend",
        "For models that can. It makes answers better and later; thoughts are never part of them.",
    ),
    QT_TRANSLATE_NOOP("backend", "off"),
    QT_TRANSLATE_NOOP("backend", "on"),
    QT_TRANSLATE_NOOP("backend", "a little"),
    QT_TRANSLATE_NOOP("backend", "some"),
    QT_TRANSLATE_NOOP("backend", "a lot"),
    QT_TRANSLATE_NOOP("backend", "llama.cpp library"),
    QT_TRANSLATE_NOOP(
        "backend",
        "A build of your own, e.g. for a graphics card; it is tried out in a child first.",
    ),
    QT_TRANSLATE_NOOP("backend", "the one that came with the app"),
    QT_TRANSLATE_NOOP("backend", "llama.cpp, varied"),
    QT_TRANSLATE_NOOP(
        "backend", "Draws among the likely words, so replies vary; see the page Answers."
    ),
    QT_TRANSLATE_NOOP("backend", "Server"),
    QT_TRANSLATE_NOOP(
        "backend",
        "Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.",
    ),
    QT_TRANSLATE_NOOP("backend", "Server address"),
    QT_TRANSLATE_NOOP("backend", "http for this machine, https for any other."),
    QT_TRANSLATE_NOOP("backend", "Model on the server"),
    QT_TRANSLATE_NOOP("backend", "Test lists the models that the server has."),
    QT_TRANSLATE_NOOP("backend", "the server's first"),
    QT_TRANSLATE_NOOP("backend", "Key"),
    QT_TRANSLATE_NOOP("backend", "Kept in the keyring of this system, never in a file."),
    QT_TRANSLATE_NOOP("backend", "Adapter on the server"),
    QT_TRANSLATE_NOOP(
        "backend", "Its name, or NAME=STRENGTH. vLLM lists its adapters among the models."
    ),
    QT_TRANSLATE_NOOP("backend", "none"),
    QT_TRANSLATE_NOOP("backend", "Only used where the server does not tell its own."),
    QT_TRANSLATE_NOOP("backend", "Longest silence (seconds)"),
    QT_TRANSLATE_NOOP("backend", "A server that sends nothing for so long is given up."),
    QT_TRANSLATE_NOOP("backend", "Certificates of your own"),
    QT_TRANSLATE_NOOP(
        "backend", "A PEM file, for a server inside a company. Certificates are always verified."
    ),
    QT_TRANSLATE_NOOP("backend", "those of the system"),
    QT_TRANSLATE_NOOP("backend", "Allow unencrypted http to another machine"),
    QT_TRANSLATE_NOOP(
        "backend",
        "Everybody on the way can read and change what is said. Only in a network you trust.",
    ),
)


def translated(text: str) -> str:
    """Return a text in the language of the window; one that is not known stays as it is."""
    return QCoreApplication.translate("backend", text) if text else ""
