"""Where to learn about a weakness: cheat sheets, testing guide, secure-coding guide, labs, by CWE number.

The choice of links is this project's own; titles and addresses are the publishers'. Nothing is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardline.standards.data_files import table
from wardline.standards.weaknesses import cwe


@dataclass(frozen=True)
class Link:
    """One link. `kind`: cheatsheet, wstg, wstg-latest, openssf-python, openssf-lab, proactive-control, cwe."""

    kind: str
    title: str
    url: str


def link_title(url: str) -> str | None:
    """The publisher's title of a page that is among the links, whatever weakness it is for."""
    return next((title for _, title, address in table("links")["links"] if address == url), None)


def training_links(number: int) -> tuple[Link, ...]:
    """Links for CWE-`number`, the most useful first and CWE's own page last.

    A weakness without links of its own gets CWE's page alone; an unknown number gets none.
    """
    places = table("links")["by-cwe"].get(str(number))
    if places is not None:
        return tuple(Link(*table("links")["links"][place]) for place in places)
    entry = cwe(number)
    return (Link("cwe", entry.name, entry.url),) if entry else ()
