"""Groups of functions that call each other, and that long or tangled calls end."""

from __future__ import annotations

from unit.engine.harness import findings
from wardline.engine.circles import circles

TAINT = {
    "mode": "taint",
    "pattern-sources": [{"pattern": "source(...)"}],
    "pattern-sinks": [{"pattern": "sink(...)"}],
}


def test_groups_come_after_what_they_lead_to() -> None:
    below = {"a": "bc", "b": "d", "c": "d", "d": "b", "e": "a"}
    assert circles("a", lambda name: below.get(name, "")) == [("b", "d"), ("c",), ("a",)]


def test_a_long_way_does_not_end_the_stack() -> None:
    found = circles("0", lambda name: [str(int(name) + 1)] if int(name) < 5000 else [])
    assert len(found) == 5001


def test_data_goes_through_hundreds_of_functions() -> None:
    code = "".join(f"def f{n}(x):\n    return f{n + 1}(x)\n" for n in range(300))
    assert len(findings(TAINT, code + "def f300(x):\n    return x\ndef f():\n    sink(f0(source()))\n")) == 1


def test_functions_that_all_call_each_other_are_followed() -> None:
    calls = "".join(f"    f{n}(x)\n" for n in range(12))
    code = "".join(f"def f{n}(x):\n{calls}    sink(x)\n" for n in range(12))
    assert len(findings(TAINT, code + "def f():\n    f0(source())\n")) == 12


def test_classes_in_many_layers_are_each_looked_at_once() -> None:
    layers = "".join(
        f"class A{n}(A{n - 1}, B{n - 1}):\n    pass\nclass B{n}(A{n - 1}, B{n - 1}):\n    pass\n" for n in range(1, 40)
    )
    code = "class A0:\n    def m(self, x):\n        sink(x)\nclass B0:\n    pass\n" + layers
    assert len(findings(TAINT, code + "def f():\n    A39().m(source())\n")) == 1


def test_a_word_of_a_megabyte_costs_no_more_than_its_length() -> None:
    word = "a" * 1_000_000
    assert len(findings(TAINT, f"x = '{word}'\n{word}\ndef f():\n    sink(source())\n")) == 1


def test_data_goes_around_a_ring_of_functions() -> None:
    code = "".join(f"def f{n}(x):\n    if x:\n        return f{(n + 1) % 20}(x)\n" for n in range(20))
    assert len(findings(TAINT, code + "    sink(x)\ndef f():\n    f0(source())\n")) == 1
