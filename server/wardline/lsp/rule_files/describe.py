"""What keys and names of a rule file mean, as Markdown for hovers and completions."""

from __future__ import annotations

import re

from wardline.rules.reference import Key, Subject
from wardline.standards import asvs, cwe, owasp
from wardline.training import LessonLibrary

_CWE = re.compile(r"(?:CWE-)?(\d+)\Z")


def describe_key(key: Key) -> str:
    """The key's page: what it holds, what it means, an example, where it may stand."""
    values = f"\n\nValues: {', '.join(f'`{value}`' for value in key.values)}." if key.values else ""
    places = sorted(place.value for place in key.places)
    return (
        f"**`{key.name}`**: {key.kind.value}\n\n{key.about}{values}\n\n"
        f"```yaml\n{key.example}\n```\n\nStands in {_enumerated(places)}."
    )


def describe_name(subject: Subject, name: str, lessons: LessonLibrary) -> str:
    """What a value is about, with a link; "" for one that is not known."""
    if subject is Subject.CWE:
        return _cwe(name)
    if subject is Subject.OWASP:
        found = owasp(name)
        return f"**[{found.id}]({found.url})** {found.name} (OWASP Top 10, {found.edition})" if found else ""
    if subject is Subject.ASVS:
        return _asvs(name)
    if subject is Subject.LESSON:
        lesson = lessons.get(name)
        return f"**{lesson.title}**: a lesson on CWE-{lesson.cwe[0]}" if lesson else ""
    return _fixer(name) if subject is Subject.FIXER else ""


def _cwe(name: str) -> str:
    found = _CWE.match(name)
    entry = cwe(int(found[1])) if found else None
    if entry is None:
        return ""
    unfit = {
        "Discouraged": "\n\nCWE discourages mapping findings to it: it is too general.",
        "Prohibited": "\n\nCWE does not allow findings to be mapped to it.",
    }
    return f"**[CWE-{entry.id}]({entry.url})** {entry.name}{unfit.get(entry.mapping, '')}"


def _asvs(name: str) -> str:
    found = asvs(name)
    if found is None:
        return ""
    about = f"\n\n{found.keywords}" if found.keywords else ""
    return f"**[{found.id}]({found.url})** {found.chapter}: {found.section}, level {found.level}{about}"


def _fixer(name: str) -> str:
    from wardline.fixes.fixers import names, summary

    return f"**`{name}`**: {summary(name)}" if name in names() else ""


def _enumerated(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
