"""The pages of our own backends: what they declare, without importing them. Engine process.

The texts are English; the window translates the ones it knows
(`desktop/i18n/backend_translations.py`).
"""

from __future__ import annotations

from backends.settings_schema.schema import BackendPage, Option

__all__ = ["LLAMA_CPP_PYTHON", "LLAMA_CTYPES", "OPENAI_SERVER", "PLAIN"]

N_CTX = Option(
    "n_ctx",
    "Context length (tokens)",
    "How much of the talk the model sees at once. Automatic: what fits the memory well.",
    kind="whole",
    high=1_048_576,
    step=512,
    special="automatic",
)
N_THREADS = Option(
    "n_threads",
    "Threads",
    "More than there are cores makes it slower.",
    kind="whole",
    high=1024,
    special="as many as cores",
    is_advanced=True,
)
N_GPU_LAYERS = Option(
    "n_gpu_layers",
    "Layers on the GPU",
    "Automatic: all, or none where this build or machine has no graphics support.",
    kind="whole",
    default="-1",
    low=-1,
    high=10_000,
    special="automatic",
    is_advanced=True,
)
KV_TYPE = Option(
    "kv_type",
    "Memory of the context",
    "8 bits take half the memory and change some replies a little.",
    kind="choice",
    default="f16",
    choices=(("f16", "16 bits"), ("q8_0", "8 bits")),
    is_advanced=True,
)
FLASH = Option(
    "flash_attention",
    "Flash attention",
    "Faster and smaller; turn it off only if a model answers nonsense.",
    kind="switch",
    default="yes",
    is_advanced=True,
)
LOOKUP = Option(
    "prompt_lookup",
    "Draft from the conversation",
    "Up to twice as fast where facts are quoted; never changes a reply.",
    kind="switch",
    default="yes",
    is_advanced=True,
)
LIBRARY = Option(
    "library",
    "llama.cpp library",
    "A build of your own, e.g. for a graphics card; it is tried out in a child first.",
    kind="file",
    placeholder="the one that came with the app",
    is_advanced=True,
)
LOOPS = Option(
    "stop_loops",
    "Stop a reply that runs in circles",
    "",
    kind="choice",
    default="on",
    choices=(("on", "yes"), ("off", "no")),
    is_advanced=True,
)
THINKING = Option(
    "thinking",
    "Thinking before the answer",
    "For models that can. It makes answers better and later; thoughts are never part of them.",
    kind="choice",
    default="off",
    choices=(
        ("off", "off"),
        ("on", "on"),
        ("low", "a little"),
        ("medium", "some"),
        ("high", "a lot"),
    ),
    is_advanced=True,
)

LLAMA_CTYPES = BackendPage(
    title="llama.cpp, always the same",
    summary="In this app. It always takes the likeliest word: same question, same answer.",
    samples=False,
    options=(N_CTX, N_THREADS, N_GPU_LAYERS, KV_TYPE, FLASH, LOOKUP, LOOPS, THINKING, LIBRARY),
)
LLAMA_CPP_PYTHON = BackendPage(
    title="llama.cpp, varied",
    summary="Draws among the likely words, so replies vary; see the page Answers.",
    options=(N_CTX, N_THREADS, N_GPU_LAYERS, KV_TYPE, FLASH, LOOPS, THINKING),
)
OPENAI_SERVER = BackendPage(
    title="Server",
    summary="Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.",
    takes_file=False,
    takes_adapters=False,
    takes_template=False,
    options=(
        Option(
            "base_url",
            "Server address",
            "http for this machine, https for any other.",
            placeholder="http://localhost:8080/v1",
        ),
        Option(
            "model",
            "Model on the server",
            "Test lists the models that the server has.",
            placeholder="the server's first",
            is_offered=True,
        ),
        Option(
            "key",
            "Key",
            "Kept in the keyring of this system, never in a file.",
            kind="secret",
            entry_from="base_url",
        ),
        Option(
            "lora",
            "Adapter on the server",
            "Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.",
            placeholder="none",
            is_offered=True,
            is_advanced=True,
        ),
        THINKING,
        Option(
            "n_ctx",
            "Context length (tokens)",
            "Only used where the server does not tell its own.",
            kind="whole",
            high=1_048_576,
            step=512,
            special="automatic",
            is_advanced=True,
        ),
        Option(
            "silence_s",
            "Longest silence (seconds)",
            "A server that sends nothing for so long is given up.",
            kind="whole",
            default="120",
            low=5,
            high=3600,
            step=5,
            is_advanced=True,
        ),
        Option(
            "certificates",
            "Certificates of your own",
            "A PEM file, for a server inside a company. Certificates are always verified.",
            kind="file",
            placeholder="those of the system",
            is_advanced=True,
        ),
        Option(
            "allow_http",
            "Allow unencrypted http to another machine",
            "Everybody on the way can read and change what is said. Only in a network you trust.",
            kind="switch",
            default="no",
            is_advanced=True,
        ),
    ),
)
PLAIN = BackendPage(title="", options=(N_CTX, N_THREADS, N_GPU_LAYERS))
