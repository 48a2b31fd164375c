"""The state of a taint analysis: which variables and parts of them carry which flows, and how states meet.

A state maps access paths (`a`, `a.b`, `a["k"]`) to flows. An empty entry says that a part of something
tainted is clean. Functions here change a state only where they say so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wardline.model import StepKind, TraceStep
from wardline.syntax import flow
from wardline.text import Span

MAX_FLOWS = 12
MAX_STEPS = 500
"""Of a longer way the first steps are kept, one that says that there are more, and the sink."""
DEFAULT_LABEL = "__SOURCE__"
ANY_LABEL = "*"
"""The label of what a parameter brings: that of whatever is passed."""
CONTROL = "\0"
"""The path under which a state keeps what has been run, for sources that taint what runs after them."""


@dataclass(frozen=True, slots=True)
class Flow:
    """One way that data took so far.

    The first step is its source; or, with an `origin`, nothing is known but that it came with this part of a
    parameter. `bound` are metavariables of the source with their texts.
    """

    steps: tuple[TraceStep, ...]
    label: str = DEFAULT_LABEL
    origin: str | None = None
    bound: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str | None, Span | None, str]:
        """Equal for flows from the same source."""
        return self.origin, self.steps[0].span if self.origin is None else None, self.label

    def then(self, span: Span, message: str) -> Flow:
        """The flow one step further; what happens at a place is listed once."""
        if len(self.steps) > MAX_STEPS:
            return self
        start = span.start  # compared first: ways are long, and equal starts are rare
        for step in self.steps:
            if step.span.start == start and step.span.end == span.end and step.message == message:
                return self
        steps = bounded((*self.steps, TraceStep(span, message, StepKind.PROPAGATION)))
        return Flow(steps, self.label, self.origin, self.bound)


def bounded(steps: tuple[TraceStep, ...]) -> tuple[TraceStep, ...]:
    """At most `MAX_STEPS` steps, and one that says where more were left out."""
    if len(steps) <= MAX_STEPS:
        return steps
    first_left_out = steps[MAX_STEPS]
    return (
        *steps[:MAX_STEPS],
        TraceStep(first_left_out.span, "goes on: further steps are left out", StepKind.PROPAGATION),
    )


Flows = tuple[Flow, ...]
State = dict[str, Flows]


def passed(flows: Flows, span: Span, message: str) -> Flows:
    """The flows one step further."""
    return tuple(one.then(span, message) for one in flows)


def is_look_up(call: flow.Call) -> bool:
    """Whether the first argument only chooses among the values of a display: `{"a": 1}.get(key)`."""
    return isinstance(call.callee, flow.Member) and isinstance(call.callee.base, flow.Record)


def subject(expression: flow.Expression, keeping: Collection[str]) -> str | None:
    """The variable that a condition on `expression` decides: itself, also through `x.lower()` and others in `keeping`.

    What another call gives, or a part of a value, proves nothing of the whole: the scheme of an address may be right
    and its host not.
    """
    while isinstance(expression, flow.Call) and isinstance(expression.callee, flow.Member):
        if expression.arguments or expression.callee.name not in keeping:
            return None
        expression = expression.callee.base
    return path_of(expression)


def path_of(expression: flow.Expression) -> str | None:
    """`a.b[0]` for a name and its parts, else None."""
    if isinstance(expression, flow.Name):
        return expression.id
    if isinstance(expression, flow.Member):
        base = path_of(expression.base)
        return None if base is None else base + part_of(expression)
    return None


def part_of(member: flow.Member) -> str:
    """What a member adds to the path of its base: `.b` or `[0]`."""
    return member.name if member.name.startswith("[") else f".{member.name}"


def root_of(path: str) -> str:
    """The variable that a path starts from."""
    for index, letter in enumerate(path):
        if letter in ".[":
            return path[:index]
    return path


def parts_of(state: State, path: str, *, attributes: bool = False) -> Flows:
    """What the constant keys of a container, and with `attributes` those of an object, carry.

    They count when the container is used as a whole.
    """
    flows: Flows = ()
    starts = (f"{path}[", f"{path}.") if attributes else (f"{path}[",)
    for key, held in state.items():
        if key.startswith(starts):
            flows = merge(flows, held)
    return flows


def forget(state: State, path: str) -> None:
    """A new value replaces the old one with all its parts."""
    for key in [key for key in state if key == path or key.startswith((f"{path}.", f"{path}["))]:
        del state[key]


def merge(left: Flows, right: Flows) -> Flows:
    """Both, one flow a source and label, bounded."""
    if not right or left is right:
        return left
    if not left:
        return right
    known = {one.key for one in left}
    both = (*left, *(one for one in right if one.key not in known))
    if len(both) > MAX_FLOWS:
        both = tuple(sorted(both, key=lambda one: one.origin is not None))[:MAX_FLOWS]
    return both


def join(*states: State | None) -> State | None:
    """Where several ways meet, a variable carries what it carried on any of them."""
    alive = [state for state in states if state is not None]
    if not alive:
        return None
    joined = dict(alive[0])
    for state in alive[1:]:
        for path, flows in state.items():
            joined[path] = merge(joined.get(path, ()), flows)
    if len(alive) > 1:  # what is clean on one way only is as its whole is on the others
        for path in [path for path, flows in joined.items() if not flows]:
            if any(path not in state for state in alive):
                del joined[path]
    return joined
