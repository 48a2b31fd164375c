"""Follows data through one function: from sources, through assignments and calls, to sinks.

An abstract interpreter over `wardline.syntax.flow`: the state maps variables and their parts to the flows
they carry; branches are joined, loops run until nothing new appears. It knows spans, not grammars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wardline.engine.taint_state import (
    Flow,
    Flows,
    State,
    forget,
    is_look_up,
    join,
    merge,
    parts_of,
    path_of,
    subjects,
)
from wardline.model import StepKind, TraceStep
from wardline.syntax import flow
from wardline.text import Span

MAX_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Marks:
    """What a rule's patterns matched in this function, by exact byte span.

    `sources` map to the text shown for them; `propagators` map the span of the origin to the spans of what
    it flows into. `lasting` are the sources and sanitizers that work on the variable itself, from there on.
    """

    sources: Mapping[Span, str]
    sinks: frozenset[Span]
    sanitizers: frozenset[Span]
    propagators: Mapping[Span, tuple[tuple[str, Span], ...]] = field(default_factory=dict)
    lasting: frozenset[Span] = frozenset()


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language's calls do to taint when no rule says so."""

    neutral: frozenset[str]
    mutators: frozenset[str]
    leaving: frozenset[str] = frozenset()
    instances: frozenset[str] = frozenset()  # names of the object that a method belongs to


def follow(
    function: flow.Function,
    marks: Marks,
    habits: Habits,
    skipped: frozenset[Span] = frozenset(),
    step: Callable[[], None] = lambda: None,
) -> dict[Span, Flow]:
    """For each sink that data from a source reaches, the way it took (without the sink itself).

    Definitions whose span is in `skipped` are not entered: they are followed by themselves. `step` is
    called for each piece of work and may raise to stop it.
    """
    walker = _Walker(marks, habits, skipped, step)
    state: State = {}
    walker.enter(function, state)
    return walker.reached


class _Exits:
    """What holds where `break` and `continue` leave one loop or choice."""

    __slots__ = ("breaks", "broken", "continued", "continues")

    def __init__(self, *, breaks: bool, continues: bool) -> None:
        self.breaks, self.continues = breaks, continues
        self.broken: State | None = None
        self.continued: State | None = None

    def take(self, to: flow.Exit, state: State) -> bool:
        """Keeps `state` if the exit is this one's."""
        if to is flow.Exit.BREAK and self.breaks:
            self.broken = join(self.broken, state)
            return True
        if to is flow.Exit.CONTINUE and self.continues:
            self.continued = join(self.continued, state)
            return True
        return False


