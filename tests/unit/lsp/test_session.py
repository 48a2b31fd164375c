"""Which projects a session keeps, and what it says of those that go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest

from wardline.lsp.client import Client
from wardline.lsp.session import Session
from wardline.lsp.state import ClosedFile, OpenDocument, ProjectState

SECONDS = 20.0


class Heard:
    """Remembers what it was told; `until` waits for it."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.dropped: list[Path] = []
        self.gone: list[str] = []
        self._changed = asyncio.Event()

    def analysed(self, document: OpenDocument) -> None:
        self._changed.set()

    def closed(self, document: OpenDocument) -> None:
        self._changed.set()

    def project_opened(self, state: ProjectState, failure: str) -> None:
        self.opened.append(state.root)
        self._changed.set()

    def project_dropped(self, state: ProjectState) -> None:
        self.dropped.append(state.root)

    def forgotten(self, files: Sequence[ClosedFile]) -> None:
        self.gone += [file.uri for file in files]

    def activity(self) -> None:
        self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(SECONDS):
            while not condition():
                self._changed.clear()
                await self._changed.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


@pytest.fixture
async def heard() -> Heard:
    return Heard()


@pytest.fixture
async def session(folder: Path, heard: Heard) -> AsyncIterator[Session]:
    session = Session(Client(), [folder], heard)
    session.opened_projects()
    await heard.until(lambda: heard.opened == [folder])
    yield session
    session.end()


def elsewhere(tmp_path: Path, name: str) -> Path:
    directory = tmp_path / name
    directory.mkdir()
    return directory / "a.py"


async def test_projects_of_closed_documents_go_and_those_of_folders_stay(
    session: Session, heard: Heard, folder: Path, tmp_path: Path
) -> None:
    inside = (folder / "a.py").as_uri()
    outside = [elsewhere(tmp_path, f"d{number}").as_uri() for number in range(5)]
    for uri in (inside, *outside):
        session.open(uri, "python", "eval(x)\n", 1)
        await session.settled(uri)
    assert len(session.projects) == 6
    for uri in (inside, *outside):
        session.close(uri)
    assert list(session.projects) == [folder]
    assert heard.dropped == [tmp_path / f"d{number}" for number in range(5)]


async def test_a_project_stays_while_one_of_its_documents_is_open(session: Session, tmp_path: Path) -> None:
    first = elsewhere(tmp_path, "d")
    for path in (first, first.with_name("b.py")):
        session.open(path.as_uri(), "python", "", 1)
    session.close(first.as_uri())
    assert first.parent in session.projects
    session.close(first.with_name("b.py").as_uri())
    assert first.parent not in session.projects


async def test_a_project_dropped_while_it_opens_is_not_shown(session: Session, heard: Heard, tmp_path: Path) -> None:
    path = elsewhere(tmp_path, "d")
    document = session.open(path.as_uri(), "python", "", 1)
    waiting = asyncio.ensure_future(session.opened(document.project))
    await asyncio.sleep(0)
    session.close(path.as_uri())
    assert (await waiting).project.root == path.parent
    assert path.parent not in heard.opened


async def test_what_was_found_in_a_folder_goes_with_it(
    session: Session, heard: Heard, folder: Path, tmp_path: Path
) -> None:
    other = elsewhere(tmp_path, "other")
    session.set_folders([other.parent], [])
    for path in (other, folder / "a.py"):
        session.closed_files[path.as_uri()] = ClosedFile(path.as_uri(), ({},), "1")
    session.set_folders([], [other.parent])
    assert heard.gone == [other.as_uri()]
    assert list(session.closed_files) == [(folder / "a.py").as_uri()]
    assert other.parent in heard.dropped
