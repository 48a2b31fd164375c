"""Every case of `cases/*.yaml`: the engine finds the marked lines and no others."""

from __future__ import annotations

import pytest

from unit.engine.harness import Case, found, load_cases

CASES = load_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_marked_lines_are_found(case: Case) -> None:
    assert found(case.body, case.code, case.language) == case.marked


def test_names_of_cases_are_unique_in_their_file() -> None:
    names = [str(case) for case in CASES]
    assert len(names) == len(set(names))
