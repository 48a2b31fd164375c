"""What the conformance suite compares: each case of the engine's tests, and each rule file with its test file.

Rule files are those of the packs and those of `tests/conformance/rules/<language>/`: whole rules as teams write
them, each beside the code that tests it. A rule there says with `metadata: {differs: reason}` why its lines are
others than Semgrep's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from unit.engine.harness import load_cases, parsed, written
from wardline.engine import analyze, compile_rules
from wardline.rules import load_rules

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "rules"
WHOLE_RULES = Path(__file__).with_name("rules")
_FOLLOWED = "data is followed into other functions of the file"
_PROVEN = "a condition proves the value to be one of a few, or of a harmless form"
_PACK_DIFFERENCES = {
    "python-core/files/path-traversal": _FOLLOWED,
    "python-core/injection/command": _PROVEN,
    "python-core/injection/dynamic-import": _PROVEN,
    "python-core/injection/ldap": _FOLLOWED,
    "python-core/injection/sql": f"{_FOLLOWED}; {_PROVEN}",
}
"""Why lines of a pack's rules are others than Semgrep's: the rules themselves speak of no other tool."""
_SUFFIXES = {
    "python": (".py",),
    "javascript": (".js", ".jsx", ".mjs", ".cjs"),
    "typescript": (".ts",),
    "tsx": (".tsx",),
    "java": (".java",),
    "go": (".go",),
    "php": (".php",),
    "ruby": (".rb",),
    "csharp": (".cs",),
    "solidity": (".sol",),
    "dockerfile": (".dockerfile",),
    "c": (".c",),
    "kotlin": (".kt",),
    "scala": (".scala",),
    "ocaml": (".ml",),
    "html": (".html",),
    "rust": (".rs",),
    "bash": (".sh",),
    "hcl": (".tf",),
    "yaml": (".yaml", ".yml"),
    "json": (".json",),
    "generic": (".txt",),
    "regex": (".txt",),
}


@dataclass(frozen=True)
class Target:
    """Rules and a text that both tools run; `differs` is a known reason for other lines."""

    name: str
    rules: str
    code: str
    suffix: str
    language: str
    differs: str = ""
    is_pack_rule: bool = False

    @property
    def digest(self) -> str:
        """Changes with the rules or the text: what Semgrep said then is void."""
        return hashlib.sha256(f"{self.rules}\0{self.code}".encode()).hexdigest()[:12]


def targets() -> list[Target]:
    """All targets, in a stable order."""
    return [*_cases(), *_whole_rules(), *_pack_rules()]


def _cases() -> list[Target]:
    return [
        Target(
            str(case),
            yaml.safe_dump({"rules": [written(case.body, case.language)]}),
            case.code,
            _SUFFIXES[case.language][0],
            case.language,
            case.differs,
        )
        for case in load_cases()
    ]


def _whole_rules() -> list[Target]:
    return [
        Target(f"rules/{name}", rules, code, suffix, language, _differs(rules))
        for name, rules, code, suffix, language in _rule_files(WHOLE_RULES, "*/*.yaml")
    ]


def _pack_rules() -> list[Target]:
    return [
        Target(name, *rest, differs=_PACK_DIFFERENCES.get(name, ""), is_pack_rule=True)
        for name, *rest in _rule_files(PACKS, "*/*/*.yaml")
    ]


def _rule_files(directory: Path, pattern: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, rules, code, suffix and language of each rule file that has a test file."""
    for file in sorted(directory.glob(pattern)):
        own = file.parent.name if directory == WHOLE_RULES else ""
        for language, suffixes in _SUFFIXES.items():
            for suffix in suffixes if own in ("", language) or (own, language) == ("typescript", "tsx") else ():
                code = file.with_suffix(suffix)
                if code.exists() and code != file:
                    name = file.relative_to(directory).with_suffix("").as_posix()
                    yield name, file.read_text("utf-8"), code.read_text("utf-8"), suffix, language


def _differs(rules: str) -> str:
    return "; ".join(
        str(rule["metadata"]["differs"])
        for rule in yaml.safe_load(rules)["rules"]
        if "differs" in rule.get("metadata", {})
    )


def wardline_lines(target: Target) -> list[int]:
    """The lines, counted from 1, on which Wardline's findings start."""
    rules = compile_rules(load_rules(target.rules, target.name, "test").rules)
    document = parsed(target.code, target.language)
    analysis = analyze(document, rules).analysis
    return sorted({document.lines.line_of(finding.span.start) + 1 for finding in analysis.findings})
