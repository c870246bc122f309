"""The deployment of docs/scale.md is of one piece; its schemas are checked as that page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[1] / "docs" / "scale"
Values = dict[str, object]


@pytest.fixture
def compose() -> dict[str, Values]:
    """Return the services of the compose file."""
    services: dict[str, Values] = yaml.safe_load((FOLDER / "compose.yaml").read_text())["services"]
    return services


@pytest.fixture
def container() -> dict[str, list[object]]:
    """Return the container of the Kubernetes deployment."""
    objects = list(yaml.safe_load_all((FOLDER / "kubernetes.yaml").read_text()))
    (deployment,) = (one for one in objects if one["kind"] == "Deployment")
    (found,) = deployment["spec"]["template"]["spec"]["containers"]
    container: dict[str, list[object]] = found
    return container


def test_each_replica_stands_behind_the_balancer(compose: dict[str, Values]) -> None:
    """Each upstream is a service, and each service of vLLM an upstream."""
    text = (FOLDER / "nginx.conf").read_text()
    upstreams = set(re.findall(r"server (\S+):8000", text))
    assert upstreams == {name for name in compose if name.startswith("vllm-")}
    assert "proxy_buffering off" in text


def test_only_tls_leaves_the_machine(compose: dict[str, Values]) -> None:
    """What has no key of its own is bound to this machine."""
    ports = {name: service["ports"] for name, service in compose.items() if "ports" in service}
    assert ports == {"balancer": ["443:443"], "ollama": ["127.0.0.1:11434:11434"]}


def test_both_ways_serve_the_same(
    compose: dict[str, Values], container: dict[str, list[object]]
) -> None:
    """The same image, model, adapters and limits; no key in either file."""
    arguments = [text for text in container["args"] if "tensor-parallel" not in str(text)]
    assert compose["vllm-1"]["command"] == arguments
    assert compose["vllm-1"]["command"] == compose["vllm-2"]["command"]
    assert compose["vllm-1"]["image"] == container["image"]
    for file in FOLDER.iterdir():
        assert not re.search(r"(hf_|sk-)\w{8}", file.read_text())
