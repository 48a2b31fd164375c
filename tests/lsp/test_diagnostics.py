from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.conftest import Start
from lsp.harness import at

EVAL = "import ast\n\n\ndef f(x):\n    return eval(x)\n"
FLOW = "import os\n\n\ndef f():\n    name = input()\n    os.system(name)\n"


def codes(diagnostics) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def place(diagnostic: types.Diagnostic) -> tuple[int, int, int, int]:
    start, end = diagnostic.range.start, diagnostic.range.end
    return start.line, start.character, end.line, end.character


async def test_opening_a_buffer_pushes_its_findings_with_the_version(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", EVAL, version=7)
    (found,) = await editor.pushed(uri, version=7)
    assert found.code == "test.eval"
    assert found.source == "wardline"
    assert found.severity is types.DiagnosticSeverity.Error
    assert found.message == "Evaluating text runs whatever it says."
    assert place(found) == (4, 11, 4, 18)


async def test_a_diagnostic_carries_the_standards_the_digest_and_a_link(start: Start) -> None:
    editor = await start("classic")
    (found,) = await editor.pushed(editor.open("a.py", EVAL))
    parity = await editor.command("wardline.parity")
    digest = parity["digest"] if isinstance(parity, dict) else parity.digest
    assert found.code_description is not None
    assert found.code_description.href.startswith("https://")
    data = found.data
    assert data["cwe"] == ["CWE-95"]
    assert data["owasp2021"] == ["A03:2021"]
    assert data["owasp2025"] == ["A05:2025"]
    assert data["asvs"] == ["v5.0.0-1.3.2"]
    assert data["digest"] == digest
    assert data["fingerprint"]
    assert data["safety"] == "review"


async def test_the_trace_is_related_information(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", FLOW)
    (found,) = await editor.pushed(uri)
    assert found.code == "test.command"
    related = found.related_information or []
    assert related[0].location.range.start.line == 4
    assert related[-1].location.range.start.line == 5
    assert all(step.location.uri == uri and step.message for step in related)


async def test_a_change_is_seen_before_it_is_saved(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "x = 1\n")
    assert await editor.pushed(uri, 1) == []
    editor.change(uri, 2, ((1, 0), (1, 0), "eval(x)\n"))
    assert codes(await editor.pushed(uri, 2)) == ["test.eval"]
    editor.change(uri, 3, ((1, 0), (2, 0), ""))
    assert await editor.pushed(uri, 3) == []


async def test_broken_code_loses_no_finding_elsewhere(start: Start) -> None:
    editor = await start("classic")
    text = "eval(a)\n\n\ndef broken(:\n    x = [1, 2\n\n\ndef g(y):\n    return eval(y)\n"
    found = await editor.pushed(editor.open("a.py", text))
    assert [each.range.start.line for each in found] == [0, 8]


@pytest.mark.parametrize("profile", ["classic", "modern", "bare"])
async def test_columns_are_in_the_negotiated_units(start: Start, profile: str) -> None:
    editor = await start(profile)
    encoding = "utf-8" if profile == "modern" else "utf-16"
    text = "s = 'é😀ñ'; eval(s)\n"
    uri = editor.open("a.py", text)
    report = [*(await editor.pulled(uri)).items] if profile == "modern" else await editor.pushed(uri)
    (found,) = report
    line, start_character = at(text, "eval(s)", encoding)
    assert place(found) == (line, start_character, line, start_character + len("eval(s)"))


@pytest.mark.parametrize("profile", ["classic", "modern"])
async def test_edits_after_emoji_hit_the_right_place(start: Start, profile: str) -> None:
    editor = await start(profile)
    encoding = "utf-8" if profile == "modern" else "utf-16"
    text = "s = '😀é'; f(s)\n"
    uri = editor.open("a.py", text)
    line, character = at(text, "f(s)", encoding)
    editor.change(uri, 2, ((line, character), (line, character + 1), "eval"))
    found = (await editor.pulled(uri)).items if profile == "modern" else await editor.pushed(uri, 2)
    assert [place(each) for each in found] == [(line, character, line, character + 7)]


async def test_crlf_lines_and_tabs_count_as_the_editor_counts(start: Start) -> None:
    editor = await start("classic")
    text = "def f(x):\r\n\tif x:\r\n\t\treturn eval(x)\r\n"
    uri = editor.open("a.py", text)
    assert [place(each) for each in await editor.pushed(uri)] == [(2, 9, 2, 16)]
    editor.change(uri, 2, ((0, 0), (0, 0), "y = 1\r\n"))
    assert [place(each) for each in await editor.pushed(uri, 2)] == [(3, 9, 3, 16)]


async def test_lone_carriage_returns_end_lines(start: Start) -> None:
    editor = await start("classic")
    (found,) = await editor.pushed(editor.open("a.py", "x = 1\r# note\r\neval(x)\n"))
    assert found.range.start.line == 2


async def test_a_byte_order_mark_moves_only_the_first_line(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "\ufeffeval(a)\neval(b)\n")
    assert [place(each) for each in await editor.pushed(uri)] == [(0, 1, 0, 8), (1, 0, 1, 7)]
    editor.change(uri, 2, ((0, 6), (0, 7), "abc"))
    assert [place(each) for each in await editor.pushed(uri, 2)] == [(0, 1, 0, 10), (1, 0, 1, 7)]
    editor.change(uri, 3, ((0, 0), (0, 1), ""))
    assert [place(each) for each in await editor.pushed(uri, 3)] == [(0, 0, 0, 9), (1, 0, 1, 7)]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\r", "   ", "#"])
async def test_texts_with_nothing_in_them_have_no_findings(start: Start, text: str) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", text)
    assert await editor.pushed(uri) == []
    editor.change(uri, 2, "eval(x)")
    assert codes(await editor.pushed(uri, 2)) == ["test.eval"]


async def test_a_line_of_a_megabyte_is_read(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", f"x = '{'a' * 1_000_000}'; eval(x)\n")
    (found,) = await editor.pushed(uri)
    assert found.range.start.character == 1_000_008


async def test_half_a_surrogate_pair_is_survived(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "s = '\ud83d'; eval(s)\n")
    (found,) = await editor.pushed(uri)
    assert place(found) == (0, 9, 0, 16)


async def test_many_cursors_edit_at_once(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "f(a)\n" * 50)
    editor.change(uri, 2, *(((line, 0), (line, 1), "eval") for line in reversed(range(50))))
    assert len(await editor.pushed(uri, 2)) == 50
    editor.change(uri, 3, *(((line, 0), (line, 4), "g") for line in range(50)))
    assert await editor.pushed(uri, 3) == []


async def test_only_the_last_of_rapid_edits_is_shown_in_the_end(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "x = 1\n")
    for version in range(2, 202):
        editor.change(uri, version, ((0, 0), (0, 5), "x = 1" if version % 2 else "eval1"))
    editor.change(uri, 202, "eval(x)\n")
    assert codes(await editor.pushed(uri, 202)) == ["test.eval"]
    versions = [params.version for params in editor.publications if params.uri == uri]
    assert versions == sorted(versions)
    assert len(versions) < 202


async def test_a_change_may_replace_everything_and_go_on(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", "x = 1\n")
    editor.change(uri, 2, "eval(a)\n", ((0, 0), (0, 0), "y = 2\n"), ((2, 0), (2, 0), "eval(b)\n"))
    assert [each.range.start.line for each in await editor.pushed(uri, 2)] == [1, 2]


async def test_javascript_is_a_language_too(start: Start) -> None:
    editor = await start("classic")
    (found,) = await editor.pushed(editor.open("a.jsx", "eval(x);\n", language="javascriptreact"))
    assert found.code == "test.js-eval"
    assert found.severity is types.DiagnosticSeverity.Information


async def test_a_buffer_without_a_file_is_analysed(start: Start) -> None:
    editor = await start("classic")
    assert codes(await editor.pushed(editor.open("untitled:Untitled-1", EVAL))) == ["test.eval"]


async def test_closing_takes_the_findings_away(start: Start) -> None:
    editor = await start("classic")
    uri = editor.open("a.py", EVAL)
    await editor.pushed(uri)
    editor.close(uri)
    assert await editor.pushed_that(uri, lambda found: not found) == []


async def test_a_file_deleted_under_an_open_buffer_changes_nothing(start: Start, workspace: Path) -> None:
    editor = await start("classic")
    path = workspace / "a.py"
    path.write_text(EVAL)
    uri = editor.open("a.py", EVAL)
    await editor.pushed(uri, 1)
    path.unlink()
    editor.change(uri, 2, ((0, 0), (0, 0), "x = 1\n"))
    assert codes(await editor.pushed(uri, 2)) == ["test.eval"]
    editor.save(uri)
    editor.change(uri, 3, ((0, 0), (1, 0), ""))
    assert codes(await editor.pushed(uri, 3)) == ["test.eval"]


async def test_suppressed_findings_are_not_shown(start: Start) -> None:
    editor = await start("classic")
    text = "eval(x)  # wardline: ignore[test.eval] -- the text is our own\neval(y)\n"
    assert [each.range.start.line for each in await editor.pushed(editor.open("a.py", text))] == [1]


async def test_a_bare_client_gets_neither_versions_nor_extras(start: Start) -> None:
    editor = await start("bare")
    uri = editor.open("a.py", FLOW)
    (found,) = await editor.pushed(uri)
    assert editor.published[uri].version is None
    assert found.related_information is None
    assert found.code_description is None


async def test_a_pulling_client_is_not_pushed_to(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", EVAL)
    report = await editor.pulled(uri)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert codes(report.items) == ["test.eval"]
    assert uri not in editor.published


async def test_a_pull_with_the_same_result_is_answered_as_unchanged(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", EVAL)
    first = await editor.pulled(uri)
    again = await editor.pulled(uri, first.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id
    editor.change(uri, 2, ((4, 0), (5, 0), "    return x\n"))
    changed = await editor.pulled(uri, first.result_id)
    assert isinstance(changed, types.RelatedFullDocumentDiagnosticReport)
    assert list(changed.items) == []


async def test_a_pull_right_after_a_change_sees_the_change(start: Start) -> None:
    editor = await start("modern")
    uri = editor.open("a.py", "x = 1\n")
    for version in range(2, 30):
        editor.change(uri, version, f"{'eval' if version % 2 else 'f'}(x)\n")
        assert len((await editor.pulled(uri)).items) == version % 2


async def test_a_client_that_cannot_refresh_is_pushed_to_though_it_can_pull(start: Start) -> None:
    editor = await start("classic")
    assert await editor.pushed(editor.open("a.py", EVAL))


@pytest.mark.parametrize("profile", ["modern", "classic"])
async def test_the_server_says_which_encoding_counts(start: Start, workspace: Path, profile: str) -> None:
    from lsp.harness import Editor

    editor = Editor()
    result = await editor.start(workspace, profile)
    capabilities = result.capabilities
    assert capabilities.position_encoding == ("utf-8" if profile == "modern" else "utf-16")
    assert (capabilities.diagnostic_provider is not None) == (profile == "modern")
    await editor.shutdown_session()
    await editor.stop()
