"""Rules as SARIF reporting descriptors, with the properties that code scanning services sort and filter by.

GitHub rejects a rule with more than 20 tags and shows ten: the mapping comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wardline import standards
from wardline.model import RuleCard, RuleInfo, Severity
from wardline.reports.sarif.taxonomies import Taxa

Json = dict[str, Any]

MOST_TAGS = 20
_LONGEST_SHORT, _LONGEST_FULL, _LONGEST_NAME = 1024, 1024, 255

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
"""SARIF's level of each severity."""

# GitHub: above 9.0 critical, 7.0 and above high, 4.0 and above medium, else low. DefectDojo calls exactly 9.0
# critical too, so that value is avoided; without a number it calls a note informational, so `info` has none.
_SCORES = {Severity.CRITICAL: "9.5", Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "3.0"}
_PROBLEM_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}


def descriptor(card: RuleCard, taxa: Taxa) -> Json:
    """One entry of `driver.rules`."""
    info = card.info
    level = LEVELS[info.severity]
    described: Json = {
        "id": info.id,
        "name": _name(info.id)[:_LONGEST_NAME],
        "shortDescription": {"text": _cut(info.title or info.id, _LONGEST_SHORT)},
        "fullDescription": {"text": _cut(info.message or info.title or info.id, _LONGEST_FULL)},
        "help": {"text": _plain_help(card), "markdown": card.markdown},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": tags(info),
            "precision": str(info.confidence),
            "problem.severity": _PROBLEM_SEVERITIES[level],
        },
    }
    if card.help_uri:
        described["helpUri"] = card.help_uri
    if _is_weakness(info) and info.severity in _SCORES:
        described["properties"]["security-severity"] = _SCORES[info.severity]
    targets = taxa.targets(info)
    if targets:
        described["relationships"] = [{"target": target, "kinds": ["superset"]} for target in targets]
    return described


def tags(info: RuleInfo) -> list[str]:
    """The rule's tags, the most useful first, at most `MOST_TAGS`."""
    return list(dict.fromkeys(_tags(info)))[:MOST_TAGS]


def _tags(info: RuleInfo) -> Iterator[str]:
    if _is_weakness(info):
        yield "security"
    yield from (f"external/cwe/cwe-{number:03d}" for number in info.cwe)
    yield from (f"owasp-{identifier.lower().replace(':', '-')}" for identifier in info.owasp)
    yield from (f"asvs-{identifier}" for identifier in info.asvs)
    if any(standards.cwe_top25(number) for number in info.cwe):
        yield "cwe-top25-2025"
    yield from info.technology


def _is_weakness(info: RuleInfo) -> bool:
    """Wardline's own rules are about comments, not about the security of the program."""
    return not info.id.startswith("wardline.")


def _name(rule_id: str) -> str:
    """The id as the CamelCase name that SARIF wants: `python.injection.sql` -> `PythonInjectionSql`."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", rule_id)) or rule_id


def _plain_help(card: RuleCard) -> str:
    more = f" See {card.help_uri}" if card.help_uri else ""
    return f"{card.info.message or card.info.title or card.info.id}{more}"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
