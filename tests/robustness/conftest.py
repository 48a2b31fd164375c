"""Every test has a cache of its own, in the processes that it starts too."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    directory = tmp_path / "cache"
    monkeypatch.setenv("WARDLINE_CACHE_DIR", str(directory))
    return directory
