"""What calls do to data: those of the file's own functions by what these do, all others by the language's habits.

Functions at the top of the file are known by their summaries; functions inside the one that is followed, lambdas
and partial applications are followed where they are called.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardline.engine.summaries import Summary, Taken, joined, signature
from wardline.engine.taint_state import (
    ANY_LABEL,
    MAX_STEPS,
    Flow,
    Flows,
    State,
    is_look_up,
    merge,
    part_of,
    parts_of,
    passed,
    path_of,
    root_of,
)
from wardline.engine.taint_values import Values
from wardline.syntax import flow
from wardline.text import Span

_DEEPEST_CALL = 4


@dataclass(frozen=True, slots=True)
class Given:
    """One argument: what it carries, the path it was read from, and the expression for what it can be called as."""

    flows: Flows
    span: Span
    path: str | None = None
    value: Value | None = None
    name: str | None = None
    spread: bool = False
    parts: tuple[tuple[str, Flows], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Callee:
    """A function that a call can mean: a routine of the file by `name`, or one whose body is followed in place."""

    name: str | None
    function: flow.Function | None = None
    state: State | None = None
    frame: object = None
    before: tuple[Given, ...] = ()
    receiver: Given | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a class of the file, or the class itself."""

    owner: str
    is_class: bool = False


Value = Callee | Instance


