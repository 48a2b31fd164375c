"""The functions and classes of a file as calls see them: who is called by which name, who inherits from whom.

It is read off the data-flow forms of the file's own statements; the bodies of functions are not looked into
before a constructor's are, for what an object's attributes hold. It knows no grammar and follows no data.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wardline.engine.taint_state import path_of
from wardline.syntax import flow
from wardline.text import Span


class Routine:
    """A function that stands at the top of the file or in a class there.

    `name` is the way to it, such as `C.run`; a name that was taken before has a number behind it. Its data-flow form
    is made by `lower` when it is first asked for.
    """

    __slots__ = ("_function", "_lower", "name", "owner", "role", "span")

    def __init__(
        self, name: str, span: Span, lower: Callable[[], flow.Function], owner: str | None, role: flow.Role
    ) -> None:
        self.name = name
        self.span = span
        self.owner = owner
        self.role = role
        self._lower = lower
        self._function: flow.Function | None = None

    @property
    def function(self) -> flow.Function:
        """Its parameters and body."""
        if self._function is None:
            self._function = self._lower()
        return self._function

    def moved(self, span: Span, lower: Callable[[], flow.Function]) -> Routine:
        """The same function in another version of the text."""
        return Routine(self.name, span, lower, self.owner, self.role)

    def at_rest(self) -> Routine:
        """The same without a hold on the text, for a later version to move."""
        return self.moved(self.span, _nothing)


def _nothing() -> flow.Function:
    raise LookupError("the text of the function is gone")


Place = Callable[[str], tuple[Span, Callable[[], flow.Function]]]
"""Where a routine of some name stands, and what makes its data-flow form."""


class MovedRoutines(Mapping[str, Routine]):
    """The routines of a text that has those of another one, elsewhere perhaps; each is made when it is asked for."""

    def __init__(self, known: Mapping[str, Routine], place: Place) -> None:
        self._known = known
        self._place = place
        self._made: dict[str, Routine] = {}

    def __getitem__(self, name: str) -> Routine:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._known[name].moved(*self._place(name))
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


@dataclass(slots=True)
class Class:
    """A class of the file: its bases as written, its methods' routines by name."""

    name: str
    bases: tuple[str, ...]
    methods: dict[str, str] = field(default_factory=dict)


