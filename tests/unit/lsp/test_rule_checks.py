"""Which YAML holds rules, what is underlined in it, and what the server does not load before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardline.lsp.buffers import open_buffer
from wardline.lsp.projects import open_root
from wardline.lsp.rule_files.check import check_rules
from wardline.lsp.rule_files.detect import holds_rules, is_among, may_become_rules
from wardline.lsp.rule_files.extents import Extents
from wardline.lsp.rule_files.snippets import plain_text, snippet
from wardline.lsp.state import Opened
from wardline.rules.reference import KEYS, STRUCTURED, Key, Place, find_key
from wardline.text import Encoding

SHIPPED = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[3] / "rules").rglob("*.yaml"))]
RULE = b"rules:\n- id: a\n  languages: [python]\n"


@pytest.mark.parametrize(
    "text",
    [
        RULE,
        RULE.replace(b"\n", b"\r\n"),
        b"# ours\n---\n" + RULE,
        b'"rules":\n  - "id": a\n    "pattern-regex": b\n',
        b"rules: [{id: a, patterns: []}]\n",
        b'{"rules": 1}\nrules:\n  - pattern: x\n',
    ],
)
def test_rules_are_recognised(text: bytes) -> None:
    assert holds_rules(text)
    assert may_become_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"services:\n  web:\n    image: nginx\n",
        b'kind: Role\nrules:\n- apiGroups: [""]\n  resources: [pods]\n',
        b"rules:\n  no-console: error\n",
        b"spec:\n  rules:\n    - pattern: x\n",
        b"job:\n  rules:\n    - if: $CI\n",
        b"groups:\n- rules:\n  - alert: a\n",
        b"languages: [python]\n",
    ],
)
def test_other_yaml_is_not(text: bytes) -> None:
    assert not holds_rules(text)
    assert not may_become_rules(text)


@pytest.mark.parametrize(
    "text", [b"rules:", b"rules:\n", b"rules:\n  -", b"rules:\n  - ", b"rules:\n# x\n- id: a.b\n  "]
)
def test_a_beginning_may_become_rules(text: bytes) -> None:
    assert may_become_rules(text)
    assert not holds_rules(text)


def test_a_directory_of_rules_holds_rule_files_and_others() -> None:
    sources = [Path("/p/rules"), Path("/p/one.yaml")]
    assert is_among(Path("/p/rules/a/b.yaml"), sources)
    assert is_among(Path("/p/one.yaml"), sources)
    assert not is_among(Path("/p/two.yaml"), sources)
    assert not is_among(Path("/p/rules/pack.yaml"), sources)
    assert not is_among(Path("/p/rules/a.test.yaml"), sources)
    assert not is_among(None, sources)


@pytest.mark.parametrize(
    ("text", "line", "column", "shown"),
    [
        ("a: 'é😀'  # x\n", 1, 4, "'é😀'"),
        ("a: b c  # x\n", 1, 4, "b c"),
        ("a: {b: c}\n", 1, 4, "{b: c}"),
        ("a:\n  b: c\n", 2, 3, "b"),
        ("a: |\n  one\n  two\n\n\nb: c\n", 1, 4, "|\n  one\n  two"),
        ("é😀: [x,\n  y]\n", 1, 5, "[x,\n  y]"),
        ("a: '\u2028'\nb: c\n", 3, 1, "b"),
        ("a:\r\n  - b\r\n", 2, 5, "b"),
        ("a: f(x)\n", 1, 6, "x)"),
        ("a: [b\n", 9, 9, "a: [b"),
        ("a: b\n\n\n", 3, 1, "a: b"),
    ],
)
def test_a_problem_ends_where_its_node_ends(text: str, line: int, column: int, shown: str) -> None:
    span = Extents(text).span(line, column)
    assert text.encode()[span.start : span.end].decode() == shown


@given(st.text("a:- \n\r\u2028é😀[]{}'|", max_size=60), st.integers(0, 20), st.integers(0, 20))
def test_every_place_has_a_range_inside_the_text(text: str, line: int, column: int) -> None:
    span = Extents(text).span(line, column)
    assert 0 <= span.start <= span.end <= len(text.encode())
    text.encode()[span.start : span.end].decode()


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.name}-{len(key.places)}")
def test_every_key_can_be_inserted(key: Key) -> None:
    assert plain_text(key).startswith(f"{key.name}:")
    made = snippet(key, 4)
    assert made.startswith(f"{key.name}:")
    assert made.count("${") == made.count("}") - made.count("\\}")
    assert ("\n" in made) == (key.kind in STRUCTURED)


def test_lines_of_a_snippet_are_indented_with_its_first() -> None:
    key = find_key("fix-regex", Place.RULE)
    assert key is not None
    assert snippet(key, 2) == "fix-regex:\n    regex: ${1:http://}\n    replacement: ${2:https://}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    root = tmp_path_factory.mktemp("project")
    (root / "wardline.toml").write_text("packs = []\n")
    return open_root(root, {}, trusted=True)


@given(st.data())
def test_no_damaged_rule_file_is_too_much(opened: Opened, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SHIPPED))
    start = data.draw(st.integers(0, len(text)))
    put = data.draw(st.text("{}[]'\"\t:- |&*!\u2028😀\0$", max_size=3))
    damaged = text[:start] + put + text[start + data.draw(st.integers(0, 60)) :]
    buffer = open_buffer(damaged, None, Encoding.UTF16, 1, yaml=True)
    for problem in check_rules(buffer, None, opened) or ():
        assert problem["range"]["start"]["line"] <= problem["range"]["end"]["line"] <= damaged.count("\n")


def test_a_server_without_rule_files_loads_nothing_for_them() -> None:
    code = (
        "import sys, wardline.lsp.server\n"
        "print([name for name in sys.modules if 'rule_files' in name or 'json_schema' in name or 'rule_hover' in name])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