class Calls(Values):
    """Evaluates calls."""

    known: dict[str, Value | None]
    active: list[flow.Function]
    applied: list[tuple[str, tuple[Flows, ...]]]

    @abstractmethod
    def follow_inside(
        self, function: flow.Function, state: State, bound: dict[str, tuple[Flows, Value | None]]
    ) -> tuple[dict[str, Flows], State | None]:
        """Follow a body in place; what it returns, and the state after it."""

    def call(self, call: flow.Call, state: State) -> tuple[Flows, Flows]:
        """What the call's value carries, and all that was given to it."""
        callee = call.callee
        is_method = isinstance(callee, flow.Member)
        if isinstance(callee, flow.Member):
            receiver = self.value(callee.base, state, parts=not self._keeps_parts(callee.base))
            receiver = merge(receiver, self.source(callee.span, receiver, state))
        elif isinstance(callee, flow.Closure):
            receiver = ()
        else:
            receiver = self.value(callee, state)
        target = self._target(call, state)
        if isinstance(target, Callee) and target.name is not None and self.marks_call(call):
            target = None
        given = [self._given(argument, state) for argument in call.arguments]
        self._wide_sinks(given, state)
        everything = receiver
        for index, one in enumerate(given):
            if index or not is_look_up(call):
                everything = merge(everything, one.flows)
        if target is not None:
            result = self._known_call(call, target, given, everything, state)
        else:
            result = self._unknown_call(call, receiver if is_method else (), given, everything, state)
        return result, everything

    def marks_call(self, call: flow.Call) -> bool:
        """Whether a rule itself says what this call does, so that its body does not matter."""
        return False

    def _keeps_parts(self, base: flow.Expression) -> bool:
        """Whether an object's other attributes are no matter to a method that is called on it."""
        return isinstance(base, flow.Name) and (
            base.id == self.frame.function.receiver or isinstance(self.known.get(base.id), Instance)
        )

    def _given(self, argument: flow.Argument, state: State) -> Given:
        flows = self.value(argument.value, state)
        value = self.value_of(argument.value, state)
        parts = self.part_flows(argument.value, state)
        return Given(
            flows,
            argument.value.span,
            path_of(argument.value),
            value,
            argument.name,
            argument.spread,
            tuple(parts.items()) if parts else (),
        )

    def _wide_sinks(self, given: Sequence[Given], state: State) -> None:
        """Several arguments in a row may be one sink (`$...ARGS`)."""
        for first, start in enumerate(given):
            if start.span.start in self.marks.wide_sinks:
                flows = start.flows
                for last in given[first + 1 :]:
                    flows = merge(flows, last.flows)
                    self.sink(Span(start.span.start, last.span.end), flows, state)

    # --- calls of functions that are not known -----------------------------------------------------------

    def _unknown_call(
        self, call: flow.Call, receiver: Flows, given: Sequence[Given], everything: Flows, state: State
    ) -> Flows:
        method = call.callee_text.rsplit(".", 1)[-1]
        data = receiver
        for one in given:
            data = merge(data, one.flows)
        if isinstance(call.callee, flow.Member) and method in self.habits.mutators:
            self.put(call.callee.base, passed(data if given else (), call.span, f"is put in by `{method}`"), state)
        mapped = self._callbacks(call, method, given, data, state)
        self._parameter_called(call, given, state)
        if call.callee_text in self.habits.neutral or self.habits.safe_functions or self.habits.only_assignments:
            return ()
        return everything if mapped is None else mapped

    def _callbacks(
        self, call: flow.Call, method: str, given: Sequence[Given], data: Flows, state: State
    ) -> Flows | None:
        """Functions given to `map`, `sorted`, `then` and their like are called with the data; what they make of it."""
        if method not in self.habits.mapping and method not in self.habits.visiting:
            return None
        result: Flows | None = None
        for one in given:
            if isinstance(one.value, Callee):
                item = Given(passed(data, one.span, f"is an item that `{method}` passes on"), one.span)
                made = self._apply(one.value, [item], call, state, repeated=True)
                result = merge(result or (), made.get("", ()))
                for flows in made.values():
                    result = merge(result, flows)
        return result if method in self.habits.mapping else None

    def _parameter_called(self, call: flow.Call, given: Sequence[Given], state: State) -> None:
        """A call of what was passed for a parameter is left to those who pass it."""
        path = path_of(call.callee)
        if path is None or not self.frame.is_open:
            return
        flows = state.get(path, ()) if isinstance(call.callee, flow.Name) else ()
        if any(one.origin == path for one in flows):
            self.applied.append((path, tuple(one.flows for one in given)))

    # --- calls of functions of the file --------------------------------------------------------------------

    def _known_call(self, call: flow.Call, target: Value, given: list[Given], everything: Flows, state: State) -> Flows:
        if isinstance(target, Instance):
            return self._construct(call, target.owner, given, everything, state)
        shape = self._apply(target, given, call, state)
        self.shapes[id(call)] = shape
        flows: Flows = ()
        for part in shape.values():
            flows = merge(flows, part)
        return flows

    def _construct(self, call: flow.Call, owner: str, given: list[Given], everything: Flows, state: State) -> Flows:
        """A new object: what the constructor stores in it."""
        routine = self.ask("constructor", owner)
        if routine is None:
            return everything
        summary: Summary = self.ask("summary", routine)
        made: State = {}
        receiver = Given((), call.span, "")
        shape = self._instantiate(summary, routine, receiver, given, call, state, made)
        shape = {path: flows for path, flows in made.items() if flows}
        if self.ask("has_strangers", owner):
            shape[""] = merge(shape.get("", ()), everything)
        self.shapes[id(call)] = shape
        flows: Flows = ()
        for part in shape.values():
            flows = merge(flows, part)
        return flows

    def _apply(
        self, callee: Callee, given: list[Given], call: flow.Call, state: State, *, repeated: bool = False
    ) -> dict[str, Flows]:
        """What the parts of the result carry when `callee` is called here."""
        given = [*callee.before, *given]
        if callee.name is not None:
            return self._apply_routine(callee, given, call, state, repeated)
        function = callee.function
        if function is None or function in self.active or len(self.active) >= _DEEPEST_CALL:
            return {}
        bound = bind_arguments(signature(function), given, repeated=repeated)
        values: dict[str, tuple[Flows, Value | None]] = {}
        for taken in signature(function):
            flows: Flows = ()
            value: Value | None = None
            for one in bound.get(taken.name, ()):
                part = self._part(one, taken.part, state) if taken.part else one.flows
                part = passed(part, one.span, f"is passed to `{callee.shown or 'the function'}`")
                flows = merge(flows, passed(part, taken.span, f"arrives as `{taken.name}`"))
                value = value or one.value
            values[taken.name] = (flows, value)
        same = callee.frame is self.frame
        around = state if same or callee.state is None else callee.state
        returns, after = self.follow_inside(function, dict(around), values)
        if same and after is not None:
            own = {taken.name for taken in signature(function)}
            for path, flows in after.items():
                if root_of(path) not in own and path in state | after and flows and path != "":
                    state[path] = merge(state.get(path, ()), flows)
        return returns

    def _apply_routine(
        self, callee: Callee, given: list[Given], call: flow.Call, state: State, repeated: bool
    ) -> dict[str, Flows]:
        result: dict[str, Flows] = {}
        names = [callee.name or ""]
        if callee.receiver is not None and callee.receiver.path == self.frame.function.receiver and self.frame.owner:
            routine_owner, _, method = (callee.name or "").rpartition(".")
            if routine_owner:
                names += self.ask("overriding", self.frame.owner, method.split("#")[0])
        for name in dict.fromkeys(names):
            summary: Summary = self.ask("summary", name)
            made: State = {}
            shape = self._instantiate(summary, name, callee.receiver, given, call, state, made, repeated=repeated)
            for part, flows in shape.items():
                result[part] = merge(result.get(part, ()), flows)
        return result

    def _instantiate(
        self,
        summary: Summary,
        name: str,
        receiver: Given | None,
        given: list[Given],
        call: flow.Call,
        state: State,
        made: State,
        *,
        repeated: bool = False,
    ) -> dict[str, Flows]:
        """The effect of a summary here: sinks it leads to, variables it changes, the parts of its result."""
        bound = bind_arguments(summary.parameters, given, repeated=repeated)
        shown = name.rsplit(".", 1)[-1].split("#")[0] or name

        def brought(flows: Flows) -> Flows:
            """The flows of the callee with what is passed in place of its parameters."""
            found: Flows = ()
            for one in flows:
                if one.origin is None:
                    found = merge(found, (one,))
                else:
                    found = merge(found, self._passed_in(one, summary, bound, receiver, shown, call, state))
            return found

        for span, flows in summary.hits:
            reaching = brought(tuple(one for one in flows if one.origin is not None))
            if reaching:
                reaching = merge(reaching, tuple(one for one in flows if one.origin is None))
                self.hits[span] = merge(self.hits.get(span, ()), reaching)
        for path, arguments in summary.applied:
            for one in bound.get(path, ()):
                if isinstance(one.value, Callee):
                    self._apply(one.value, [Given(brought(flows), call.span) for flows in arguments], call, state)
                elif one.path is not None and self.frame.is_open and any(f.origin == one.path for f in one.flows):
                    self.applied.append((one.path, tuple(map(brought, arguments))))
        returns = {
            part: passed(brought(flows), call.span, f"comes back from `{shown}`") for part, flows in summary.returns
        }
        for path, flows in summary.effects:
            self._effect(path, brought(flows), bool(flows), summary, bound, receiver, call, shown, state, made)
        return returns

    def _effect(
        self,
        path: str,
        flows: Flows,
        is_tainting: bool,
        summary: Summary,
        bound: dict[str, list[Given]],
        receiver: Given | None,
        call: flow.Call,
        shown: str,
        state: State,
        made: State,
    ) -> None:
        """What the callee did to a part of a parameter, or to a variable of the file, is done here."""
        root = root_of(path)
        if root == summary.receiver:
            targets = [receiver] if receiver is not None else []
        elif root in bound or any(taken.name == root for taken in summary.parameters):
            targets = bound.get(root, [])
        else:
            targets = [Given((), call.span, root)] if self.is_outer(root) else []
        for target in targets:
            if target.path is None:
                continue
            place = target.path + path[len(root) :]
            into = made if target.path == "" else state
            if flows:
                into[place] = merge(into.get(place, ()), passed(flows, call.span, f"is left behind by `{shown}`"))
                self.changed.add(place)
            elif not is_tainting:
                for known in [one for one in into if one == place or one.startswith((f"{place}.", f"{place}["))]:
                    into[known] = ()
                into[place] = ()

    def _passed_in(
        self,
        one: Flow,
        summary: Summary,
        bound: dict[str, list[Given]],
        receiver: Given | None,
        shown: str,
        call: flow.Call,
        state: State,
    ) -> Flows:
        """The flows that arrive where the callee's flow `one` starts."""
        origin = one.origin or ""
        root = root_of(origin)
        rest = origin[len(root) :]
        found: Flows = ()
        sources: list[tuple[Given, Taken | None]]
        if root == summary.receiver:
            sources = [(receiver, None)] if receiver is not None else []
        else:
            taken_by = {taken.name: taken for taken in summary.parameters}
            sources = [(given, taken_by.get(root)) for given in bound.get(root, ())]
        for given, taken in sources:
            part = (taken.part if taken is not None else "") + rest
            flows = self._part(given, part, state) if part or taken is None else given.flows
            for before in flows:
                steps = before.then(given.span, f"is passed to `{shown}`")
                if taken is not None:
                    steps = steps.then(taken.span, f"arrives as `{taken.name}`")
                way = joined(steps.steps, one, MAX_STEPS)
                label = before.label if one.label == ANY_LABEL else one.label
                found = merge(found, (replace(way, origin=before.origin, label=label, bound=before.bound),))
        return found

    def _part(self, given: Given, part: str, state: State) -> Flows:
        """What a part of an argument carries."""
        if given.path:
            return self._part_of_path(given, part, state)
        if given.parts:
            shape = dict(given.parts)
            own = [flows for key, flows in shape.items() if key and (part.startswith(key) or key.startswith(part))]
            found = shape.get("", ())
            for flows in own:
                found = merge(found, flows)
            return found
        return given.flows

    def _part_of_path(self, given: Given, part: str, state: State) -> Flows:
        path = f"{given.path}{part}"
        held = state.get(path)
        inside = parts_of(state, path, attributes=True)
        if held is not None or inside:
            return merge(held or (), inside)
        base = self.read_path(path, state)
        return tuple(
            replace(one, origin=one.origin + part)
            if one.origin is not None and not one.steps and one.origin == given.path
            else one
            for one in base
        )

    # --- which function is meant ---------------------------------------------------------------------------

    def _target(self, call: flow.Call, state: State) -> Value | None:
        """The function or class of the file that a call means."""
        value = self.value_of(call.callee, state)
        return value if isinstance(value, Callee) or (value is not None and value.is_class) else None

    def value_of(self, expression: flow.Expression, state: State) -> Value | None:
        """The function, class or object that an expression stands for, as far as the file says."""
        match expression:
            case flow.Closure():
                return Callee(None, expression.function, state, self.frame)
            case flow.Name():
                return self._named(expression.id)
            case flow.Call():
                return self._made(expression, state)
            case flow.Member():
                return self._member(expression, state)
            case flow.Bind():
                return self.value_of(expression.value, state)
            case flow.Combine(parts=(only,)):
                return self.value_of(only, state)
        return None

    def _named(self, name: str) -> Value | None:
        if name in self.known:
            return self.known[name]
        if name == self.frame.function.receiver and self.frame.owner is not None:
            return Instance(self.frame.owner)
        if not self.is_outer(name):
            return None
        routine = self.ask("function", name)
        if routine is not None:
            return Callee(routine, shown=name)
        if self.ask("is_class", name):
            return Instance(name, is_class=True)
        owner = self.ask("instance", name)
        return Instance(owner) if owner is not None else None

    def _made(self, call: flow.Call, state: State) -> Value | None:
        """An object, or a function with its first arguments fixed."""
        callee, text = call.callee, call.callee_text
        if text.rsplit(".", 1)[-1] in self.habits.binding and call.arguments:
            is_bound = isinstance(callee, flow.Member) and text.endswith(".bind")
            inner = callee.base if is_bound and isinstance(callee, flow.Member) else call.arguments[0].value
            value = self.value_of(inner, state)
            if isinstance(value, Callee):
                fixed = tuple(self._quiet(argument, state) for argument in call.arguments[1:])
                return replace(value, before=(*value.before, *fixed))
        value = self.value_of(callee, state) if isinstance(callee, flow.Name | flow.Member) else None
        return Instance(value.owner) if isinstance(value, Instance) and value.is_class else None

    def _quiet(self, argument: flow.Argument, state: State) -> Given:
        return replace(self._given(argument, state), path=None)

    def _member(self, member: flow.Member, state: State) -> Value | None:
        path = path_of(member)
        if path is not None:
            if path in self.known:
                return self.known[path]
            if self.is_outer(root_of(path)):
                routine = self.ask("function", path)
                if routine is not None:
                    return Callee(routine, shown=member.name)
        return self._method(member, path_of(member.base), state)

    def _method(self, member: flow.Member, base: str | None, state: State) -> Value | None:
        if self._is_super(member.base) and self.frame.owner is not None:
            routine = self.ask("inherited", self.frame.owner, member.name)
            receiver = Given((), member.span, self.frame.function.receiver)
            return Callee(routine, receiver=receiver, shown=member.name) if routine is not None else None
        owner = self.value_of(member.base, state)
        if not isinstance(owner, Instance):
            return None
        routine = self.ask("method", owner.owner, member.name)
        if routine is None:
            attribute = None if owner.is_class else self.ask("attribute", owner.owner, part_of(member))
            return Instance(attribute) if attribute is not None else None
        role = self.ask("role", routine)
        if owner.is_class and role is flow.Role.PLAIN and not member_is_static(role):
            return Callee(routine, shown=member.name, before=()) if self._is_unbound(routine) else None
        shape = self.shapes.get(id(member.base))
        flows = state.get(base, ()) if base else ()
        receiver = Given(flows, member.base.span, base, parts=tuple(shape.items()) if shape else ())
        return Callee(routine, receiver=receiver, shown=member.name)

    def _is_unbound(self, routine: str) -> bool:
        """`Class.method(obj, x)`: the receiver is given as an argument; only its other parameters matter."""
        return False

    @staticmethod
    def _is_super(base: flow.Expression) -> bool:
        if isinstance(base, flow.Call):
            return base.callee_text == "super"
        return isinstance(base, flow.Name) and base.id == "super"

    def property_of(self, member: flow.Member, state: State) -> Flows | None:
        """What a read of this member gives where a function of the file computes it."""
        owner = self._owner_of(member.base)
        if owner is None:
            return None
        routine = self.ask("method", owner, member.name)
        if routine is None or self.ask("role", routine) is not flow.Role.PROPERTY:
            return None
        call = flow.Call(member.span, member, member.name, ())
        receiver = Given((), member.base.span, path_of(member.base))
        shape = self._apply(Callee(routine, receiver=receiver, shown=member.name), [], call, state)
        found: Flows = ()
        for flows in shape.values():
            found = merge(found, flows)
        return found

    def _owner_of(self, base: flow.Expression) -> str | None:
        if not isinstance(base, flow.Name):
            return None
        if base.id == self.frame.function.receiver:
            return self.frame.owner
        value = self.known.get(base.id)
        return value.owner if isinstance(value, Instance) and not value.is_class else None

    def bind(self, path: str, value: flow.Expression | None, state: State) -> None:
        """Note which function or object a variable holds now."""
        found = self.value_of(value, state) if value is not None else None
        if found is not None:
            self.known[path] = found
        elif path in self.known:
            self.known[path] = None


