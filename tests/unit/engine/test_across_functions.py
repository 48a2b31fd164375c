"""The cases about data that crosses functions: there are enough, half are safe, and traces tell the whole way."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from unit.engine.harness import Case, findings, load_cases, parsed
from wardline.engine.units import Node
from wardline.model import StepKind, TraceStep
from wardline.syntax import Document

CASES = {
    "python": load_cases("taint_functions", "taint_look_alikes"),
    "javascript": load_cases("taint_functions_javascript", "taint_look_alikes_javascript"),
}
ALL = [*CASES["python"], *CASES["javascript"]]
LEAVING = ("is passed to", "is returned", "is yielded", "is assigned to", "is put in", "is left behind", "is stored")
ARRIVING = ("arrives as", "comes back from", "is left behind", "is an item that", "reaches", "is returned")


@pytest.mark.parametrize(("language", "least"), [("python", 60), ("javascript", 40)])
def test_half_of_the_cases_are_wholly_safe(language: str, least: int) -> None:
    safe = [case for case in CASES[language] if not case.marked]
    assert len(CASES[language]) >= least
    assert 2 * len(safe) >= len(CASES[language])


@pytest.mark.parametrize("case", ALL, ids=str)
def test_traces_lead_from_a_source_to_the_sink_and_enter_functions_only_with_data(case: Case) -> None:
    document = parsed(case.code, case.language)
    for finding in findings(case.body, case.code, case.language):
        first, *between, last = finding.trace
        assert (first.kind, last.kind) == (StepKind.SOURCE, StepKind.SINK)
        assert {step.kind for step in between} <= {StepKind.PROPAGATION}
        assert finding.span.contains(last.span)
        for before, after in _crossings(document, finding.trace):
            assert before.message.startswith(LEAVING) or before is first or before.message.startswith("arrives as")
            assert after.message.startswith(ARRIVING) or "is passed to" in after.message


def _crossings(document: Document, trace: tuple[TraceStep, ...]) -> Iterator[tuple[TraceStep, TraceStep]]:
    """Steps that follow each other and stand in different functions."""
    for before, after in itertools.pairwise(trace):
        if _function(document, before) != _function(document, after):
            yield before, after


def _function(document: Document, step: TraceStep) -> int | None:
    node: Node | None = document.root.descendant_for_byte_range(step.span.start, step.span.end)
    while node is not None and node.type not in document.language.functions:
        node = node.parent
    return node.start_byte if node is not None else None
