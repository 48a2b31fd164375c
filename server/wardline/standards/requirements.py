"""OWASP ASVS, versions 5.0.0 and 4.0.3: where a requirement stands, its level and address, and what it became.

Source: the OWASP ASVS project; see NOTICE. The sentences of the requirements are not here on purpose (their
licence is share-alike): `keywords` are this project's own words for 5.0.0, and empty for 4.0.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wardline.standards.data_files import table

CURRENT = "5.0.0"
PREVIOUS = "4.0.3"


@dataclass(frozen=True)
class Requirement:
    """One requirement.

    `id` as `v5.0.0-1.2.4`; `chapter` and `section` are names; `level` is the lowest of 1, 2, 3 that asks for
    it; `url` is the section in the standard; `cwe` is the weakness it prevents, where one is known (this
    project's judgement for 5.0.0, the standard's own column for 4.0.3).
    """

    id: str
    version: str
    chapter: str
    section: str
    level: int
    url: str
    keywords: str
    cwe: int | None


def asvs(identifier: str) -> Requirement | None:
    """The requirement of that id (`v5.0.0-1.2.4`, `v4.0.3-5.3.4`), or None."""
    version, number = _parts(identifier)
    if not version:
        return None
    standard = table(f"asvs-{version}")
    entry = standard["requirements"].get(number)
    if entry is None:
        return None
    level, keywords, weakness = entry
    section, url = standard["sections"][number.rpartition(".")[0]]
    chapter = standard["chapters"][number.partition(".")[0]]
    return Requirement(identifier, version, chapter, section, level, url, keywords, weakness)


def asvs_ids() -> tuple[str, ...]:
    """Ids of all ASVS 5.0.0 requirements, in the standard's order."""
    return tuple(f"v{CURRENT}-{place}" for place in table(f"asvs-{CURRENT}")["requirements"])


def asvs_for_cwe(number: int) -> tuple[str, ...]:
    """Ids of the ASVS 5.0.0 requirements whose weakness is CWE-`number`, in the standard's order."""
    rows = table(f"asvs-{CURRENT}")["requirements"].items()
    return tuple(f"v{CURRENT}-{place}" for place, (_, _, weakness) in rows if weakness == number)


def asvs_equivalents(identifier: str) -> tuple[str, ...]:
    """What the requirement is in the other version: 4.0.3 for an id of 5.0.0, and the other way round.

    Empty where the other version has no counterpart, and for an unknown id.
    """
    version, number = _parts(identifier)
    if version == PREVIOUS:
        return tuple(f"v{CURRENT}-{place}" for place in table("asvs-mapping").get(number, ()))
    if version == CURRENT:
        return tuple(f"v{PREVIOUS}-{place}" for place in _predecessors().get(number, ()))
    return ()


def _parts(identifier: str) -> tuple[str, str]:
    """Version and number of an id; an empty version if it is none of ours."""
    version, _, number = identifier.removeprefix("v").partition("-")
    known = identifier.startswith("v") and version in (CURRENT, PREVIOUS)
    return (version, number) if known else ("", "")


@cache
def _predecessors() -> dict[str, tuple[str, ...]]:
    """The mapping turned round: which 4.0.3 requirements each 5.0.0 one took in."""
    found: dict[str, tuple[str, ...]] = {}
    for old, successors in table("asvs-mapping").items():
        for new in successors:
            found[new] = (*found.get(new, ()), old)
    return found
