"""What a test file says of the lines below its comments: `ruleid: a, b`, `ok: a`, `todoruleid: a` and their kin.

Text in, values out; it knows no rule and no language, only how comments begin in those that people write rules for.
An annotation speaks of the next line that is not an annotation itself. Words after the ids are remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is expected of a line."""

    FOUND = "ruleid"
    NOT_FOUND = "ok"
    MISSED = "todoruleid"
    FALSE_ALARM = "todook"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One id of one annotation: `rule_id` as written, on line `line`, about the line `about`, both counted from 1."""

    kind: Kind
    rule_id: str
    line: int
    about: int


_KINDS = {
    "ruleid": Kind.FOUND, "ok": Kind.NOT_FOUND, "todoruleid": Kind.MISSED, "todook": Kind.FALSE_ALARM,
    # What only Semgrep's commercial engine answers so: good to know, and no promise of ours.
    "proruleid": Kind.MISSED, "deepruleid": Kind.MISSED, "prook": Kind.FALSE_ALARM, "deepok": Kind.FALSE_ALARM,
    "todoproruleid": Kind.MISSED, "todoprook": Kind.FALSE_ALARM,
    "tododeepruleid": Kind.MISSED, "tododeepok": Kind.FALSE_ALARM,
}  # fmt: skip
_OPENING = r"(?:\#|//|/\*+|<!--|--|\{\#|\{!--|\(\*|@\*|%|;)"
_ID = r"[A-Za-z0-9_](?:[\w./-]*\w)?"
_NOTE = re.compile(rf"{_OPENING}\s*(?P<kind>{'|'.join(_KINDS)})\s*:\s*(?P<ids>{_ID}(?:\s*,\s*{_ID})*)", re.ASCII)
_ALONE = re.compile(r"[\s{<]*" + _OPENING)


def read_annotations(text: str) -> tuple[Annotation, ...]:
    """Every annotation of a test file, in order."""
    lines = re.split(r"\r\n|\r|\n", text)
    found = {number: note for number, line in enumerate(lines, 1) if (note := _NOTE.search(line))}
    alone = {number for number in found if _ALONE.match(lines[number - 1])}
    return tuple(_read(found, alone))


def _read(found: dict[int, re.Match[str]], alone: set[int]) -> Iterator[Annotation]:
    for number, note in found.items():
        about = number + 1
        while about in alone:
            about += 1
        for rule_id in re.split(r"\s*,\s*", note["ids"]):
            yield Annotation(_KINDS[note["kind"]], rule_id, number, about)


def meant(written: str, known: Iterable[str]) -> tuple[str, ...]:
    """The ids among `known` that an annotation means by `written`: the very id, else one that ends or begins alike.

    A rule's id may be written with the names of the directories before it, or without those it has.
    """
    ids = tuple(known)
    if written in ids:
        return (written,)
    return tuple(one for one in ids if one.endswith(f".{written}") or written.endswith(f".{one}"))
