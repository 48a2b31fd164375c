"""Rules kept between processes: the same rules, and never anything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conformance.targets import targets
from wardline.engine import compile_rules
from wardline.project import ResultCache
from wardline.rules import load_rules
from wardline.rules.schema import Rule
from wardline.rules.stored import decode, encode
from wardline.scan import check, open_project, rule_store
from wardline.scan.rule_store import RuleStore
from wardline.syntax import Document, language_by_name

PYTHON = language_by_name("python")
CODE = b"import subprocess\n\n\ndef f(request):\n    subprocess.run(request.args['x'], shell=True)\n"


def store(directory: Path, identity: str = "engine") -> RuleStore:
    return RuleStore(ResultCache(directory), identity)


def some_rules() -> list[Rule]:
    text = """
rules:
  - id: shell
    languages: [python, javascript]
    severity: HIGH
    message: "$X runs"
    patterns:
      - pattern: f($X, ...)
      - metavariable-regex: {metavariable: $X, regex: "tainted.*"}
  - id: broken
    languages: [python]
    severity: HIGH
    message: m
    pattern: "f(("
"""
    return list(load_rules(text, "r.yaml", "test").rules)


@pytest.mark.parametrize(
    "target", [one for one in targets() if one.is_pack_rule or one.name.startswith("rules/")], ids=str
)
def test_rules_of_all_kinds_come_back_as_they_were(target: object) -> None:
    loaded = load_rules(target.rules, "r.yaml", "test")  # type: ignore[attr-defined]
    kept = json.dumps(encode((loaded.rules, loaded.problems)))
    assert decode(json.loads(kept)) == (loaded.rules, loaded.problems)


def test_what_is_no_part_of_a_rule_is_refused() -> None:
    with pytest.raises(TypeError, match="set is no part of a rule"):
        encode({1})


def test_a_restored_set_is_like_the_compiled_one(tmp_path: Path) -> None:
    rules = some_rules()
    made = store(tmp_path).compiled(rules, ["here"])
    again = store(tmp_path).compiled(rules, ["here"])
    assert again.rules == made.rules == compile_rules(rules).rules
    assert again.problems == made.problems
    assert again.digest == made.digest
    assert again.outlines == made.outlines


def test_nothing_is_compiled_the_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = some_rules()
    store(tmp_path).compiled(rules, ["here"])
    monkeypatch.setattr(rule_store, "compile_rules", lambda _: pytest.fail("compiled"))
    assert set(store(tmp_path).compiled(rules, ["here"]).rules) == {"shell"}


@pytest.mark.parametrize("other", [("engine 2", "here"), ("engine", "there")])
def test_what_another_engine_or_other_files_made_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: tuple[str, str]
) -> None:
    rules = some_rules()
    store(tmp_path).compiled(rules, ["here"])
    compiled: list[object] = []
    monkeypatch.setattr(rule_store, "compile_rules", lambda given: compiled.append(given) or compile_rules(given))
    identity, origin = other
    store(tmp_path, identity).compiled(rules, [origin])
    assert compiled == [rules]


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b'{"tokens": 3}', b"\xff" * 100])
def test_what_does_not_decode_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    rules = some_rules()
    made = store(tmp_path).compiled(rules, ["here"])
    monkeypatch.setattr(ResultCache, "get", lambda *_: damage)
    assert store(tmp_path).compiled(rules, ["here"]).outlines == made.outlines


@pytest.mark.parametrize(
    "wrong",
    [
        {"rules": []},
        {"rules": ["shell", "of another file"]},
        {"languages": {"python": [["of another file", [], [], []]]}},
        {"languages": {"python": [["shell", [[[-1]]], [-1], []]]}},
        {"languages": {"python": [["shell", [[[10_000]]], [], []]]}},
        {"problems": [{}]},
    ],
    ids=str,
)
def test_what_is_kept_of_other_rules_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, object]
) -> None:
    rules = some_rules()
    made = store(tmp_path).compiled(rules, ["here"])
    kept = json.dumps({**rule_store._kept(made), **wrong}).encode()
    monkeypatch.setattr(ResultCache, "get", lambda *_: kept)
    again = store(tmp_path).compiled(rules, ["here"])
    assert (again.rules, again.outlines, again.problems) == (made.rules, made.outlines, made.problems)


def test_a_disk_that_refuses_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no directory")
    assert set(store(tmp_path / "file").compiled(some_rules(), ["here"]).rules) == {"shell"}


def test_a_project_opened_from_kept_rules_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARDLINE_CACHE_DIR", str(tmp_path / "cache"))
    assert PYTHON is not None
    document = Document.parse(CODE, PYTHON)
    first = open_project(tmp_path)
    found = check.check_document(first, tmp_path / "a.py", document).analysis
    rule_store_files = list((tmp_path / "cache").rglob("*"))
    del first
    again = open_project(tmp_path)
    assert rule_store_files
    assert found.findings
    assert check.check_document(again, tmp_path / "a.py", document).analysis == found
