"""OWASP Top 10, editions 2021 and 2025: category names, pages, and the CWE numbers of each category.

Source: the OWASP Top 10 project (the lists on its pages, not MITRE's views of them); see NOTICE.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardline.standards.data_files import table


@dataclass(frozen=True)
class Category:
    """One category. `id` as `A05:2025`, `edition` as `2025`; `cwes` in ascending order."""

    id: str
    name: str
    url: str
    edition: str
    cwes: tuple[int, ...]


def owasp(identifier: str) -> Category | None:
    """The category of that id (`A03:2021`, `A05:2025`), or None."""
    entry = table("owasp").get(identifier)
    if entry is None:
        return None
    name, url, cwes = entry
    return Category(identifier, name, url, identifier.partition(":")[2], tuple(cwes))


def owasp_ids() -> tuple[str, ...]:
    """Ids of all categories, 2021 before 2025."""
    return tuple(table("owasp"))


def owasp_for_cwe(number: int) -> tuple[str, ...]:
    """Ids of the categories that list CWE-`number`, 2021 before 2025; empty if none does."""
    return tuple(identifier for identifier, (_, _, cwes) in table("owasp").items() if number in cwes)
