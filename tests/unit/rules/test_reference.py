"""The rule language's one description: the loader, the schema, the manual and the packs agree with it."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from wardline.engine.pattern_options import PatternOptions
from wardline.project.reference import RULE_PAGE_FILE, RULE_SCHEMA_FILE, rule_page_with_tables
from wardline.rules import load_rules, metadata
from wardline.rules.conditions import CONDITIONS
from wardline.rules.json_schema import schema, schema_text
from wardline.rules.reference import KEYS, SEVERITIES, STRUCTURED, Key, Kind, Place, keys_at, names_at
from wardline.rules.taint_parts import TAINT_KEYS
from wardline.syntax import language_by_name
from wardline.syntax.registry import rule_languages

ROOT = Path(__file__).parents[3]
RULES = sorted((ROOT / "rules").rglob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(schema())
TAINT_PLACES = (Place.SOURCE, Place.SINK, Place.SANITIZER, Place.PROPAGATOR)
HEAD = "id: a.b\nlanguages: [python]\nseverity: HIGH\nmessage: Bad.\n"


def place_id(key: Key) -> str:
    return f"{sorted(place.name for place in key.places)[0]}-{key.name}".lower()


def rule(body: str) -> dict[str, Any]:
    return {"rules": [yaml.safe_load(HEAD + body)]}


def wrong(body: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(rule(body))]


# --- the description itself ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS, ids=place_id)
def test_a_key_says_what_it_means_and_shows_it(key: Key) -> None:
    assert key.about.endswith(".")
    assert list(yaml.safe_load(key.example)) == [key.name]


def test_no_place_has_two_keys_of_one_name() -> None:
    assert sum(len(keys_at(place)) for place in Place) == sum(len(key.places) for key in KEYS)


def test_a_key_with_a_structure_says_which() -> None:
    assert [key.name for key in KEYS if key.kind in STRUCTURED and key.inside is None] == []
    assert [key.name for key in KEYS if key.values and key.kind not in (Kind.CHOICE, Kind.CHOICES)] == []


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.FILE])
def test_every_place_can_be_reached(place: Place) -> None:
    assert any(key.inside is place for key in KEYS)


# --- the loader ------------------------------------------------------------------------------------------------------


def test_the_loader_reads_what_is_described() -> None:
    assert set(CONDITIONS) == {name for name in names_at(Place.PART) if name.startswith("metavariable-")}
    assert set(TAINT_KEYS) == {name for name in names_at(Place.RULE) if keys_at(Place.RULE)[name].inside in TAINT_PLACES}
    assert set(metadata._SEVERITIES) == set(SEVERITIES)


@pytest.mark.parametrize("key", keys_at(Place.OPTIONS).values(), ids=lambda key: key.name)
def test_an_option_is_said_to_be_passed_over_unless_it_is_read(key: Key) -> None:
    asked = re.compile(r"""options\.get\(["'](\w+)["']""")
    engine = (path.read_text("utf-8") for path in (ROOT / "server" / "wardline" / "engine").glob("*.py"))
    read = {name for text in engine for name in asked.findall(text)} | {one.name for one in fields(PatternOptions)}
    assert ("Passed over." in key.about) == (key.name not in read)


# --- the manual ------------------------------------------------------------------------------------------------------


def test_the_manual_names_every_language() -> None:
    page = (ROOT / RULE_PAGE_FILE).read_text("utf-8")
    listed = page.partition("\n`languages` are ")[2].partition("A rule for `javascript`")[0]
    named = set(re.findall(r"`([^` ]+)`", listed))
    assert set(rule_languages()) <= named
    assert {name for name in named if not language_by_name(name)} == {"languages"}


def test_the_tables_in_the_manual_are_fresh() -> None:
    page = (ROOT / RULE_PAGE_FILE).read_text("utf-8")
    assert page == rule_page_with_tables(page), "run python -m wardline.project.reference ."


# --- the schema ------------------------------------------------------------------------------------------------------


def test_the_shipped_schema_is_fresh() -> None:
    assert (ROOT / RULE_SCHEMA_FILE).read_text("utf-8") == schema_text(), "run python -m wardline.project.reference ."


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("path", [path for path in RULES if path.name != "pack.yaml"], ids=lambda path: path.stem)
def test_our_rules_are_valid(path: Path) -> None:
    VALIDATOR.validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "body",
    [
        "pattern-regex: 'AKIA[0-9A-Z]{16}'",
        "patterns: [{pattern: $A}, {metavariable-pattern: {metavariable: $A, language: regex, pattern-regex: a+}}]",
        "patterns:\n  - pattern: $A\n  - metavariable-comparison: {metavariable: $A, comparison: $A > 1, base: 8, strip: true}",
        "patterns: [{pattern: '\"$A\"'}, {metavariable-analysis: {metavariable: $A, analyzer: entropy}}]",
        "patterns: [{pattern: $A.f()}, {metavariable-type: {metavariable: $A, types: [A, B]}}]",
        "patterns: [{pattern-regex: (a)}, {focus-metavariable: [$1]}]",
        "patterns: [{pattern: a}, {pattern-inside: {pattern-either: [{pattern: b}]}}]",
        "pattern: a\noptions: {symbolic_propagation: true, new_switch: 3}\nmin-version: 1.38",
        "pattern: a\nfix-regex: {regex: a, replacement: b, count: 1}",
        "mode: taint\npattern-sources: [{pattern: a, label: A, by-side-effect: only}]\n"
        "pattern-sinks: [{pattern: b, requires: A and not B, exact: false}]\n"
        "pattern-propagators: [{pattern: $A.f($B), from: $B, to: $A, by-side-effect: true}]",
        "mode: taint\npattern-sources: [{patterns: [{pattern: a}]}]\n"
        "pattern-sinks: [{pattern: 'f($X)', requires: [{$X: A}]}]",
        "pattern: a\nmetadata: {cwe: 'CWE-79: Cross-site scripting', owner: us, confidence: medium}",
    ],
)
def test_rules_as_others_write_them_are_valid(body: str) -> None:
    assert wrong(body) == []


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("", "not valid under any"),
        ("patern: a", "'patern'"),
        ("pattern: a\nmode: taint", "'pattern-sources' is a required"),
        ("pattern: a\nmode: tain", "'tain' is not one of"),
        ("pattern: a\nseverity: BAD", "'BAD' is not one of"),
        ("patterns: [{pattern: a}, {metavariable-regex: {metavariable: $A}}]", "'regex' is a required"),
        ("patterns: [{pattern: a}, {metavariable-regex: {metavariable: A, regex: b}}]", "'A' does not match"),
        ("patterns: [{pattern: a}, {metavariable-analysis: {metavariable: $A, analyzer: luck}}]", "'luck'"),
        ("patterns: []", "[] should be non-empty"),
        ("pattern: a\npaths: {only: [b]}", "'only'"),
        ("pattern: a\nfix-regex: {regex: a}", "'replacement' is a required"),
        ("pattern: a\nmetadata: {safety: perhaps}", "'perhaps'"),
        ("pattern-either: [{pattern-not: a}]", "'pattern-not'"),
    ],
)
def test_what_is_wrong_is_refused(body: str, named: str) -> None:
    assert any(named in message for message in wrong(body)), wrong(body)


@pytest.mark.parametrize("body", ["patern: a", "pattern: a\nmode: tain", "patterns: []", "pattern: a\nseverity: BAD"])
def test_the_schema_refuses_nothing_that_the_loader_reads(body: str) -> None:
    text = "rules:\n  - " + (HEAD + body).replace("\n", "\n    ")
    assert load_rules(text, "a.yaml").problems
