"""Finds GGUF models on the Hugging Face Hub. Command line, and a worker thread of the window.

Blocking; everything that can go wrong comes back in words. The endpoint can be another one, which
is how a mirror inside a company, or a test, stands in for the Hub.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from backends.errors import AvatarError, DownloadError, Sentence
from backends.servers.api_key import Secret, find_key

if TYPE_CHECKING:
    from huggingface_hub import HfApi, ModelInfo

__all__ = [
    "HUB",
    "TOKEN_NAME",
    "Hub",
    "HubFile",
    "HubModel",
    "is_model_name",
    "part_of",
    "parts_of",
    "quantization_of",
    "title_of",
    "whole_models",
]

HUB = "https://huggingface.co"
TOKEN_NAME = "huggingface"  # entry in the keyring
TOKEN_VARIABLE = "HF_TOKEN"
TIMEOUT_S = 15.0
ONLINE_TIMEOUT_S = 5.0
_QUANTIZATION = re.compile(
    r"(?:^|[-._ ])((?:UD-)?(?:I?Q\d(?:_[A-Z0-9]+)*|I2_S|TL\d|BF16|FP?16|FP?32"
    r"|(?:MX|NV)FP4(?:_MOE)?|TQ\d_\d))(?=[-._ ]|$)",
    re.IGNORECASE,
)
_PART = re.compile(r"-(\d{5})-of-(\d{5})(\.gguf)$", re.IGNORECASE)
_MAX_PARTS = 999
_BESIDE_MODELS = re.compile(  # in names: what goes with a model and is none
    r"mm[-_ ]?proj|^imatrix|ggml-vocab|control[-_]vector|vocoder|wavtokenizer"
    r"|^(?:clip|vae|ae|vit|mtp)(?=[-_.])|(?:vision|audio|image|speech)[-_](?:encoder|tower)"
)
_IMATRIX = re.compile(r"[-_.]imatrix\.gguf$")  # of a model, unless it names a quantization
_BESIDE_FOLDERS = re.compile(r".*mm[-_ ]?proj.*|projectors?|mtp|imatrix|vision|audio|vae")
_DRAFT = re.compile(  # what guesses the words of a model; a repository may hold nothing else
    r"(?:^|[-_./ ])(?:draft(?:er)?|mtp|eagle\d?|nextn|speculator|dflash)(?=[-_./ ])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HubModel:
    """A repository that a search found."""

    repo: str  # "owner/name"
    downloads: int  # in the last month
    likes: int
    licence: str  # as the repository says; empty if it does not
    is_gated: bool
    architecture: str = ""  # of its GGUF files, as the Hub has read it
    n_params: int = 0


@dataclass(frozen=True, slots=True)
class HubFile:
    """One GGUF file of a repository."""

    repo: str
    name: str  # path inside the repository
    size_bytes: int
    sha256: str  # empty if the Hub does not tell
    url: str
    revision: str  # commit
    licence: str = ""

    @property
    def quantization(self) -> str:
        """Return e.g. "Q4_K_M", from the file's name."""
        return quantization_of(self.name)

    @property
    def part(self) -> tuple[int, int]:
        """Return which part of how many it is; (1, 1) for a whole model."""
        return part_of(self.name)


def is_model_name(name: str) -> bool:
    """Tell whether a file is a model by its name, and by those of its folders."""
    path = PurePosixPath(name.lower())
    if path.suffix != ".gguf" or _BESIDE_MODELS.search(path.name):
        return False
    if _IMATRIX.search(path.name) and not quantization_of(name):
        return False
    return not any(map(_BESIDE_FOLDERS.fullmatch, path.parent.parts))


def quantization_of(name: str) -> str:
    """Return the quantization that a file name tells, e.g. "Q4_K_M"; empty if it tells none.

    Where the file's own name does not, those of its folders may.
    """
    for text in (title_of(name), *reversed(PurePosixPath(name).parent.parts)):
        if found := _QUANTIZATION.findall(text):
            return str(found[-1]).upper()
    return ""


def title_of(name: str) -> str:
    """Return what the model of a file is called: without folders, part and ending."""
    return re.sub(r"(?i)\.gguf$", "", _PART.sub(r"\3", PurePosixPath(name).name))


def part_of(name: str) -> tuple[int, int]:
    """Return which part of how many a file is by its name; (1, 1) for a whole model."""
    match = _PART.search(name)
    return (int(match[1]), int(match[2])) if match else (1, 1)


def parts_of(name: str) -> tuple[str, ...]:
    """Return the names of all parts of the model that a file belongs to, the first one first."""
    match, (number, count) = _PART.search(name), part_of(name)
    if match is None or not 1 <= number <= count <= _MAX_PARTS:
        return (name,)
    head, tail = name[: match.start(1)], name[match.end(1) :]
    return tuple(f"{head}{number:05d}{tail}" for number in range(1, count + 1))


def whole_models(files: Sequence[HubFile]) -> list[tuple[HubFile, ...]]:
    """Return the files of each model, its parts in their order, the smallest model first.

    A model of which a part is missing is left out: nobody could load it.
    """
    known = {file.name: file for file in files}
    models = [
        tuple(known[name] for name in names)
        for names in dict.fromkeys(parts_of(file.name) for file in files)
        if all(name in known for name in names)
    ]
    return sorted(models, key=lambda model: (sum(f.size_bytes for f in model), model[0].name))


