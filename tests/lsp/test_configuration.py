from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.conftest import Start
from lsp.harness import CONFIGURATION, RULES

EVAL = "import ast\n\neval(x)\n"


async def test_an_edited_configuration_takes_effect_though_nothing_is_watched(start: Start, workspace: Path) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", EVAL)
    assert await editor.pushed(uri)
    (workspace / "wardline.toml").write_text(CONFIGURATION + 'ignore = ["test.eval"]\n')
    assert await editor.pushed_that(uri, lambda found: not found) == []
    (workspace / "wardline.toml").write_text(CONFIGURATION)
    assert await editor.pushed_that(uri, bool)


async def test_an_edited_rule_takes_effect(start: Start, workspace: Path) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", EVAL)
    await editor.pushed(uri)
    (workspace / "rules.yaml").write_text(RULES.replace("Evaluating text runs", "This executes"))
    (found,) = await editor.pushed_that(uri, lambda found: "This executes" in found[0].message)
    assert found.code == "test.eval"


async def test_an_edited_rule_takes_effect_for_a_pulling_client(start: Start, workspace: Path) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", EVAL)
    first = await editor.pulled(uri)
    before = editor.diagnostic_refresh_count
    (workspace / "rules.yaml").write_text(RULES.replace("Evaluating text runs", "This executes"))
    await editor.until(lambda: editor.diagnostic_refresh_count > before)
    again = await editor.pulled(uri, first.result_id)
    assert isinstance(again, types.RelatedFullDocumentDiagnosticReport)
    assert "This executes" in again.items[0].message


async def test_a_configuration_that_appears_takes_effect(start: Start, tmp_path: Path) -> None:
    root = tmp_path / "fresh"
    root.mkdir()
    editor = await start("classic", root=root)
    uri = editor.open("a.py", "def f(x):\n    eval(x)\n")
    before = await editor.pushed(uri)
    assert [each.code for each in before] != ["test.eval"]
    (root / "rules.yaml").write_text(RULES)
    (root / "wardline.toml").write_text(CONFIGURATION)
    assert await editor.pushed_that(uri, lambda found: [each.code for each in found] == ["test.eval"])


async def test_what_is_wrong_in_the_configuration_is_shown_there_and_said_once(start: Start, workspace: Path) -> None:
    (workspace / "wardline.toml").write_text(CONFIGURATION + "ignroe = []\n")
    editor = await start("classic")
    (found,) = await editor.pushed((workspace / "wardline.toml").as_uri())
    assert found.range.start.line == 2
    assert "ignore" in found.message
    assert await editor.pushed(editor.open("a.py", EVAL))
    assert len(editor.messages) == 1
    (workspace / "wardline.toml").write_text(CONFIGURATION)
    assert await editor.pushed_that((workspace / "wardline.toml").as_uri(), lambda found: not found) == []


async def test_what_is_wrong_in_a_rule_is_shown_in_its_file_and_the_others_run(start: Start, workspace: Path) -> None:
    (workspace / "rules.yaml").write_text(RULES + "  - id: test.broken\n    languages: [python]\n")
    editor = await start("modern")
    found = await editor.pushed((workspace / "rules.yaml").as_uri())
    assert found[0].range.start.line >= RULES.count("\n")
    assert len((await editor.pulled(editor.open("a.py", EVAL))).items) == 1


async def test_the_editors_settings_go_over_the_configuration(start: Start) -> None:
    from lsp.harness import Editor

    editor = await start("modern")
    assert isinstance(editor, Editor)
    uri = editor.open("a.py", EVAL)
    assert (await editor.pulled(uri)).items
    before = editor.diagnostic_refresh_count
    editor.set_configuration({"ignore": ["test.*"], "server": {"path": ""}}, section="wardline")
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    await editor.until(lambda: editor.diagnostic_refresh_count > before)
    assert list((await editor.pulled(uri)).items) == []


async def test_settings_may_come_with_the_notification_or_at_the_start(start: Start) -> None:
    editor = await start("classic", options={"settings": {"ignore": ["test.eval"]}})
    uri = editor.open("a.py", EVAL)
    assert await editor.pushed(uri) == []
    settings = {"wardline": {"ignore": []}}
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    assert await editor.pushed_that(uri, bool)


async def test_watchers_are_registered_where_the_client_can_watch(start: Start) -> None:
    editor = await start("modern")
    wanted = {types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.WORKSPACE_DID_CHANGE_CONFIGURATION}
    await editor.until(lambda: wanted <= set(editor.registered))


