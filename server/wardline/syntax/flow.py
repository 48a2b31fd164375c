"""The small language of data flow that every grammar is lowered to.

Taint analysis follows values through these few forms and so knows no grammar. Every form carries the byte
span of the code that it stands for, by which sources, sinks and sanitizers are recognised.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import tree_sitter

from wardline.text import Span


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant; `truth` says whether it counts as true, where that is known."""

    span: Span
    truth: bool | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A variable read."""

    span: Span
    id: str


@dataclass(frozen=True, slots=True)
class Member:
    """`base.name`, or `base[name]` with a constant key (then `name` is in brackets)."""

    span: Span
    base: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """`base[key]` with a key that is not constant."""

    span: Span
    base: Expression
    key: Expression


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call; `name` is None for positional ones, `spread` if it stands for several."""

    value: Expression
    name: str | None = None
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A call; `callee_text` is the function as written, without white space."""

    span: Span
    callee: Expression
    callee_text: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Combine:
    """A value made of all of `parts`: an operator, a formatted string, a container."""

    span: Span
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """A tuple, list or array display, whose items can be taken apart by position."""

    span: Span
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A dictionary or object display; a key is None where it is not constant."""

    span: Span
    entries: tuple[tuple[str | None, Expression], ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison or negation: its parts are evaluated, its value is a truth value and carries nothing."""

    span: Span
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Bind:
    """An assignment used as an expression."""

    span: Span
    target: Target
    value: Expression


@dataclass(frozen=True, slots=True)
class Comprehension:
    """`element for target in iterable if condition ...`."""

    span: Span
    bindings: tuple[tuple[Target, Expression], ...]
    conditions: tuple[Expression, ...]
    elements: tuple[Expression, ...]
    guards: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Yield:
    """`yield value`: the value goes to whoever iterates over the function's result; what comes back is unknown."""

    span: Span
    value: Expression


@dataclass(frozen=True, slots=True)
class Closure:
    """A lambda or function expression."""

    span: Span
    function: Function


@dataclass(frozen=True, slots=True)
class Either:
    """One of two values, as `test` decides: `then if test else otherwise`.

    A way that is None gives what the test gave: `test and then` has no `otherwise`, `test or otherwise` no `then`.
    `guards` say what is known on each way.
    """

    span: Span
    test: Expression
    then: Expression | None
    otherwise: Expression | None
    guards: tuple[Proof, ...] = ()


Expression = (
    Literal
    | Name
    | Member
    | Index
    | Call
    | Combine
    | Sequence
    | Record
    | Test
    | Bind
    | Comprehension
    | Yield
    | Closure
    | Either
)
Target = Name | Member | Index | Sequence | Record | Combine


@dataclass(frozen=True, slots=True)
class Assign:
    """`targets = value`; `augmented` keeps what the target held (`+=`).

    A plain name is a variable of this function where it `declares` it, one from around where it does not; None
    where the grammar leaves that to `Outer`. `guards` say what a condition that is assigned proves when it is
    asked later.
    """

    span: Span
    targets: tuple[Target, ...]
    value: Expression
    augmented: bool = False
    declares: bool | None = None
    guards: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    """These names are variables from around the function (`global`, `nonlocal`)."""

    span: Span
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluate:
    """An expression for its effect."""

    span: Span
    value: Expression


@dataclass(frozen=True, slots=True)
class Guard:
    """What the outcome of a condition proves: when it is `outcome`, `subject` is one of a few known values.

    It was compared with `against`, which proves something only where that itself is nobody's input; None
    where the form of the subject was checked (`isdigit`).
    """

    subject: Expression
    against: Expression | None
    outcome: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A part of a condition that is of one truth whenever the whole condition is `outcome`."""

    part: Expression
    truth: bool
    outcome: bool


Proof = Guard | Known


@dataclass(frozen=True, slots=True)
class Branch:
    """`if`: one of two ways; `guards` say what is known on each."""

    span: Span
    test: Expression
    then: tuple[Statement, ...]
    otherwise: tuple[Statement, ...]
    guards: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """`for` and `while`: `target` takes items of `iterable`, or both are None; `test` may be evaluated.

    `guards` say what is known in the body, and once `test` has ended the loop.
    """

    span: Span
    target: Target | None
    iterable: Expression | None
    test: Expression | None
    body: tuple[Statement, ...]
    otherwise: tuple[Statement, ...] = ()
    guards: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """`try`: any prefix of `body` may have run when a handler starts."""

    span: Span
    body: tuple[Statement, ...]
    handlers: tuple[tuple[Statement, ...], ...]
    otherwise: tuple[Statement, ...]
    final: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`match` and `switch`: one of `cases`, or none of them unless they are `complete`.

    `breakable` if `break` leaves it and no loop.
    """

    span: Span
    subject: Expression
    cases: tuple[tuple[Statement, ...], ...]
    breakable: bool = False
    complete: bool = False


class Exit(enum.Enum):
    """Where `Leave` goes: out of the function, up to a handler, behind the loop or choice, to its next round."""

    OUT = "out"
    RAISE = "raise"
    BREAK = "break"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class Leave:
    """`return`, `raise`, `throw`, `break`, `continue`: nothing after it in this block runs; `to` says what does.

    `guards` say what a returned condition proves where it holds.
    """

    span: Span
    value: Expression | None
    to: Exit = Exit.OUT
    guards: tuple[Proof, ...] = ()


class Role(enum.Enum):
    """What a definition in a class is for: called on an object, to make one, on the class, without either, read."""

    PLAIN = "plain"
    CONSTRUCTOR = "constructor"
    OF_CLASS = "class"
    STATIC = "static"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class Define:
    """A function defined inside the code."""

    span: Span
    name: str
    function: Function
    role: Role = Role.PLAIN


@dataclass(frozen=True, slots=True)
class Class:
    """A class with the names of its bases as written; its body runs in place."""

    span: Span
    name: str
    bases: tuple[str, ...]
    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A statement that is nested too deeply to be read."""

    span: Span


Statement = Assign | Outer | Evaluate | Branch | Loop | Attempt | Choice | Leave | Define | Class | Unread


def lowered(
    lower: Callable[[tree_sitter.Node], tuple[Statement, ...]], node: tree_sitter.Node
) -> tuple[Statement, ...]:
    """What `lower` makes of a statement; `Unread` where that is nested deeper than the stack reaches."""
    try:
        return lower(node)
    except RecursionError:
        return (Unread(Span(node.start_byte, node.end_byte)),)


class Taking(enum.Enum):
    """What a parameter takes: one argument, all positional ones that are left, all named ones that are left."""

    ONE = "one"
    REST = "rest"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: the span of its name, and of the whole of it with annotation and default.

    A destructured one has an entry for each name: they share `index`, the place among the function's parameters
    (None: as listed), and `part` is the way to what each gets, such as `.id`. `named` ones take no positional
    argument.
    """

    name: str
    span: Span
    whole: Span
    taking: Taking = Taking.ONE
    default: Expression | None = None
    index: int | None = None
    part: str = ""
    named: bool = False


class Function:
    """A function's parameters and body; the body is lowered when it is first asked for.

    `receiver` is the name by which the body knows the object that the function is called on, if any. Where that
    is a parameter, calls do not list it.
    """

    __slots__ = ("_body", "_lower", "_names", "parameters", "receiver", "span")

    def __init__(
        self,
        span: Span,
        parameters: tuple[Parameter, ...],
        lower: Callable[[], tuple[Statement, ...]],
        receiver: str | None = None,
    ) -> None:
        self.span = span
        self.parameters = parameters
        self.receiver = receiver
        self._lower = lower
        self._body: tuple[Statement, ...] | None = None
        self._names: frozenset[str] | None = None

    @property
    def names(self) -> frozenset[str]:
        """Every variable that the function, or a function inside it, reads or sets."""
        if self._names is None:
            self._names = frozenset(_names((*self.body, *(one.default for one in self.parameters))))
        return self._names

    @property
    def body(self) -> tuple[Statement, ...]:
        """The statements, in order."""
        if self._body is None:
            self._body = self._lower()
        return self._body


def _names(parts: Iterable[object]) -> Iterator[str]:
    stack = list(parts)
    while stack:
        part = stack.pop()
        if isinstance(part, Name):
            yield part.id
        elif isinstance(part, Outer | Function):
            yield from part.names
        elif isinstance(part, tuple):
            stack.extend(part)
        elif not isinstance(part, Span | str):
            stack.extend(getattr(part, slot) for slot in getattr(part, "__slots__", ()))