class Hub:
    """The Hugging Face Hub, or what stands at another endpoint.

    Args:
        endpoint: Its address.
        token: Sent with every request; None = the environment's or the keyring's, if any.
    """

    def __init__(self, endpoint: str = HUB, token: Secret | None = None) -> None:
        self.endpoint = endpoint.rstrip("/")
        self.token = find_key(TOKEN_NAME, variable=TOKEN_VARIABLE) if token is None else token

    def search(self, words: str, *, limit: int = 20) -> list[HubModel]:
        """Return the repositories with GGUF files that match, the most downloaded first.

        Raises:
            DownloadError: The Hub cannot be reached or refuses.
        """
        with self._in_words("The search could not be done.", words):
            found = self._api().list_models(
                search=words,
                filter="gguf",
                sort="downloads",
                limit=limit,
                expand=["downloads", "likes", "tags", "gated", "gguf"],
            )
            return [_found(model) for model in found]

    def files(self, repo: str) -> list[HubFile]:
        """Return the GGUF files of a repository's models, the smallest first.

        What goes with a model and is none, such as its eyes (mmproj), is left out.

        Raises:
            DownloadError: It does not exist, is gated, has no GGUF file, or is out of reach.
        """
        from huggingface_hub import hf_hub_url

        with self._in_words("The repository could not be read.", repo):
            info = self._api().model_info(repo, files_metadata=True, timeout=TIMEOUT_S)
        revision, licence = info.sha or "main", _licence(info.tags)
        files = [
            HubFile(
                repo=repo,
                name=sibling.rfilename,
                size_bytes=sibling.size or 0,
                sha256=sibling.lfs.sha256 if sibling.lfs else "",
                url=hf_hub_url(repo, sibling.rfilename, revision=revision, endpoint=self.endpoint),
                revision=revision,
                licence=licence,
            )
            for sibling in info.siblings or ()
            if is_model_name(sibling.rfilename)
        ]
        files = [file for file in files if not _DRAFT.search(file.name)] or files
        if not files:
            raise DownloadError(
                "There is nothing to download.",
                Sentence("{1} has no GGUF file.", repo),
                "Search for the model's name together with GGUF.",
            )
        return sorted(files, key=lambda file: (file.size_bytes, file.name))

    def _api(self) -> HfApi:
        from huggingface_hub import HfApi

        return HfApi(endpoint=self.endpoint, token=self.token.reveal() or None)

    def _check_online(self, what: str) -> None:
        """Say at once that nobody answers; the library would try for half a minute."""
        import httpx2

        try:
            httpx2.head(f"{self.endpoint}/api/models?limit=1", timeout=ONLINE_TIMEOUT_S)
        except httpx2.HTTPError as exc:
            raise offline(what, self.endpoint) from exc

    @contextmanager
    def _in_words(self, what: str, name: str) -> Iterator[None]:
        import httpx2
        from huggingface_hub import errors

        self._check_online(what)
        try:
            yield
        except errors.GatedRepoError as exc:
            raise gated(what, name, has_token=bool(self.token)) from exc
        except errors.RepositoryNotFoundError as exc:
            why = Sentence("{1} does not exist, or is private.", name)
            raise DownloadError(what, why, "Check the name, or set a token for it.") from exc
        except errors.HFValidationError as exc:
            why = Sentence("{1} is not the name of a repository.", repr(name))
            raise DownloadError(what, why, "Write it as owner/name.") from exc
        except errors.OfflineModeIsEnabled as exc:
            raise offline(what, self.endpoint) from exc
        except errors.HfHubHTTPError as exc:
            raise refused(what, name, exc.response.status_code, has_token=bool(self.token)) from exc
        except (httpx2.TransportError, OSError) as exc:
            raise offline(what, self.endpoint) from exc


def _found(model: ModelInfo) -> HubModel:
    header = model.gguf or {}
    return HubModel(
        repo=model.id,
        downloads=model.downloads or 0,
        likes=model.likes or 0,
        licence=_licence(model.tags),
        is_gated=bool(model.gated),
        architecture=str(header.get("architecture") or ""),
        n_params=int(header.get("total") or 0),
    )


def _licence(tags: list[str] | None) -> str:
    return next((tag.removeprefix("license:") for tag in tags or () if tag[:8] == "license:"), "")


def gated(what: str, repo: str, *, has_token: bool) -> AvatarError:
    """Return the error for a repository whose terms must be accepted first."""
    step = "" if has_token else ", and set your token: avatar-chat model key huggingface"
    todo = Sentence("Open {1}/{2} in a browser and accept them{3}.", HUB, repo, step)
    return DownloadError(
        what, Sentence("The authors of {1} ask you to accept their terms first.", repo), todo
    )


def offline(what: str, endpoint: str) -> AvatarError:
    """Return the error for a Hub that does not answer."""
    why = Sentence("{1} cannot be reached: this machine seems to be offline.", endpoint)
    return DownloadError(what, why, "Models on this disk work without it.")


def refused(what: str, name: str, status: int, *, has_token: bool) -> AvatarError:
    """Return the error for a status that stands for nothing else."""
    if status in (401, 403):
        why = Sentence(
            "The Hub does not let {1} read {2}.", "this token" if has_token else "everybody", name
        )
        return DownloadError(what, why, "Set a token: avatar-chat model key huggingface.")
    if status == 404:
        return DownloadError(
            what, Sentence("{1} is not there any more.", name), "Choose another file."
        )
    if status == 429:
        return DownloadError(what, "The Hub has too many requests from here.", "Wait a little.")
    return DownloadError(
        what, Sentence("The Hub answered with status {1}.", status), "Try again later."
    )
