"""Runs Semgrep and Wardline over the same targets and prints where they differ.

    python -m conformance.oracle [--write] [--semgrep PATH] [NAME ...]      (in the directory `tests`)

Semgrep is no part of the test environment (its requirements clash with others'); install it anywhere and name
its program with `--semgrep`. With `--write` the lines it finds are kept in `expected.json`, which the tests
of this directory compare with Wardline's; without it nothing is changed. NAMEs are parts of targets' names.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from conformance.targets import Target, targets, wardline_lines

EXPECTED = Path(__file__).with_name("expected.json")
_ROWS = {
    "taint_functions": "across functions",
    "taint_look_alikes": "across functions",
    "taint_guards": "guards",
}
"""Files of cases, by the start of their name, about what Semgrep's free engine does not have; rows of their own."""
Lines = list[int] | str
"""The lines that Semgrep finds; or, where it cannot run a rule, what it says about it."""


def semgrep_lines(chosen: Sequence[Target], program: str) -> dict[str, Lines]:
    """All targets in one run of Semgrep: each rule gets the number of its target, and counts on that one only."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        (place / "code").mkdir()
        rules = [rule for index, target in enumerate(chosen) for rule in _numbered(target, index)]
        (place / "rules.yaml").write_text(json.dumps({"rules": rules}), "utf-8")  # numbers stay texts
        for index, target in enumerate(chosen):
            (place / "code" / f"t{index}{target.suffix}").write_text(target.code, "utf-8")
        answer = _run(program, place)
    return _by_target(answer, chosen)


def _numbered(target: Target, index: int) -> list[dict[str, object]]:
    """The target's rules with ids of their own, asked to look at their target only."""
    rules: list[dict[str, object]] = yaml.safe_load(target.rules)["rules"]
    for number, rule in enumerate(rules):
        rule["id"] = f"t{index}-{number}"
        rule["paths"] = {"include": [f"t{index}{target.suffix}"]}
    return rules


def _run(program: str, place: Path) -> dict[str, list[dict[str, object]]]:
    command = [program, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--json", "--quiet"]
    done = subprocess.run(
        [*command, "--disable-nosem", "--max-target-bytes=0", "--config", "rules.yaml", "code"],
        cwd=place,
        env={**os.environ, "SEMGREP_ENABLE_VERSION_CHECK": "0", "SEMGREP_SEND_METRICS": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        answer: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    except ValueError:
        sys.exit(f"semgrep gave no answer:\n{done.stderr or done.stdout}")
    return answer


def _by_target(answer: dict[str, list[dict[str, object]]], chosen: Sequence[Target]) -> dict[str, Lines]:
    lines: dict[str, Lines] = {target.name: [] for target in chosen}
    for error in answer["errors"]:
        rule = str(error.get("rule_id") or "")
        if rule:
            lines[chosen[_number(rule)].name] = str(error.get("type") or error.get("message"))
    for result in answer["results"]:
        target = chosen[_number(str(result["check_id"]))]
        start = result["start"]
        known = lines[target.name]
        if isinstance(known, list) and isinstance(start, dict):
            known.append(int(start["line"]))
    return {name: sorted(set(found)) if isinstance(found, list) else found for name, found in lines.items()}


def _number(rule_id: str) -> int:
    return int(rule_id.rsplit(".", 1)[-1].split("-")[0].removeprefix("t"))


def main() -> int:
    """Compare, print, and perhaps keep what Semgrep says."""
    parser = argparse.ArgumentParser(
        "conformance.oracle", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--semgrep", default="semgrep")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    chosen = [one for one in targets() if not options.names or any(part in one.name for part in options.names)]
    lines = semgrep_lines(chosen, options.semgrep)
    differing = [target for target in chosen if wardline_lines(target) != lines[target.name]]
    for target in differing:
        known = f"   known: {target.differs}" if target.differs else ""
        print(f"{target.name}\n    semgrep  {lines[target.name]}\n    wardline {wardline_lines(target)}{known}")
    print("\n".join(summary(chosen, lines)))
    if options.write:
        _keep({target.name: [target.digest, lines[target.name]] for target in chosen}, partly=bool(options.names))
    return 0


def summary(chosen: Sequence[Target], lines: Mapping[str, Lines]) -> list[str]:
    """A table by language.

    `lines` are Semgrep's and `found` those of them that Wardline finds; `beyond` are lines that only Wardline finds.
    `equal` is the share that both find of all that either finds; `open` counts lines without an explanation. Cases
    about data that crosses functions, and about conditions that prove something of it, have rows of their own.
    """
    rows = [f"{'language':<28}{'targets':>8}{'lines':>8}{'found':>8}{'':>9}{'beyond':>8}{'equal':>9}{'open':>6}"]
    for language in sorted({_row(target) for target in chosen}):
        group = [target for target in chosen if _row(target) == language]
        pairs = [(set(wardline_lines(one)), _found(lines[one.name])) for one in group]
        theirs, common = sum(len(b) for _, b in pairs), sum(len(a & b) for a, b in pairs)
        beyond = sum(len(a - b) for a, b in pairs)
        open_ = sum(len(a ^ b) for one, (a, b) in zip(group, pairs, strict=True) if not one.differs)
        found, equal = _share(common, theirs), _share(common, theirs + beyond)
        rows.append(f"{language:<28}{len(group):>8}{theirs:>8}{common:>8}{found:>9}{beyond:>8}{equal:>9}{open_:>6}")
    return rows


def _row(target: Target) -> str:
    kind = next((kind for start, kind in _ROWS.items() if target.name.startswith(start)), None)
    return f"{target.language}, {kind}" if kind else target.language


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _found(lines: Lines) -> set[int]:
    return set(lines) if isinstance(lines, list) else set()


def _keep(answers: Mapping[str, object], *, partly: bool) -> None:
    known = json.loads(EXPECTED.read_text("utf-8")) if partly and EXPECTED.exists() else {}
    kept = {**known, **answers}
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(kept[name])}" for name in sorted(kept))
    EXPECTED.write_text(f"{{\n{rows}\n}}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
