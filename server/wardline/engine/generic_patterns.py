"""Patterns over texts without a grammar: compiled to a row of instructions, found in a tokenised text.

Semgrep's generic mode: white space does not count, `$X` is one word, `...` and `$...X` any tokens within some
lines, and an indented block of the pattern is exactly one block of the text. Knows tokens, no rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from wardline.engine.generic_text import WORD, GenericText, read

MAX_SPAN = 10
_PIECE = re.compile(
    rb"\$\.\.\.([A-Z][A-Za-z0-9_]*)|\$([A-Z][A-Za-z0-9_]*)|(?<!\.)(\.\.\.)(?!\.)|([A-Za-z0-9_]+|[^ \t\r\n])"
)
_SPACE = rb"[ \t\r\n]*"
_WORD = rb"[A-Za-z0-9_]"


class GenericPatternError(ValueError):
    """The pattern has no meaning."""


class Op(Enum):
    """What an instruction takes of the text."""

    LITERAL = "literal"
    WORD = "word"
    DOTS = "dots"
    OPEN = "open"
    CLOSE = "close"
    END = "end"


@dataclass(frozen=True, slots=True)
class Instruction:
    """`value` is a token's bytes or a metavariable with its `$`.

    Of OPEN, `after` is where to go on where a block of nothing but an ellipsis meets no block. Of DOTS, `times` says
    how many ellipses stand in a row, each of which lets the next one begin anew.
    """

    op: Op
    value: bytes = b""
    after: int = 0
    times: int = 1


@dataclass(frozen=True, slots=True)
class GenericPattern:
    """A pattern as it runs. `words` must all stand in a text with a match."""

    program: tuple[Instruction, ...]
    words: frozenset[str]
    metavariables: frozenset[str]
    candidates: re.Pattern[bytes] | None = field(compare=False)
    """Finds the places where a match may start; None where it starts with a block."""


def compile_generic(text: str) -> GenericPattern:
    """Compile a pattern; raises `GenericPatternError` where it has no meaning."""
    program = tuple(_program(text.encode()))
    tokens = [one.value.decode() for one in program if one.op is Op.LITERAL and WORD.match(one.value)]
    names = [one.value.decode() for one in program if one.op in (Op.WORD, Op.DOTS) and one.value]
    if len(program) == 1:
        raise GenericPatternError("the pattern is empty")
    return GenericPattern(program, frozenset(tokens), frozenset(names), _candidates(program))


# --- compiling ---------------------------------------------------------------------------------------------


def _program(data: bytes) -> list[Instruction]:
    """The pattern's lines as instructions; its indented lines between OPEN and CLOSE."""
    layout = read(data)
    opened, closed = _edges(layout, data)
    program: list[Instruction] = []
    for found in _PIECE.finditer(data):
        for _ in range(closed.pop(found.start(), 0)):
            _close(program)
        if found.start() in opened:
            program.append(Instruction(Op.OPEN))
        _append(program, _instruction(found))
    for _ in range(closed.pop(len(data), 0)):
        _close(program)
    program.append(Instruction(Op.END))
    return program


def _edges(layout: GenericText, data: bytes) -> tuple[set[int], dict[int, int]]:
    """The bytes at which indented blocks of the pattern start, and how many end before a byte."""
    opened: set[int] = set()
    closed: dict[int, int] = {}
    for first, after in layout.blocks.items():
        if first == 0 or layout.line(first) != layout.line(first - 1):
            opened.add(layout.starts[first])
            end = layout.starts[after] if after < len(layout.starts) else len(data)
            closed[end] = closed.get(end, 0) + 1
    return opened, closed


def _instruction(found: re.Match[bytes]) -> Instruction:
    spread, one, dots, token = found.groups()
    if spread is not None:
        return Instruction(Op.DOTS, b"$..." + spread)
    if one is not None:
        return Instruction(Op.WORD, b"$" + one)
    return Instruction(Op.DOTS) if dots is not None else Instruction(Op.LITERAL, token)


def _append(program: list[Instruction], one: Instruction) -> None:
    """Add an instruction; an ellipsis after another adds nothing."""
    if one.op is Op.DOTS and program and program[-1].op is Op.DOTS:
        if one.value:
            raise GenericPatternError(f"`{one.value.decode()}` stands directly after another ellipsis")
        program[-1] = replace(program[-1], times=program[-1].times + 1)
        return
    program.append(one)


def _close(program: list[Instruction]) -> None:
    program.append(Instruction(Op.CLOSE))
    if len(program) > 2 and program[-2].op is Op.DOTS and program[-3].op is Op.OPEN:
        if len(program) == 3 or program[-4].op is Op.DOTS:
            del program[-3:]  # what stands before it takes the block, too
        else:
            program[-3] = Instruction(Op.OPEN, after=len(program))


