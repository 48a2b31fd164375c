"""Data that crosses functions is found in an edited text as in a fresh one, whatever summaries were kept."""

from __future__ import annotations

from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from property.edits import CHANGES, Change, Text
from unit.engine.harness import load_cases, written
from wardline.engine import RuleSet, analyze, compile_rules
from wardline.rules import load_rules
from wardline.syntax import Document, language_by_name

FILES = {"python": "taint_functions", "javascript": "taint_functions_javascript"}
SOURCE = {"pattern-sources": [{"pattern": "source(...)"}], "pattern-sinks": [{"pattern": "sink(...)"}]}
BODIES = (
    {"mode": "taint", **SOURCE, "pattern-sanitizers": [{"pattern": "clean(...)"}]},
    {"mode": "taint", **SOURCE, "pattern-propagators": [{"pattern": "$A.put($B)", "from": "$B", "to": "$A"}]},
    {
        "mode": "taint",
        **SOURCE,
        "pattern-sinks": [{"patterns": [{"pattern": "log($X)"}, {"focus-metavariable": "$X"}]}],
    },
)


@cache
def rules() -> RuleSet:
    listed = [written(body, name, f"t.{name}{at}") for name in FILES for at, body in enumerate(BODIES)]
    return compile_rules(load_rules(yaml.safe_dump({"rules": listed}), "taint", "test").rules)


@cache
def codes(name: str) -> list[bytes]:
    return [case.code.encode() + b"\n" for case in load_cases(FILES[name])]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=3 * settings.default.max_examples, deadline=None)
@given(data=st.data(), batches=st.lists(st.lists(CHANGES, min_size=1, max_size=2), min_size=1, max_size=8))
def test_edited_text(name: str, data: st.DataObject, batches: list[list[Change]]) -> None:
    language = language_by_name(name)
    assert language is not None
    chosen = data.draw(st.lists(st.sampled_from(codes(name)), min_size=1, max_size=5))
    text = Text(b"".join(chosen), [line for code in codes(name) for line in code.splitlines(keepends=True)])
    snapshot = analyze(Document.parse(text.data, language), rules())
    for batch in batches:
        document = snapshot.document.edited([text.apply(change) for change in batch])
        snapshot = analyze(document, rules(), previous=snapshot)
        fresh = analyze(Document.parse(text.data, language), rules())
        assert snapshot.analysis == fresh.analysis
