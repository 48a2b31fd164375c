"""Follows data through one function: from sources, through assignments and calls, to sinks.

An abstract interpreter over `wardline.syntax.flow`: the state maps variables and their parts to the flows
they carry; branches are joined, loops run until nothing new appears. It knows spans, not grammars. What it
gives is the function's summary; whatever it must know of other functions it asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wardline.engine.local_names import gives_something, local_names
from wardline.engine.summaries import Summary, signature
from wardline.engine.taint_callees import Callee, Value
from wardline.engine.taint_frame import Ask, Frame, Habits
from wardline.engine.taint_guards import Guards
from wardline.engine.taint_marks import Marks
from wardline.engine.taint_state import (
    ANY_LABEL,
    CONTROL,
    Flow,
    Flows,
    State,
    forget,
    join,
    merge,
    passed,
    root_of,
)
from wardline.syntax import flow
from wardline.text import Span

MAX_ROUNDS = 8


def follow(
    function: flow.Function,
    marks: Marks,
    habits: Habits,
    ask: Ask,
    *,
    owner: str | None = None,
    skipped: frozenset[Span] = frozenset(),
    is_file: bool = False,
    step: Callable[[], None] = lambda: None,
) -> Summary:
    """What `function`, of the class `owner`, does to data.

    Definitions whose span is in `skipped` are not entered: they are followed by themselves. `is_file` says that
    these are the statements of the file. `step` is called for each piece of work and may raise to stop it.
    """
    return _Walker(marks, habits, ask, step, skipped).summary(function, owner, is_file)


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


class _Walker(Guards):
    """Interprets statements, changing the state given to it; None as a state means: not reached."""

    def __init__(
        self, marks: Marks, habits: Habits, ask: Ask, step: Callable[[], None], skipped: frozenset[Span]
    ) -> None:
        super().__init__(marks, habits, ask, step)
        self.skipped = skipped
        self.unread = False
        self.displayed = set()
        self.changed = set()
        self.known = {}
        self.active = []
        self.applied = []
        self._waiting = {}
        self._ending: flow.Statement | None = None
        self._exits: list[_Exits] = []  # of the loops and choices around the current statement, innermost last
        self._traps: list[State | None] = []  # what may hold when something is raised, for each `try` around

    # --- functions -------------------------------------------------------------------------------------

    def summary(self, function: flow.Function, owner: str | None, is_file: bool) -> Summary:
        """The summary of the function that this walker is for."""
        names = frozenset(one.name for one in function.parameters)
        self.frame = Frame(function, names, owner, returns={}, is_open=not is_file)
        self.is_file = is_file
        if is_file:
            self.frame.locals = frozenset()
        state: State = {}
        self._take_parameters(function, state, is_open=not is_file)
        self._ending = function.body[-1] if function.body else None
        after = join(self.block(function.body, state), self.frame.ends)
        return Summary(
            signature(function),
            function.receiver,
            tuple((part, flows) for part, flows in (self.frame.returns or {}).items() if flows),
            tuple((span, flows) for span, flows in self.hits.items()),
            tuple(self._effects(after or {}, is_file)),
            tuple(self._proven(names)),
            tuple(dict.fromkeys(self.applied)),
            gives_something(function.body),
            self.unread,
        )

    def _take_parameters(self, function: flow.Function, state: State, *, is_open: bool) -> None:
        names = [parameter.name for parameter in function.parameters]
        if function.receiver is not None and function.receiver not in names:
            forget(state, function.receiver)
            if is_open:
                state[function.receiver] = (Flow((), ANY_LABEL, function.receiver),)
        for parameter in function.parameters:
            forget(state, parameter.name)
            flows: Flows = (Flow((), ANY_LABEL, parameter.name),) if is_open else ()
            if parameter.default is not None:
                flows = merge(flows, self.value(parameter.default, state))
            found = self.source(parameter.span, flows, state) or self.source(parameter.whole, flows, state)
            flows = merge(found, flows)
            if flows:
                state[parameter.name] = flows

    def _effects(self, after: State, is_file: bool) -> Iterable[tuple[str, Flows]]:
        """What callers see of the state at the function's end."""
        function = self.frame.function
        own = self.frame.parameters | ({function.receiver} if function.receiver else set())
        for path, flows in after.items():
            root = root_of(path)
            if path == CONTROL:
                continue
            if is_file or (root not in own and self.is_outer(root)):
                if (flows or not is_file) and (is_file or self.ask("is_variable", root)):
                    yield path, flows
            elif root in own and not self._is_rebound(root):
                untouched = flows and all(one.origin == path and not one.steps for one in flows)
                if path != root:
                    if not untouched:
                        yield path, flows
                elif not flows or (path in self.changed and not untouched):
                    yield path, flows

    def _is_rebound(self, name: str) -> bool:
        """Whether a parameter gets another value, so that what happens to it says nothing of what was passed."""
        if self.frame.locals is None:
            self.is_outer(name)
        return name in (self.frame.locals or ())

    def _proven(self, names: frozenset[str]) -> Iterable[str]:
        truths = self.frame.truths or {}
        return [name for name in sorted(names) if truths.get(name, (None,)) == () and not self._is_rebound(name)]

    def follow_inside(
        self, function: flow.Function, state: State, bound: dict[str, tuple[Flows, Value | None]]
    ) -> tuple[dict[str, Flows], State | None]:
        """Follow a body in place; what it returns, and the state after it."""
        outer, exits, traps, known = self.frame, self._exits, self._traps, self.known
        names = frozenset(one.name for one in function.parameters)
        inner_names = local_names(function.body)
        self.frame = Frame(function, names, outer.owner if function.receiver is None else None, returns={})
        self.frame.is_open = False
        self._exits, self._traps, self.known = [], [], dict(known)
        self.active.append(function)
        try:
            self._take_parameters(function, state, is_open=False)
            for name, (flows, value) in bound.items():
                if flows:
                    state[name] = merge(flows, state.get(name, ()))
                self.known[name] = value
            body = self.frame
            after = join(self.block(function.body, state), body.ends)
        finally:
            self.active.pop()
            self.frame, self._exits, self._traps, self.known = outer, exits, traps, known
        if after is not None:
            after = {path: flows for path, flows in after.items() if root_of(path) not in names | inner_names}
        return {part: flows for part, flows in (body.returns or {}).items() if flows}, after

    def closure(self, expression: flow.Closure, state: State) -> None:
        """Follow the body of a function that is written here."""
        if len(self.active) < MAX_ROUNDS and not self.is_idle(expression.function, state):
            self.follow_inside(expression.function, dict(state), {})

    # --- statements ------------------------------------------------------------------------------------

    def block(self, statements: Iterable[flow.Statement], state: State | None) -> State | None:
        """The state behind the statements."""
        for statement in statements:
            if state is None:
                return None
            try:
                state = self.statement(statement, state)
            except RecursionError:  # the others are followed all the same
                self.unread = True
            self.unread = self.unread or isinstance(statement, flow.Unread)
            if self._traps and state is not None:
                self._traps[-1] = join(self._traps[-1], state)
        return state

    def statement(self, statement: flow.Statement, state: State) -> State | None:
        """The state behind one statement."""
        self.step()
        self.is_ending = self.is_ending or statement is self._ending or isinstance(statement, flow.Leave)
        try:
            return self._follow(statement, state)
        finally:
            self.is_ending = self.is_ending and statement is not self._ending and not isinstance(statement, flow.Leave)

    def _follow(self, statement: flow.Statement, state: State) -> State | None:
        match statement:
            case flow.Assign():
                self._assign(statement, state)
            case flow.Evaluate():
                self.sink(statement.span, self.value(statement.value, state), state)
                if self._leaves(statement.value):
                    return None
            case flow.Leave():
                return self._leave(statement, state)
            case flow.Branch():
                return self._branch(statement, state)
            case flow.Loop():
                return self._loop(statement, state)
            case flow.Attempt():
                return self._attempt(statement, state)
            case flow.Choice():
                return self._choice(statement, state)
            case flow.Class():
                return self._class(statement, state)
            case flow.Define() if statement.span not in self.skipped:
                self.known[statement.name] = Callee(None, statement.function, state, self.frame, shown=statement.name)
                if not self.is_idle(statement.function, state):
                    self.follow_inside(statement.function, dict(state), {})
        return state

    def _class(self, statement: flow.Class, state: State) -> State | None:
        return self.block(statement.body, state)

    def _leaves(self, value: flow.Expression) -> bool:
        """Whether the statement is a call that does not return, such as `abort()`."""
        return isinstance(value, flow.Call) and value.callee_text.rsplit(".", 1)[-1] in self.habits.leaving

    def _branch(self, branch: flow.Branch, state: State) -> State | None:
        self.sink(branch.test.span, self.value(branch.test, state), state)
        ways = []
        for outcome, block in ((True, branch.then), (False, branch.otherwise)):
            if self.is_possible(branch.guards, outcome):
                ways.append(self.block(block, self.assumed(branch.guards, outcome, state)))
        return join(*ways)

    def _leave(self, statement: flow.Leave, state: State) -> State | None:
        flows = self.value(statement.value, state) if statement.value is not None else ()
        self.sink(statement.span, flows, state)
        if statement.to is flow.Exit.OUT:
            self._return(statement, flows, state)
        if self._traps:
            self._traps[-1] = join(self._traps[-1], state)
        for exits in reversed(self._exits):
            if exits.take(statement.to, state):
                break
        return None

    def _return(self, statement: flow.Leave, flows: Flows, state: State) -> None:
        value = statement.value
        self.frame.ends = join(self.frame.ends, state)
        if value is None:
            return
        if not (isinstance(value, flow.Literal) and value.truth is False):
            self.frame.truths = join(self.frame.truths, self.assumed(statement.guards, True, state))
        for part, inside in (self.part_flows(value, state) or {"": flows}).items():
            self.returned(part, passed(inside, value.span, "is returned"))
        for part, inside in (("", self.source(value.span, flows, state)),):
            self.returned(part, passed(inside, value.span, "is returned"))

    def _choice(self, choice: flow.Choice, state: State) -> State | None:
        self.value(choice.subject, state)
        exits = _Exits(breaks=choice.breakable, continues=False)
        self._exits.append(exits)
        ways = [self.block(case, dict(state)) for case in choice.cases]
        self._exits.pop()
        return join(None if choice.complete else state, exits.broken, *ways)

    def _assign(self, statement: flow.Assign, state: State) -> None:
        flows = self.value(statement.value, state)
        noted = flows
        for target in statement.targets if statement.augmented else ():
            noted = merge(noted, self.value(target, state))
        self.sink(statement.span, noted, state)
        if statement.guards:
            self.note_condition(statement, state)
        if self.marks.is_sanitized(statement.span):
            flows = ()
        else:
            flows = merge(flows, self.source(statement.span, flows, state))
        for target in statement.targets:
            if statement.augmented:
                flows = merge(self.value(target, state), flows)
                self.store(target, None, flows, state, statement.span)
            else:
                self.store(target, statement.value, flows, state, statement.span)

    def _loop(self, loop: flow.Loop, state: State) -> State | None:
        current = state
        self.doubt_conditions(loop)
        exits = _Exits(breaks=True, continues=True)
        self._exits.append(exits)
        for _ in range(MAX_ROUNDS):  # taint only grows, and needs one round a link of a chain
            before = dict(current)
            if loop.iterable is not None and loop.target is not None:
                self.store(loop.target, None, self.value(loop.iterable, current), current, loop.span)
            if loop.test is not None:
                self.value(loop.test, current)
            after = self.block(loop.body, self.assumed(loop.guards, True, current))
            current = join(before, current, after, exits.continued) or before
            if current == before:
                break
        self._exits.pop()
        return join(self.block(loop.otherwise, self.assumed(loop.guards, False, current)), exits.broken)

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
