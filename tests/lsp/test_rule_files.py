"""Rule files in an editor: what is wrong in them while they are written, completion, hover; rules work live."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from lsp.conftest import Start
from lsp.harness import CONFIGURATION, RULES, SECONDS, Editor, applied, at

HEAD = "rules:\n  - id: a.b\n    languages: [python]\n    severity: HIGH\n    message: Bad.\n"
COMPOSE = "services:\n  web:\n    image: nginx\n    rules: none\n"
ROLE = 'kind: Role\nrules:\n- apiGroups: [""]\n  resources: [pods]\n  verbs: [get]\n'


async def complete(editor: Editor, uri: str, place: tuple[int, int]) -> Sequence[types.CompletionItem]:
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(*place))
    found = await asyncio.wait_for(editor.text_document_completion_async(params), SECONDS)
    assert found is None or isinstance(found, types.CompletionList)
    return found.items if found else ()


async def hover(editor: Editor, uri: str, place: tuple[int, int]) -> types.Hover | None:
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(*place))
    return await asyncio.wait_for(editor.text_document_hover_async(params), SECONDS)


def text_of(shown: types.Hover | None) -> str:
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    return shown.contents.value


def underlined(text: str, found: types.Diagnostic) -> str:
    """The text that a diagnostic of one line underlines; columns in UTF-16, which is what `classic` speaks."""
    assert found.range.start.line == found.range.end.line
    line = text.split("\n")[found.range.start.line].encode("utf-16-le")
    return line[2 * found.range.start.character : 2 * found.range.end.character].decode("utf-16-le")


# --- diagnostics -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "where", "said"),
    [
        ("    patern: a\n", "patern", "did you mean `pattern`"),
        ("    pattern: a\n    severity: BAD\n", "BAD", "unknown severity"),
        (
            "    patterns:\n      - pattern: 😀\n      - metavariable-rex: {}\n",
            "metavariable-rex",
            "metavariable-regex",
        ),
        ("    pattern: f(\n", "f(", "pattern"),
        ("    pattern: a\n    mode: tain\n", "tain", "did you mean `taint`"),
        ("    pattern: a\n    metadata: {é: 😀, cwe: [CWE-99999]}\n", "CWE-99999", "there is no weakness"),
        ("    pattern: a\n    metadata: {fixer: add-keywrd}\n", "add-keywrd", "did you mean `add-keyword`"),
        ("    pattern: a\n    metadata:\n      owasp: ['A99:2021']\n", "'A99:2021'", "OWASP"),
    ],
)
async def test_what_is_wrong_is_underlined(start: Start, body: str, where: str, said: str) -> None:
    editor = await start("classic")
    text = HEAD + body
    uri = editor.open("new.yaml", text, "yaml")
    found = await editor.pushed(uri, 1)
    match = [one for one in found if said in one.message]
    assert match, [one.message for one in found]
    assert underlined(text, match[0]) == where
    assert match[0].source == "wardline"
    assert match[0].code == "rule"


async def test_problems_come_and_go_while_typing(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("new.yaml", HEAD + "    pattern: eval(...)\n", "yaml")
    assert await editor.pushed(uri, 1) == []
    editor.change(uri, 2, ((5, 4), (5, 11), "patter"))
    assert len(await editor.pushed(uri, 2)) > 0
    editor.change(uri, 3, ((5, 4), (5, 10), "pattern"))
    assert await editor.pushed(uri, 3) == []


async def test_all_problems_are_shown_at_once(start: Start) -> None:
    editor = await start("classic")
    text = (
        HEAD
        + "    pattern: a\n    fixx: a\n"
        + HEAD.replace("rules:\n", "").replace("python", "klingon")
        + "  - id: c\n"
    )
    messages = [one.message for one in await editor.pushed(editor.open("new.yaml", text, "yaml"), 1)]
    assert any("`fix`" in message for message in messages)
    assert any("klingon" in message for message in messages)
    assert any("no `message`" in message for message in messages)


@pytest.mark.parametrize("text", [HEAD + "    pattern: [a\n", HEAD + "    pattern: 'a\n", HEAD + "   pattern: a\n"])
async def test_broken_yaml_is_said_where_it_breaks(start: Start, text: str) -> None:
    editor = await start("classic")
    (found,) = await editor.pushed(editor.open("new.yaml", text, "yaml"), 1)
    assert "not valid YAML" in found.message
    assert found.range.start.line >= 4
    assert found.range.start != found.range.end


async def test_an_id_of_another_file_is_a_problem(start: Start, workspace: Path) -> None:
    (workspace / "more.yaml").write_text(HEAD + "    pattern: a\n")
    (workspace / "wardline.toml").write_text('packs = []\nrules = ["rules.yaml", "more.yaml"]\n')
    editor = await start("classic")
    text = HEAD.replace("a.b", "test.eval") + "    pattern: a\n"
    (found,) = await editor.pushed(editor.open("more.yaml", text, "yaml"), 1)
    assert "already used by the rule at rules.yaml" in found.message


async def test_diagnostics_of_rules_can_be_pulled_and_are_not_pushed_too(start: Start, workspace: Path) -> None:
    broken = RULES + "  - id: test.broken\n    languages: [python]\n"
    (workspace / "rules.yaml").write_text(broken)
    editor = await start("modern")
    uri = (workspace / "rules.yaml").as_uri()
    assert await editor.pushed_that(uri, bool)
    editor.open("rules.yaml", broken, "yaml")
    report = await editor.pulled(uri)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert len(report.items) >= 3
    assert await editor.pushed_that(uri, lambda found: not found) == []
    editor.close(uri)
    assert await editor.pushed_that(uri, bool)


async def test_other_yaml_is_left_alone(start: Start) -> None:
    editor = await start("classic")
    others = [
        editor.open("compose.yaml", COMPOSE, "yaml"),
        editor.open("role.yml", ROLE, "yaml"),
        editor.open(".eslintrc.yaml", "rules:\n  eqeqeq: error\n", "yaml"),
    ]
    for uri in others:
        assert await complete(editor, uri, (1, 0)) == ()
        assert await hover(editor, uri, (1, 1)) is None
    rules = editor.open("new.yaml", HEAD + "    patern: a\n", "yaml")
    assert await editor.pushed(rules, 1)
    assert all(not editor.published[uri].diagnostics for uri in others if uri in editor.published)


async def test_findings_in_a_rule_file_stand_beside_its_problems(start: Start, workspace: Path) -> None:
    pytest.importorskip("tree_sitter_yaml")
    own = HEAD.replace("a.b", "y.z").replace("python", "yaml") + "    pattern: 'owner: nobody'\n"
    (workspace / "rules.yaml").write_text(own)
    editor = await start("classic")
    text = HEAD + "    patern: a\n    metadata: {}\n    owner: nobody\n"
    found = await editor.pushed(editor.open("new.yaml", text, "yaml"), 1)
    assert [one.code for one in found if one.code != "rule"] == ["y.z"]
    assert any("patern" in one.message for one in found)


async def test_a_text_that_holds_rules_no_more_shows_no_problems_of_rules(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("new.yaml", HEAD + "    patern: a\n", "yaml")
    assert await editor.pushed(uri, 1)
    editor.change(uri, 2, COMPOSE)
    assert await editor.pushed_that(uri, lambda found: not found) == []


async def test_a_closed_rule_file_shows_what_is_saved(start: Start, workspace: Path) -> None:
    editor = await start("classic")
    uri = editor.open("rules.yaml", RULES.replace("pattern: eval", "patern: eval"), "yaml")
    assert await editor.pushed_that(uri, bool)
    editor.close(uri)
    assert await editor.pushed_that(uri, lambda found: not found) == []


# --- completion ------------------------------------------------------------------------------------------------------


async def test_keys_are_completed_with_what_they_mean(start: Start) -> None:
    editor = await start("modern")
    text = HEAD + "    patt\n"
    uri = editor.open("new.yaml", text, "yaml")
    items = {item.label: item for item in await complete(editor, uri, (5, 8))}
    assert "pattern-either" in items
    assert "message" not in items
    item = items["pattern"]
    assert isinstance(item.text_edit, types.TextEdit)
    assert applied(text, [item.text_edit]) == HEAD + "    pattern: \n"
    assert isinstance(item.documentation, str)
    assert "Code of this form" in item.documentation


async def test_structured_keys_are_snippets_where_the_client_has_them(start: Start) -> None:
    editor = await start("snippets")
    text = HEAD + "    patterns:\n      - met"
    uri = editor.open("new.yaml", text, "yaml")
    items = {item.label: item for item in await complete(editor, uri, at(text + "‸", "‸"))}
    item = items["metavariable-regex"]
    assert item.insert_text_format == types.InsertTextFormat.Snippet
    assert isinstance(item.documentation, types.MarkupContent)
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.new_text == (
        "metavariable-regex:\n    metavariable: ${1:\\$NAME}\n    regex: ${2:(?i).*password}"
    )


async def test_the_end_of_a_key_that_is_there_is_kept(start: Start) -> None:
    editor = await start("snippets")
    text = HEAD + "    pattern-in: a\n"
    uri = editor.open("new.yaml", text, "yaml")
    items = {item.label: item for item in await complete(editor, uri, (5, 12))}
    edit = items["pattern-either"].text_edit
    assert isinstance(edit, types.TextEdit)
    assert applied(text, [edit]) == HEAD + "    pattern-either: a\n"


async def test_completion_works_in_a_text_that_is_hardly_begun(start: Start, workspace: Path) -> None:
    editor = await start("classic")
    uri = editor.open("new.yaml", "rules:\n  - \n", "yaml")
    assert "languages" in [item.label for item in await complete(editor, uri, (1, 4))]
    empty = editor.open("rules.yaml", "", "yaml")
    await editor.pushed(editor.open("a.py", "x = 1\n"))  # the project, and what it takes rules from, is known
    assert [item.label for item in await complete(editor, empty, (0, 0))] == ["rules"]


async def test_names_of_standards_are_found_by_their_words(start: Start) -> None:
    editor = await start("classic")
    text = HEAD + "    # é😀\n    metadata: {title: é😀, cwe: [CW\n"
    uri = editor.open("new.yaml", text, "yaml")
    items = {item.label: item for item in await complete(editor, uri, at(text.replace("[CW", "[CW‸"), "‸"))}
    assert "SQL" in (items["CWE-89"].filter_text or "")
    edit = items["CWE-89"].text_edit
    assert isinstance(edit, types.TextEdit)
    assert applied(text, [edit]) == text.replace("[CW", "[CWE-89")


async def test_metavariables_are_completed_after_the_dollar(start: Start) -> None:
    editor = await start("classic")
    text = HEAD.replace("Bad.", '"This is $ here"') + "    pattern: f($CODE, $...REST)\n"
    uri = editor.open("new.yaml", text, "yaml")
    place = at(text.replace("is $", "is $‸"), "‸")
    items = await complete(editor, uri, place)
    assert [item.label for item in items] == ["$CODE", "$...REST"]
    edit = items[0].text_edit
    assert isinstance(edit, types.TextEdit)
    assert "This is $CODE here" in applied(text, [edit])


async def test_completion_is_asked_for_in_yaml_only_where_the_client_can_be_told(start: Start) -> None:
    editor = await start("snippets")
    await editor.until(lambda: types.TEXT_DOCUMENT_COMPLETION in editor.registered)
    other = await start("classic")
    assert await complete(other, other.open("a.py", "pat\n"), (0, 3)) == ()


# --- hover -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("severity", "How bad a finding is"),
        ("metavariable-regex", "matches, from its start"),
        ("CWE-89", "](https://cwe.mitre.org/data/definitions/89.html)"),
        ("A05:2025", "OWASP Top 10, 2025"),
        ("v5.0.0-1.2.4", "level 1"),
        ("HIGH", "How bad a finding is"),
        ("add-keyword", "Adds a keyword argument"),
    ],
)
async def test_keys_and_names_are_explained(start: Start, word: str, said: str) -> None:
    editor = await start("modern")
    text = HEAD + (
        "    patterns:\n      - pattern: f($X)\n      - metavariable-regex: {metavariable: $X, regex: a}\n"
        "    metadata: {cwe: [CWE-89], owasp: ['A05:2025'], asvs: [v5.0.0-1.2.4], fixer: add-keyword}\n"
    )
    place = at(text, word, "utf-8")
    shown = await hover(editor, editor.open("new.yaml", text, "yaml"), (place[0], place[1] + 1))
    assert said in text_of(shown)
    assert shown is not None
    assert shown.range == types.Range(types.Position(*place), types.Position(place[0], place[1] + len(word)))


async def test_a_plain_client_gets_plain_text(start: Start) -> None:
    editor = await start("classic")
    shown = text_of(await hover(editor, editor.open("new.yaml", HEAD + "    pattern: a\n", "yaml"), (3, 5)))
    assert "`" not in shown
    assert "**" not in shown


async def test_patterns_and_messages_are_not_explained(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("new.yaml", HEAD + "    pattern: severity\n", "yaml")
    assert await hover(editor, uri, (5, 15)) is None
    assert await hover(editor, uri, (4, 15)) is None


# --- rules work live -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["classic", "modern"])
async def test_a_saved_rule_of_any_directory_works_at_once(start: Start, workspace: Path, profile: str) -> None:
    (workspace / "wardline.toml").write_text(CONFIGURATION.replace("rules.yaml", "team/checks"))
    directory = workspace / "team" / "checks" / "deep"
    directory.mkdir(parents=True)
    (directory / "first.yml").write_text(HEAD + "    pattern: first(...)\n")
    editor = await start(profile)
    code = editor.open("a.py", "first(1)\nsecond(2)\n")
    assert await codes(editor, code, profile, {"a.b"}) == [0]
    text = HEAD.replace("a.b", "c.d") + "    patterns:\n      - pattern: second($X)\n"
    rule = editor.open("team/checks/deep/second.yml", text, "yaml")
    (directory / "second.yml").write_text(text)
    editor.save(rule)
    assert await codes(editor, code, profile, {"a.b", "c.d"}) == [0, 1]
    changed = text.replace("second(", "first(")
    editor.change(rule, 2, changed)
    (directory / "second.yml").write_text(changed)
    editor.save(rule)
    assert await codes(editor, code, profile, {"a.b", "c.d"}, lines=[0, 0]) == [0, 0]


async def codes(editor: Editor, uri: str, profile: str, wanted: set[str], lines: list[int] | None = None) -> list[int]:
    """The lines of the findings, once they are those of the rules `wanted` (and stand in `lines`)."""

    def holds(found: Sequence[Any]) -> bool:
        return {one.code for one in found} == wanted and (lines is None or _lines(found) == lines)

    if profile == "classic":
        return _lines(await editor.pushed_that(uri, holds))
    while True:
        before = editor.diagnostic_refresh_count
        report = await editor.pulled(uri)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        if holds(report.items):
            return _lines(report.items)
        await editor.until(lambda before=before: editor.diagnostic_refresh_count > before)


def _lines(found: Sequence[Any]) -> list[int]:
    return sorted(one.range.start.line for one in found)
