from __future__ import annotations

import pytest

from wardline.lsp.edits import moved
from wardline.model import Confidence, Finding, Severity, StepKind, TextEdit, TraceStep
from wardline.text import Span

FINDING = Finding(
    rule_id="bandit.B101",
    message="m",
    span=Span(12, 15),
    severity=Severity.LOW,
    confidence=Confidence.HIGH,
    context=Span(10, 20),
    trace=(TraceStep(Span(11, 12), "t", StepKind.SOURCE),),
)


@pytest.mark.parametrize(
    ("edit", "delta"),
    [
        (TextEdit(Span(0, 0), "é"), 2),
        (TextEdit(Span(2, 8), ""), -6),
        (TextEdit(Span(10, 10), "x"), 1),
        (TextEdit(Span(20, 25), "later"), 0),
    ],
)
def test_a_finding_moves_with_the_text_around_it(edit: TextEdit, delta: int) -> None:
    (after,) = moved([FINDING], [edit])
    assert after.span == FINDING.span.shifted(delta)
    assert after.context == FINDING.context.shifted(delta)
    assert after.trace[0].span == FINDING.trace[0].span.shifted(delta)


@pytest.mark.parametrize("span", [Span(9, 11), Span(12, 12), Span(19, 30), Span(0, 40)])
def test_a_finding_whose_statement_is_edited_is_dropped(span: Span) -> None:
    assert moved([FINDING], [TextEdit(span, "x")]) == ()


def test_edits_count_from_the_text_that_the_one_before_left() -> None:
    (after,) = moved([FINDING], [TextEdit(Span(0, 0), "ab"), TextEdit(Span(11, 12), "")])
    assert after.span == FINDING.span.shifted(1)
