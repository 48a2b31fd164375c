"""A lesson as a value: Markdown with fixed headings, checked.

A lesson file begins with a front matter of two keys and has these headings, in this order, each with text:

    ---
    title: SQL injection
    cwe: [CWE-89, CWE-564]
    ---
    ## What happens
    ## How it is attacked
    ## Vulnerable
    ## Safe
    ## Check yourself
    ## Requirements
    ## Further reading

The first paragraphs of the first two stand alone: the hover shows no more. `{{requirements}}` and `{{links}}`,
each on a line of its own, are filled when a page is made (`wardline.training.pages`), from the rule's facts or
from the lesson's `cwe`; text around them stays. This module knows no file system and no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

HEADINGS = (
    "What happens",
    "How it is attacked",
    "Vulnerable",
    "Safe",
    "Check yourself",
    "Requirements",
    "Further reading",
)
_FRONT_MATTER = re.compile(r"\A---\n(?P<keys>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_CWE_LIST = re.compile(r"\[\s*CWE-\d+(?:\s*,\s*CWE-\d+)*\s*\]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson. `cwe` holds the numbers it teaches, the primary one first; the rest are Markdown sections.

    `source` is the file as shown to people.
    """

    slug: str
    title: str
    cwe: tuple[int, ...]
    what_happens: str
    how_attacked: str
    vulnerable: str
    safe: str
    check_yourself: str
    requirements: str
    further_reading: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LessonProblem:
    """Why a lesson file is not a lesson. `line` counts from 1; `message` says what is wrong and what is needed."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class _MalformedError(Exception):
    """Carries the line and the message of a problem to `parse_lesson`, which makes it a value."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def is_slug(text: str) -> bool:
    """Whether `text` can name a lesson: lower-case words joined by hyphens, so never a path."""
    return _SLUG.fullmatch(text) is not None


def parse_lesson(text: str, slug: str, file: str) -> Lesson | LessonProblem:
    """The lesson written in `text`, or what is wrong with it; `file` is its name as shown to people."""
    text = text.replace("\r\n", "\n")
    try:
        matter = _FRONT_MATTER.match(text)
        if matter is None:
            raise _MalformedError(1, "no front matter: begin the lesson with '---', 'title:', 'cwe:', '---'")
        title, cwe = _front_matter(matter["keys"])
        sections = _sections(matter["body"], first_line=text[: matter.start("body")].count("\n") + 1)
    except _MalformedError as problem:
        return LessonProblem(file, problem.line, str(problem))
    what, attack, vulnerable, safe, check, requirements, reading = (sections[heading] for heading in HEADINGS)
    return Lesson(slug, title, cwe, what, attack, vulnerable, safe, check, requirements, reading, file)


def _front_matter(text: str) -> tuple[str, tuple[int, ...]]:
    values: dict[str, str] = {}
    for line, entry in enumerate(text.split("\n"), start=2):
        key, colon, value = entry.partition(":")
        if not colon or key.strip() not in ("title", "cwe"):
            raise _MalformedError(line, f"unknown front matter {entry.strip()!r}: only 'title' and 'cwe' are known")
        values[key.strip()] = value.strip()
    if not values.get("title"):
        raise _MalformedError(1, "the front matter has no 'title'")
    if not _CWE_LIST.fullmatch(values.get("cwe", "")):
        raise _MalformedError(1, "the front matter needs 'cwe', a list such as [CWE-89, CWE-564]")
    return values["title"].strip("\"'"), tuple(int(found) for found in re.findall(r"\d+", values["cwe"]))


def _sections(body: str, first_line: int) -> Mapping[str, str]:
    """The text under each heading; refuses a lesson that misses one, adds one, or has them in another order."""
    sections: dict[str, list[str]] = {}
    lines_of: dict[str, int] = {}
    current = ""
    for line, text, heading in _headed_lines(body, first_line):
        if heading is not None:
            _check_heading(heading, line, list(sections))
            current, lines_of[heading] = heading, line
            sections[heading] = []
        elif current:
            sections[current].append(text)
        elif text.strip():
            raise _MalformedError(line, f"text before the first heading: begin with '## {HEADINGS[0]}'")
    joined = {heading: "\n".join(lines).strip() for heading, lines in sections.items()}
    for heading in HEADINGS:
        if not joined.get(heading):
            fault = "heading has no text" if heading in joined else "heading is missing"
            raise _MalformedError(lines_of.get(heading, first_line), f"the '## {heading}' {fault}")
    return joined


def _headed_lines(body: str, first_line: int) -> Iterator[tuple[int, str, str | None]]:
    """Each line with its number and, where it is a second-level heading outside a code block, the heading."""
    fence = ""
    for line, text in enumerate(body.split("\n"), start=first_line):
        marker = _FENCE.match(text)
        if marker and not fence:
            fence = marker[1]
        elif marker and marker[1].startswith(fence):
            fence = ""
        elif not fence and text.startswith("## "):
            yield line, text, text[3:].strip()
            continue
        yield line, text, None


def _check_heading(heading: str, line: int, before: list[str]) -> None:
    if heading not in HEADINGS:
        raise _MalformedError(line, f"unknown heading '## {heading}': a lesson has {', '.join(HEADINGS)}")
    if heading in before:
        raise _MalformedError(line, f"the '## {heading}' heading is there twice")
    expected = HEADINGS[len(before)]
    if heading != expected:
        missing = expected if HEADINGS.index(expected) < HEADINGS.index(heading) else heading
        raise _MalformedError(line, f"the '## {missing}' heading is missing or out of order before '## {heading}'")
