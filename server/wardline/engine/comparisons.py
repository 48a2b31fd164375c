"""`metavariable-comparison`: a small expression over metavariables, read as Python and never run as it.

Only what is listed here means anything; whatever else stands in the expression is refused when the rule loads.
"""

from __future__ import annotations

import ast
import datetime
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from wardline.engine import expressions
from wardline.engine.constants import Unknown
from wardline.engine.environment import Binding, Environment
from wardline.engine.source import Source

_METAVARIABLE = re.compile(r"\$(?=[A-Z_0-9])")
_PREFIX = "mv_"
_LARGEST = 1 << 4096  # numbers grow no further
_LONGEST = 20_000  # characters of an expression, and of a text that is read as a number
_TOO_DEEP = "the comparison is nested too deeply"
_DEEPEST = 100  # levels of an expression: it is evaluated by recursion
Value = object


@dataclass(frozen=True, slots=True)
class Code:
    """Code that is no constant: only its text can be looked at."""

    text: str


class NotComparableError(Exception):
    """The expression says nothing about these values: the condition does not hold."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison that runs; `stripped` is the metavariable whose text is read as a number, in `base`."""

    text: str
    stripped: str | None
    base: int | None
    tree: ast.expr = field(compare=False, repr=False)

    @property
    def metavariables(self) -> frozenset[str]:
        """Those that the expression names."""
        return frozenset(f"${node.id.removeprefix(_PREFIX)}" for node in _names(self.tree))


def _names(tree: ast.expr) -> Iterator[ast.Name]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id.startswith(_PREFIX))


def compile_comparison(text: str, stripped: str | None = None, base: int | None = None) -> Comparison | str:
    """The comparison, or what is wrong with it."""
    if len(text) > _LONGEST:
        return f"the comparison is longer than {_LONGEST:,} characters"
    try:
        tree = ast.parse(_METAVARIABLE.sub(_PREFIX, text.strip()), mode="eval").body
    except (SyntaxError, ValueError):
        return "the comparison is no expression"
    except (RecursionError, MemoryError):
        return _TOO_DEEP
    return _TOO_DEEP if _depth(tree) > _DEEPEST else _unknown(tree) or Comparison(text, stripped, base, tree)


def _depth(tree: ast.expr) -> int:
    """How many nodes stand in each other, at most."""
    depth = 0
    level: list[ast.AST] = [tree]
    while level:
        depth += 1
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return depth


def _unknown(tree: ast.expr) -> str | None:
    """What has no meaning in the expression, in words; the first such part of it."""
    functions: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            wrong = _wrong_call(node)
            if wrong is not None:
                return wrong
            functions |= {id(inner) for inner in ast.walk(node.func)}
        elif isinstance(node, ast.expr) and id(node) not in functions and not _is_known(node):
            return f"the comparison does not know `{ast.unparse(node)}`"
        elif isinstance(node, ast.operator | ast.cmpop | ast.unaryop) and type(node) not in _OPERATORS:
            return f"the comparison does not know the operator `{type(node).__name__}`"
    return None


def _wrong_call(node: ast.Call) -> str | None:
    name = _function(node)
    if name not in _FUNCTIONS or node.keywords:
        return f"the comparison does not know the function `{name}`"
    least, most = _ARGUMENTS.get(name, (1, 1))
    if least <= len(node.args) <= most:
        return _wrong_expression(node) if name in _EXPRESSIONS else None
    wanted = str(least) if least == most else f"{least} or {most}"
    return f"the function `{name}` takes {wanted} argument{'s' * (most > 1)}, not {len(node.args)}"


def _wrong_expression(node: ast.Call) -> str | None:
    pattern = node.args[0]
    if not isinstance(pattern, ast.Constant) or not isinstance(pattern.value, str):
        return None
    wrong = expressions.check(pattern.value)
    return f"the regular expression in the comparison does not compile: {wrong}" if wrong is not None else None


def _is_known(node: ast.expr) -> bool:
    return node.id.startswith(_PREFIX) if isinstance(node, ast.Name) else isinstance(node, _KNOWN)


_KNOWN = (ast.Constant, ast.List, ast.Tuple, ast.Set, ast.Compare, ast.BoolOp, ast.BinOp, ast.UnaryOp)


def _function(node: ast.Call) -> str:
    return ast.unparse(node.func)


def holds(comparison: Comparison, env: Environment, source: Source) -> bool:
    """Whether the comparison is true of what the metavariables stand for."""

    def value(name: str) -> Value:
        bound = env.get(name)
        if bound is None:
            raise NotComparableError
        known = value_of(bound, source)
        return _stripped(known, comparison.base) if name == comparison.stripped else known

    try:
        return bool(_evaluated(comparison.tree, value))
    except (NotComparableError, TypeError, ValueError, ArithmeticError):
        return False


def value_of(bound: Binding, source: Source) -> Value:
    """The constant that is bound, folded where it is arithmetic of numbers; else its text as `Code`."""
    if not bound.nodes:
        return _number(bound.text)
    if len(bound.nodes) == 1:
        node = bound.nodes[0]
        written = source.text(node)
        if written != bound.text:  # the value of a string, or what is inside one
            return bound.text
        constant = source.constant(node)
        if not isinstance(constant, Unknown):
            return constant
    return _arithmetic(bound.text)


