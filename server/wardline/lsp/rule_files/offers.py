"""What can be written at the cursor: keys, values, names of standards, lessons and fixers, metavariables in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardline.lsp.rule_files.around import bound_metavariables, keys_beside, labels
from wardline.lsp.rule_files.cursor import Cursor
from wardline.rules.reference import Key, Kind, Subject, keys_at
from wardline.training import LessonLibrary

_METAVARIABLES = frozenset({Kind.METAVARIABLE, Kind.METAVARIABLES})
_FLAGS = ("true", "false")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to write: `detail` says in a few words what it is, `also` what else it may be searched by."""

    text: str
    detail: str = ""
    key: Key | None = None
    subject: Subject | None = None
    also: str = ""
    metavariable: bool = False


def offers(lines: Sequence[str], line: int, cursor: Cursor, lessons: LessonLibrary) -> Iterator[Offer]:
    """What fits at `cursor`, which is in `line` (from 0), the most likely first."""
    if not cursor.in_value:
        yield from _keys(lines, line, cursor)
        return
    key = cursor.key
    if key is None:
        return
    if cursor.word.startswith("$") or (key.kind in _METAVARIABLES and not cursor.word):
        yield from _metavariables(lines, line, cursor)
        return
    for value in _FLAGS if key.kind is Kind.FLAG else key.values:
        yield Offer(value, key.name)
    if key.subject is not None:
        yield from named(key.subject, lessons)
    if key.name == "requires" and cursor.rule_line is not None:
        yield from (Offer(label, "a label of this rule") for label in labels(lines, cursor.rule_line))


def named(subject: Subject, lessons: LessonLibrary) -> Iterator[Offer]:
    """All that a value may name."""
    if subject is Subject.LANGUAGE:
        yield from (Offer(name, "language") for name in _languages())
    elif subject is Subject.LESSON:
        yield from (Offer(slug, "lesson", subject=subject) for slug in lessons.slugs())
    elif subject is Subject.FIXER:
        from wardline.fixes.fixers import names

        yield from (Offer(name, "fixer", subject=subject) for name in names())
    else:
        yield from _standards(subject)


def _keys(lines: Sequence[str], line: int, cursor: Cursor) -> Iterator[Offer]:
    if cursor.place is None:
        return
    used = frozenset() if cursor.brackets else keys_beside(lines, cursor.parent, line, lines[line][: cursor.start])
    for key in keys_at(cursor.place).values():
        if key.name not in used:
            yield Offer(key.name, key.kind.value, key)


def _metavariables(lines: Sequence[str], line: int, cursor: Cursor) -> Iterator[Offer]:
    if cursor.rule_line is not None:
        for name in bound_metavariables(lines, cursor.rule_line, line):
            yield Offer(name, "bound in this rule", metavariable=True)


def _languages() -> tuple[str, ...]:
    from wardline.syntax.registry import rule_languages

    return rule_languages()


def _standards(subject: Subject) -> Iterator[Offer]:
    from wardline.standards import asvs, asvs_ids, cwe, cwe_numbers, cwe_top25, owasp, owasp_ids

    if subject is Subject.CWE:
        ranked = sorted(cwe_numbers(), key=lambda number: (cwe_top25(number) or 99, number))
        for number in ranked:
            if (entry := cwe(number)) and entry.mapping != "Prohibited":
                yield Offer(f"CWE-{number}", entry.name, subject=subject, also=entry.name)
    elif subject is Subject.OWASP:
        for identifier in owasp_ids():
            if category := owasp(identifier):
                yield Offer(identifier, category.name, subject=subject, also=category.name)
    elif subject is Subject.ASVS:
        for identifier in asvs_ids():
            if found := asvs(identifier):
                yield Offer(identifier, f"{found.section}: {found.keywords}", subject=subject, also=found.keywords)
