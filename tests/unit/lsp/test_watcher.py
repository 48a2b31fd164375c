"""How often the watcher looks at the disk, and what it notices."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from wardline.lsp import projects, watcher
from wardline.lsp.projects import signature_of
from wardline.lsp.watcher import Watched, Watcher


def test_a_source_that_several_projects_share_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    signed = projects._signed

    def noted(source: Path) -> projects.Signature:
        looked.append(source)
        return signed(source)

    monkeypatch.setattr(projects, "_signed", noted)
    common, own = tmp_path / "common.yaml", tmp_path / "own.yaml"
    for path in (common, own):
        path.write_text("rules: []\n")
    seen: dict[Path, projects.Signature] = {}
    both = signature_of([common, own], seen)
    assert signature_of([common], seen) + signature_of([own], seen) == both
    assert looked == [common, own]


def test_the_longer_a_look_takes_the_longer_the_next_one_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.1, 10.0, 10.001])  # one look takes a tenth of a second, the next one a millisecond
    waits: list[float] = []
    looked = Watcher(dict, lambda root: None)

    class Wake(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0.0)
            if len(waits) == 3:
                looked._ended = True
            return super().wait(0)

    monkeypatch.setattr(time, "monotonic", lambda: next(clock, 20.0))
    looked._wake = Wake()
    looked._run()
    assert waits == [watcher.SECONDS, 5.0, watcher.SECONDS]


def test_a_change_is_told_with_its_root(tmp_path: Path) -> None:
    told = threading.Event()
    rules = tmp_path / "rules.yaml"
    rules.write_text("rules: []\n")
    watched: Watched = {tmp_path: ((rules,), signature_of([rules]))}
    heard: list[Path] = []

    def changed(root: Path) -> None:
        heard.append(root)
        told.set()

    looking = Watcher(lambda: watched, changed)
    looking.start()
    rules.write_text("rules: [] # changed\n")
    looking.look()
    assert told.wait(20)
    looking.end()
    assert set(heard) == {tmp_path}


def test_of_a_directory_that_holds_far_too_much_nothing_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("rules: []\n")
    assert len(signature_of([tmp_path])) == 2
    monkeypatch.setattr(projects, "MAX_ENTRIES", 3)
    before = signature_of([tmp_path])
    (tmp_path / "b.yaml").write_text("rules: []\n")
    assert signature_of([tmp_path]) != before
    for number in range(3):
        (tmp_path / f"{number}.jpg").touch()
    crowded = signature_of([tmp_path])
    (tmp_path / "a.yaml").write_text("rules: [] # changed\n")
    assert signature_of([tmp_path]) == crowded
