"""CWE: names, addresses and mapping usage of weaknesses, and the CWE Top 25 of 2025.

Source: MITRE's CWE list (version: `cwe_version`), used under CWE's terms of use; see NOTICE. Only facts
about an entry are here; how findings use them is not this module's business.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardline.standards.data_files import table


@dataclass(frozen=True)
class Cwe:
    """One CWE entry.

    `abstraction` is `Pillar`, `Class`, `Base`, `Variant`, `Compound`, or empty for a category or view.
    `mapping` is MITRE's word on mapping findings to it: `Allowed`, `Allowed-with-Review`, `Discouraged`,
    `Prohibited`.
    """

    id: int
    name: str
    url: str
    abstraction: str
    mapping: str


def cwe(number: int) -> Cwe | None:
    """The entry CWE-`number`, or None if CWE has none of that number."""
    entry = table("cwe")["entries"].get(str(number))
    if entry is None:
        return None
    name, abstraction, mapping = entry
    return Cwe(number, name, f"https://cwe.mitre.org/data/definitions/{number}.html", abstraction, mapping)


def cwe_numbers() -> tuple[int, ...]:
    """The numbers of all entries, ascending."""
    return tuple(sorted(map(int, table("cwe")["entries"])))


def cwe_top25(number: int) -> int | None:
    """The rank (1 to 25) of CWE-`number` in the Top 25 of 2025, or None if it is not among them."""
    ranked: list[int] = table("cwe")["top25"]
    return ranked.index(number) + 1 if number in ranked else None


def cwe_version() -> str:
    """The CWE version the data was taken from, such as `4.19.1`."""
    version: str = table("cwe")["version"]
    return version
