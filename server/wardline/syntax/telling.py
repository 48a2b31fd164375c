"""Which prefixes and regular expressions say something of a text that was checked with them.

A check that every text passes, such as `x.startswith("")` or `/^.*$/`, proves nothing, and neither does one that
leaves the dangerous part open, such as the scheme of an address. Expressions are read as far as Python, JavaScript,
Java and Go write them alike; what is not understood counts as if it were any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SCHEME = re.compile(r"(?:https?|ftp|file|data|wss?)(?::/{0,2})?", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    (?P<look>\(\?(?:<?[=!]))
    |(?P<flags>\(\?[a-zA-Z]*(?:-[a-zA-Z]+)?\))
    |(?P<group>\((?:\?(?:[a-zA-Z-]*:|P?<\w+>|>))?)
    |(?P<close>\))
    |(?P<either>\|)
    |(?P<repeat>[*+?]|\{\d*,?\d*\})
    |(?P<any>\.|\\[SDWX]|\[\^(?:\\[nrtsvf0]|\ )*\]|\[(?!\^)(?:\\.|[^\]\\])*?\\[SDW](?:\\.|[^\]\\])*\])
    |(?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])
    |(?P<end>\$|\\[zZ])
    |(?P<start>\^|\\A)
    |(?P<class>\\[sdwbB]|\\[pP]\{\^?\w+\})
    |(?P<literal>\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\?.)
    """,
    re.VERBOSE | re.DOTALL,
)

_MEMBER = re.compile(
    r"(?P<named>\[:\w+:\])|(?P<first>\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\?.)"
    r"(?:-(?P<last>\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\?.))?",
    re.DOTALL,
)
_WIDE = 64  # characters; a range of so many has letters, digits and what is dangerous
_EVERYTHING = ("[:ascii:]", "[:print:]", "[:graph:]")


@dataclass(slots=True)
class _Group:
    """An open group; `is_free` once something in it stands for any character."""

    is_look: bool
    is_free: bool = False


@dataclass(slots=True)
class _Alternative:
    """What is known of one way to match: is it held at its ends, and what does it let through?"""

    starts: bool = False
    ends: bool = False
    is_open: bool = False  # some part takes any text
    prefix: str = ""
    in_prefix: bool = True
    groups: list[_Group] = field(default_factory=list)

    def take(self, kind: str, text: str, repeat: str) -> None:
        """The next part of the expression, with how often it may come."""
        if kind in ("look", "group"):
            self.groups.append(_Group(kind == "look" or self._is_looking))
            self.in_prefix = False
        elif kind == "close" and self.groups:
            group = self.groups.pop()
            self._let_through(group.is_free and not group.is_look, repeat)
        elif (kind == "any" or (kind == "set" and _is_wide(text))) and not self._is_looking:
            self._let_through(True, repeat)
        self.ends = kind == "end" and not self.groups
        self.starts |= kind == "start" and not self.groups and not self.prefix and self.in_prefix
        if kind == "literal" and self.in_prefix and repeat in ("", "+"):
            self.prefix += _character(text)
        self.in_prefix &= kind in ("start", "literal") and not repeat

    @property
    def _is_looking(self) -> bool:
        return bool(self.groups) and self.groups[-1].is_look

    def _let_through(self, is_free: bool, repeat: str) -> None:
        if is_free and repeat not in ("", "?"):
            self.is_open = True
        elif is_free and self.groups:
            self.groups[-1].is_free = True


def _is_wide(text: str) -> bool:
    """Whether a set of characters, in brackets, leaves hardly any out: none that means something where texts go."""
    is_negated = text.startswith("[^")
    for member in _MEMBER.finditer(text[2:-1] if is_negated else text[1:-1]):
        first, last = member["first"] or "", member["last"] or ""
        span = ord(_character(last)) - ord(_character(first)) if last else 0
        if not is_negated and (span >= _WIDE or member["named"] in _EVERYTHING):
            return True
        if is_negated and (first in ("\\W", "\\S", "\\D") or span >= _WIDE or _is_mark(first) or _is_mark(last)):
            return False
    return is_negated


def _is_mark(text: str) -> bool:
    """Whether a member of a set is a character other than a letter, a digit or white space."""
    is_class = text[:1] == "\\" and text[1:].isalpha()
    character = _character(text) if text and not is_class else ""
    return character.isprintable() and not (character + "x").isalnum() and not character.isspace()


def _character(text: str) -> str:
    """The character that a part of an expression stands for."""
    return chr(int(text[2:], 16)) if text[:2] in ("\\x", "\\u") and len(text) > 2 else text[-1]


def is_telling_prefix(text: str) -> bool:
    """Whether a text that starts so is known in more than one letter, punctuation or its scheme."""
    known = _SCHEME.sub("", text, count=1) if _SCHEME.match(text) else text
    return len(known) > 1 and any(map(str.isalnum, known))


def is_telling_expression(pattern: str, *, from_start: bool = False, to_end: bool = False) -> bool:
    """Whether a text that `pattern` is found in is limited from its first character to its last, or starts as known.

    `from_start` and `to_end` say that the call itself anchors the expression, as Python's `fullmatch` does both.
    """
    alternatives = list(_alternatives(pattern))
    return bool(alternatives) and all(
        (from_start or one.starts)
        and (is_telling_prefix(one.prefix) or ((to_end or one.ends) and not one.is_open and not one.groups))
        for one in alternatives
    )


def _alternatives(pattern: str) -> Iterator[_Alternative]:
    """What `|` outside all groups separates; nothing where lines count one by one, and anchors hold of each."""
    tokens = [(found.lastgroup or "", found.group()) for found in _TOKEN.finditer(pattern)]
    if any(kind in ("flags", "group") and "m" in text.partition("<")[0].partition("-")[0] for kind, text in tokens):
        return
    current = _Alternative()
    for number, (kind, text) in enumerate(tokens):
        if kind == "either" and not current.groups:
            yield current
            current = _Alternative()
        elif kind not in ("flags", "repeat", "either"):
            repeat = tokens[number + 1] if number + 1 < len(tokens) else ("", "")
            current.take(kind, text, repeat[1] if repeat[0] == "repeat" else "")
    yield current
