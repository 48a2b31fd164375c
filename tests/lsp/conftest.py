"""A workspace with a few rules of its own, and editors of several kinds, each with a server process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from lsp.harness import CONFIGURATION, RULES, Editor

Start = Callable[..., Awaitable[Editor]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "rules.yaml").write_text(RULES)
    (root / "wardline.toml").write_text(CONFIGURATION)
    return root


@pytest_asyncio.fixture
async def start(workspace: Path) -> AsyncIterator[Start]:
    """Starts an editor of a kind on the workspace; all are shut down in the end."""
    editors: list[Editor] = []

    async def start_one(profile: str, **options: Any) -> Editor:
        editor = Editor()
        editors.append(editor)
        await editor.start(options.pop("root", workspace), profile, **options)
        return editor

    yield start_one
    for editor in editors:
        if editor._server is not None and editor._server.returncode is None:
            async with asyncio.timeout(20):
                await editor.shutdown_session()
        await editor.stop()
