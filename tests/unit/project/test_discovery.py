"""Which files a scan finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wardline.project import discovery
from wardline.project.configuration import Configuration
from wardline.project.discovery import Discovery, DiscoveryProblemKind, discover


def is_python(name: str) -> bool:
    return name.endswith(".py")


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def found(root: Path, *paths: str, exclude: tuple[str, ...] = ()) -> Discovery:
    configuration = Configuration(root=root, exclude=exclude)
    return discover([Path(path) for path in paths], configuration, root, is_python)


def shown(root: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    result = found(root, *paths, exclude=exclude)
    assert result.problems == ()
    return [file.shown for file in result]


def test_a_directory_is_walked_in_order_and_other_suffixes_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a.py", "c/z.py", "c/a.txt", "A/x.py")
    assert shown(tmp_path) == ["a.py", "b.py", "A/x.py", "c/z.py"]
    assert found(tmp_path).files[0].path == tmp_path / "a.py"


def test_paths_are_shown_from_the_working_directory(tmp_path: Path) -> None:
    make(tmp_path, "one/a.py", "two/b.py")
    result = discover([Path(), Path("../two")], Configuration(root=tmp_path), tmp_path / "one", is_python)
    assert [file.shown for file in result] == ["a.py", "../two/b.py"]


def test_each_file_is_found_once(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "d/b.py")
    assert shown(tmp_path, "d/b.py", ".", "d", "./d/../a.py") == ["d/b.py", "a.py"]


def test_a_named_file_can_be_left_out_where_the_configuration_excludes_it(tmp_path: Path) -> None:
    make(tmp_path, "gen/deep/a.py", ".venv/lib/b.py", "src/c.py", "src/d_pb2.py", "keep/gen/e.py")
    names = [Path(name) for name in ("gen/deep/a.py", ".venv/lib/b.py", "src/c.py", "src/d_pb2.py", "gen", "keep/gen")]
    configuration = Configuration(root=tmp_path, exclude=("/gen/", "*_pb2.py"))
    result = discover(names, configuration, tmp_path, is_python, force_exclude=True)
    assert [file.shown for file in result] == ["src/c.py", "keep/gen/e.py"]
    assert result.problems == ()


def test_a_named_file_is_scanned_whatever_ignores_it(tmp_path: Path) -> None:
    make(tmp_path, "tests/a.py", ".venv/lib/b.py")
    (tmp_path / ".gitignore").write_text("*.py\ntests/\n")
    assert shown(tmp_path, "tests/a.py", ".venv/lib/b.py", exclude=("tests/",)) == ["tests/a.py", ".venv/lib/b.py"]


def test_a_named_directory_is_walked_whatever_ignores_it_but_the_rest_still_counts(tmp_path: Path) -> None:
    make(tmp_path, ".venv/lib/site-packages/p/a.py", "out/gen/a.py", "out/gen/skip.py", "out/gen/__pycache__/c.py")
    (tmp_path / ".gitignore").write_text("out/\nskip.py\n")
    assert shown(tmp_path, "out/gen") == ["out/gen/a.py"]
    assert shown(tmp_path, "out", exclude=("/out",)) == ["out/gen/a.py"]
    assert shown(tmp_path, ".venv/lib") == []
    assert shown(tmp_path, ".venv/lib/site-packages/p") == [".venv/lib/site-packages/p/a.py"]
    assert shown(tmp_path) == []


def test_what_tools_leave_in_a_project_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "venv/a.py", "node_modules/b.py", "x/__pycache__/c.py", ".git/hooks/d.py", "build/e.py", "f.py")
    make(tmp_path, "pkg/build/g.py", "env311/pyvenv.cfg", "env311/lib/h.py")
    assert shown(tmp_path) == ["f.py", "pkg/build/g.py"]
    assert shown(tmp_path, exclude=("!/build/",)) == ["f.py", "build/e.py", "pkg/build/g.py"]
    assert shown(tmp_path, "env311") == ["env311/lib/h.py"]


def test_excludes_start_from_the_configuration(tmp_path: Path) -> None:
    make(tmp_path, "a/x.py", "a/gen/y.py", "gen/z.py")
    assert shown(tmp_path, "a", exclude=("/gen/",)) == ["a/x.py", "a/gen/y.py"]
    assert shown(tmp_path, "a", exclude=("gen",)) == ["a/x.py"]


def test_nested_gitignore_files_decide_before_their_parents(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "d/a.py", "d/b.py", "d/e/b.py", "d/e/c.py")
    (tmp_path / ".gitignore").write_text("b.py\n")
    (tmp_path / "d" / ".gitignore").write_text("!b.py\n/a.py\n")
    (tmp_path / "d" / "e" / ".gitignore").write_text("b.py\n")
    assert shown(tmp_path) == ["a.py", "d/b.py", "d/e/c.py"]


def test_gitignore_files_above_the_walked_directory_count_up_to_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "outer.py", "repo/src/a.py", "repo/src/b.py", "repo/src/c.py")
    (tmp_path / ".gitignore").write_text("*.py\n")
    (tmp_path / "repo" / ".gitignore").write_text("/src/b.py\n")
    (tmp_path / "repo" / ".git" / "info").mkdir(parents=True)
    (tmp_path / "repo" / ".git" / "info" / "exclude").write_text("c.py\n")
    assert shown(tmp_path / "repo", "src") == ["src/a.py"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00[", b"[z-a]\n\\\n!\na[\n", b"\xef\xbb\xbfx.py\n"])
def test_a_strange_gitignore_does_no_harm(tmp_path: Path, content: bytes) -> None:
    make(tmp_path, "a.py", "x.py")
    (tmp_path / ".gitignore").write_bytes(content)
    assert "a.py" in shown(tmp_path)


def test_a_missing_path_and_an_unknown_suffix_are_problems(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "notes.txt")
    result = found(tmp_path, "gone.py", "notes.txt", "a.py")
    assert [(problem.kind, problem.shown) for problem in result.problems] == [
        (DiscoveryProblemKind.MISSING, "gone.py"),
        (DiscoveryProblemKind.UNSUPPORTED, "notes.txt"),
    ]
    assert str(result.problems[0]) == "gone.py: no such file or directory"
    assert [file.shown for file in result] == ["a.py"]


def test_a_directory_that_cannot_be_read_is_a_problem_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.py", "locked/b.py")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(discovery.os, "scandir", refusing)
    result = found(tmp_path)
    assert [str(problem) for problem in result.problems] == ["locked: cannot be read: Permission denied"]
    assert [file.shown for file in result] == ["a.py"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")
def test_links_are_followed_only_when_they_are_named(tmp_path: Path) -> None:
    make(tmp_path, "d/a.py")
    (tmp_path / "d" / "loop").symlink_to(tmp_path)
    (tmp_path / "link.py").symlink_to(tmp_path / "d" / "a.py")
    (tmp_path / "broken.py").symlink_to(tmp_path / "gone")
    assert shown(tmp_path) == ["d/a.py"]
    assert shown(tmp_path, "link.py", "d/loop/d") == ["link.py", "d/loop/d/a.py"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_with_a_source_suffix_is_not_a_source(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert shown(tmp_path) == []


def test_a_tree_deeper_than_the_stack_is_walked(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 600)
    make(tmp_path, str(deep.relative_to(tmp_path) / "a.py"))
    assert len(found(tmp_path)) == 1


PATTERNS = st.sampled_from(
    ["a.py", "/a.py", "*.py", "!a.py", "!*.py", "d/", "/d/", "!d/", "d", "d/*", "!d/e/", "d/**", "!d/**/b.py", "**/e/",
     "e/*.py", "*", "!*/", "**", "[ab].py", "d/e/b.py", "\\!x.py", "#c", "", "?.py", "**/b.py", "!/d/e/a.py"]
)  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="git is the oracle")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PATTERNS, max_size=4), st.lists(PATTERNS, max_size=3))
def test_the_files_are_those_that_git_would_add(tmp_path: Path, top: list[str], nested: list[str]) -> None:
    make(tmp_path, "a.py", "b.py", "d/a.py", "d/b.py", "d/e/a.py", "d/e/b.py", "e/a.py", "e/!x.py")
    (tmp_path / ".gitignore").write_text("\n".join(top))
    (tmp_path / "d" / ".gitignore").write_text("\n".join(nested))
    git = ["git", "-c", "core.excludesFile=", "-c", "core.quotePath=false", "-C", str(tmp_path)]
    if not (tmp_path / ".git").exists():
        subprocess.run([*git, "init", "-q"], check=True)
    listed = subprocess.run(
        [*git, "ls-files", "--others", "--exclude-standard"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert sorted(shown(tmp_path)) == sorted(name for name in listed if name.endswith(".py"))
