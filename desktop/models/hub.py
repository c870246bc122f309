"""Finds GGUF models on the Hugging Face Hub. Command line, and a worker thread of the window.

Blocking; everything that can go wrong comes back in words. The endpoint can be another one, which
is how a mirror inside a company, or a test, stands in for the Hub.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from backends.errors import AvatarError, DownloadError
from backends.servers.api_key import Secret, find_key

if TYPE_CHECKING:
    from huggingface_hub import HfApi, ModelInfo

__all__ = ["HUB", "TOKEN_NAME", "Hub", "HubFile", "HubModel", "quantization_of"]

HUB = "https://huggingface.co"
TOKEN_NAME = "huggingface"  # entry in the keyring
TOKEN_VARIABLE = "HF_TOKEN"
TIMEOUT_S = 15.0
ONLINE_TIMEOUT_S = 5.0
_QUANTIZATION = re.compile(
    r"[-._]((?:UD-)?(?:I?Q\d(?:_[A-Z0-9]+)*|BF16|F16|F32|MXFP4|TQ\d_\d))(?=[-._]|$)", re.IGNORECASE
)
_PART = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$")


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
        match = _PART.search(self.name)
        return (int(match[1]), int(match[2])) if match else (1, 1)


def quantization_of(name: str) -> str:
    """Return the quantization that a file name tells, e.g. "Q4_K_M"; empty if it tells none."""
    found = _QUANTIZATION.findall(PurePosixPath(name).name.removesuffix(".gguf"))
    return str(found[-1]).upper() if found else ""


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
        """Return the GGUF files of a repository, the smallest first.

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
            if sibling.rfilename.lower().endswith(".gguf")
        ]
        if not files:
            raise DownloadError(
                "There is nothing to download.",
                f"{repo} has no GGUF file.",
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
            why = f"{name} does not exist, or is private."
            raise DownloadError(what, why, "Check the name, or set a token for it.") from exc
        except errors.HFValidationError as exc:
            why = f"{name!r} is not the name of a repository."
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
    todo = f"Open {HUB}/{repo} in a browser and accept them{step}."
    return DownloadError(what, f"The authors of {repo} ask you to accept their terms first.", todo)


def offline(what: str, endpoint: str) -> AvatarError:
    """Return the error for a Hub that does not answer."""
    why = f"{endpoint} cannot be reached: this machine seems to be offline."
    return DownloadError(what, why, "Models on this disk work without it.")


def refused(what: str, name: str, status: int, *, has_token: bool) -> AvatarError:
    """Return the error for a status that stands for nothing else."""
    if status in (401, 403):
        why = f"The Hub does not let {'this token' if has_token else 'everybody'} read {name}."
        return DownloadError(what, why, "Set a token: avatar-chat model key huggingface.")
    if status == 404:
        return DownloadError(what, f"{name} is not there any more.", "Choose another file.")
    if status == 429:
        return DownloadError(what, "The Hub has too many requests from here.", "Wait a little.")
    return DownloadError(what, f"The Hub answered with status {status}.", "Try again later.")