class Program:
    """Everything that calls in a file can mean."""

    def __init__(self, lower: Callable[[], tuple[flow.Statement, ...]]) -> None:
        self._lower = lower
        self._statements: tuple[flow.Statement, ...] | None = None
        self._routines: dict[str, Routine] = {}
        self.routines: Mapping[str, Routine] = self._routines
        self.classes: dict[str, Class] = {}
        self.names: dict[str, str] = {}  # what a name or path at the top stands for, as a routine's name
        self.variables: set[str] = set()
        self.displays: set[str] = set()
        self.instances: dict[str, str] = {}
        self._values: dict[str, flow.Expression] = {}
        self._lines: dict[str, tuple[Class, ...]] = {}  # the classes above each, see `_line`
        self._kin: dict[str, list[str]] = {}
        self._owned: dict[str, list[str]] = {}  # the routines in each class
        self._collect(self.statements, None)
        self._instances()
        self.aliases: dict[str, set[str]] = {}  # other words that routines are called by
        for path, name in self.names.items():
            self.aliases.setdefault(name, set()).add(path.rsplit(".", 1)[-1])

    def moved(self, routines: Mapping[str, Routine], lower: Callable[[], tuple[flow.Statement, ...]]) -> Program:
        """The program of a text that differs only inside functions, which stand elsewhere perhaps."""
        moved = copy.copy(self)
        moved.routines, moved._routines = routines, {}
        moved._lower, moved._statements = lower, None
        return moved

    @property
    def statements(self) -> tuple[flow.Statement, ...]:
        """The file's own statements."""
        if self._statements is None:
            self._statements = self._lower()
        return self._statements

    # --- asked by calls ----------------------------------------------------------------------------------

    def function(self, path: str) -> str | None:
        """The routine that a name or path at the top of the file stands for."""
        return self.names.get(path)

    def is_class(self, name: str) -> bool:
        """Whether the file defines this class."""
        return name in self.classes

    def method(self, owner: str, name: str) -> str | None:
        """The routine that runs when `name` is called on an object of the class."""
        return next((one.methods[name] for one in self._line(owner) if name in one.methods), None)

    def inherited(self, owner: str, name: str) -> str | None:
        """As `method`, for the bases only."""
        return next((one.methods[name] for one in self._line(owner)[1:] if name in one.methods), None)

    def overriding(self, owner: str, name: str) -> tuple[str, ...]:
        """The routines that may run instead of the class's own, on objects of classes below it."""
        below = (one for one in self.classes.values() if one.name != owner and name in one.methods)
        return tuple(one.methods[name] for one in below if any(up.name == owner for up in self._line(one.name)))

    def constructor(self, owner: str) -> str | None:
        """The routine that runs when an object of the class is made."""
        found = (one.methods[""] for one in self._line(owner) if "" in one.methods)
        return next(found, None)

    def role(self, routine: str) -> flow.Role:
        """What a routine is for in its class."""
        return self.routines[routine].role

    def has_strangers(self, owner: str) -> bool:
        """Whether the class inherits from one that is not in the file."""
        return any(base not in self.classes and base != "object" for one in self._line(owner) for base in one.bases)

    def family(self, owner: str) -> str:
        """One name for all classes that share attributes with this one."""
        return min(one.name for one in self._line(owner) if one.name in self.classes)

    def kin(self, owner: str) -> list[str]:
        """The classes of the file above and below the class, and itself."""
        found = self._kin.get(owner)
        if found is None:
            above = {one.name for one in self._line(owner)}
            below = {name for name in self.classes if any(one.name == owner for one in self._line(name))}
            found = self._kin[owner] = sorted(above | below)
        return found

    def methods(self, owner: str) -> list[str]:
        """The routines of the class and of its kin."""
        return [name for one in self.kin(owner) for name in self._owned.get(one, ())]

    def instance(self, path: str) -> str | None:
        """The class that a variable of the file holds an object of."""
        return self.instances.get(path)

    def attribute(self, owner: str, part: str) -> str | None:
        """The class of the object that a constructor stores in an attribute."""
        routine = self.constructor(owner)
        function = self.routines[routine].function if routine else None
        if function is None or function.receiver is None:
            return None
        for statement in function.body:
            if isinstance(statement, flow.Assign) and isinstance(statement.value, flow.Call):
                wanted = function.receiver + part
                if any(path_of(target) == wanted for target in statement.targets):
                    name = statement.value.callee_text
                    return name if name in self.classes else None
        return None

    def is_variable(self, name: str) -> bool:
        """Whether the file assigns this name at its top."""
        return name in self.variables

    def is_display(self, name: str) -> bool:
        """Whether a variable of the file is a table that is written out."""
        return name in self.displays

    def _line(self, owner: str) -> tuple[Class, ...]:
        """The class and its bases, each once, in the order in which methods are looked for."""
        found = self._lines.get(owner)
        if found is None:
            line: dict[str, Class] = {}
            waiting = [owner]
            while waiting:
                name = waiting.pop()
                known = self.classes.get(name)
                if known is not None and name not in line:
                    line[name] = known
                    waiting += [base.rsplit(".", 1)[-1] for base in reversed(known.bases)]
            found = self._lines[owner] = tuple(line.values())
        return found

    # --- reading the file --------------------------------------------------------------------------------

    def _collect(self, statements: Iterable[flow.Statement], owner: Class | None) -> None:
        waiting = [*statements][::-1]  # not recursion: thousands of `elif` lie one in the other
        while waiting:
            inner: tuple[flow.Statement, ...] = ()
            match statement := waiting.pop():
                case flow.Define():
                    self._define(statement, owner)
                case flow.Class():
                    self._class(statement)
                case flow.Assign():
                    for target in statement.targets:
                        self._assign(target, statement.value)
                case flow.Branch():
                    inner = (*statement.then, *statement.otherwise)
                case flow.Loop():
                    inner = statement.body
                case flow.Attempt(body=body, handlers=handlers, otherwise=otherwise, final=final):
                    inner = (*body, *(one for some in handlers for one in some), *otherwise, *final)
            waiting += inner[::-1]

    def _class(self, statement: flow.Class) -> None:
        known = Class(statement.name, statement.bases)
        self.classes[statement.name] = known
        self._collect(statement.body, known)

    def _define(self, statement: flow.Define, owner: Class | None) -> None:
        path = f"{owner.name}.{statement.name}" if owner is not None else statement.name
        name = self._add(path, statement.span, statement.function, owner, statement.role)
        if owner is not None:
            owner.methods["" if statement.role is flow.Role.CONSTRUCTOR else statement.name] = name
            if statement.role is flow.Role.CONSTRUCTOR:
                owner.methods[statement.name] = name
        elif statement.name:
            self.names[statement.name] = name

    def _add(
        self, path: str, span: Span, function: flow.Function, owner: Class | None, role: flow.Role = flow.Role.PLAIN
    ) -> str:
        path = path or "(nameless)"
        name, number = path, 1
        while name in self.routines:
            number += 1
            name = f"{path}#{number}"
        self._routines[name] = Routine(name, span, lambda: function, owner.name if owner else None, role)
        if owner is not None:
            self._owned.setdefault(owner.name, []).append(name)
        return name

    def _assign(self, target: flow.Expression, value: flow.Expression) -> None:
        path = path_of(target)
        if isinstance(target, flow.Sequence):
            for item in target.items:
                self._assign(item, flow.Literal(value.span))
        elif isinstance(target, flow.Record):
            for _, item in target.entries:
                self._assign(item, flow.Literal(value.span))
        elif path is not None:
            if isinstance(target, flow.Name):
                self.variables.add(path)
            self._bind(path, value)

    def _bind(self, path: str, value: flow.Expression) -> None:
        """A function, a display of functions, or another name behind a variable."""
        if isinstance(value, flow.Closure):
            self.names[path] = self._add(path, value.span, value.function, None)
        elif isinstance(value, flow.Record):
            self.displays.add(path)
            for key, item in value.entries:
                if key is not None and isinstance(item, flow.Closure | flow.Name):
                    self._bind(path + key, item)
        elif isinstance(value, flow.Sequence):
            self.displays.add(path)
        elif isinstance(value, flow.Name) and value.id in self.names:
            self.names[path] = self.names[value.id]
        self._values[path] = value

    def _instances(self) -> None:
        for path, value in self._values.items():
            if isinstance(value, flow.Call) and value.callee_text in self.classes:
                self.instances[path] = value.callee_text
