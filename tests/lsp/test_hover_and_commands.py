from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcRequestCancelled

from lsp.conftest import Start
from lsp.harness import RULES, Editor

EVAL = "import ast\n\neval(x)\n"
FLOW = "import os\n\nname = input()\nos.system(name)\n"


async def hover(editor: Editor, uri: str, line: int, character: int) -> types.Hover | None:
    position = types.Position(line, character)
    return await editor.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), position))


def value(result: Any, name: str) -> Any:
    return result[name] if isinstance(result, dict) else getattr(result, name)


async def test_hover_explains_the_finding_with_its_trace(start: Start) -> None:
    editor = await start("modern")
    shown = await hover(editor, editor.open("a.py", FLOW), 3, 4)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind == types.MarkupKind.Markdown
    assert "What was typed becomes a command." in shown.contents.value
    assert "CWE-78" in shown.contents.value
    assert "(line 3)" in shown.contents.value
    assert shown.range is not None
    assert shown.range.start == types.Position(3, 0)


async def test_hover_leaves_to_the_editor_what_the_editor_shows_itself(start: Start) -> None:
    editor = await start("modern", options={"hoverShowsDiagnostics": True})
    shown = await hover(editor, editor.open("a.py", FLOW), 3, 4)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert "(line 3)" not in shown.contents.value
    assert "CWE-78" in shown.contents.value


async def test_hover_is_plain_for_a_client_without_markdown(start: Start) -> None:
    editor = await start("classic")
    shown = await hover(editor, editor.open("a.py", EVAL), 2, 2)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind == types.MarkupKind.PlainText
    assert "**" not in shown.contents.value
    assert "](" not in shown.contents.value


async def test_source_text_in_a_hover_is_no_markup(start: Start, workspace: Path) -> None:
    rules = RULES.replace("Evaluating text runs whatever it says.", "Here `eval` runs $X.", 1)
    (workspace / "rules.yaml").write_text(rules)
    editor = await start("modern")
    shown = await hover(editor, editor.open("a.py", "eval('![x](https://evil.example/x.png)<img>')\n"), 0, 2)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert "`eval` runs" in shown.contents.value
    assert "![x]" not in shown.contents.value
    assert "https://evil" not in shown.contents.value
    assert "<img>" not in shown.contents.value


async def test_hover_beside_a_finding_and_in_unknown_documents_is_nothing(start: Start) -> None:
    editor = await start("modern")
    assert await hover(editor, editor.open("a.py", EVAL), 0, 0) is None
    assert await hover(editor, "file:///nowhere/at/all.py", 0, 0) is None
    assert await hover(editor, editor.open("a.py", EVAL), 9999, 9999) is None


async def test_explain_gives_the_rules_page(start: Start) -> None:
    editor = await start("classic")
    page = await editor.command("wardline.explain", "test.eval")
    assert "Evaluated text" in page
    assert await editor.command("wardline.explain", "no.such.rule") is None


@pytest.mark.parametrize("arguments", [[], [1], ["a", "b"]])
async def test_wrong_arguments_are_an_error(start: Start, arguments: list[Any]) -> None:
    editor = await start("classic")
    with pytest.raises(JsonRpcInvalidParams):
        await editor.command("wardline.explain", *arguments)


async def test_an_unknown_command_is_an_error_and_the_server_goes_on(start: Start) -> None:
    editor = await start("classic")
    with pytest.raises(JsonRpcException):
        await editor.command("wardline.nonsense")
    assert await editor.pushed(editor.open("a.py", EVAL))


async def test_the_lesson_opens_in_the_editor_or_as_a_message(start: Start) -> None:
    modern, classic = await start("modern"), await start("classic")
    assert await modern.command("wardline.openLesson", "test.eval")
    (shown,) = modern.shown_documents
    assert shown.uri.endswith("test.eval.md")
    assert await classic.command("wardline.openLesson", "test.eval")
    assert "https://" in classic.messages[0].message


async def test_parity_names_engine_rules_configuration_and_digest_as_the_command_line_does(
    start: Start, workspace: Path
) -> None:
    editor = await start("classic")
    parity = await editor.command("wardline.parity")
    command = [sys.executable, "-m", "wardline", "parity"]
    printed = subprocess.run(command, cwd=workspace, capture_output=True, text=True, check=True).stdout.splitlines()
    assert value(parity, "configuration")
    assert printed[0] == value(parity, "digest")
    assert printed[1] == f"wardline {value(parity, 'version')}, engine {value(parity, 'engine')}"
    assert printed[2].endswith(f"digest {value(parity, 'rules')}")