def member_is_static(role: flow.Role) -> bool:
    """Whether a function of a class is called without an object."""
    return role in (flow.Role.STATIC, flow.Role.OF_CLASS)


def bind_arguments(
    parameters: Sequence[Taken], given: Sequence[Given], *, repeated: bool = False
) -> dict[str, list[Given]]:
    """Which arguments each parameter may take; with `repeated` the one argument is for all of them."""
    bound: dict[str, list[Given]] = {}
    if repeated and given:
        return {taken.name: [given[-1]] for taken in parameters}
    positional = [one for one in given if one.name is None and not one.spread]
    spread = [one for one in given if one.spread]
    named = {one.name: one for one in given if one.name is not None}
    plain = {taken.index for taken in parameters if taken.taking is flow.Taking.ONE and not taken.named}
    for taken in parameters:
        if taken.taking is flow.Taking.REST:
            bound[taken.name] = [*positional[len(plain) :], *spread]
        elif taken.taking is flow.Taking.NAMED:
            known = {other.name for other in parameters}
            bound[taken.name] = [one for name, one in named.items() if name not in known] + spread
        elif taken.name in named:
            bound[taken.name] = [named[taken.name]]
        elif not taken.named and taken.index < len(positional):
            bound[taken.name] = [positional[taken.index]]
        else:
            bound[taken.name] = list(spread)
    return bound
