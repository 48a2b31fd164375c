"""Strings put together from values, in one form: f-strings, `%`, `.format()`, `+` and plain literals.

A `Template` is a row of string literals, each a row of characters (with the source text that stands for them)
and holes (with the source text of the value). Fixers for SQL and for commands rewrite such rows. What cannot be
read exactly (format specifications, unusual escapes, values from elsewhere) is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import libcst as cst

from wardline.fixes.draft import NoFixError
from wardline.fixes.expression import Expression

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "'": "'", '"': '"', "\\": "\\", "\n": "", "\r\n": ""}
_UNIT = re.compile(r"\\(?:\r\n|.)|.", re.DOTALL)
_PERCENT = re.compile(r"%(?:\((\w+)\))?([sdi%])")
_BRACES = re.compile(r"\{(\w*)\}|(\{\{|\}\})")
_LITERAL = re.compile(r"""([A-Za-z]*)(\"{3}|'{3}|"|')""")


@dataclass(frozen=True, slots=True)
class Char:
    """A character of a literal: `source` is how the file writes it, `value` what it means."""

    source: str
    value: str


@dataclass(frozen=True, slots=True)
class Hole:
    """A place where a value is put in. `number` says that the format asked for a number (`%d`)."""

    code: str
    number: bool = False


Unit = Char | Hole


@dataclass(frozen=True, slots=True)
class Literal:
    """One string token: `prefix` without `f`, `quote`, what stands between it and the token before (`gap`)."""

    prefix: str
    quote: str
    gap: str = ""
    units: tuple[Unit, ...] = ()

    @property
    def raw(self) -> bool:
        """Whether backslashes stand for themselves."""
        return "r" in self.prefix.lower()

    def render(self) -> str:
        """The token without holes, as source text."""
        content = "".join(unit.source for unit in self.units if isinstance(unit, Char))
        return f"{self.prefix}{self.quote}{content}{self.quote}"


@dataclass(frozen=True, slots=True)
class Template:
    """A whole string expression; `opening` and `closing` are the brackets around it."""

    literals: tuple[Literal, ...]
    opening: str = ""
    closing: str = ""

    @property
    def holes(self) -> tuple[Hole, ...]:
        """The values put in, in order."""
        return tuple(unit for literal in self.literals for unit in literal.units if isinstance(unit, Hole))

    @property
    def quote(self) -> str:
        """One quotation mark of the kind the first literal uses."""
        return self.literals[0].quote[0]

    def units(self) -> Iterator[tuple[int, Unit]]:
        """All characters and holes, each with the number of its literal."""
        for index, literal in enumerate(self.literals):
            for unit in literal.units:
                yield index, unit

    def with_units(self, units: list[tuple[int, Unit]]) -> Template:
        """The template with other characters in its literals; literals that became empty go."""
        rows = [replace(one, units=tuple(u for at, u in units if at == i)) for i, one in enumerate(self.literals)]
        kept = [row for row in rows if row.units] or rows[:1]
        kept[0] = replace(kept[0], gap="")
        return replace(self, literals=tuple(kept))

    def render(self) -> str:
        """The string expression without holes, as source text."""
        return self.opening + "".join(one.gap + one.render() for one in self.literals) + self.closing


def read(expression: Expression) -> Template:
    """The template that `expression` builds; raises `NoFixError` if it is no such string."""
    return _Reader(expression).template(expression.parsed)


def quoted(text: str, quote: str) -> str:
    """`text` as a Python string literal in quotation marks of this kind."""
    body = text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n").replace("\r", "\\r")
    return quote + body.replace("\t", "\\t") + quote


def value_of(units: tuple[Unit, ...], quote: str) -> str:
    """Python source for the text and values in `units`: a literal, the value itself, or an f-string."""
    if len(units) == 1 and isinstance(units[0], Hole):
        return f"str({units[0].code})" if units[0].number else units[0].code
    if not any(isinstance(unit, Hole) for unit in units):
        return quoted("".join(unit.value for unit in units if isinstance(unit, Char)), quote)
    return "f" + quote + "".join(_inside(unit, quote) for unit in units) + quote


def _inside(unit: Unit, quote: str) -> str:
    if isinstance(unit, Hole):
        if quote in unit.code or "\\" in unit.code:
            raise NoFixError("a value here uses quotation marks that an f-string cannot hold before Python 3.12")
        space = " " if unit.code.startswith("{") else ""
        return "{" + space + unit.code + "}"
    return quoted(unit.value, quote)[1:-1].replace("{", "{{").replace("}", "}}")


@dataclass
class _Reader:
    expression: Expression
    literals: list[Literal] = field(default_factory=list)

    def template(self, node: cst.BaseExpression) -> Template:
        opening, closing = self._brackets(node)
        self._read(node, "")
        if not any(literal.quote for literal in self.literals):
            raise NoFixError("the text is not written here")
        if not all(literal.quote for literal in self.literals):
            raise NoFixError("the text does not start with a constant part")
        return Template(tuple(self.literals), opening, closing)

    def _brackets(self, node: cst.BaseExpression) -> tuple[str, str]:
        code = self.expression.code
        inner = node.left if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Modulo) else None
        opening = "".join(code(bracket) for bracket in node.lpar)
        closing = "".join(code(bracket) for bracket in node.rpar)
        if inner is not None and inner.lpar:
            opening += "".join(code(bracket) for bracket in inner.lpar)
            closing = "".join(code(bracket) for bracket in inner.rpar) + closing
        return opening, closing

    def _read(self, node: cst.BaseExpression, gap: str) -> None:
        if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add):
            self._add(node, gap)
        elif isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Modulo):
            self._percent(node, gap)
        elif isinstance(node, cst.Call) and self._is_format(node):
            self._format(node, gap)
        elif isinstance(node, cst.ConcatenatedString):
            self._read(node.left, gap)
            self._read(node.right, self.expression.code(node.whitespace_between))
        elif isinstance(node, cst.FormattedString):
            self._f_string(node, gap)
        elif isinstance(node, cst.SimpleString):
            self._literal(node.value, gap)
        else:
            self._hole(Hole(self._code(node)))

    # -- pieces

    def _literal(self, source: str, gap: str) -> None:
        found = _LITERAL.match(source)
        if found is None or "b" in found[1].lower():
            raise NoFixError("bytes are not handled")
        content = source[found.end() : len(source) - len(found[2])]
        literal = Literal(found[1], found[2], gap)
        self._append(replace(literal, units=tuple(_characters(content, literal.raw))))

    def _append(self, literal: Literal) -> None:
        """A literal that follows by `+` on the same line joins the one before; others stay apart."""
        last = self.literals[-1] if self.literals else None
        if last is None or literal.gap:
            self.literals.append(literal)
        elif not last.quote:  # only a hole so far
            self.literals[-1] = replace(literal, gap=last.gap, units=last.units + literal.units)
        elif last.raw != literal.raw:
            raise NoFixError("raw and ordinary strings are joined here")
        else:
            units = literal.units if last.quote == literal.quote else _requoted(literal.units, last.quote)
            self.literals[-1] = replace(last, units=last.units + units)

    def _hole(self, hole: Hole) -> None:
        if not self.literals:
            self.literals.append(Literal("", ""))
        last = self.literals[-1]
        self.literals[-1] = replace(last, units=(*last.units, hole))

    def _code(self, node: cst.BaseExpression) -> str:
        code = self.expression.code(node)
        if "\n" in code or "#" in code:
            raise NoFixError("a value here runs over several lines")
        return code

    def _add(self, node: cst.BinaryOperation, gap: str) -> None:
        assert isinstance(node.operator, cst.Add)
        self._read(node.left, gap)
        around = (node.operator.whitespace_before, node.operator.whitespace_after)
        spaces = [self.expression.code(part) for part in around]
        if any("#" in space for space in spaces):
            raise NoFixError("comments stand between the parts of the text")
        self._read(node.right, next((space for space in spaces if "\n" in space), ""))

    def _f_string(self, node: cst.FormattedString, gap: str) -> None:
        literal = Literal(re.sub("[fF]", "", node.prefix), node.end, gap)
        units: list[Unit] = []
        for part in node.parts:
            if isinstance(part, cst.FormattedStringText):
                text = part.value.replace("{{", "{").replace("}}", "}")
                units.extend(_characters(text, literal.raw))
            elif isinstance(part, cst.FormattedStringExpression):
                units.append(self._placeholder(part))
        self._append(replace(literal, units=tuple(units)))

    def _placeholder(self, part: cst.FormattedStringExpression) -> Hole:
        if part.format_spec is not None or part.equal is not None or part.conversion not in (None, "s"):
            raise NoFixError("a value here is formatted, not put in as it is")
        return Hole(self._code(part.expression))

    # -- `%` and `.format()`

    def _percent(self, node: cst.BinaryOperation, gap: str) -> None:
        text = _Reader(self.expression).template(node.left)
        if text.holes:
            raise NoFixError("the text is formatted twice")
        values = iter(self._percent_values(node.right))
        named = self._percent_names(node.right)
        for index, literal in enumerate(text.literals):
            units = tuple(_filled(literal.units, _PERCENT, lambda found: _percent_hole(found, values, named)))
            self._append(replace(literal, units=units, gap=gap if index == 0 else literal.gap))
        if next(values, None) is not None:
            raise NoFixError("there are more values than places for them")

    def _percent_values(self, node: cst.BaseExpression) -> list[str]:
        if isinstance(node, cst.Dict):
            return []
        if not isinstance(node, cst.Tuple):
            return [self._code(node)]
        if any(isinstance(element, cst.StarredElement) for element in node.elements):
            raise NoFixError("values are unpacked here")
        return [self._code(element.value) for element in node.elements]

    def _percent_names(self, node: cst.BaseExpression) -> dict[str, str]:
        names: dict[str, str] = {}
        for element in node.elements if isinstance(node, cst.Dict) else ():
            if not isinstance(element, cst.DictElement) or not isinstance(element.key, cst.SimpleString):
                raise NoFixError("values are unpacked here")
            names[str(element.key.evaluated_value)] = self._code(element.value)
        return names

    @staticmethod
    def _is_format(node: cst.Call) -> bool:
        function = node.func
        return (
            isinstance(function, cst.Attribute)
            and function.attr.value == "format"
            and isinstance(function.value, cst.SimpleString | cst.ConcatenatedString)
        )

    def _format(self, node: cst.Call, gap: str) -> None:
        assert isinstance(node.func, cst.Attribute)
        text = _Reader(self.expression).template(node.func.value)
        if text.holes or any(argument.star for argument in node.args):
            raise NoFixError("values are unpacked here")
        values = {
            argument.keyword.value if argument.keyword else str(index): self._code(argument.value)
            for index, argument in enumerate(node.args)
        }
        counter = iter(range(len(node.args)))
        for index, literal in enumerate(text.literals):
            units = tuple(_filled(literal.units, _BRACES, lambda found: _brace_hole(found, values, counter)))
            self._append(replace(literal, units=units, gap=gap if index == 0 else literal.gap))