async def test_timings_name_the_rules_that_an_open_document_is_searched_for(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("open.py", EVAL)
    await editor.pushed(uri)
    timings = await editor.command("wardline.timings", uri)
    assert dict(timings if isinstance(timings, dict) else timings._asdict())["test.eval"] > 0
    assert await editor.command("wardline.timings", "file:///closed.py") is None


async def test_a_rescan_pushes_findings_of_files_that_are_not_open(start: Start, workspace: Path) -> None:
    (workspace / "closed.py").write_text(EVAL)
    (workspace / "open.py").write_text("x = 1\n")
    editor = await start("classic")
    uri = editor.open("open.py", EVAL)
    await editor.pushed(uri)
    result = await editor.command("wardline.rescanWorkspace")
    closed = (workspace / "closed.py").as_uri()
    assert [each.code for each in await editor.pushed(closed)] == ["test.eval"]
    assert value(result, "files") >= 2
    assert [each.code for each in editor.published[uri].diagnostics] == ["test.eval"]
    (workspace / "closed.py").unlink()
    await editor.command("wardline.rescanWorkspace")
    assert await editor.pushed_that(closed, lambda found: not found) == []


async def test_a_rescan_shows_progress_by_the_clients_token(start: Start, workspace: Path) -> None:
    (workspace / "closed.py").write_text(EVAL)
    editor = await start("modern")
    editor.progress_reports["mine"] = []
    await editor.command("wardline.rescanWorkspace", token="mine")
    reports = editor.progress_reports["mine"]
    assert isinstance(reports[0], types.WorkDoneProgressBegin)
    assert isinstance(reports[-1], types.WorkDoneProgressEnd)


async def test_a_rescan_shows_progress_of_its_own_where_the_client_wants_it(start: Start, workspace: Path) -> None:
    (workspace / "closed.py").write_text(EVAL)
    editor = await start("modern")
    await editor.command("wardline.rescanWorkspace")
    ((first, *_, last),) = editor.progress_reports.values()
    assert isinstance(first, types.WorkDoneProgressBegin)
    assert isinstance(last, types.WorkDoneProgressEnd)


async def test_a_cancelled_request_is_answered_as_cancelled_and_the_server_goes_on(
    start: Start, workspace: Path
) -> None:
    for number in range(200):
        (workspace / f"m{number}.py").write_text(EVAL * 20)
    editor = await start("classic")
    params = types.ExecuteCommandParams("wardline.rescanWorkspace")
    answer = editor.protocol.send_request(types.WORKSPACE_EXECUTE_COMMAND, params, msg_id="scan")
    editor.cancel_request(types.CancelParams("scan"))
    with pytest.raises(JsonRpcRequestCancelled):
        await asyncio.wait_for(asyncio.wrap_future(answer), 20)
    assert await editor.pushed(editor.open("a.py", EVAL))


async def test_cancelled_progress_ends_the_scan(start: Start, workspace: Path) -> None:
    for number in range(200):
        (workspace / f"m{number}.py").write_text(EVAL * 20)
    editor = await start("modern")
    task = asyncio.ensure_future(editor.command("wardline.rescanWorkspace"))
    await editor.until(lambda: any(editor.progress_reports.values()))
    (token,) = editor.progress_reports
    editor.work_done_progress_cancel(types.WorkDoneProgressCancelParams(token)) if hasattr(
        editor, "work_done_progress_cancel"
    ) else editor.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    result = await task
    assert value(result, "cancelled") is True


async def test_workspace_diagnostics_hold_open_and_closed_files(start: Start, workspace: Path) -> None:
    (workspace / "closed.py").write_text(EVAL)
    editor = await start("modern")
    uri = editor.open("open.py", EVAL)
    await editor.pulled(uri)
    first = await editor.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
    found = {report.uri: report for report in first.items}
    closed = (workspace / "closed.py").as_uri()
    assert set(found) == {uri, closed}
    known = [types.PreviousResultId(report.uri, report.result_id) for report in first.items]
    again = await editor.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(known))
    assert {report.kind for report in again.items} == {"unchanged"}


async def test_workspace_diagnostics_come_in_parts_to_a_client_with_a_token(start: Start, workspace: Path) -> None:
    for number in range(120):
        (workspace / f"m{number}.py").write_text(EVAL)
    editor = await start("modern")
    editor.progress_reports["parts"] = []
    params = types.WorkspaceDiagnosticParams([], partial_result_token="parts")
    last = await editor.workspace_diagnostic_async(params)
    assert list(last.items) == []
    assert sum(len(part["items"]) for part in editor.partial) == 120
    assert len(editor.partial) == 2
