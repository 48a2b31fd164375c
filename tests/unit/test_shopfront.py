"""The vulnerable web shop: every marked weakness is found, at its line, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wardline.model import Finding, Report
from wardline.scan import open_project, scan
from wardline.text import LineIndex

SHOP = Path(__file__).parents[1] / "apps" / "shopfront"
MARK = re.compile(r"(?:#|//) weakness: (.+)")


def marked() -> Iterator[tuple[str, int, str]]:
    """File, line (from 1) to be reported, topic."""
    for file in sorted(SHOP.rglob("*")):
        if file.suffix in {".py", ".jsx"}:
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if mark := MARK.search(line):
                    yield file.relative_to(SHOP).as_posix(), number + 1, mark[1]


@pytest.fixture(scope="module")
def report() -> Report:
    return scan(open_project(SHOP), [SHOP], cwd=SHOP, jobs=1, use_cache=False)


def located(report: Report) -> Iterator[tuple[str, int, Finding]]:
    for file in report.files:
        lines = LineIndex(file.data)
        for finding in file.analysis.findings:
            yield file.path, lines.line_of(finding.span.start) + 1, finding


def test_the_shop_has_weaknesses_of_at_least_twenty_kinds() -> None:
    assert len({topic for _, _, topic in marked()}) >= 20


@pytest.mark.parametrize(("path", "line", "topic"), list(marked()), ids=lambda value: str(value))
def test_a_marked_weakness_is_found(report: Report, path: str, line: int, topic: str) -> None:
    assert [finding.rule_id for file, at, finding in located(report) if (file, at) == (path, line)], topic


def test_what_is_not_marked_is_left_alone(report: Report) -> None:
    places = {(path, line) for path, line, _ in marked()}
    assert not [f"{file}:{at} {finding.rule_id}" for file, at, finding in located(report) if (file, at) not in places]


def test_the_scan_meets_no_error(report: Report) -> None:
    assert not report.errors
    assert not [error for file in report.files for error in file.analysis.errors]
