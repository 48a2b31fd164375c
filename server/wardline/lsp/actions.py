"""Code actions as values: what is offered for a finding, and the edit of each, computed when it is wanted.

Runs in a worker thread on an outcome, which is immutable. An `Action` names its finding by rule, fingerprint and
place, so that it can still be resolved after the document has been analysed again. Knows edits as byte spans;
the feature module turns them into the protocol's.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardline.fixes import Refusal, fix_all
from wardline.lsp.ignore_comment import ignore_comment
from wardline.lsp.ignore_rule import ignore_rule
from wardline.lsp.state import Outcome
from wardline.model import Analysis, Finding, Fix, Safety, TextEdit
from wardline.project.toml_places import KeyPath
from wardline.scan import fix_for, rule_info
from wardline.scan.check import checker

FIX = "fix"
IGNORE_HERE = "ignore-here"
IGNORE_RULE = "ignore-rule"
FIX_ALL = "fix-all"


@dataclass(frozen=True, slots=True)
class Action:
    """One offer. `uri`, `rule`, `fingerprint` and `offset` (bytes) say what it is about; `kind` what it does."""

    kind: str
    uri: str
    rule: str = ""
    fingerprint: str = ""
    offset: int = 0

    def as_data(self) -> dict[str, Any]:
        """The form that travels to the client and back."""
        return {
            "kind": self.kind,
            "uri": self.uri,
            "rule": self.rule,
            "fingerprint": self.fingerprint,
            "offset": self.offset,
        }


def action_of(data: Any) -> Action | None:
    """The action that a client hands back; None if it is none of ours."""
    if not isinstance(data, Mapping):
        return None
    try:
        kind, uri, rule, fingerprint = (str(data[name]) for name in ("kind", "uri", "rule", "fingerprint"))
        return Action(kind, uri, rule, fingerprint, int(data["offset"]))
    except (KeyError, TypeError, ValueError):
        return None


def about(kind: str, outcome: Outcome, finding: Finding) -> Action:
    """The action of `kind` on a finding."""
    return Action(kind, outcome.task.uri, finding.rule_id, finding.fingerprint, finding.span.start)


def finding_of(action: Action, outcome: Outcome) -> int | None:
    """The index of the finding that an action is about, in what may be a later outcome; the nearest of equal ones."""
    same = [
        index
        for index, finding in enumerate(outcome.findings)
        if (finding.rule_id, finding.fingerprint) == (action.rule, action.fingerprint)
    ]
    return min(same, key=lambda index: abs(outcome.findings[index].span.start - action.offset), default=None)


def fix_of(outcome: Outcome, index: int) -> Fix | None:
    """The proven fix of a finding; remembered with the outcome."""
    proof = outcome.proofs.get(index)
    if proof is None:
        proof = outcome.proofs[index] = _prove(outcome, outcome.findings[index])
    return proof if isinstance(proof, Fix) else None


def _prove(outcome: Outcome, finding: Finding) -> Fix | Refusal:
    task = outcome.task
    info = rule_info(task.opened.project, finding.rule_id)
    document = task.buffer.document
    if info is None or not info.fixable:
        return Refusal("there is no fix")
    return fix_for(task.opened.project, task.path, document, finding, _checker(outcome))


def _checker(outcome: Outcome) -> Callable[[bytes], Analysis]:
    """What proofs check texts with, starting from what the outcome knows; remembers the last two."""
    task = outcome.task
    check = checker(task.opened.project, task.path, task.buffer.document, outcome.snapshot)
    return functools.lru_cache(maxsize=2)(check)


def fixable(outcome: Outcome, indexes: list[int]) -> Iterator[tuple[int, Fix]]:
    """Those of the findings that have a proven fix, with it."""
    for index in indexes:
        if fix := fix_of(outcome, index):
            yield index, fix


def edits_in_document(action: Action, outcome: Outcome) -> tuple[TextEdit, ...]:
    """The edits that an action makes in its document; none if it no longer applies."""
    task = outcome.task
    document = task.buffer.document
    check = _checker(outcome)
    if action.kind == FIX_ALL:
        safe = [finding for finding in outcome.findings if _is_safely_fixable(outcome, finding)]
        return tuple(fix_all(document, safe, task.opened.project.rules.rule, check)) if safe else ()
    index = finding_of(action, outcome)
    if index is None:
        return ()
    if action.kind == FIX:
        fix = fix_of(outcome, index)
        return fix.edits if fix else ()
    edit = ignore_comment(document, outcome.findings[index], check)
    return (edit,) if edit else ()


def _is_safely_fixable(outcome: Outcome, finding: Finding) -> bool:
    info = rule_info(outcome.task.opened.project, finding.rule_id)
    return info is not None and info.fixable and info.safety is Safety.SAFE


def has_fixes(outcome: Outcome) -> bool:
    """Whether the rule of some finding has a fix, which may turn out not to hold for it."""
    infos = (rule_info(outcome.task.opened.project, finding.rule_id) for finding in outcome.findings)
    return any(info is not None and info.fixable for info in infos)


def has_safe_fixes(outcome: Outcome) -> bool:
    """Whether fixing all may do something."""
    return any(_is_safely_fixable(outcome, finding) for finding in outcome.findings)


@dataclass(frozen=True, slots=True)
class FileEdits:
    """Edits of a file beside the document: `text` is what they are relative to, None for a file to be created."""

    path: Path
    text: str | None
    edits: tuple[TextEdit, ...]


def configuration_file(outcome: Outcome, folder: Path) -> tuple[Path, KeyPath]:
    """The file that holds the project's configuration, or would, and the table its keys stand in."""
    file = outcome.task.opened.project.configuration.file
    if file is None:
        return folder / "wardline.toml", ()
    return file, ("tool", "wardline") if file.name == "pyproject.toml" else ()


def edits_of_configuration(action: Action, path: Path, table: KeyPath, text: str | None) -> FileEdits | None:
    """The edits that ignore a rule in the whole project; None if the file cannot be changed safely."""
    edits = ignore_rule(text or "", action.rule, table)
    return FileEdits(path, text, edits) if edits else None
