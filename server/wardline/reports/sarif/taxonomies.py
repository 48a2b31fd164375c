"""The standards that rules map to, as SARIF taxonomies: only those, and only the entries, that a run needs.

`Taxa` gives every id its place; rules and results refer to it by index. Identifiers follow each standard's own
form: `CWE-89`, `A05:2025`, `v5.0.0-1.2.4`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wardline import standards
from wardline.model import RuleInfo

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One standard: `guid` is ours and never changes, `ids` are what a rule maps to in it."""

    name: str
    guid: str
    version: Callable[[], str]
    organization: str
    uri: str
    about: str
    ids: Callable[[RuleInfo], list[str]]
    taxon: Callable[[str], Json]

    def reference(self, index: int) -> Json:
        """How other parts of the run name this taxonomy."""
        return {"name": self.name, "index": index, "guid": self.guid}


def _cwe_ids(info: RuleInfo) -> list[str]:
    """The primary weakness last: DefectDojo takes the last one it reads as the finding's."""
    return [f"CWE-{number}" for number in reversed(info.cwe)]


def _cwe_taxon(identifier: str) -> Json:
    number = int(identifier.removeprefix("CWE-"))
    found = standards.cwe(number)
    uri = f"https://cwe.mitre.org/data/definitions/{number}.html"
    return {"id": identifier, "name": found.name, "helpUri": uri} if found else {"id": identifier, "helpUri": uri}


def _owasp_ids(edition: str) -> Callable[[RuleInfo], list[str]]:
    return lambda info: [identifier for identifier in info.owasp if identifier.endswith(f":{edition}")]


def _owasp_taxon(identifier: str) -> Json:
    found = standards.owasp(identifier)
    return {"id": identifier, "name": found.name, "helpUri": found.url} if found else {"id": identifier}


def _asvs_ids(info: RuleInfo) -> list[str]:
    return [identifier for identifier in info.asvs if identifier.startswith("v5.0.0-")]


def _asvs_taxon(identifier: str) -> Json:
    found = standards.asvs(identifier)
    if found is None:
        return {"id": identifier}
    return {"id": identifier, "name": found.section, "helpUri": found.url, "properties": {"level": found.level}}


TAXONOMIES = (
    Taxonomy(
        "OWASP Top 10 2021", "6f8c1a52-0d5b-4c0e-9a3f-5b7e2d1c4a21", lambda: "2021", "OWASP",
        "https://owasp.org/Top10/2021/", "OWASP Top 10, edition 2021", _owasp_ids("2021"), _owasp_taxon,
    ),
    Taxonomy(
        "OWASP Top 10 2025", "b3d9e7c4-58a1-4f26-8e0d-9c6a1f3b2d25", lambda: "2025", "OWASP",
        "https://owasp.org/Top10/2025/", "OWASP Top 10, edition 2025", _owasp_ids("2025"), _owasp_taxon,
    ),
    Taxonomy(
        "OWASP ASVS", "2e4b8d60-7c93-4a15-b1f8-0d5e6c7a9b50", lambda: "5.0.0", "OWASP",
        "https://owasp.org/www-project-application-security-verification-standard/",
        "OWASP Application Security Verification Standard", _asvs_ids, _asvs_taxon,
    ),
    Taxonomy(
        "CWE", "9a1c5e73-2b64-4d8f-a7e0-3f8b6d4c1e19", standards.cwe_version, "MITRE",
        "https://cwe.mitre.org/", "Common Weakness Enumeration", _cwe_ids, _cwe_taxon,
    ),
)  # fmt: skip
"""CWE comes last, for the same reason as in `_cwe_ids`."""


@dataclass(frozen=True, slots=True)
class Taxa:
    """The taxonomies of one run with the entries that its rules map to, each in a fixed place."""

    used: tuple[tuple[Taxonomy, tuple[str, ...]], ...]

    @classmethod
    def of(cls, infos: Iterable[RuleInfo]) -> Taxa:
        """What the given rules need."""
        rules = list(infos)
        every = ((taxonomy, {each for info in rules for each in taxonomy.ids(info)}) for taxonomy in TAXONOMIES)
        return cls(tuple((taxonomy, tuple(sorted(ids))) for taxonomy, ids in every if ids))

    def components(self) -> list[Json]:
        """`run.taxonomies`."""
        return [_component(taxonomy, ids) for taxonomy, ids in self.used]

    def references(self) -> list[Json]:
        """`driver.supportedTaxonomies`."""
        return [taxonomy.reference(index) for index, (taxonomy, _) in enumerate(self.used)]

    def targets(self, info: RuleInfo) -> list[Json]:
        """What `info` maps to, as references to the entries: for `relationships` and `result.taxa`."""
        return [
            {"id": identifier, "index": ids.index(identifier), "toolComponent": taxonomy.reference(index)}
            for index, (taxonomy, ids) in enumerate(self.used)
            for identifier in taxonomy.ids(info)
        ]


def _component(taxonomy: Taxonomy, ids: tuple[str, ...]) -> Json:
    return {
        "name": taxonomy.name,
        "guid": taxonomy.guid,
        "version": taxonomy.version(),
        "organization": taxonomy.organization,
        "informationUri": taxonomy.uri,
        "shortDescription": {"text": taxonomy.about},
        "isComprehensive": False,
        "taxa": [taxonomy.taxon(identifier) for identifier in ids],
    }
