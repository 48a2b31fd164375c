"""Where the cursor stands in a rule file, however little of it is written: `‸` marks it in the cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from wardline.lsp.buffers import open_buffer
from wardline.lsp.rule_files.cursor import Cursor, cursor_at
from wardline.lsp.rule_files.offers import offers
from wardline.lsp.rule_files.places import TextPlaces
from wardline.rules.reference import Place
from wardline.text import Encoding
from wardline.training import LessonLibrary

ROOT = Path(__file__).parents[3]
NO_LESSONS = LessonLibrary(())
HEAD = "rules:\n  - id: a.b\n"


def cursor(text: str) -> Cursor | None:
    before = text.partition("‸")[0]
    lines = text.replace("‸", "").split("\n")
    return cursor_at(lines, before.count("\n"), len(before.rpartition("\n")[2]))


def offered(text: str) -> list[str]:
    before = text.partition("‸")[0]
    lines = text.replace("‸", "").split("\n")
    found = cursor(text)
    return [offer.text for offer in offers(lines, before.count("\n"), found, NO_LESSONS)] if found else []


# --- at a key --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "word", "lead"),
    [
        ("‸", Place.FILE, "", ""),
        ("ru‸", Place.FILE, "ru", ""),
        ("rules:\n  ‸", Place.RULE, "", "- "),
        ("rules:\n‸", Place.FILE, "", ""),
        ("rules:\n  -‸", Place.RULE, "", " "),
        ("rules:\n  - ‸", Place.RULE, "", ""),
        ("rules:\n- i‸", Place.RULE, "i", ""),
        (HEAD + "    ‸", Place.RULE, "", ""),
        (HEAD + "    lang‸", Place.RULE, "lang", ""),
        (HEAD + "    lang‸: x", Place.RULE, "lang", ""),
        (HEAD + "    \"lang‸", Place.RULE, "lang", ""),
        (HEAD + "    ‸\n    pattern: x\n", Place.RULE, "", ""),
        (HEAD + "    patterns:\n      ‸", Place.PART, "", "- "),
        (HEAD + "    patterns:\n    - ‸", Place.PART, "", ""),
        (HEAD + "    patterns:\n    ‸", Place.RULE, "", ""),
        (HEAD + "    patterns:\n      - pattern: |\n          f($X)\n      - ‸", Place.PART, "", ""),
        (HEAD + "    patterns:\n      - pattern: |\n          f($X)\n        ‸", Place.PART, "", ""),
        (HEAD + "    patterns:\n      - pattern: f($X\n      - metavariable-‸", Place.PART, "metavariable-", ""),
        (HEAD + "    patterns:\n      - metavariable-regex:\n          ‸", Place.METAVARIABLE_REGEX, "", ""),
        (HEAD + "    patterns:\n      - metavariable-pattern:\n          metavariable: $X\n          patt‸",
         Place.METAVARIABLE_PATTERN, "patt", ""),
        (HEAD + "    pattern-either:\n      - p‸", Place.OPTION, "p", ""),
        (HEAD + "    patterns:\n      - pattern-inside:\n          ‸", Place.NESTED, "", ""),
        (HEAD + "    pattern-sources:\n      - pattern: x\n        ‸", Place.SOURCE, "", ""),
        (HEAD + "    pattern-sources: [{pattern: f(1), l‸", Place.SOURCE, "l", ""),
        (HEAD + "    pattern-sources: [{pattern: 'f(\"]\")', l‸", Place.SOURCE, "l", ""),
        (HEAD + "    pattern-sinks:\n    - patterns:\n      - pattern-either:\n        - ‸", Place.OPTION, "", ""),
        (HEAD + "    pattern-sinks: [\n      {pattern: a},\n      {‸", Place.SINK, "", ""),
        (HEAD + "    metadata:\n      ‸", Place.METADATA, "", ""),
        (HEAD + "    metadata: {‸", Place.METADATA, "", ""),
        (HEAD + "    metadata:\n      replaces: {ban‸", Place.REPLACES, "ban", ""),
        (HEAD + "    message: \"never closed\n    seve‸", Place.RULE, "seve", ""),
        (HEAD + "    languages: [python\n    seve‸", Place.RULE, "seve", ""),
        (HEAD + "    message: >\n      Text: x\n\n      - more\n    seve‸", Place.RULE, "seve", ""),
        ("# a file\n---\nrules:\n\n  # first\n  - id: a\n\n    ‸", Place.RULE, "", ""),
        ("other:\n  - rules:\n      - ‸", None, "", ""),
        ("other:\n  deep‸", None, "deep", ""),
    ],
)  # fmt: skip
def test_at_a_key(text: str, place: Place | None, word: str, lead: str) -> None:
    found = cursor(text)
    assert found is not None
    assert (found.in_value, found.place, found.word, found.lead) == (False, place, word, lead)


# --- at a value ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key", "word"),
    [
        (HEAD + "    severity: ‸", "severity", ""),
        (HEAD + "    severity: HI‸", "severity", "HI"),
        (HEAD + "    languages: [py‸", "languages", "py"),
        (HEAD + "    languages:\n      - py‸", "languages", "py"),
        (HEAD + "    languages: [python,\n      ‸", "languages", ""),
        (HEAD + "    message: \"Here $‸", "message", "$"),
        (HEAD + "    message: >\n      Here $CO‸", "message", "$CO"),
        (HEAD + "    message: Here: $CO‸", "message", "$CO"),
        (HEAD + "    pattern: |\n      a:\n        b‸", "pattern", "b"),
        (HEAD + "    pattern: |\n      ‸", "pattern", ""),
        (HEAD + "    patterns:\n      - pattern: |\n          ‸\n", "pattern", ""),
        (HEAD + "    patterns:\n      - pattern: a\n      - focus-metavariable: ‸", "focus-metavariable", ""),
        (HEAD + "    patterns:\n      - focus-metavariable: $...AR‸", "focus-metavariable", "$...AR"),
        (HEAD + "    metadata:\n      owasp: [\"A03:20‸", "owasp", "A03:20"),
        (HEAD + "    metadata:\n      cwe:\n        - \"CWE-8‸", "cwe", "CWE-8"),
        (HEAD + "    metadata: {cwe: [CWE-89], lesson: sq‸", "lesson", "sq"),
        (HEAD + "    pattern: 😀é(‸", "pattern", ""),
        ("rules:\n  - id: ‸", "id", ""),
        ("rules:\n  - unheard: ‸", None, ""),
    ],
)  # fmt: skip
def test_at_a_value(text: str, key: str | None, word: str) -> None:
    found = cursor(text)
    assert found is not None
    assert (found.in_value, found.key.name if found.key else None, found.word) == (True, key, word)


@pytest.mark.parametrize(
    "text", ["# ‸", HEAD + "    severity: HIGH # ‸", HEAD + "    languages: [python] # ‸", HEAD + "    # ‸"]
)
def test_in_a_comment_there_is_nothing(text: str) -> None:
    assert cursor(text) is None


def test_a_sharp_inside_quotes_and_patterns_is_no_comment() -> None:
    for text in (HEAD + '    message: "a # $‸', HEAD + "    pattern: |\n      # $‸"):
        assert cursor(text) is not None


# --- what is offered -------------------------------------------------------------------------------------------------


def test_keys_that_are_there_already_are_not_offered_again() -> None:
    text = HEAD + "    message: x\n    ‸\n    severity: HIGH\n  - id: b\n    languages: [python]\n"
    assert "languages" in offered(text)
    assert not {"id", "message", "severity"} & set(offered(text))


def test_each_place_has_its_own_keys() -> None:
    sources = offered(HEAD + "    pattern-sources:\n      - ‸")
    assert "label" in sources
    assert "from" not in sources
    assert offered(HEAD + "    patterns:\n      - metavariable-analysis:\n          ‸") == ["metavariable", "analyzer"]


def test_values_are_offered() -> None:
    assert offered(HEAD + "    mode: ‸") == ["search", "taint"]
    assert offered(HEAD + "    pattern-sinks: [{exact: ‸") == ["true", "false"]
    assert offered(HEAD + "    options:\n      symbolic_propagation: ‸") == ["true", "false"]
    assert "python" in offered(HEAD + "    languages: [‸")
    assert "add-keyword" in offered(HEAD + "    metadata: {fixer: ‸")
    assert "add-keyword" in offered(HEAD + "    metadata:\n      fixer:\n        name: ‸")


def test_ids_of_standards_are_offered_the_most_dangerous_first() -> None:
    weaknesses = offered(HEAD + "    metadata: {cwe: [‸")
    assert weaknesses[0] == "CWE-79"
    assert "CWE-1004" in weaknesses
    assert "A05:2025" in offered(HEAD + "    metadata: {owasp: [‸")
    assert "v5.0.0-1.2.4" in offered(HEAD + "    metadata: {asvs: [‸")


BINDING = HEAD + (
    "    message: $NOT\n"
    "    patterns:\n"
    "      - pattern: f($A, $...REST, $_)\n"
    "      - pattern-inside: |\n"
    "          def $F(...):\n"
    "              ...\n"
    "      - pattern-regex: (?P<WORD>a+)\n"
)


def test_metavariables_of_the_rule_are_offered_where_one_is_begun() -> None:
    bound = ["$A", "$...REST", "$F", "$WORD"]
    assert offered(BINDING + "      - focus-metavariable: ‸") == bound
    assert offered(BINDING + "      - metavariable-regex:\n          metavariable: $‸") == bound
    assert offered(BINDING + "    fix: g($‸") == bound
    assert offered(BINDING + "    fix: ‸") == []


def test_metavariables_of_other_rules_are_not_offered() -> None:
    text = BINDING + "  - id: c\n    pattern: g($OWN)\n    message: $‸\n  - id: d\n    pattern: h($LATER)\n"
    assert offered(text) == ["$OWN"]


def test_metavariables_in_brackets_are_offered() -> None:
    assert offered(HEAD + "    pattern-sources: [{pattern: f($A)}]\n    message: $‸") == ["$A"]


def test_labels_are_offered_to_requires() -> None:
    text = HEAD + "    pattern-sources: [{pattern: a, label: RAW}]\n    pattern-sinks:\n      - requires: ‸"
    assert offered(text) == ["RAW"]


# --- positions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", list(Encoding))
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_positions_are_the_editors(encoding: Encoding, line_break: str, mark: str) -> None:
    width = {Encoding.UTF8: 4, Encoding.UTF16: 2, Encoding.UTF32: 1}[encoding]
    text = mark + line_break.join(["# 😀", "a: 😀bc"])
    places = TextPlaces(open_buffer(text, None, encoding, 1, yaml=True))
    assert places.lines == ["# 😀", "a: 😀bc"]
    assert places.find(types.Position(1, 3 + width + 1)) == (1, 5)
    assert places.range(1, 4, 6) == types.Range(types.Position(1, 3 + width), types.Position(1, 5 + width))


# --- nothing crashes -------------------------------------------------------------------------------------------------


SHIPPED = [path.read_text("utf-8") for path in sorted((ROOT / "rules").rglob("*.yaml"))]


def look(text: str, line: int, column: int) -> None:
    lines = text.split("\n")
    found = cursor_at(lines, line, column)
    if found is not None:
        assert 0 <= found.start <= column
        list(offers(lines, line, found, NO_LESSONS))


@given(st.data())
def test_no_place_in_any_part_of_a_rule_file_is_too_much(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SHIPPED))
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    lines = part.split("\n")
    line = data.draw(st.integers(0, len(lines) - 1))
    look(part, line, data.draw(st.integers(0, len(lines[line]))))


@given(st.text("rules:- \n\t[]{}\"'#|>&*!$pattern,é😀\r", max_size=80), st.data())
def test_no_text_at_all_is_too_much(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    line = data.draw(st.integers(0, len(lines) - 1))
    look(text, line, data.draw(st.integers(0, len(lines[line]))))


def test_every_key_of_our_rules_is_known_where_it_stands() -> None:
    for text in SHIPPED:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            stripped = line.lstrip("- ")
            name = stripped.partition(":")[0]
            found = cursor_at(lines, number, len(line) - len(stripped) + len(name))
            if "rules:" in lines[0] and found is not None and not found.in_value and found.place is not None:
                assert found.word == name.strip()