def _characters(content: str, raw: bool) -> Iterator[Char]:
    for found in _UNIT.finditer(content):
        source = found[0]
        if raw or not source.startswith("\\"):
            yield from (Char(one, one) for one in source)
        elif source[1:] in _ESCAPES:
            yield Char(source, _ESCAPES[source[1:]])
        else:
            raise NoFixError("the text has escape sequences that this fix does not read")


def _requoted(units: tuple[Unit, ...], quote: str) -> tuple[Unit, ...]:
    """The characters as they must be written between other quotation marks."""
    return tuple(
        replace(unit, source=quoted(unit.value, quote[0])[1:-1])
        if isinstance(unit, Char) and unit.value and unit.value in "\"'\n"
        else unit
        for unit in units
    )


def _filled(
    units: tuple[Unit, ...], placeholder: re.Pattern[str], fill: Callable[[re.Match[str]], Unit]
) -> Iterator[Unit]:
    """The units with every match of `placeholder` in their values filled."""
    characters = [unit for unit in units if isinstance(unit, Char)]
    if any(len(unit.value) != 1 for unit in characters):
        raise NoFixError("the text has line continuations that this fix does not read")
    text = "".join(unit.value for unit in characters)
    at = 0
    for found in placeholder.finditer(text):
        yield from characters[at : found.start()]
        yield fill(found)
        at = found.end()
    yield from characters[at:]
    rest, marks = placeholder.sub("", text), "%" if placeholder is _PERCENT else "{}"
    if any(mark in rest for mark in marks):
        raise NoFixError("a value here is formatted, not put in as it is")


def _percent_hole(found: re.Match[str], values: Iterator[str], named: dict[str, str]) -> Unit:
    if found[2] == "%":
        return Char("%", "%")
    code = named.get(found[1]) if found[1] else next(values, None)
    if code is None:
        raise NoFixError("there are fewer values than places for them")
    return Hole(code, number=found[2] in "di")


def _brace_hole(found: re.Match[str], values: dict[str, str], counter: Iterator[int]) -> Unit:
    if found[2]:
        return Char(found[2][0], found[2][0])
    name = found[1] or str(next(counter, "none"))
    if name not in values:
        raise NoFixError("there are fewer values than places for them")
    return Hole(values[name])
