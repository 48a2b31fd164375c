"""Which function, class or object of the file an expression stands for, and which argument goes to which parameter.

It reads the file's functions and what variables were bound to; it follows no data but what is passed.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wardline.engine.summaries import Taken
from wardline.engine.taint_state import Flows, State, merge, part_of, path_of, root_of
from wardline.engine.taint_values import Values
from wardline.syntax import flow
from wardline.text import Span


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


class Callees(Values):
    """Tells what is called."""

    known: dict[str, Value | None]

    @abstractmethod
    def given(self, argument: flow.Argument, state: State) -> Given:
        """An argument with all that it carries."""

    @abstractmethod
    def apply(
        self, callee: Callee, given: list[Given], call: flow.Call, state: State, *, repeated: bool = False
    ) -> dict[str, Flows]:
        """What the parts of the result carry when `callee` is called here."""

    def target(self, call: flow.Call, state: State) -> Value | None:
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
        if name == "super" and self.frame.owner is not None:
            return self._above(flow.Name(self.frame.function.span, name), "")
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
        return replace(self.given(argument, state), path=None)

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
            return self._above(member, member.name)
        owner = self.value_of(member.base, state)
        if not isinstance(owner, Instance):
            return None
        routine = self.ask("method", owner.owner, member.name)
        if routine is None:
            attribute = None if owner.is_class else self.ask("attribute", owner.owner, part_of(member))
            return Instance(attribute) if attribute is not None else None
        role = self.ask("role", routine)
        if owner.is_class and role not in (flow.Role.STATIC, flow.Role.OF_CLASS):
            return None
        shape = self.shapes.get(id(member.base))
        flows = state.get(base, ()) if base else ()
        receiver = Given(flows, member.base.span, base, parts=tuple(shape.items()) if shape else ())
        return Callee(routine, receiver=receiver, shown=member.name)

    def _above(self, place: flow.Expression, name: str) -> Value | None:
        """A function of the classes above, on the same object; without a name the constructor."""
        routine = self.ask("inherited", self.frame.owner, name)
        receiver = Given((), place.span, self.frame.function.receiver)
        return Callee(routine, receiver=receiver, shown=name or "super") if routine is not None else None

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
        shape = self.apply(Callee(routine, receiver=receiver, shown=member.name), [], call, state)
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