async def test_each_folder_has_its_own_project(start: Start, workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "rules.yaml").write_text(RULES)
    (other / "wardline.toml").write_text(CONFIGURATION + 'ignore = ["test.eval"]\n')
    editor = await start("classic", folders=[workspace, other])
    assert await editor.pushed(editor.open("a.py", EVAL))
    assert await editor.pushed(editor.open((other / "a.py").as_uri(), EVAL)) == []


async def test_a_folder_may_join_and_leave(start: Start, workspace: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    editor = await start("modern", root=workspace)
    folder = types.WorkspaceFolder(outer.as_uri(), "outer")
    (outer / "rules.yaml").write_text(RULES)
    (outer / "wardline.toml").write_text(CONFIGURATION)
    editor.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(types.WorkspaceFoldersChangeEvent([folder], []))
    )
    uri = editor.open((outer / "a.py").as_uri(), EVAL)
    assert (await editor.pulled(uri)).items
    editor.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(types.WorkspaceFoldersChangeEvent([], [folder]))
    )
    assert (await editor.pulled(uri)).items


async def test_a_document_outside_the_folders_has_its_directorys_project(
    start: Start, workspace: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    editor = await start("classic", root=empty)
    assert await editor.pushed(editor.open((workspace / "a.py").as_uri(), EVAL))


@pytest.mark.parametrize("trusted", [True, False])
async def test_rules_of_an_untrusted_workspace_are_not_loaded(start: Start, trusted: bool) -> None:
    editor = await start("classic", options={"trusted": trusted})
    assert bool(await editor.pushed(editor.open("a.py", EVAL))) == trusted


async def test_files_larger_than_the_limit_have_a_note_and_nothing_else(start: Start, workspace: Path) -> None:
    (workspace / "wardline.toml").write_text(CONFIGURATION + "max-file-size = 100\n")
    editor = await start("classic")
    uri = editor.open("a.py", EVAL + "#" * 200)
    (note,) = await editor.pushed(uri)
    assert note.code == "file-too-large"
    assert "100 bytes" in note.message
    editor.change(uri, 2, EVAL)
    assert [one.code for one in await editor.pushed(uri, 2)] == ["test.eval"]


async def test_the_status_is_told_to_clients_that_ask_for_it(start: Start) -> None:
    editor = await start("classic", options={"statusNotifications": True})
    editor.open("a.py", EVAL)
    last = await editor.until(lambda: editor.statuses and editor.statuses[-1].findings == 1 and editor.statuses[-1])
    assert last.state in ("idle", "analysing")
    assert editor.statuses[0].state == "starting"


async def test_the_status_does_not_stay_at_starting_when_what_was_opened_is_closed_at_once(
    start: Start, tmp_path: Path
) -> None:
    editor = await start("classic", options={"statusNotifications": True})
    editor.open("a.py", EVAL)
    await editor.until(lambda: editor.statuses and editor.statuses[-1].findings == 1)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    told = len(editor.statuses)
    editor.close(editor.open(str(elsewhere / "b.py"), EVAL))
    await editor.until(lambda: len(editor.statuses) > told and editor.statuses[-1].state == "idle")
    assert editor.statuses[told].state == "starting"


async def test_bandit_speaks_on_save_and_stays_until_its_statement_is_edited(start: Start, workspace: Path) -> None:
    (workspace / "wardline.toml").write_text(CONFIGURATION + "bandit = true\n")
    editor = await start("classic")
    text = "def f(x):\n    assert x\n    return 1\n"
    uri = editor.open("a.py", text)
    assert await editor.pushed(uri) == []
    (workspace / "a.py").write_text(text)
    editor.save(uri)
    (found,) = await editor.pushed_that(uri, bool)
    assert found.code == "bandit.B101"
    editor.change(uri, 2, ((0, 0), (0, 0), "import os\n"))
    (moved,) = await editor.pushed(uri, 2)
    assert moved.range.start.line == found.range.start.line + 1
    editor.change(uri, 3, ((2, 11), (2, 12), "xyz"))
    assert await editor.pushed(uri, 3) == []


async def test_a_folder_that_leaves_takes_along_what_was_shown_in_it(
    start: Start, workspace: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.py").write_text(EVAL)
    (other / "rules.yaml").write_text(RULES)
    (other / "wardline.toml").write_text(CONFIGURATION + "ignroe = []\n")
    editor = await start("classic", folders=[workspace, other])
    shown = [(other / name).as_uri() for name in ("a.py", "wardline.toml")]
    await editor.command("wardline.rescanWorkspace")
    for uri in shown:
        assert await editor.pushed(uri)
    folder = types.WorkspaceFolder(other.as_uri(), "other")
    editor.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(types.WorkspaceFoldersChangeEvent([], [folder]))
    )
    for uri in shown:
        assert await editor.pushed_that(uri, lambda found: not found) == []