class _Walker:
    """Interprets statements, changing the state given to it; None as a state means: not reached."""

    def __init__(self, marks: Marks, habits: Habits, skipped: frozenset[Span], step: Callable[[], None]) -> None:
        self.step = step
        self.marks = marks
        self.habits = habits
        self.skipped = skipped
        self.reached: dict[Span, Flow] = {}
        self._held: dict[int, list[Flows]] = {}  # what each item of a display carries, by the display's identity
        self._exits: list[_Exits] = []  # of the loops and choices around the current statement, innermost last
        self._traps: list[State | None] = []  # what may hold when something is raised, for each `try` around

    def enter(self, function: flow.Function, state: State) -> None:
        for parameter in function.parameters:
            forget(state, parameter.name)
            found = self._source(parameter.span) or self._source(parameter.whole)
            if found:
                state[parameter.name] = found
        self.block(function.body, state)

    # --- statements ------------------------------------------------------------------------------------

    def block(self, statements: Iterable[flow.Statement], state: State | None) -> State | None:
        for statement in statements:
            if state is None:
                return None
            state = self.statement(statement, state)
            if self._traps and state is not None:
                self._traps[-1] = join(self._traps[-1], state)
        return state

    def statement(self, statement: flow.Statement, state: State) -> State | None:
        self.step()
        match statement:
            case flow.Assign():
                self._assign(statement, state)
            case flow.Evaluate():
                self._sink(statement.span, self.value(statement.value, state))
                if self._leaves(statement.value):
                    return None
            case flow.Leave():
                flows = self.value(statement.value, state) if statement.value is not None else ()
                self._sink(statement.span, flows)
                return self._leave(statement, state)
            case flow.Branch():
                self.value(statement.test, state)
                then = self.block(statement.then, self._assumed(statement, True, state))
                return join(then, self.block(statement.otherwise, self._assumed(statement, False, state)))
            case flow.Loop():
                return self._loop(statement, state)
            case flow.Attempt():
                return self._attempt(statement, state)
            case flow.Choice():
                return self._choice(statement, state)
            case flow.Define() if statement.span not in self.skipped:
                self.enter(statement.function, dict(state))
        return state

    def _leaves(self, value: flow.Expression) -> bool:
        """Whether the statement is a call that does not return, such as `abort()`."""
        return isinstance(value, flow.Call) and value.callee_text.rsplit(".", 1)[-1] in self.habits.leaving

    def _assumed(self, branch: flow.Branch, outcome: bool, state: State) -> State:
        """The state on one way of a branch: what its condition proves to be one of a few values is clean there."""
        after = dict(state)
        for guard in branch.guards:
            if guard.outcome is outcome and (guard.against is None or not self.value(guard.against, state)):
                for path in subjects(guard.subject):
                    forget(after, path)
                    after[path] = ()
        return after

    def _leave(self, statement: flow.Leave, state: State) -> State | None:
        if self._traps:
            self._traps[-1] = join(self._traps[-1], state)
        for exits in reversed(self._exits):
            if exits.take(statement.to, state):
                break
        return None

    def _choice(self, choice: flow.Choice, state: State) -> State | None:
        self.value(choice.subject, state)
        exits = _Exits(breaks=choice.breakable, continues=False)
        self._exits.append(exits)
        ways = [self.block(case, dict(state)) for case in choice.cases]
        self._exits.pop()
        return join(None if choice.complete else state, exits.broken, *ways)

    def _assign(self, statement: flow.Assign, state: State) -> None:
        flows = self.value(statement.value, state)
        self._sink(statement.span, flows)
        flows = merge(flows, self._source(statement.span))
        for target in statement.targets:
            if statement.augmented:
                flows = merge(self.value(target, state), flows)
            self._store(target, statement.value, flows, state, statement.span)

    def _store(
        self, target: flow.Target, value: flow.Expression | None, flows: Flows, state: State, span: Span
    ) -> None:
        if isinstance(target, flow.Sequence):
            self._unpack(target, value, flows, state, span)
            return
        self._sink(target.span, flows)
        flows = merge(flows, self._source(target.span))
        path = path_of(target)
        if path is None:
            if isinstance(target, flow.Index):
                self._taint_whole(target.base, flows, state)
            return
        forget(state, path)
        if flows or isinstance(target, flow.Member):  # an empty entry keeps a part of something tainted clean
            state[path] = tuple(one.then(target.span, f"is assigned to `{path}`") for one in flows)
        if isinstance(value, flow.Record | flow.Sequence):
            self._store_parts(path, value, state)

    def _unpack(
        self, target: flow.Sequence, value: flow.Expression | None, flows: Flows, state: State, span: Span
    ) -> None:
        """`a, b = x, y` pairs the parts; otherwise every part takes the whole."""
        items = value.items if isinstance(value, flow.Sequence) else ()
        paired = len(items) == len(target.items)
        parts = self._items(value, items, state) if paired and value is not None else []
        for index, item in enumerate(target.items):
            if isinstance(item, flow.Name | flow.Member | flow.Index | flow.Sequence | flow.Combine):
                inner = items[index] if paired else None
                self._store(item, inner, parts[index] if paired else flows, state, span)

    def _items(self, display: flow.Expression, items: Sequence[flow.Expression], state: State) -> list[Flows]:
        """What each item of a display carries, as found when the display was evaluated."""
        held = self._held.get(id(display))
        return held if held is not None else [self.value(item, state) for item in items]

    def _store_parts(self, path: str, value: flow.Record | flow.Sequence, state: State) -> None:
        """Constant keys of a display keep what they hold apart from each other."""
        entries: list[tuple[str | None, flow.Expression]] = (
            list(value.entries)
            if isinstance(value, flow.Record)
            else [(f"[{index}]", item) for index, item in enumerate(value.items)]
        )
        if any(key is None for key, _ in entries):
            return
        state.pop(path, None)
        held = self._items(value, [item for _, item in entries], state)
        for (key, item), flows in zip(entries, held, strict=True):
            if flows:
                state[f"{path}{key}"] = tuple(one.then(item.span, f"is stored in `{path}{key}`") for one in flows)

    def _taint_whole(self, base: flow.Expression, flows: Flows, state: State) -> None:
        path = path_of(base)
        if path is not None and flows:
            state[path] = merge(state.get(path, ()), flows)

    def _loop(self, loop: flow.Loop, state: State) -> State | None:
        current = state
        exits = _Exits(breaks=True, continues=True)
        self._exits.append(exits)
        for _ in range(MAX_ROUNDS):  # taint only grows, and needs one round a link of a chain
            before = dict(current)
            if loop.iterable is not None and loop.target is not None:
                self._store(loop.target, None, self.value(loop.iterable, current), current, loop.span)
            if loop.test is not None:
                self.value(loop.test, current)
            after = self.block(loop.body, dict(current))
            current = join(before, current, after, exits.continued) or before
            if current == before:
                break
        self._exits.pop()
        return join(self.block(loop.otherwise, dict(current)), exits.broken)

    def _attempt(self, attempt: flow.Attempt, state: State) -> State | None:
        self._traps.append(dict(state))  # around handlers, too: `final` runs whatever is raised where
        self._traps.append(dict(state))
        after = self.block(attempt.body, dict(state))
        partial = self._spring()
        handled = [self.block(handler, dict(partial)) for handler in attempt.handlers]
        done = self.block(attempt.otherwise, after)
        joined = join(done, *handled)
        anything = self._spring()
        if not attempt.final:
            return joined
        after = self.block(attempt.final, join(anything, joined))  # once: `final` may hold further ones
        return after if joined is not None else None

    def _spring(self) -> State:
        """The innermost trap's state, which the next one out may be left with as well."""
        caught = self._traps.pop() or {}
        if self._traps:
            self._traps[-1] = join(self._traps[-1], caught)
        return caught

    # --- expressions -----------------------------------------------------------------------------------

    def value(self, expression: flow.Expression, state: State, *, parts: bool = True) -> Flows:
        """The flows that the value of `expression` carries, after the rule's marks have had their say.

        Without `parts` a variable's parts do not count: what one item holds is no matter to another.
        """
        self.step()
        if isinstance(expression, flow.Name | flow.Member):
            flows = self._read(expression, state, parts)
        else:
            flows = self._plain(expression, state)
        span = expression.span
        if span in self.marks.lasting:
            self._last(expression, state)
        if span in self.marks.sanitizers:
            return ()
        if isinstance(expression, flow.Test):
            self._sink(span, flows)
            flows = ()
        flows = merge(flows, self._source(span))
        self._sink(span, flows)
        return flows

    def _plain(self, expression: flow.Expression, state: State) -> Flows:
        match expression:
            case flow.Index():
                self.value(expression.key, state)
                return self.value(expression.base, state)
            case flow.Call():
                return self._call(expression, state)
            case flow.Combine():
                return self._all(expression.parts, state)
            case flow.Sequence():
                return self._display(expression, expression.items, state)
            case flow.Record():
                return self._display(expression, [value for _, value in expression.entries], state)
            case flow.Test():
                return self._all(expression.parts, state)
            case flow.Bind():
                flows = self.value(expression.value, state)
                self._store(expression.target, expression.value, flows, state, expression.span)
                return flows
            case flow.Comprehension():
                return self._comprehension(expression, state)
            case flow.Closure():
                self.enter(expression.function, dict(state))
        return ()

    def _display(self, display: flow.Expression, items: Sequence[flow.Expression], state: State) -> Flows:
        held = self._held[id(display)] = [self.value(item, state) for item in items]
        flows: Flows = ()
        for one in held:
            flows = merge(flows, one)
        return flows

    def _all(self, parts: Iterable[flow.Expression], state: State) -> Flows:
        flows: Flows = ()
        for part in parts:
            flows = merge(flows, self.value(part, state))
        return flows

    def _read(self, expression: flow.Name | flow.Member, state: State, parts: bool) -> Flows:
        path = path_of(expression)
        if path is None:
            return self.value(expression.base, state) if isinstance(expression, flow.Member) else ()
        own = state.get(path)
        if isinstance(expression, flow.Member):
            base = self.value(expression.base, state, parts=False)  # asked in any case: it may hold a mark
            own = base if own is None else own
        return merge(own or (), parts_of(state, path, members=path not in self.habits.instances) if parts else ())

    def _call(self, call: flow.Call, state: State) -> Flows:
        receiver: Flows = ()
        if isinstance(call.callee, flow.Member):
            receiver = self.value(call.callee.base, state)
            receiver = merge(receiver, self._source(call.callee.span))
        else:
            receiver = self.value(call.callee, state)
        given: Flows = ()
        for index, argument in enumerate(call.arguments):
            flows = self.value(argument.value, state)
            self._propagate(argument.value.span, flows, state)
            if index or not is_look_up(call):
                given = merge(given, flows)
        method = call.callee_text.rsplit(".", 1)[-1]
        if isinstance(call.callee, flow.Member):
            self._propagate(call.callee.base.span, receiver, state)
            if method in self.habits.mutators and given:
                self._taint_whole(
                    call.callee.base, tuple(one.then(call.span, f"is put in by `{method}`") for one in given), state
                )
        if call.callee_text in self.habits.neutral:
            return ()
        return merge(receiver, given)

    def _propagate(self, origin: Span, flows: Flows, state: State) -> None:
        if not flows:
            return
        for path, span in self.marks.propagators.get(origin, ()):
            state[path] = merge(state.get(path, ()), tuple(one.then(span, f"flows into `{path}`") for one in flows))

    def _comprehension(self, expression: flow.Comprehension, state: State) -> Flows:
        inner = dict(state)
        for target, iterable in expression.bindings:
            self._store(target, None, self.value(iterable, inner), inner, expression.span)
        self._all(expression.conditions, inner)
        return self._all(expression.elements, inner)

    # --- marks -----------------------------------------------------------------------------------------

    def _source(self, span: Span) -> Flows:
        text = self.marks.sources.get(span)
        if text is None:
            return ()
        return (Flow((TraceStep(span, f"`{text}` is under the control of a user", StepKind.SOURCE),)),)

    def _last(self, expression: flow.Expression, state: State) -> None:
        """A source or sanitizer by side effect: the variable is tainted, or clean, after it."""
        path = path_of(expression)
        if path is not None:
            forget(state, path)
            state[path] = () if expression.span in self.marks.sanitizers else self._source(expression.span)

    def _sink(self, span: Span, flows: Flows) -> None:
        if flows and span in self.marks.sinks and span not in self.reached:
            self.reached[span] = flows[0]
