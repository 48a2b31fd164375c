"""Whatever the layout around: fixed code parses, means the same, keeps its comments, and needs no second fix."""

from __future__ import annotations

import ast
import itertools
import re
import shlex
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unit.fixes.harness import checker, language, rule_set
from wardline.fixes import fix_all, propose
from wardline.model import Fix
from wardline.syntax import Document

QUIET = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
RULES = {
    "add-keyword": rule_set(
        [{"pattern": "run(...)"}, {"pattern-not": "run(..., check=True, ...)"}],
        fixer={"name": "add-keyword", "keyword": "check", "value": "True"},
    ),
    "remove-keyword": rule_set("run(..., check=False, ...)", fixer={"name": "remove-keyword", "keyword": "check"}),
    "rename-call": rule_set("run(...)", fixer={"name": "rename-call", "to": "hmac.new", "import": "hmac"}),
    "template": rule_set("run(check=False)", fix="hmac.new()"),
}
HEADS = (
    "",
    '"""Doc."""\n',
    "#!/usr/bin/python\n",
    "import os\nfrom re import sub\n\n",
    "from __future__ import annotations\n",
)
PLACES = (
    "{}\n",
    "{}",
    "x = [{}, 'é😀', {}]  # ü\n",
    "é = 'ü'; y = {}; z = 1\n",
    "if x: y({})\nelse: {}\n",
    "class A:\n    b = {}\n    def c(self, d={}):\n        return lambda: {}\n",
    "@wrap({})\nasync def f():\n\twith {} as g:\n\t\tawait {}\n",
    "def f():\n    def g():\n        '''Doc\n  é'''\n        return {}.a({})[0]\n",
    "for x in {}:\n    while {}: pass\n",
    "try:\n    f'{{x}}', {}\nexcept E:\n    raise F({}) from None\n",
    "def broken(:\n\ndef g():\n    {}\n",
)
ARGUMENTS = ("1", "'ä'", "*args", "key=2", "check=False", "run(check=False)", "(a\n    for b in c)")
LAYOUTS = (
    ("(", ", ", ")"),
    ("(\n    ", ",\n    ", ",\n)"),
    ("(\n    ", ",  # why\n    ", "  # last\n)"),
    ("( ", " ,", " , )"),
)


@st.composite
def calls(draw) -> str:
    opening, comma, closing = draw(st.sampled_from(LAYOUTS))
    arguments = draw(st.lists(st.sampled_from(ARGUMENTS), max_size=4, unique=True))
    arguments.sort(key=lambda one: "=" in one and not one.startswith("run"))
    return f"run{opening}{comma.join(arguments)}{closing}" if arguments else "run()"


@st.composite
def programs(draw) -> str:
    place = draw(st.sampled_from(PLACES))
    text = place.format(*(draw(calls()) for _ in range(place.count("{}"))))
    return (draw(st.sampled_from(HEADS)) + text).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#[^\r\n]*", text))


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
@QUIET
@given(before=programs())
def test_what_is_proposed_holds(rules, before: str) -> None:
    document = Document.parse(before.encode(), language())
    check = checker(rules)
    found = check(document.data).findings
    rule = rules.rule("test.rule")
    for finding in found:
        outcome = propose(document, finding, rule, check)
        if not isinstance(outcome, Fix):
            continue
        assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(outcome.edits))
        after = document.edited(tuple(reversed(outcome.edits))).data.decode()
        assert parses(after) or not parses(before)
        assert comments(after) == comments(before)
        assert after.count("import hmac") <= 1
        assert len(check(after.encode()).findings) < len(found)
        assert ("\r\n" in after) == ("\r\n" in before) or "\n" not in before
        assert not re.search(r"(?<!\r)\n", after) or "\r\n" not in before


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
@QUIET
@given(before=programs())
def test_fixing_all_twice_changes_nothing_more(rules, before: str) -> None:
    check = checker(rules)
    document = Document.parse(before.encode(), language())
    edits = fix_all(document, check(document.data).findings, rules.rule, check)
    once = document.edited(tuple(reversed(edits)))
    assert parses(once.data.decode()) or not parses(before)
    assert fix_all(once, check(once.data).findings, rules.rule, check) == ()


