"""The way of the data: source first, sink last, every step a place in the text."""

from __future__ import annotations

import pytest

from unit.engine.harness import findings, parsed
from wardline.engine.taint_state import MAX_STEPS
from wardline.model import StepKind

TAINT = {
    "mode": "taint",
    "message": "found $X",
    "pattern-sources": [{"pattern": "source(...)"}],
    "pattern-sinks": [{"patterns": [{"pattern": "sink($X)"}, {"focus-metavariable": "$X"}]}],
}

WAYS = {
    "straight": ("def f():\n    sink(source())\n", ["source()", "source()"]),
    "assigned": ("def f():\n    a = source()\n    sink(a)\n", ["source()", "a", "a"]),
    "twice": ("def f():\n    a = source()\n    b = a + 'x'\n    sink(b)\n", ["source()", "a", "b", "b"]),
    "in a key": (
        "def f():\n    d = {'k': source()}\n    sink(d['k'])\n",
        ["source()", "source()", "d['k']"],
    ),
    "appended": (
        "def f():\n    a = []\n    a.append(source())\n    sink(a)\n",
        ["source()", "a.append(source())", "a"],
    ),
    "in a loop": ("def f():\n    for a in source():\n        sink(a)\n", ["source()", "a", "a"]),
    "with letters of several bytes": ("def f():\n    ä = source('ü')\n    sink(ä)\n", ["source('ü')", "ä", "ä"]),
}

ACROSS = {
    "into a function": (
        "def g(x):\n    sink(x)\ndef f():\n    a = source()\n    g(a)\n",
        ["source()", "a", "a", "x", "x"],
    ),
    "out of a function": (
        "def g():\n    b = source()\n    return b\ndef f():\n    a = g()\n    sink(a)\n",
        ["source()", "b", "b", "g()", "a", "a"],
    ),
    "through a function": (
        "def g(x):\n    y = x\n    return y\ndef f():\n    sink(g(source()))\n",
        ["source()", "source()", "x", "y", "y", "g(source())", "g(source())"],
    ),
    "through two functions": (
        "def h(z):\n    sink(z)\ndef g(x):\n    h(x)\ndef f():\n    g(source())\n",
        ["source()", "source()", "x", "x", "z", "z"],
    ),
    "through an object": (
        "class C:\n    def __init__(self, x):\n        self.y = x\n    def m(self):\n        sink(self.y)\n"
        "def f():\n    c = C(source())\n    c.m()\n",
        ["source()", "source()", "x", "self.y", "C(source())", "c", "c", "self.y"],
    ),
    "through an attribute": (
        "class C:\n    def a(self):\n        self.x = source()\n    def b(self):\n        sink(self.x)\n",
        ["source()", "self.x", "self.x"],
    ),
    "through a callback": (
        "def show(x):\n    sink(x)\ndef f():\n    list(map(show, source()))\n",
        ["source()", "show", "show", "x", "x"],
    ),
    "through a function inside": (
        "def f():\n    def g(x):\n        sink(x)\n    a = source()\n    g(a)\n",
        ["source()", "a", "a", "x", "x"],
    ),
}
WAYS.update(ACROSS)


@pytest.mark.parametrize("way", WAYS)
def test_steps_in_order(way: str) -> None:
    code, steps = WAYS[way]
    (finding,) = findings(TAINT, code)
    document = parsed(code)
    assert [document.text(step.span) for step in finding.trace] == steps
    kinds = [step.kind for step in finding.trace]
    assert kinds[0] is StepKind.SOURCE
    assert kinds[-1] is StepKind.SINK
    assert set(kinds[1:-1]) <= {StepKind.PROPAGATION}
    assert finding.trace[-1].span == finding.span


def test_steps_say_what_happens() -> None:
    (finding,) = findings(TAINT, "def f():\n    name = source()\n    sink(name)\n")
    assert [step.message for step in finding.trace] == [
        "`source()` is under the control of a user",
        "is assigned to `name`",
        "reaches `name`",
    ]


def test_steps_say_which_function_and_parameter() -> None:
    code = "def show(text):\n    sink(text)\ndef read():\n    return source()\ndef f():\n    show(read())\n"
    (finding,) = findings(TAINT, code)
    assert [step.message for step in finding.trace] == [
        "`source()` is under the control of a user",
        "is returned",
        "comes back from `read`",
        "is passed to `show`",
        "arrives as `text`",
        "reaches `text`",
    ]


def test_message_names_what_was_bound() -> None:
    (finding,) = findings(TAINT, "def f():\n    sink(source(\n        1))\n")
    assert finding.message == "found source( 1)"


def test_findings_of_search_rules_have_no_trace() -> None:
    (finding,) = findings("eval($X)", "eval(a)\n")
    assert finding.trace == ()
    assert dict(finding.captures) == {"$X": "a"}


def test_one_finding_a_sink_however_many_sources_reach_it() -> None:
    code = "def f(c):\n    a = source(1)\n    if c:\n        a = source(2)\n    sink(a)\n"
    assert len(findings(TAINT, code)) == 1


def test_a_very_long_trace_says_where_steps_are_left_out() -> None:
    steps = "\n".join(f"    a{n + 1} = a{n}" for n in range(2000))
    (finding,) = findings(TAINT, f"def f():\n    a0 = source()\n{steps}\n    sink(a2000)\n")
    assert len(finding.trace) == MAX_STEPS + 2
    assert [step.message for step in finding.trace[-3:]] == [
        "is assigned to `a498`",
        "goes on: further steps are left out",
        "reaches `a2000`",
    ]
    assert finding.trace[0].kind is StepKind.SOURCE
    assert finding.trace[-1].kind is StepKind.SINK


def test_a_way_through_many_variables_is_told_whole() -> None:
    code = "def f():\n    x0 = source()\n" + "".join(f"    x{n + 1} = x{n}\n" for n in range(60)) + "    sink(x60)\n"
    (finding,) = findings(TAINT, code)
    places = [parsed(code).text(step.span) for step in finding.trace]
    assert places == ["source()", *(f"x{n}" for n in range(61)), "x60"]