def _candidates(program: tuple[Instruction, ...]) -> re.Pattern[bytes] | None:
    """The first tokens up to an ellipsis or block, as one expression that finds the first of them."""
    pieces: list[bytes] = []
    for one in program:
        if one.op is Op.LITERAL:
            pieces.append(_whole_word(one.value) if WORD.match(one.value) else re.escape(one.value))
        elif one.op is Op.WORD:
            pieces.append(rb"(?<!" + _WORD + rb")" + _WORD + rb"+(?!" + _WORD + rb")")
        else:
            break
    if not pieces:
        return None
    rest = b"".join(_SPACE + piece for piece in pieces[1:])
    return re.compile(pieces[0] + (rb"(?=" + rest + rb")" if rest else b""))


def _whole_word(word: bytes) -> bytes:
    # The look-behind comes last, so that the search runs from the literal.
    return word + rb"(?!" + _WORD + rb")(?<!" + _WORD + word + rb")"


# --- matching ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GenericMatch:
    """A match and what its metavariables stand for, as bytes of the text."""

    start: int
    end: int
    captures: dict[str, tuple[int, int]]


def find_generic(
    pattern: GenericPattern, text: GenericText, span: int, step: Callable[[], None], data: bytes | None = None
) -> list[GenericMatch]:
    """Every match, at most one for each start and end, ascending.

    An ellipsis spans at most `span` line ends. `step` is called for each unit of work and may raise. `data` is the
    text with comments, where the tokens are without.
    """
    matcher = _Matcher(pattern, text, span, step, text.data if data is None else data)
    found: dict[int, GenericMatch] = {}
    keeps_first = len(pattern.program) > 1 and pattern.program[-2].op is Op.DOTS
    for first, limit in _starts(pattern, text):
        match = matcher.at(first, limit)
        if match is not None and not (keeps_first and match.end in found):
            # Of matches with the same end the shortest counts; with an ellipsis there, the longest.
            found.pop(match.end, None)
            found[match.end] = match
    return sorted(found.values(), key=lambda match: (match.start, match.end))


def _starts(pattern: GenericPattern, text: GenericText) -> list[tuple[int, int]]:
    """Where a match may start, with the end of the block that it stays in."""
    if pattern.program[0].op is Op.OPEN:
        return []
    if pattern.candidates is None:
        whole = [(0, len(text.starts))] if text.starts and 0 not in text.blocks else []
        return sorted({*whole, *text.blocks.items()}, key=lambda block: (block[0], -block[1]))
    indexes = (text.at(found.start()) for found in pattern.candidates.finditer(text.data))
    return [(index, text.limits[index]) for index in indexes if index is not None]


@dataclass(frozen=True, slots=True)
class _State:
    """Where a match has come to, in indexes of tokens.

    `at` is the next token, `last` the one taken last (-1 at first), `inner` the end of the block that it stands in:
    what ends the pattern, ends there. `frames` are the blocks that the pattern names, innermost first: first token and
    end. `bound` is what metavariables stand for, as bytes of the text.
    """

    at: int
    last: int
    inner: int
    frames: tuple[tuple[int, int], ...]
    bound: dict[str, tuple[int, int]]

    @property
    def limit(self) -> int:
        """No token from here on can be taken."""
        return self.frames[0][1]


