"""Rules and code in, places found out: what the tests of the engine share.

A case is a rule's body and some code in which the lines to be found end in the mark `# <-` (or `// <-`,
`/* <- */`, `(* <- *)`, `<!-- <- -->`). The cases lie in `cases/*.yaml`, so that the conformance suite can give them to
Semgrep, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from wardline.engine import RuleSet, Snapshot, analyze, compile_rules
from wardline.model import Finding
from wardline.rules import load_rules
from wardline.syntax import Document, language_by_name

CASES = Path(__file__).with_name("cases")
_MARK = re.compile(r"(?:#|//|/\*|<!--|\(\*) <-")
_OWN_KEYS = frozenset({"name", "language", "code", "differs", "lines"})


@dataclass(frozen=True)
class Case:
    """`differs` says why Semgrep finds other lines; empty where it finds the same.

    `lines` are those to be found where a mark would be part of what is matched.
    """

    file: str
    name: str
    body: Mapping[str, object]
    code: str
    language: str = "python"
    differs: str = ""
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"

    @property
    def marked(self) -> list[int]:
        """The lines, counted from 1, that are to be found."""
        if self.lines:
            return list(self.lines)
        return [number for number, line in enumerate(self.code.splitlines(), 1) if _MARK.search(line)]


def load_cases(*files: str) -> list[Case]:
    """The cases of `cases/FILE.yaml`, or of all files."""
    paths = [CASES / f"{file}.yaml" for file in files] if files else sorted(CASES.glob("*.yaml"))
    return [_case(path.stem, one) for path in paths for one in yaml.safe_load(path.read_text("utf-8"))]


def _case(file: str, one: Mapping[str, Any]) -> Case:
    body = {key: value for key, value in one.items() if key not in _OWN_KEYS}
    return Case(
        file,
        one["name"],
        body,
        one["code"],
        one.get("language", "python"),
        one.get("differs", ""),
        tuple(one.get("lines", ())),
    )


def written(body: Mapping[str, object], language: str = "python", rule_id: str = "test.rule") -> dict[str, object]:
    """A whole rule around `body`, as plain data; rules do not tell TypeScript with JSX from other TypeScript."""
    language = "typescript" if language == "tsx" else language
    return {"id": rule_id, "languages": [language], "severity": "HIGH", "message": "found", **body}


def rule_set(*bodies: str | Mapping[str, object], language: str = "python") -> RuleSet:
    """The compiled rules `test.rule`, `test.rule2`, ...; a text is a single pattern or YAML of a rule's body."""
    rules = [
        written(_body(body), language, f"test.rule{index + 1 if index else ''}") for index, body in enumerate(bodies)
    ]
    loaded = load_rules(yaml.safe_dump({"rules": rules}), "test.yaml", "test")
    assert not loaded.problems, loaded.problems
    compiled = compile_rules(loaded.rules)
    assert not compiled.problems, compiled.problems
    return compiled


def _body(body: str | Mapping[str, object]) -> Mapping[str, object]:
    if not isinstance(body, str):
        return body
    read = yaml.safe_load(body) if re.match(r"\s*(?:pattern|patterns|pattern-either|mode):", body) else None
    return read if isinstance(read, dict) else {"pattern": body}


def parsed(code: str | bytes, language: str = "python") -> Document:
    module = language_by_name(language)
    assert module is not None
    return Document.parse(code if isinstance(code, bytes) else code.encode(), module)


def snapshot(rule: str | Mapping[str, object] | RuleSet, code: str | bytes, language: str = "python") -> Snapshot:
    rules = rule if isinstance(rule, RuleSet) else rule_set(rule, language=language)
    return analyze(parsed(code, language), rules)


def findings(
    rule: str | Mapping[str, object] | RuleSet, code: str | bytes, language: str = "python"
) -> tuple[Finding, ...]:
    """The findings of an analysis that met no error."""
    analysis = snapshot(rule, code, language).analysis
    assert not analysis.errors, analysis.errors
    return analysis.findings


def found(rule: str | Mapping[str, object] | RuleSet, code: str | bytes, language: str = "python") -> list[int]:
    """The lines, counted from 1, on which findings start."""
    return lines(findings(rule, code, language), parsed(code, language))


def texts(rule: str | Mapping[str, object] | RuleSet, code: str, language: str = "python") -> list[str]:
    """The underlined text of each finding."""
    document = parsed(code, language)
    return [document.text(finding.span) for finding in findings(rule, code, language)]


def lines(given: Iterable[Finding], document: Document) -> list[int]:
    return sorted({document.lines.line_of(finding.span.start) + 1 for finding in given})
