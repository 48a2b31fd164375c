from __future__ import annotations

from pathlib import Path

import pytest

from wardline.lsp.convert import path_of, same_uri


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b.py", "/a/b.py"),
        ("file:///a%20b/%C3%A9.py", "/a b/é.py"),
        ("file:///a;b/c%23d.py", "/a;b/c#d.py"),
        ("file://localhost/a.py", "/a.py"),
    ],
)
def test_file_uris_are_paths(uri: str, path: str) -> None:
    assert path_of(uri) == Path(path)


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "", "nonsense", "vscode-vfs://github/a/b.py", "git:/a.py"])
def test_other_uris_are_not(uri: str) -> None:
    assert path_of(uri) is None


def test_uris_are_the_same_however_they_are_escaped() -> None:
    assert same_uri("file:///c%3A/a%20b.py") == same_uri("file:///c:/a b.py")