CONDITIONS = (
    ("a = '{0}'", "x"),
    ("b > {0}", "n"),
    ("a LIKE '%{0}%'", "x"),
    ("b BETWEEN {0} AND 9", "n"),
    ("a != 'it''s {0}'", "x"),
)
SQL = rule_set([{"pattern": "db.execute($QUERY)"}, {"pattern-not": 'db.execute("...")'}], fixer="parameterise-sql")


def as_f_string(parts: list[tuple[str, str]]) -> str:
    return 'f"SELECT a, b FROM t WHERE ' + " AND ".join(text.format("{" + name + "}") for text, name in parts) + '"'


def as_format(parts: list[tuple[str, str]]) -> str:
    text = " AND ".join(text.format("{}") for text, _ in parts)
    return f'"SELECT a, b FROM t WHERE {text}".format({", ".join(name for _, name in parts)})'


def as_percent(parts: list[tuple[str, str]]) -> str:
    text = " AND ".join(text.replace("%", "%%").format("%s") for text, _ in parts)
    return f'"SELECT a, b FROM t WHERE {text}" % ({", ".join(name for _, name in parts)},)'


def as_sum(parts: list[tuple[str, str]]) -> str:
    text = " AND ".join(text.format(f'" + str({name}) + "') for text, name in parts)
    return f'"SELECT a, b FROM t WHERE {text}"'


@QUIET
@given(
    parts=st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=4),
    style=st.sampled_from([as_f_string, as_format, as_percent, as_sum]),
    x=st.sampled_from(["", "o", "two", "é"]),
    n=st.integers(0, 4),
)
def test_bound_statements_give_the_same_rows(parts, style, x: str, n: int) -> None:
    before = f"import sqlite3\nrows = db.execute({style(parts)}).fetchall()\n"
    document = Document.parse(before.encode(), language())
    check = checker(SQL)
    outcome = propose(document, check(document.data).findings[0], SQL.rule("test.rule"), check)
    assert isinstance(outcome, Fix), outcome
    after = document.edited(tuple(reversed(outcome.edits))).data.decode()
    assert after.count("?") == len(parts)
    assert rows(after, x, n) == rows(before, x, n)


def rows(program: str, x: str, n: int) -> object:
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE TABLE t (a TEXT, b INTEGER)")
        db.executemany("INSERT INTO t VALUES (?, ?)", [("one", 1), ("two", 2), ("", 3), ("né", 4)])
        names = {"db": db, "x": x, "n": n}
        exec(program, names)
        return names["rows"]
    finally:
        db.close()


WORDS = st.lists(
    st.sampled_from(["-l", "{x}", "--a={x}", "'{x}'", '"{x} b"', "'a b'", 'a"b"c', "''", "{x}{x}", "é", "a=b"]),
    max_size=5,
)
SHELL = rule_set("subprocess.run(..., shell=True)", fixer="subprocess-argument-list")


@QUIET
@given(words=WORDS, quote=st.sampled_from(['"""', "'''"]))
def test_argument_lists_are_what_the_shell_would_make(words, quote: str) -> None:
    command = "  ".join(["ls", *words]) + " "
    before = f"import subprocess\nsubprocess.run(f{quote}{command}{quote}, shell=True)\n"
    document = Document.parse(before.encode(), language())
    check = checker(SHELL)
    outcome = propose(document, check(document.data).findings[0], SHELL.rule("test.rule"), check)
    assert isinstance(outcome, Fix), outcome
    after = document.edited(tuple(reversed(outcome.edits))).data.decode()
    call = ast.parse(after).body[-1].value
    assert eval(ast.unparse(call.args[0]), {"x": "value"}) == shlex.split(command.replace("{x}", "value"))