def _number(text: str) -> Value:
    """What a regular expression's group holds: a number where it looks like one."""
    try:
        return _integer(text, 0)
    except (ValueError, NotComparableError):
        return text


def _arithmetic(text: str) -> Value:
    """`5 + 6` and `-3` in any language that writes them so."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Code(text)
    if all(
        isinstance(node, ast.Constant | ast.BinOp | ast.UnaryOp)
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
    ):
        try:
            return _evaluated(tree, lambda name: NotImplemented)
        except (NotComparableError, TypeError, ValueError, ArithmeticError, KeyError, RecursionError):
            return Code(text)
    return Code(text)


def _stripped(value: Value, base: int | None) -> Value:
    """A string's content as a number."""
    if isinstance(value, str):
        return _integer(value, base) if base is not None else _float_or_int(value)
    return value


def _float_or_int(text: str) -> Value:
    try:
        return _integer(text, 0)
    except ValueError:
        return float(text)


def _integer(text: str, base: int) -> int:
    """The number that `text` writes; where the base is a power of two, Python itself would read any length."""
    if len(text) > _LONGEST:
        raise NotComparableError
    return int(text, base)


# --- evaluation --------------------------------------------------------------------------------------------


def _evaluated(node: ast.expr, value: Callable[[str], Value]) -> Value:
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return value(f"${node.id.removeprefix(_PREFIX)}")
        case ast.List() | ast.Tuple() | ast.Set():
            return [_evaluated(item, value) for item in node.elts]
        case ast.BoolOp():
            parts = (bool(_evaluated(part, value)) for part in node.values)
            return all(parts) if isinstance(node.op, ast.And) else any(parts)
        case ast.UnaryOp():
            return _OPERATORS[type(node.op)](_plain(_evaluated(node.operand, value)))
        case ast.BinOp():
            return _bounded(node.op, _plain(_evaluated(node.left, value)), _plain(_evaluated(node.right, value)))
        case ast.Compare():
            return _compared(node, value)
        case ast.Call():
            return _FUNCTIONS[_function(node)](*(_evaluated(argument, value) for argument in node.args))
    raise NotComparableError


def _compared(node: ast.Compare, value: Callable[[str], Value]) -> bool:
    left = _evaluated(node.left, value)
    for sign, operand in zip(node.ops, node.comparators, strict=True):
        right = _evaluated(operand, value)
        if isinstance(left, Code) or isinstance(right, Code):
            raise NotComparableError
        if not _OPERATORS[type(sign)](left, right):
            return False
        left = right
    return True


def _plain(value: Value) -> Value:
    if isinstance(value, Code):
        raise NotComparableError
    return value


def _bounded(sign: ast.operator, left: Value, right: Value) -> Value:
    """Arithmetic whose result stays small: rules are data, and may be hostile."""
    if isinstance(sign, ast.Pow | ast.LShift) and not (isinstance(right, int) and 0 <= right <= 512):
        raise NotComparableError
    if any(isinstance(side, int) and abs(side) > _LARGEST for side in (left, right)):
        raise NotComparableError
    # Of texts these are repetition and formatting, which may ask for any amount of memory.
    if isinstance(sign, ast.Mult | ast.Mod) and not all(isinstance(side, int | float) for side in (left, right)):
        raise NotComparableError
    return _OPERATORS[type(sign)](left, right)


def _in(left: Value, right: Value) -> bool:
    return isinstance(right, list | str) and left in right


_OPERATORS: Mapping[type[ast.AST], Callable[..., Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.Invert: operator.invert,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: _in,
    ast.NotIn: lambda left, right: not _in(left, right),
    ast.Is: operator.eq,
    ast.IsNot: operator.ne,
}


def _text(value: Value) -> str:
    return value.text if isinstance(value, Code) else str(value)


def _matches(pattern: Value, value: Value) -> bool:
    if not isinstance(pattern, str):
        raise NotComparableError
    return expressions.match(pattern, _text(value))


def _found(pattern: Value, value: Value) -> bool:
    if not isinstance(pattern, str):
        raise NotComparableError
    return expressions.search(pattern, _text(value))


def _date(value: Value) -> float:
    """Seconds since 1970 of a date such as `2026-11-25`, in UTC."""
    day = datetime.date.fromisoformat(_text(value)[:10])
    return (day - datetime.date(1970, 1, 1)).total_seconds()


_FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "int": lambda value, base=10: _integer(_text(value), base) if isinstance(value, str | Code) else int(value),
    "float": lambda value: float(_text(value)),
    "str": _text,
    "len": lambda value: len(_text(value)),
    "abs": abs,
    "lower": lambda value: _text(value).lower(),
    "upper": lambda value: _text(value).upper(),
    "strptime": _date,
    "re.match": _matches,
    "re.search": _found,
}
_EXPRESSIONS = ("re.match", "re.search")
"""The functions whose first argument is a regular expression."""
_ARGUMENTS = {"int": (1, 2), "re.match": (2, 2), "re.search": (2, 2)}
"""The least and the most that a function takes, where that is not just one."""
