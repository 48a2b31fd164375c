"""How sources start flows and propagators pass them on."""

from __future__ import annotations

from dataclasses import replace

from wardline.engine.taint_marks import PropagatorMark, SourceMark
from wardline.engine.taint_state import ANY_LABEL, Flow, Flows
from wardline.model import StepKind, TraceStep
from wardline.rules.requires import holds


def from_source(mark: SourceMark, flows: Flows) -> Flow | None:
    """The flow that a source starts; it goes on from what is there if the source requires that."""
    step = TraceStep(mark.span, f"`{mark.text}` is under the control of a user", StepKind.SOURCE)
    if mark.requires is None:
        return Flow((step,), mark.label, bound=mark.bound)
    if not holds(mark.requires, {one.label for one in flows}):
        return None
    first = next((one for one in flows if one.origin is None and one.label != mark.label), None)
    if first is None:
        return Flow((step,), mark.label, bound=mark.bound)
    return replace(first.then(mark.span, f"`{mark.text}` makes it `{mark.label}`"), label=mark.label)


def relabelled(mark: PropagatorMark, flows: Flows) -> Flows:
    """What a propagator lets through."""
    if mark.requires is not None:
        labels = {one.label for one in flows}
        if not holds(mark.requires, labels) and ANY_LABEL not in labels:
            return ()
    if mark.label is None:
        return flows
    return tuple(
        replace(one, label=mark.label) if mark.replaced is None or one.label in mark.replaced else one for one in flows
    )
