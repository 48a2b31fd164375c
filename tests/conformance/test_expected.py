"""Wardline finds the lines that Semgrep found (`expected.json`), but for the differences that a case explains.

`python -m conformance.oracle --write` in the directory `tests` asks Semgrep again.
"""

from __future__ import annotations

import json

import pytest

from conformance.differences import PAGE, written
from conformance.oracle import EXPECTED
from conformance.targets import Target, targets, wardline_lines

KEPT: dict[str, tuple[str, list[int] | str]] = json.loads(EXPECTED.read_text("utf-8"))
TARGETS = targets()
# The rules of packs have their own tests; when one has changed since Semgrep was asked, these do.
ASKED = [target for target in TARGETS if target.name in KEPT and KEPT[target.name][0] == target.digest]


@pytest.mark.parametrize("target", ASKED, ids=lambda target: target.name)
def test_lines_are_those_of_the_oracle(target: Target) -> None:
    lines = KEPT[target.name][1]
    if target.differs:
        assert wardline_lines(target) != lines, "no difference any more: remove `differs`"
    else:
        assert wardline_lines(target) == lines


def test_semgrep_was_asked_about_every_case() -> None:
    """Cases are few and fixed: their answers are kept up to date."""
    open_questions = {target.name for target in TARGETS if not target.is_pack_rule} - {one.name for one in ASKED}
    assert open_questions == set()


def test_most_rules_of_the_packs_were_compared() -> None:
    assert sum(target.is_pack_rule for target in ASKED) > 50


def test_names_of_targets_are_unique() -> None:
    names = [target.name for target in TARGETS]
    assert len(names) == len(set(names))


def test_the_manual_lists_every_difference() -> None:
    page = PAGE.read_text("utf-8")
    assert written(page) == page, "run python -m conformance.differences --write in the directory tests"
