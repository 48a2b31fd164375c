"""Rules over text without a grammar: the files that a scan then looks at, and what it says about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wardline.model import Report
from wardline.scan import Project, open_project, scan

RULES = """
rules:
  - id: docker.user
    languages: [generic]
    severity: HIGH
    message: Root.
    pattern: USER root
    paths: {include: ["*Dockerfile*", "*.dock"]}
  - id: secret.key
    languages: [regex]
    severity: HIGH
    message: A key.
    pattern-regex: AKIA[0-9A-Z]{8}
    paths: {exclude: ["safe/"]}
  - id: code.eval
    languages: [python]
    severity: HIGH
    message: Bad.
    pattern: eval(...)
"""
KEY = b"AKIA01234567\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    (tmp_path / "work").mkdir()
    return tmp_path


def opened(root: Path, rules: str = RULES) -> Project:
    (root / "rules.yaml").write_text(rules, "utf-8")
    return open_project(root / "work", config_rules=[root / "rules.yaml"])


def found(root: Path, files: dict[str, bytes], **options: bool) -> Report:
    for name, data in files.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    project = opened(root)
    return scan(project, [project.root], cwd=project.root, use_cache=False, **options)


def shown(report: Report) -> list[tuple[str, list[str]]]:
    return [(file.path, [one.rule_id for one in file.analysis.findings]) for file in report.files]


def test_files_of_no_language_are_scanned(root: Path) -> None:
    report = found(root, {"Dockerfile": b"USER root\n", "d/.env": KEY, "d/x.html": KEY, "a.dock": b"USER root\n"})

    assert shown(report) == [
        ("Dockerfile", ["docker.user"]),
        ("a.dock", ["docker.user"]),
        ("d/.env", ["secret.key"]),
        ("d/x.html", ["secret.key"]),
    ]


def test_rules_over_text_run_beside_those_of_the_language_in_the_order_of_places(root: Path) -> None:
    report = found(root, {"a.py": b"x = 'AKIA01234567'\neval(x)\ny = 'AKIA01234567'\n"})

    assert shown(report) == [("a.py", ["secret.key", "code.eval", "secret.key"])]


def test_paths_choose_among_the_files(root: Path) -> None:
    report = found(root, {"safe/key.txt": KEY, "other.txt": b"USER root\n", "key.txt": KEY})

    assert shown(report) == [("key.txt", ["secret.key"])]


def test_only_files_that_some_rule_looks_at_are_read(root: Path) -> None:
    assert found(root, {"safe/key.txt": KEY, "safe/a.py": KEY}).files_scanned == 1


def test_without_rules_over_text_nothing_else_is_read(root: Path) -> None:
    (root / "work" / "notes.txt").write_bytes(KEY)
    project = opened(root, RULES.split("  - id: docker")[0] + "  - id: code" + RULES.split("  - id: code")[1])

    assert scan(project, [project.root], cwd=project.root, use_cache=False).files_scanned == 0


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x00" + KEY, KEY + b"\xff\xfe\xfd" * 50, b"\xff\xfe" + KEY])
def test_what_is_no_text_is_passed_over_in_silence(root: Path, data: bytes) -> None:
    report = found(root, {"picture.png": data})

    assert report.files == ()


def test_a_byte_that_is_no_utf8_does_not_hide_the_text(root: Path) -> None:
    assert shown(found(root, {"latin.txt": b"caf\xe9 is a place, and this is a longer text\n" + KEY})) == [
        ("latin.txt", ["secret.key"])
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"AKIA01234567 # wardline: ignore[secret.key] -- an example",
        b"AKIA01234567 // wardline: ignore[secret.key] -- an example",
        b"AKIA01234567 <!-- wardline: ignore[secret.key] -- an example -->",
        b"/* wardline: ignore[secret.key] -- an example */\nAKIA01234567",
        b"{# wardline: ignore[secret.key] -- an example #}\nAKIA01234567",
        b"AKIA01234567 <!-- nosemgrep -->",
        b"# nosemgrep: secret.key\nAKIA01234567",
        b"; nosemgrep\nAKIA01234567",
    ],
)
def test_a_comment_suppresses_where_there_is_no_grammar(root: Path, line: bytes) -> None:
    (file,) = found(root, {"page.html": line + b"\n"}).files

    assert [one.suppression is not None for one in file.analysis.findings] == [True]


def test_the_same_words_without_a_sign_of_a_comment_suppress_nothing(root: Path) -> None:
    (file,) = found(root, {"page.html": b"AKIA01234567 wardline: ignore[secret.key] -- no\n"}).files

    assert [one.suppression for one in file.analysis.findings] == [None]


def test_results_of_texts_are_kept(root: Path) -> None:
    found(root, {"Dockerfile": b"USER root\n"})
    project = opened(root)
    first = scan(project, [project.root], cwd=project.root)
    again = scan(project, [project.root], cwd=project.root)

    assert shown(first) == shown(again) == [("Dockerfile", ["docker.user"])]
