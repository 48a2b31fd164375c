"""Editor and pipeline say the same: `wardline lsp` and `wardline scan`, both as processes, on the same bytes."""

from __future__ import annotations

import codecs
import random
import shutil
import sysconfig
import tokenize
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest

from parity.compare import by_file, of_editor, scanned
from parity.editor import Editor, Json

SHOP = Path(__file__).parents[1] / "apps" / "shopfront"
SUFFIXES = {".py", ".js", ".jsx"}
REAL_FILES = 300
REAL_SIZES = range(1_000, 30_000)  # bytes; larger ones cost time and show nothing else


def sources(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.suffix in SUFFIXES]


def as_an_editor_reads(data: bytes) -> str:
    """The text of a file as editors show it: in the encoding that it declares, else in UTF-8 as far as possible."""
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
    except SyntaxError:
        encoding = "utf-8"
    return data.decode(encoding, "replace")


def seen(editor: Editor, name: str, text: str) -> list[Json]:
    """What an editor shows of the text."""
    return of_editor(editor.diagnostics(editor.open(name, text)))


def differences(report: Json, shown: dict[str, list[Json]]) -> dict[str, tuple[list[Json], list[Json]]]:
    """By file, what only the pipeline says and what only the editor says; or the two orders."""
    expected = by_file(report)
    return {
        name: ([one for one in wanted if one not in got] or wanted, [one for one in got if one not in wanted] or got)
        for name in sorted({*expected, *shown})
        if (wanted := expected.get(name, [])) != (got := shown.get(name, []))
    }