class _Matcher:
    """One pattern over one text."""

    def __init__(
        self, pattern: GenericPattern, text: GenericText, span: int, step: Callable[[], None], data: bytes
    ) -> None:
        self.program = pattern.program
        self.text = text
        self.span = span
        self.step = step
        self.data = data
        self.failed: set[tuple[object, ...]] = set()
        self.later = _later_names(pattern.program)

    def at(self, first: int, limit: int) -> GenericMatch | None:
        """The match that starts with token `first`."""
        self.step()
        state = self._run(0, _State(first, -1, limit, ((first, limit),), {}))
        if state is None or state.last < 0:
            return None
        return GenericMatch(self.text.starts[first], self.text.ends[state.last], state.bound)

    def _run(self, pc: int, state: _State) -> _State | None:
        while True:
            one = self.program[pc]
            if one.op is Op.END:
                return state
            if one.op is Op.DOTS:
                return self._dots(pc, state)
            following = self._one(one, pc, state)
            if following is None:
                return None
            pc, state = following

    def _one(self, one: Instruction, pc: int, state: _State) -> tuple[int, _State] | None:
        """One instruction that leaves no choice."""
        if one.op is Op.OPEN:
            return self._open(one, pc, state)
        if one.op is Op.CLOSE:
            return self._close(pc, state)
        if state.at >= state.limit:
            return None
        if one.op is Op.LITERAL:
            return self._taken(pc, state, state.bound) if self.text.token(state.at) == one.value else None
        if not self.text.is_word(state.at):
            return None
        bound = self._bind(one.value, self.text.starts[state.at], self.text.ends[state.at], state.bound)
        return self._taken(pc, state, bound) if bound is not None else None

    def _taken(self, pc: int, state: _State, bound: dict[str, tuple[int, int]]) -> tuple[int, _State]:
        at = state.at
        return pc + 1, _State(at + 1, at, min(self.text.limits[at], state.limit), state.frames, bound)

    def _open(self, one: Instruction, pc: int, state: _State) -> tuple[int, _State] | None:
        if state.at >= state.inner:  # a block is looked for in the one that is open, and an ellipsis ends with it
            return (one.after, state) if one.after and self.program[one.after].op is Op.END else None
        end = self._block(state.at, state)
        if end is not None:
            return pc + 1, _State(state.at, state.last, end, ((state.at, end), *state.frames), state.bound)
        return (one.after, state) if one.after else None

    def _close(self, pc: int, state: _State) -> tuple[int, _State] | None:
        if state.at != state.inner:
            return None
        first, end = state.frames[0]
        return pc + 1, _State(end, state.last, self.text.outer[first], state.frames[1:], state.bound)

    def _block(self, index: int, state: _State) -> int | None:
        """The end of the block that starts with a token, inside the one the match stands in."""
        end = self.text.blocks.get(index)
        return end if end is not None and end <= state.limit and (index, end) != state.frames[0] else None

    def _bind(
        self, name: bytes, start: int, end: int, bound: dict[str, tuple[int, int]]
    ) -> dict[str, tuple[int, int]] | None:
        known = bound.get(name.decode())
        if known is None:
            return {**bound, name.decode(): (start, end)}
        return bound if self.data[known[0] : known[1]] == self.data[start:end] else None

    # -- ellipses --

    def _dots(self, pc: int, state: _State) -> _State | None:
        one, following = self.program[pc], self.program[pc + 1]
        last = self._reach(one, state)
        inner = state.inner
        if following.op is Op.END:
            return self._skipped(one, state, min(last, inner), min(last, inner))
        if following.op is Op.CLOSE:
            ended = self._skipped(one, state, inner, min(last, inner))
            return self._run(pc + 1, ended) if ended is not None else None
        for index in self._targets(following, state, last):
            self.step()
            reached = self._skipped(one, state, index, index)
            if reached is None or (key := self._key(pc, reached)) in self.failed:
                continue
            done = self._run(pc + 1, reached)
            if done is not None:
                return done
            self.failed.add(key)
        return None

    def _reach(self, one: Instruction, state: _State) -> int:
        """The index after the last token that an ellipsis can take, by lines and by the block."""
        if state.at >= state.limit:
            return state.at
        line = self.text.line(state.last if state.last >= 0 else state.at) + self.span * one.times
        return max(state.at, min(self.text.after_line(line), state.limit))

    def _targets(self, following: Instruction, state: _State, last: int) -> Iterable[int]:
        """Where the instruction after an ellipsis may match."""
        if following.op is Op.LITERAL:
            places = self.text.places(following.value)
            return (places[at] for at in range(bisect_left(places, state.at), bisect_left(places, last)))
        if following.op is Op.WORD:
            return range(state.at, last)
        return self._blocks(state, last)

    def _blocks(self, state: _State, last: int) -> Iterator[int]:
        """The blocks directly in the one the match stands in."""
        index = state.at
        while index < min(last, state.inner):
            end = self._block(index, state)
            if end is not None:
                yield index
            index = index + 1 if end is None else end

    def _skipped(self, one: Instruction, state: _State, index: int, captured: int) -> _State | None:
        """The state after an ellipsis up to token `index`, of which it keeps what is before `captured`."""
        text, bound = self.text, state.bound
        if one.value:
            begin = text.ends[state.last] if state.last >= 0 else text.starts[state.at]
            end = text.ends[captured - 1] if captured > state.at else begin
            known = self._bind(one.value, begin, end, bound)
            if known is None:
                return None
            bound = known
        if index == state.at:
            return _State(index, state.last, state.inner, state.frames, bound)
        return _State(index, index - 1, state.inner, state.frames, bound)

    def _key(self, pc: int, state: _State) -> tuple[object, ...]:
        """States that fail alike: what is bound counts where the rest of the pattern names it again."""
        values = tuple(self.data[slice(*state.bound[name])] for name in self.later[pc] if name in state.bound)
        return pc, state.at, state.last, state.inner, state.frames, values


def _later_names(program: tuple[Instruction, ...]) -> list[tuple[str, ...]]:
    """For each instruction the metavariables that stand after it."""
    found: list[tuple[str, ...]] = []
    names: set[str] = set()
    for one in reversed(program):
        found.append(tuple(sorted(names)))
        if one.op in (Op.WORD, Op.DOTS) and one.value:
            names.add(one.value.decode())
    return found[::-1]
