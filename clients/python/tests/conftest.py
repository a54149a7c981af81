from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from modeltrail import Settings
from registry_double import RegistryDouble


@pytest.fixture
def registry() -> Iterator[RegistryDouble]:
    with RegistryDouble() as double:
        yield double


@pytest.fixture
def settings(registry: RegistryDouble) -> Settings:
    return Settings(url=registry.url, token="t", timeout=5.0, retry_for=5.0, wait=5.0)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A file of some megabytes, other in each test."""
    path = tmp_path / "model.onnx"
    path.write_bytes(os.urandom(3_000_000))
    return path