def assert_same(root: Path, names: Iterable[str]) -> Json:
    """Both see the same in these files of the project in `root`; what the pipeline reported."""
    report = scanned(root)
    with Editor(root) as editor:
        shown = {name: seen(editor, name, as_an_editor_reads((root / name).read_bytes())) for name in names}
        assert differences(report, shown) == {}
        assert editor.parity() == report["tool"]["parity"]
    assert [error for error in report["errors"] if error["kind"] not in ("configuration", "partial")] == []
    return report


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the vulnerable shop, for tests that configure it."""
    shutil.copytree(SHOP, tmp_path / "shop")
    return tmp_path / "shop"


def test_the_vulnerable_shop_shows_the_same_in_both() -> None:
    report = assert_same(SHOP, sources(SHOP))

    assert report["summary"]["findings"] > 20
    assert any(finding["trace"] for finding in report["findings"])


def test_an_editor_that_pulls_gets_the_same() -> None:
    report = scanned(SHOP)
    with Editor(SHOP, pulls=True) as editor:
        uris = {name: editor.open(name, as_an_editor_reads((SHOP / name).read_bytes())) for name in sources(SHOP)}
        assert differences(report, {name: of_editor(editor.pulled(uri)) for name, uri in uris.items()}) == {}


def test_files_that_are_not_open_show_the_same_after_a_scan_of_the_workspace() -> None:
    report = scanned(SHOP)
    with Editor(SHOP) as editor:
        editor.request("workspace/executeCommand", {"command": "wardline.rescanWorkspace", "arguments": []})
        shown = {
            name: of_editor(found["diagnostics"])
            for name in sources(SHOP)
            if (found := editor.published.get((SHOP / name).as_uri()))
        }
        assert differences(report, shown) == {}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of installed packages, the same ones in the same environment, in a project that runs every rule."""
    root = tmp_path_factory.mktemp("real")
    packages = Path(sysconfig.get_paths()["purelib"])
    files = [path for path in sorted(packages.rglob("*.py")) if path.stat().st_size in REAL_SIZES]
    for path in files[:: max(len(files) // REAL_FILES, 1)][:REAL_FILES]:
        copy = root / "packages" / path.relative_to(packages)  # one of them is called build, as what nobody scans
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (root / "wardline.toml").write_text('profile = "strict"\n', encoding="utf-8")
    return root


def test_real_files_of_installed_packages_show_the_same_in_both(real: Path) -> None:
    names = sources(real)
    report = assert_same(real, names)

    assert len(names) > 200
    assert report["summary"]["files_scanned"] == len(names)
    assert report["summary"]["findings"] >= 5  # there is something to compare, whatever versions are installed


def test_edits_that_end_in_the_same_text_end_in_the_same_findings(real: Path) -> None:
    report = scanned(real)
    found = by_file(report)
    names = sorted(found, key=lambda name: (-len(found[name]), name))[:25]
    with Editor(real) as editor:
        shown = {}
        for name in names:
            text = as_an_editor_reads((real / name).read_bytes())
            uri = editor.open(name, text)
            typed_and_taken_back(editor, uri, text, random.Random(name))
            shown[name] = of_editor(editor.diagnostics(uri))
        assert differences(report, shown) == {name: (found[name], []) for name in found if name not in names}


def typed_and_taken_back(editor: Editor, uri: str, text: str, chance: random.Random) -> None:
    """Break lines of the text and mend them again, some of them after the server has looked."""
    lines = text.split("\n")
    for line in chance.sample(range(len(lines)), min(8, len(lines))):
        before = lines[line].removesuffix("\r")
        typed = chance.choice(['"""', "(", "def f(:\n", "x = 'é🦊", ")\n\n", "", "    ", "#"])
        column = chance.randrange(len(before) + 1)
        removed = chance.randrange(len(before) - column + 1)
        editor.change(uri, replacing((line, column), (line, column + removed), typed))
        if chance.random() < 0.4:
            editor.diagnostics(uri)
        end = (line + typed.count("\n"), len(typed.rpartition("\n")[2]) + (0 if "\n" in typed else column))
        editor.change(uri, replacing((line, column), end, before[column : column + removed]))


def replacing(start: tuple[int, int], end: tuple[int, int], text: str) -> Json:
    places = [{"line": line, "character": column} for line, column in (start, end)]
    return {"range": {"start": places[0], "end": places[1]}, "text": text}


CONFIGURATIONS = {
    "the strict profile": 'profile = "strict"',
    "ignored rules": 'ignore = ["python.injection.*"]',
    "selected rules": 'select = ["python.crypto.*", "python.injection.sql"]',
    "other severities": '[severity]\n"python.*" = "info"',
    "rules by path": (
        '[[per-path]]\npaths = ["a*.py"]\nignore = ["*"]\n[[per-path]]\npaths = ["d*"]\nseverity = {"*" = "low"}'
    ),
    "one pack": 'packs = ["javascript-core"]',
    "a mistake": 'profil = "strict"',
}


@pytest.mark.parametrize("configuration", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_configuration_means_the_same_in_both(project: Path, configuration: str) -> None:
    (project / "wardline.toml").write_text(configuration + "\n", encoding="utf-8")
    before = scanned(SHOP)
    report = assert_same(project, sources(project))

    if configuration != CONFIGURATIONS["a mistake"]:
        assert report["tool"]["parity"] != before["tool"]["parity"]


def test_comments_suppress_the_same_in_both(project: Path) -> None:
    (project / "quiet.py").write_text(
        "import hashlib, subprocess, yaml\n"
        "hashlib.md5(b'x')  # wardline: ignore[python.crypto.weak-hash] -- a checksum, not a secret\n"
        "# wardline: ignore[*]\n"
        "yaml.load(input())  # nosec B506\n"
        "subprocess.run(input(), shell=True)  # noqa: S602\n"
        "hashlib.sha1(b'x')  # wardline: ignore[python.crypto.weak-hash] -- until then (until 2001-01-01)\n"
        "x = 1  # wardline: ignore[python.crypto.weak-hash] -- nothing here\n",
        encoding="utf-8",
    )
    report = assert_same(project, sources(project))

    quiet = [finding for finding in report["findings"] if finding["path"] == "quiet.py"]
    assert any(finding["suppression"] for finding in quiet)
    assert {finding["rule"] for finding in quiet} > {"wardline.suppression-unused", "wardline.suppression-expired"}


VULNERABLE = "import os\r\nfrom flask import request\r\n# {}\r\ndef f():\r\n\tos.system('{}' + request.args['é🦊'])\r\n"
TEXTS = {
    "emoji": VULNERABLE.format("👩‍👩‍👧 é", "🦊é").encode(),
    "lone carriage returns": VULNERABLE.format("", "").replace("\r\n", "\r").encode(),
    "no newline at the end": VULNERABLE.format("", "").strip().encode(),
    "latin-1": b"# -*- coding: latin-1 -*-\r\n" + VULNERABLE.replace("🦊", "").format("ß", "ü").encode("latin-1"),
    "cp1252": b"# vim: set fileencoding=cp1252 :\n" + VULNERABLE.replace("🦊", "").format("€", "œ").encode("cp1252"),
    "an unknown encoding": b"# coding: klingon\n" + VULNERABLE.format("", "").encode(),
    "broken code": b"def g(:\r\n" + VULNERABLE.format("", "").encode() + b"class (\r\n",
    "empty": b"",
}


def test_encodings_and_line_ends_change_nothing(tmp_path: Path) -> None:
    for number, data in enumerate(TEXTS.values()):
        (tmp_path / f"text{number}.py").write_bytes(data)
    report = assert_same(tmp_path, sources(tmp_path))

    # A lone carriage return ends a line for editors, but no comment for the parser: there nothing is found.
    silent = {"empty", "lone carriage returns"}
    assert {f"text{number}.py" for number, name in enumerate(TEXTS) if name not in silent} == {*by_file(report)}


def test_invalid_utf_8_shows_the_same_places(tmp_path: Path) -> None:
    text = VULNERABLE.format("{}", "{}").encode()
    (tmp_path / "broken.py").write_bytes(text.replace(b"{}", b"\xff\xc3 \xe2\x82", 2))
    expected = by_file(scanned(tmp_path))["broken.py"]
    with Editor(tmp_path) as editor:
        # An editor cannot send such bytes, it shows a replacement character for them: other text, same places.
        got = seen(editor, "broken.py", as_an_editor_reads((tmp_path / "broken.py").read_bytes()))
    assert [one | {"fingerprint": ""} for one in got] == [one | {"fingerprint": ""} for one in expected]
    assert got


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_byte_order_mark_moves_only_what_the_editor_counts(tmp_path: Path, line_end: str) -> None:
    text = f"import os; os.system(input()){line_end}os.system(input()){line_end}"
    (tmp_path / "marked.py").write_bytes(codecs.BOM_UTF8 + text.encode())
    expected = by_file(scanned(tmp_path))["marked.py"]
    with Editor(tmp_path) as editor:
        kept = editor.open("marked.py", "\ufeff" + text)
        assert of_editor(editor.diagnostics(kept), lead=1) == expected
        editor.change(kept, {"text": text})
        assert of_editor(editor.diagnostics(kept)) == expected
