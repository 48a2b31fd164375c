"""Findings after any sequence of edits equal those of an analysis from scratch (design invariant 2)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from property import corpus
from property.edits import CHANGES, Change, Text
from wardline.engine import Snapshot, analyze
from wardline.model import TextEdit
from wardline.syntax import Document, Language, language_for_path

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
@settings(max_examples=4 * settings.default.max_examples)
@given(data=st.data(), batches=st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=1, max_size=8))
def test_edited_text(name: str, data: st.DataObject, batches: list[list[Change]]) -> None:
    texts = corpus.texts(SUFFIXES[name])
    chosen = data.draw(st.sampled_from(sorted(texts)))
    follow(name, texts[chosen], batches)
