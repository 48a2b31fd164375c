from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.conftest import Start
from lsp.harness import Editor, applied, at

YAML = "import yaml\n\nDATA = yaml.load(text)\n"


def titled(actions: list[types.CodeAction], words: str) -> types.CodeAction:
    (found,) = [action for action in actions if words in action.title]
    return found


async def resolved(editor: Editor, action: types.CodeAction) -> types.CodeAction:
    return await editor.code_action_resolve_async(action)


def versioned(edit: types.WorkspaceEdit | None) -> types.TextDocumentEdit:
    assert edit is not None
    assert edit.document_changes is not None
    (change,) = [change for change in edit.document_changes if isinstance(change, types.TextDocumentEdit)]
    return change


async def test_a_proven_safe_fix_is_preferred_and_says_why_it_is_safe(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    actions = await editor.actions(uri, (2, 10))
    fix = next(action for action in actions if action.is_preferred)
    assert fix.kind == types.CodeActionKind.QuickFix
    assert "safe: Plain data loads the same." in fix.title
    assert fix.edit is None
    change = versioned((await resolved(editor, fix)).edit)
    assert change.text_document.version == 1
    assert applied(YAML, change.edits, "utf-8") == YAML.replace("yaml.load", "yaml.safe_load")


async def test_a_proven_fix_to_review_is_preferred_and_says_that_it_wants_review(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", "import ast\n\neval(text)\n")
    fix = titled(await editor.actions(uri, (2, 1)), "review")
    assert fix.is_preferred


async def test_a_client_that_cannot_resolve_gets_edits_inline_and_without_versions(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", YAML)
    actions = await editor.actions(uri, (2, 10))
    fix = titled(actions, "safe:")
    assert fix.edit is not None
    assert fix.edit.changes is not None
    assert applied(YAML, list(fix.edit.changes[uri])) == YAML.replace("yaml.load", "yaml.safe_load")
    assert all(action.edit or action.command for action in actions)


async def test_a_fix_resolved_after_an_edit_fits_the_new_text(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    fix = titled(await editor.actions(uri, (2, 10)), "safe:")
    editor.change(uri, 2, ((0, 0), (0, 0), "import os\n"))
    change = versioned((await resolved(editor, fix)).edit)
    assert change.text_document.version == 2
    assert applied("import os\n" + YAML, change.edits, "utf-8") == "import os\n" + YAML.replace("load", "safe_load")


async def test_a_fix_of_what_is_no_longer_there_resolves_to_nothing(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    fix = titled(await editor.actions(uri, (2, 10)), "safe:")
    editor.change(uri, 2, "x = 1\n")
    assert (await resolved(editor, fix)).edit is None


SUPPRESSED = [
    ("eval(x)\n", "eval(x)  # wardline: ignore[test.eval] -- "),
    ("def f(x):\r\n\treturn eval(x)\r\n", "\treturn eval(x)  # wardline: ignore[test.eval] -- "),
    ("def f(x):\n    y = 1 + \\\n        eval(x)\n", "    # wardline: ignore[test.eval] -- "),
    ('t = """\n""" + eval(x)\n', "# wardline: ignore[test.eval] -- "),
    ("eval(x)  # because\n", "# wardline: ignore[test.eval] -- "),
    ("s = '😀'; eval(s)\n", "s = '😀'; eval(s)  # wardline: ignore[test.eval] -- "),
]


@pytest.mark.parametrize(("text", "line"), SUPPRESSED)
async def test_ignoring_here_puts_the_comment_where_it_counts(start: Start, text: str, line: str) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", text)
    ignore = titled(await editor.actions(uri, at(text, "eval")), "here with a reason")
    assert ignore.edit is not None
    assert ignore.edit.changes is not None
    after = applied(text, list(ignore.edit.changes[uri]))
    assert any(each.startswith(line) for each in after.splitlines())
    assert ("\r\n" in after) == ("\r\n" in text)
    editor.change(uri, 2, after)
    assert await editor.pushed(uri, 2) == []


async def test_ignoring_here_in_javascript_uses_its_comments(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.js", "eval(x);\n", language="javascript")
    ignore = titled(await editor.actions(uri, (0, 1)), "here with a reason")
    assert ignore.edit is not None
    assert ignore.edit.changes is not None
    assert "  // wardline: ignore[test.js-eval] -- " in ignore.edit.changes[uri][0].new_text


async def test_ignoring_the_rule_in_the_project_edits_the_configuration(start: Start, workspace: Path) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    ignore = titled(await editor.actions(uri, (2, 10)), "ignore test.yaml in this project")
    change = versioned((await resolved(editor, ignore)).edit)
    path = workspace / "wardline.toml"
    assert change.text_document.uri == path.as_uri()
    path.write_text(applied(path.read_text(), change.edits, "utf-8"))
    assert 'ignore = ["test.yaml"]' in path.read_text()
    before = editor.diagnostic_refresh_count
    await editor.until(lambda: editor.diagnostic_refresh_count > before)
    assert list((await editor.pulled(uri)).items) == []


async def test_ignoring_a_rule_without_a_configuration_creates_one(start: Start, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    editor = await start("modern", root=bare)
    text = "import yaml\n\n\ndef f(x):\n    eval(x)\n    yaml.load(x)\n"
    uri = editor.open("a.py", text)
    report = await editor.pulled(uri)
    assert report.items
    where = report.items[0].range.start
    ignore = titled(await editor.actions(uri, (where.line, where.character)), "in this project")
    edit = (await resolved(editor, ignore)).edit
    assert edit is not None
    assert edit.document_changes is not None
    creation = edit.document_changes[0]
    assert isinstance(creation, types.CreateFile)
    assert creation.uri == (bare / "wardline.toml").as_uri()
    assert versioned(edit).text_document.version is None


async def test_a_client_that_cannot_create_files_is_not_offered_to_ignore_a_rule_without_a_configuration(
    start: Start, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    editor = await start("classic", root=bare)
    uri = editor.open("a.py", "import yaml\n\n\ndef f(x):\n    return yaml.load(x)\n")
    titles = [action.title for action in await editor.actions(uri, (4, 14))]
    assert any("here with a reason" in title for title in titles)
    assert not any("in this project" in title for title in titles)


async def test_a_client_that_cannot_create_files_can_edit_the_configuration_that_is_there(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", YAML)
    ignore = titled(await editor.actions(uri, (2, 10)), "in this project")
    assert ignore.edit is not None


async def test_titles_tell_several_findings_on_one_place_apart(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", "import yaml\n\nDATA = yaml.load(eval(text))\n")
    titles = [action.title for action in await editor.actions(uri, (2, 18))]
    assert {title for title in titles if "here with" in title or "lesson" in title or "project" in title} == {
        "Wardline: ignore test.yaml here with a reason",
        "Wardline: ignore test.eval here with a reason",
        "Wardline: ignore test.yaml in this project",
        "Wardline: ignore test.eval in this project",
        "Open lesson: Unsafe YAML",
        "Open lesson: Evaluated text",
    }
    assert len(titles) == len(set(titles))


async def test_the_lesson_is_a_command(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    lesson = titled(await editor.actions(uri, (2, 10)), "Open lesson")
    assert lesson.command is not None
    assert lesson.command.command == "wardline.openLesson"
    assert list(lesson.command.arguments or ()) == ["test.yaml"]


@pytest.mark.parametrize("profile", ["modern", "classic"])
async def test_fix_all_applies_every_safe_fix_and_no_other(start: Start, profile: str) -> None:
    editor = await start(profile)
    text = "import yaml\n\nA = yaml.load(a)\nB = eval(b)\nC = [yaml.load(c), yaml.load(d)]\n"
    uri = editor.open("a.py", text)
    (fix,) = await editor.actions(uri, (0, 0), only=["source.fixAll.wardline"])
    assert fix.kind == "source.fixAll.wardline"
    if profile == "modern":
        edits = versioned((await resolved(editor, fix)).edit).edits
    else:
        assert fix.edit is not None
        assert fix.edit.changes is not None
        edits = fix.edit.changes[uri]
    assert applied(text, list(edits), "utf-8") == text.replace("yaml.load", "yaml.safe_load")


async def test_only_the_kinds_that_are_asked_for_are_offered(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    kinds = {
        only: {
            str(getattr(action.kind, "value", action.kind))
            for action in await editor.actions(uri, (2, 10), only=[only])
        }
        for only in ("quickfix", "source", "source.fixAll", "source.organizeImports", "refactor")
    }
    assert kinds == {
        "quickfix": {"quickfix"},
        "source": {"source.fixAll.wardline"},
        "source.fixAll": {"source.fixAll.wardline"},
        "source.organizeImports": set(),
        "refactor": set(),
    }


async def test_nothing_is_offered_away_from_a_finding(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", YAML)
    assert await editor.actions(uri, (0, 0), only=["quickfix"]) == []


async def test_a_client_without_literals_gets_commands(start: Start) -> None:
    editor = await start("bare")
    uri = editor.open("a.py", YAML)
    (command,) = await editor.actions(uri, (2, 10))
    assert isinstance(command, types.Command)


async def test_unknown_documents_and_languages_have_no_actions(start: Start) -> None:
    editor = await start("modern")
    assert await editor.actions((editor.root / "nowhere.py").as_uri(), (0, 0)) == []
    assert await editor.actions(editor.open("a.rb", "eval(x)\n", language="ruby"), (0, 0)) == []
