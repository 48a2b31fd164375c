"""The cache of results: never wrong, never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wardline.project import cache as module
from wardline.project.cache import CACHE_VARIABLE, ResultCache, cache_directory


def entries(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("results-1/*/*") if path.is_file())


def test_what_is_put_can_be_got_by_another_process(tmp_path: Path) -> None:
    ResultCache(tmp_path).put("key", b"value")
    assert ResultCache(tmp_path).get("key") == b"value"
    assert ResultCache(tmp_path).get("other") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"wardline-cache-1\n"])
def test_a_damaged_entry_is_thrown_away(tmp_path: Path, damage: bytes) -> None:
    cache = ResultCache(tmp_path)
    cache.put("key", b"value")
    (path,) = entries(tmp_path)
    path.write_bytes(damage)
    assert cache.get("key") is None
    assert not path.exists()


def test_one_flipped_bit_is_noticed(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put("key", b"value")
    (path,) = entries(tmp_path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    assert cache.get("key") is None


def test_the_entries_unused_for_longest_go_first(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path, max_bytes=3000)
    for age, key in enumerate(["newest", "middle", "oldest"]):
        cache.put(key, bytes(800))
        path = cache._path(key)
        assert path is not None
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    cache.put("more", bytes(800))
    assert cache.get("oldest") is None
    assert cache.get("more") == bytes(800)
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 3000


def test_reading_an_old_entry_counts_as_use(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put("key", b"value")
    (path,) = entries(tmp_path)
    os.utime(path, (1, 1))
    cache.get("key")
    assert path.stat().st_mtime > 1_000_000


def test_the_size_left_by_earlier_runs_counts(tmp_path: Path) -> None:
    for number in range(4):
        ResultCache(tmp_path, max_bytes=2500).put(f"key{number}", bytes(800))
    assert len(entries(tmp_path)) <= 2


def test_something_larger_than_the_cache_is_not_kept(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path, max_bytes=10)
    cache.put("key", bytes(11))
    assert cache.get("key") is None


def test_clearing_removes_entries_and_nothing_else(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    cache.put("key", b"value")
    (tmp_path / "mine.txt").write_text("keep")
    cache.clear()
    assert entries(tmp_path) == []
    assert (tmp_path / "mine.txt").exists()
    cache.put("key", b"again")
    assert cache.get("key") == b"again"


def test_a_disk_that_refuses_everything_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = ResultCache(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(module, "write_atomic", refuse)
    cache.put("key", b"value")
    assert cache.get("key") is None
    cache.clear()


def test_a_file_where_the_directory_should_be_is_silent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ResultCache(tmp_path / "file")
    cache.put("key", b"value")
    assert cache.get("key") is None
    cache.clear()


def test_without_a_directory_nothing_is_kept() -> None:
    cache = ResultCache(None)
    cache.put("key", b"value")
    assert cache.get("key") is None
    cache.clear()


def test_the_directory_comes_from_the_environment_or_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    assert ResultCache.default().directory == tmp_path
    monkeypatch.delenv(CACHE_VARIABLE)
    assert "wardline" in str(cache_directory())


def test_the_directory_is_marked_as_a_cache_for_backups(tmp_path: Path) -> None:
    ResultCache(tmp_path).put("key", b"value")
    assert (tmp_path / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
