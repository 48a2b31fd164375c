"""A rule's facts: id, message, severity and what stands under `metadata`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import yaml

from wardline.model import Confidence, RuleInfo, Safety, Severity
from wardline.rules.schema import Lacking
from wardline.rules.yaml_source import Problems, plain, string, strings

_SEVERITIES = {
    "CRITICAL": Severity.CRITICAL, "HIGH": Severity.HIGH, "MEDIUM": Severity.MEDIUM, "LOW": Severity.LOW,
    "INFO": Severity.INFO, "ERROR": Severity.HIGH, "WARNING": Severity.MEDIUM, "INVENTORY": Severity.INFO,
    "EXPERIMENT": Severity.INFO,
}  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]*\Z")
_CWE = re.compile(r"(?:CWE-)?(\d+)")
_OWASP = re.compile(r"A\d\d:20\d\d")
_ASVS = re.compile(r"v\d\.\d\.\d-\d+\.\d+\.\d+\Z")
Known = Callable[[str], str | Lacking]


def read_info(
    node: yaml.Node, fields: Mapping[str, yaml.Node], problems: Problems, pack: str, language: Known
) -> RuleInfo | None:
    """The facts of the rule at `node`; None when one that is needed is missing or wrong."""
    missing = [key for key in ("id", "languages", "message", "severity") if key not in fields]
    for key in missing:
        problems.add(node, f"the rule has no `{key}`", f"add `{key}:`")
    if missing:
        return None
    rule_id = string(fields["id"], problems, "`id`")
    message = string(fields["message"], problems, "`message`")
    if rule_id is None or message is None or not _check_id(rule_id, fields["id"], problems):
        return None
    severity = _severity(fields["severity"], problems)
    languages = _languages(fields["languages"], problems, language)
    raw = plain(fields["metadata"]) if "metadata" in fields else {}
    metadata: dict[str, object] = raw if isinstance(raw, dict) else {}
    _check_ids(metadata, fields, problems)
    if severity is None or not languages:
        return None
    return _info(rule_id, " ".join(message.split()), severity, languages, pack, metadata, str(problems.mark(node)))


def _info(
    rule_id: str,
    message: str,
    severity: Severity,
    languages: tuple[str, ...],
    pack: str,
    metadata: dict[str, object],
    source: str,
) -> RuleInfo:
    return RuleInfo(
        id=rule_id,
        title=str(metadata.get("title") or _title(rule_id)),
        message=message,
        severity=severity,
        confidence=_confidence(metadata.get("confidence")),
        languages=languages,
        pack=pack,
        cwe=tuple(int(found[1]) for text in _texts(metadata.get("cwe")) if (found := _CWE.match(text))),
        owasp=tuple(found[0] for text in _texts(metadata.get("owasp")) if (found := _OWASP.search(text))),
        asvs=tuple(text for text in _texts(metadata.get("asvs")) if _ASVS.match(text)),
        lesson=str(metadata["lesson"]) if metadata.get("lesson") else None,
        replaces=_replaces(metadata.get("replaces")),
        references=_texts(metadata.get("references")),
        technology=_texts(metadata.get("technology")),
        safety=Safety.SAFE if metadata.get("safety") == "safe" else Safety.REVIEW,
        safety_reason=str(metadata.get("safety-reason") or ""),
        source=source,
    )


def _check_id(rule_id: str, node: yaml.Node, problems: Problems) -> bool:
    if _ID.match(rule_id):
        return True
    problems.add(node, f"`{rule_id}` is no rule id", "use letters, digits, dots, dashes and underscores")
    return False


def _check_ids(metadata: dict[str, object], fields: Mapping[str, yaml.Node], problems: Problems) -> None:
    """Ids of standards must at least have their standard's form; foreign packs' other texts are let be."""
    safety = metadata.get("safety")
    if safety is not None and safety not in ("safe", "review"):
        problems.warn(fields["metadata"], f"`safety` is `{safety}`", "use `safe` or `review`")
    for text in _texts(metadata.get("cwe")):
        if not _CWE.match(text):
            problems.warn(fields["metadata"], f"`{text}` is no CWE id", "write `CWE-89`")


def _severity(node: yaml.Node, problems: Problems) -> Severity | None:
    name = string(node, problems, "`severity`")
    if name is None:
        return None
    severity = _SEVERITIES.get(name.upper())
    if severity is None:
        problems.add(node, f"unknown severity `{name}`", "use CRITICAL, HIGH, MEDIUM, LOW, INFO, or Semgrep's ERROR and WARNING")
    return severity


def _languages(node: yaml.Node, problems: Problems, language: Known) -> tuple[str, ...]:
    """The modules for the languages that the rule names; it is no problem that some have none, if others have."""
    before = problems.errors
    named = [name for name in strings(node, problems, "`languages`") if name.strip()]
    if not named and problems.errors == before:
        problems.add(node, "`languages` names no language", "list at least one, for example `[python]`")
    modules = [language(name) for name in dict.fromkeys(named)]
    found = tuple(dict.fromkeys(module for module in modules if isinstance(module, str)))
    for one in modules:
        if isinstance(one, Lacking):
            only = f"the rule runs for {', '.join(found)} only" if found else ""
            remedy = "; ".join(filter(None, (one.remedy, only))) or "remove it or the rule"
            is_unknown = not found and not one.remedy  # a misspelt name is somebody's mistake, not a gap of ours
            problems.add(node, one.message, remedy, warning=bool(found), left_out=is_unknown)
    return found


def _confidence(value: object) -> Confidence:
    try:
        return Confidence(str(value).lower())
    except ValueError:
        return Confidence.MEDIUM


def _title(rule_id: str) -> str:
    return rule_id.rsplit(".", 1)[-1].replace("-", " ").replace("_", " ").capitalize()


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _replaces(value: object) -> dict[str, tuple[str, ...]]:
    return {str(tool): _texts(ids) for tool, ids in value.items()} if isinstance(value, dict) else {}
