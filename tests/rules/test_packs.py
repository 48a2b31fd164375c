"""The shipped packs: every rule loads, is complete, and finds the lines that its test file says, and no others.

A rule and its tests travel together: `sql.yaml` beside `sql.py`, in which `# ruleid: id` stands above a line to
be found, `# ok: id` above one not to be found, and `# todoruleid: id` above one that is missed so far.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from wardline.engine import RuleSet, compile_rules
from wardline.rule_tests import Kind, SuiteResult, find_suites, run_suite
from wardline.rules import Rule, RuleFile, load_rules
from wardline.standards import asvs, cwe, owasp
from wardline.syntax import language_by_name

ROOT = Path(__file__).parents[2] / "rules"
FILES = sorted(path for path in ROOT.glob("*/*/*.yaml"))


def shown(file: Path) -> str:
    return file.relative_to(ROOT).with_suffix("").as_posix()


@cache
def loaded(file: Path) -> RuleFile:
    def language(name: str) -> str | None:
        module = language_by_name(name)
        return module.name if module else None

    return load_rules(file.read_bytes(), shown(file), file.parents[1].name, language=language)


@cache
def compiled(file: Path) -> RuleSet:
    return compile_rules(loaded(file).rules)


def rules() -> list[tuple[Path, Rule]]:
    return [(file, rule) for file in FILES for rule in loaded(file).rules]


@cache
def tried(file: Path) -> SuiteResult:
    (suite,) = find_suites([file])
    return run_suite(suite)


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_loads_and_compiles_without_a_problem(file: Path) -> None:
    assert [str(problem) for problem in loaded(file).problems] == []
    assert [str(problem) for problem in compiled(file).problems] == []
    assert loaded(file).rules


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_finds_what_its_test_file_says(file: Path) -> None:
    results = tried(file).rules
    assert [rule.rule_id for rule in results if not rule.targets] == [], "no test file"
    for target in (target for rule in results for target in rule.targets):
        assert target.lines == (), target.path
        assert target.errors == ()


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_has_cases_for_and_against(file: Path) -> None:
    assert {rule.rule_id: rule.lacks for rule in tried(file).rules if rule.lacks} == {}


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_notes_name_rules_of_the_file(file: Path) -> None:
    assert tried(file).strays == ()


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_missed_case_says_why(file: Path) -> None:
    """`todoruleid` is a promise: the lines are really missed."""
    for target in (target for rule in tried(file).rules for target in rule.targets):
        kept = [todo for todo in target.todo if todo.kind is Kind.MISSED and todo.found]
        assert kept == [], "found by now: write `ruleid`"


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_rule_id_is_its_path(file: Path) -> None:
    language = file.parents[1].name.removesuffix("-core")
    expected = f"{language}.{file.parent.name}.{file.stem}"
    for rule in loaded(file).rules:
        assert rule.info.id == expected or rule.info.id.startswith(expected + "-")


@pytest.mark.parametrize(("file", "rule"), rules(), ids=lambda one: one.info.id if isinstance(one, Rule) else "")
def test_metadata_is_complete(file: Path, rule: Rule) -> None:
    info = rule.info
    metadata = next(
        one.get("metadata", {}) for one in yaml.safe_load(file.read_text("utf-8"))["rules"] if one["id"] == info.id
    )
    needed = ("title", "confidence", "cwe", "owasp", "asvs", "lesson", *(("safety-reason",) if info.fixable else ()))
    missing = [key for key in needed if not metadata.get(key)]
    assert not missing, f"add under `metadata`: {', '.join(missing)}"
    assert info.message.endswith((".", "!")), "the message is a sentence"
    unknown = [one for one in (*info.asvs, *info.owasp) if asvs(one) is None and owasp(one) is None]
    assert not unknown, f"no standard has {', '.join(unknown)}: see server/wardline/standards/data"
    assert info.asvs, f"`asvs` holds no requirement: write `v5.0.0-1.2.4`, not {metadata['asvs']}"
    editions = {one.split(":")[1] for one in info.owasp}
    assert editions == {"2021", "2025"}, f"`owasp` needs ids of both editions, 2021 and 2025, not {metadata['owasp']}"
    if info.fixable:
        assert re.fullmatch(r"[A-Z].+[^.]\.", info.safety_reason), "one full sentence says how safe the fix is"


@pytest.mark.parametrize(("file", "rule"), rules(), ids=lambda one: one.info.id if isinstance(one, Rule) else "")
def test_weakness_is_one_that_findings_may_be_mapped_to(file: Path, rule: Rule) -> None:
    assert rule.info.cwe, "add `cwe: [CWE-...]` under `metadata`"
    for place, number in enumerate(rule.info.cwe):
        entry = cwe(number)
        assert entry is not None, f"there is no CWE-{number}"
        allowed = ("Allowed", "Allowed-with-Review") if place else ("Allowed",)
        which = "a further CWE" if place else "the first CWE, the one that reports show,"
        assert entry.mapping in allowed, f"{which} must be {' or '.join(allowed)}; CWE-{number} is {entry.mapping}"


@pytest.mark.parametrize(("file", "rule"), rules(), ids=lambda one: one.info.id if isinstance(one, Rule) else "")
def test_lesson_exists(file: Path, rule: Rule) -> None:
    lessons = {path.stem for path in ROOT.glob("*/lessons/*.md")}
    assert rule.info.lesson, f"add `lesson:` under `metadata`, one of: {', '.join(sorted(lessons))}"
    assert rule.info.lesson in lessons, f"there is no rules/*/lessons/{rule.info.lesson}.md: write it, or name another"


def test_rule_ids_are_unique() -> None:
    counted = Counter(rule.info.id for _, rule in rules())
    assert [rule_id for rule_id, count in counted.items() if count > 1] == []


def test_packs_are_large_enough() -> None:
    by_language = Counter(language for _, rule in rules() for language in rule.info.languages)
    assert by_language["python"] >= 40
    assert by_language["javascript"] >= 5


def test_enough_rules_have_a_fix_that_is_tested() -> None:
    twins = {twin.with_name(twin.name.split(".")[0] + ".yaml") for twin in ROOT.rglob("*.fixed.*")}
    fixable = [(file, rule) for file, rule in rules() if rule.info.fixable]
    assert len(fixable) >= 12
    assert len({rule.fixer for _, rule in fixable if rule.fixer}) >= 5
    assert [rule.info.id for file, rule in fixable if file not in twins] == [], "a fix without a fixed twin"


def test_all_categories_of_owasp_2025_are_covered() -> None:
    covered = {one for _, rule in rules() for one in rule.info.owasp if one.endswith(":2025")}
    assert covered == {f"A{number:02}:2025" for number in range(1, 11)}


def test_every_lesson_belongs_to_a_rule() -> None:
    used = {rule.info.lesson for _, rule in rules()}
    assert sorted({path.stem for path in ROOT.glob("*/lessons/*.md")} - used) == []


def test_whatever_takes_a_number_as_clean_takes_one_that_the_framework_converts() -> None:
    """`request.args.get("page", type=int)` is as clean as `int(request.args["page"])`."""
    texts = {shown(file): file.read_text("utf-8") for file in FILES if file.parents[1].name == "python-core"}
    lacking = [name for name, text in texts.items() if "- pattern: int(...)" in text and "type=$TYPE" not in text]
    assert lacking == []
