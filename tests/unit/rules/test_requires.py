"""Conditions over taint labels: what they say, and what is wrong with those that cannot be read."""

from __future__ import annotations

import pytest

from wardline.rules.requires import RequiresError, holds, parse_requires, wanted


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("A", "A", True),
        ("A", "B", False),
        ("not A", "", True),
        ("A and not B", "A", True),
        ("A and not B", "AB", False),
        ("A or B and C", "A", True),
        ("(A or B) and C", "A", False),
        ("not (A or B)", "C", True),
        ("not not A", "A", True),
    ],
)
def test_conditions_hold_for_labels(text: str, labels: str, expected: bool) -> None:
    assert holds(parse_requires(text), set(labels)) is expected


def test_labels_that_are_asked_for() -> None:
    assert wanted(parse_requires("(A or B) and not C")) == {"A", "B"}


@pytest.mark.parametrize("text", ["", "A B", "A and", "(A", "A)", "not", "A & B", "(" * 60 + "A" + ")" * 60])
def test_what_is_no_condition_is_said(text: str) -> None:
    with pytest.raises(RequiresError):
        parse_requires(text)
