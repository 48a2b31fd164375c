"""The pages a developer reads: a rule's page, its short form for the hover, a lesson, and a rule's card.

Pure: values in, Markdown out. The hover, `wardline explain` and the help of SARIF show the same page. Nothing
here reads a file or knows who will show the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from wardline import standards
from wardline.model import RuleCard, RuleInfo, Safety
from wardline.training import facts
from wardline.training.lessons import HEADINGS, Lesson

HOVER_CODE_LINES = 12  # a safe example up to this length, fences included, fits a hover of 25 lines
_CODE_BLOCK = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)$", re.DOTALL | re.MULTILINE)
_CODE_SPAN = re.compile(r"`[^`]*`")
_METAVARIABLE = re.compile(r"\$(?:\.\.\.)?([A-Z_][A-Z0-9_]*)")


def rule_page(info: RuleInfo, lesson: Lesson | None) -> str:
    """The whole page of a rule. A section that nothing is known about is left out, never shown empty."""
    sections = (
        ("What is wrong", lesson.what_happens if lesson else _in_general(info.message)),
        ("How it is attacked", lesson.how_attacked if lesson else ""),
        ("What to do", "\n\n".join(_remedy(info, lesson))),
        ("Requirements", facts.bullets(facts.requirement_lines(_mapping(info)))),
        ("Further reading", facts.bullets(facts.reading(info.cwe, info.references))),
    )
    head = [f"# {_one_line(info.title)}", _facts_line(info)]
    if lesson:
        head.append(_in_general(info.message))
    return _page(head, sections)


def hover_page(info: RuleInfo, lesson: Lesson | None) -> str:
    """The short form, at most 25 lines: what is wrong, how it is attacked, what to write instead, ids, link."""
    what = _first_paragraph(lesson.what_happens) if lesson else _one_line(_in_general(info.message))
    parts = [f"**{_one_line(info.title)}** · {info.severity} · `{info.id}`", what]
    if lesson:
        parts.append(f"**How it is attacked:** {_first_paragraph(lesson.how_attacked)}")
        parts.append(_instead(lesson))
    parts.append(facts.short_ids(_mapping(info)))
    uri = help_uri(info)
    parts.append(facts.link("Learn more", uri) if uri else "")
    return _joined(parts)


def lesson_page(lesson: Lesson, info: RuleInfo | None = None) -> str:
    """The whole lesson with its exercise; requirements and links are the rule's if one is given."""
    ids = _mapping(info) if info else facts.mapping_for(lesson.cwe)
    links = facts.reading(ids.cwe or lesson.cwe, info.references if info else ())
    filled = (
        lesson.what_happens,
        lesson.how_attacked,
        lesson.vulnerable,
        lesson.safe,
        lesson.check_yourself,
        lesson.requirements.replace("{{requirements}}", facts.bullets(facts.requirement_lines(ids))),
        lesson.further_reading.replace("{{links}}", facts.bullets(links)),
    )
    return _page([f"# {lesson.title}"], zip(HEADINGS, filled, strict=True))


def help_uri(info: RuleInfo) -> str:
    """The one link to learn more: a cheat sheet for the primary CWE, else CWE's page, else the rule's reference.

    Empty if the rule has neither a known CWE nor a reference.
    """
    links = standards.training_links(info.cwe[0]) if info.cwe else ()
    sheets = [entry.url for entry in links if entry.kind == "cheatsheet"]
    pages = [entry.url for entry in links if entry.kind == "cwe"]
    references = [address for address in info.references if facts.is_web_address(address)]
    return next(iter((*sheets, *pages, *references)), "")


def card(info: RuleInfo, lesson: Lesson | None) -> RuleCard:
    """The rule as reports show it; its message as it is true of every finding."""
    page = rule_page(info, lesson)
    return RuleCard(replace(info, message=_in_general(info.message)), page, help_uri(info))


def _in_general(message: str) -> str:
    """The message as it is true of every finding: `$NAME`, which stands for code, becomes a word for it."""

    def in_span(span: re.Match[str]) -> str:
        whole = _METAVARIABLE.fullmatch(span[0][1:-1])
        return _emphasized(whole) if whole else _METAVARIABLE.sub(lambda name: f"<{name[1].lower()}>", span[0])

    written = _CODE_SPAN.sub(in_span, message)
    return _METAVARIABLE.sub(_emphasized, written)


def _emphasized(name: re.Match[str]) -> str:
    return f"*{name[1].strip('_').replace('_', ' ').lower() or 'something'}*"


def _mapping(info: RuleInfo) -> facts.Mapping:
    return facts.Mapping(info.cwe, info.owasp, info.asvs)


def _facts_line(info: RuleInfo) -> str:
    fix = ("safe fix" if info.safety is Safety.SAFE else "fix to review") if info.fixable else ""
    known = (f"`{info.id}`", f"{info.severity} severity", f"{info.confidence} confidence", *info.languages, fix)
    return " · ".join(entry for entry in (*known, *info.technology) if entry)


def _remedy(info: RuleInfo, lesson: Lesson | None) -> Iterator[str]:
    if info.fixable:
        nature = "safe to apply" if info.safety is Safety.SAFE else "for you to review"
        reason = f": {info.safety_reason}" if info.safety_reason else "."
        yield f"Wardline offers a fix, {nature}{reason}"
    if lesson:
        yield f"Vulnerable:\n\n{lesson.vulnerable}"
        yield f"Safe:\n\n{lesson.safe}"


def _instead(lesson: Lesson) -> str:
    """The first safe example if it is short, else the first words about it."""
    code = _CODE_BLOCK.search(lesson.safe)
    if code and code[0].count("\n") + 1 <= HOVER_CODE_LINES:
        return f"**Instead:**\n{code[0]}"
    words = _first_paragraph(_CODE_BLOCK.sub("", lesson.safe).strip())
    return f"**Instead:** {words}" if words else ""


def _first_paragraph(text: str) -> str:
    return _one_line(text.split("\n\n", 1)[0])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _page(head: Iterable[str], sections: Iterable[tuple[str, str]]) -> str:
    return _joined([*head, *(f"## {heading}\n\n{text}" for heading, text in sections if text)]) + "\n"


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())
