"""What the standards say about a weakness, as lines of Markdown: requirements with names and links, and reading.

Knows `wardline.standards` and Markdown; neither lessons nor rules. An id that no standard knows is shown as it
is written, never dropped: a pack may be newer than the data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wardline import standards


@dataclass(frozen=True, slots=True)
class Mapping:
    """The ids a page is about: CWE numbers, OWASP ids (`A05:2025`), ASVS ids (`v5.0.0-1.2.4`)."""

    cwe: tuple[int, ...]
    owasp: tuple[str, ...]
    asvs: tuple[str, ...]


def mapping_for(cwe: Iterable[int]) -> Mapping:
    """What the standards themselves relate to these CWE numbers, for a page that is about no single rule."""
    numbers = tuple(cwe)
    return Mapping(
        numbers,
        tuple(sorted({found for number in numbers for found in standards.owasp_for_cwe(number)}, key=_edition)),
        tuple(dict.fromkeys(found for number in numbers for found in standards.asvs_for_cwe(number))),
    )


def requirement_lines(ids: Mapping) -> list[str]:
    """One list item for each id, with its name and a link: CWE, then OWASP by edition, then ASVS."""
    return [
        *(_cwe_line(number) for number in ids.cwe),
        *(_owasp_line(identifier) for identifier in sorted(ids.owasp, key=_edition)),
        *(_asvs_line(identifier) for identifier in ids.asvs),
    ]


def short_ids(ids: Mapping) -> str:
    """All ids on one line, each linked where it is known, separated by middle dots."""
    return " · ".join(
        [
            *(_linked(f"CWE-{number}", standards.cwe(number)) for number in ids.cwe),
            *(_linked(identifier, standards.owasp(identifier)) for identifier in sorted(ids.owasp, key=_edition)),
            *(_linked(f"ASVS {identifier}", standards.asvs(identifier)) for identifier in ids.asvs),
        ]
    )


def reading(cwe: Iterable[int], references: Iterable[str] = ()) -> list[str]:
    """Links to learn from, each once: those of the CWE numbers in order, then the references (web addresses)."""
    found = {entry.url: entry.title for number in cwe for entry in standards.training_links(number)}
    for address in references:
        if is_web_address(address):
            found.setdefault(address, standards.link_title(address) or address)
    return [link(title, url) for url, title in found.items()]


def is_web_address(text: str) -> bool:
    """Whether `text` is an http(s) address on one line: packs come from others, other schemes are not linked."""
    return text.startswith(("https://", "http://")) and not any(character.isspace() for character in text)


def link(title: str, url: str) -> str:
    """A Markdown link, with what would end its parts early escaped."""
    title = title.replace("[", "\\[").replace("]", "\\]")
    return f"[{title}]({url.replace('(', '%28').replace(')', '%29')})"


def bullets(lines: Iterable[str]) -> str:
    """The lines as a Markdown list."""
    return "\n".join(f"- {line}" for line in lines)


def _cwe_line(number: int) -> str:
    entry = standards.cwe(number)
    if entry is None:
        return f"CWE-{number}"
    rank = standards.cwe_top25(number)
    place = f", number {rank} of the CWE Top 25 of 2025" if rank else ""
    return link(f"CWE-{number}", entry.url) + f" {entry.name}{place}"


def _owasp_line(identifier: str) -> str:
    entry = standards.owasp(identifier)
    if entry is None:
        return f"OWASP Top 10 {identifier}"
    return f"OWASP Top 10 {link(identifier, entry.url)} {entry.name}"


def _asvs_line(identifier: str) -> str:
    entry = standards.asvs(identifier)
    if entry is None:
        return f"ASVS {identifier}"
    words = f": {entry.keywords}" if entry.keywords else ""
    return f"ASVS {link(identifier, entry.url)} level {entry.level}, {entry.chapter} / {entry.section}{words}"


def _linked(text: str, entry: standards.Cwe | standards.Category | standards.Requirement | None) -> str:
    return link(text, entry.url) if entry else text


def _edition(identifier: str) -> tuple[str, str]:
    """Sorts OWASP ids by edition, then by rank."""
    rank, _, edition = identifier.partition(":")
    return edition, rank
