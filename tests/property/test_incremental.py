"""Findings after any sequence of edits equal those of an analysis from scratch (design invariant 2)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from property import corpus
from property.edits import CHANGES, Change, Text
from wardline.engine import Snapshot, analyze, units
from wardline.model import TextEdit
from wardline.syntax import Document, Language, language_for_path
from wardline.text import Span

SUFFIXES = {
    "python": (".py",),
    "javascript": (".js", ".jsx"),
    "go": (".go",),
    "java": (".java",),
    "typescript": (".ts",),
}


def language(name: str) -> Language:
    found = language_for_path("text" + SUFFIXES[name][0])
    assert found is not None
    return found


def assert_same(incremental: Snapshot, language: Language, path: str) -> None:
    """Everything about every finding and error is as a fresh look at the same bytes has it."""
    fresh = analyze(Document.parse(incremental.document.data, language), corpus.rules(), path=path)
    assert incremental.analysis.findings == fresh.analysis.findings
    assert incremental.analysis.errors == fresh.analysis.errors
    for cut in incremental.cuts.values():
        expected = units.cut(fresh.document)
        assert [unit.node.byte_range for unit in cut.functions] == [unit.node.byte_range for unit in expected.functions]
        assert (cut.gaps, cut.outline) == (expected.gaps, expected.outline)


def follow(name: str, start: bytes, batches: list[list[Change]]) -> None:
    spoken = language(name)
    text = Text(start, corpus.lines(SUFFIXES[name]))
    snapshot = analyze(Document.parse(start, spoken), corpus.rules(), path="app/views.py")
    for batch in batches:
        edits: list[TextEdit] = [text.apply(change) for change in batch]
        document = snapshot.document.edited(edits)
        assert document.data == text.data
        snapshot = analyze(document, corpus.rules(), path="app/views.py", previous=snapshot)
        assert_same(snapshot, spoken, "app/views.py")


@pytest.mark.parametrize("name", SUFFIXES)
@settings(max_examples=6 * settings.default.max_examples)
@given(data=st.data(), batches=st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=1, max_size=8))
def test_edited_text(name: str, data: st.DataObject, batches: list[list[Change]]) -> None:
    texts = corpus.texts(SUFFIXES[name])
    chosen = data.draw(st.sampled_from(sorted(texts)))
    follow(name, texts[chosen], batches)


LINES = (
    "    eval(input())\n",
    "    yaml.load(text, Loader='Unsafe' + 'Loader')  # UnsafeLoader\n",
    "    os.system('ls ' + request.args['name'])\n",
    "    name = request.args.get('name')  # é\n",
    "def added(name):\n    subprocess.run(name, shell=True)\n\n",
    "  element.innerHTML = location.hash;\n",
    "  const { name } = req.query; res.send(`<b>${name}</b>`);\n",
)


@pytest.mark.parametrize("name", ["python", "javascript"])
@settings(max_examples=settings.default.max_examples // 4)
@given(data=st.data(), place=st.integers(0, 100_000), line=st.sampled_from(LINES))
def test_a_line_that_is_typed_letter_by_letter_and_taken_back(
    name: str, data: st.DataObject, place: int, line: str
) -> None:
    spoken, texts = language(name), corpus.texts(SUFFIXES[name])
    start = texts[data.draw(st.sampled_from(sorted(texts)))]
    at = start.rfind(b"\n", 0, place % (len(start) + 1)) + 1
    snapshot = analyze(Document.parse(start, spoken), corpus.rules(), path="app/views.py")
    strokes = [TextEdit(Span(at + end, at + end), letter) for end, letter in _letters(line)]
    back = [TextEdit(Span(one.span.start, one.span.start + len(one.new_text.encode())), "") for one in strokes[::-1]]
    for number, stroke in enumerate((*strokes, *back)):
        document = snapshot.document.edited([stroke])
        snapshot = analyze(document, corpus.rules(), path="app/views.py", previous=snapshot)
        if number % 5 == 0:
            assert_same(snapshot, spoken, "app/views.py")
    assert snapshot.document.data == start
    assert_same(snapshot, spoken, "app/views.py")


def _letters(line: str) -> Iterator[tuple[int, str]]:
    """Each letter with the bytes that stand before it."""
    at = 0
    for letter in line:
        yield at, letter
        at += len(letter.encode())
