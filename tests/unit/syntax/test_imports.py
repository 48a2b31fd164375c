"""Import statements: which local names they bind, and to what full names."""

from __future__ import annotations

import pytest

from wardline.syntax import Document, language_by_name


def bindings(name: str, text: str) -> dict[str, str]:
    language = language_by_name(name)
    assert language is not None
    found: dict[str, str] = {}
    stack = [Document.parse(text.encode(), language).root]
    while stack:
        node = stack.pop()
        if node.type in language.imports | language.binders:
            found |= language.import_bindings(node)
        stack.extend(node.named_children)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import os", {"os": "os"}),
        ("import a.b.c", {"a": "a"}),
        ("import a.b as c, d", {"c": "a.b", "d": "d"}),
        ("from a.b import c as d, e", {"d": "a.b.c", "e": "a.b.e"}),
        ("from a import (\n    b,  # why\n    c,\n)", {"b": "a.b", "c": "a.c"}),
        ("from . import x", {"x": ".x"}),
        ("from .a import x", {"x": ".a.x"}),
        ("from .. import y as z", {"z": "..y"}),
        ("from a import *", {"*": "a"}),
        ("from __future__ import annotations", {}),
        ("def f():\n    import os", {"os": "os"}),
        ("import", {}),
    ],
)
def test_python(text: str, expected: dict[str, str]) -> None:
    assert bindings("python", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a from 'm';", {"a": "m"}),
        ("import * as a from 'm';", {"a": "m"}),
        ("import {a, b as c, default as d} from 'm';", {"a": "m.a", "c": "m.b", "d": "m"}),
        ("import a, {b} from 'node:m';", {"a": "m", "b": "m.b"}),
        ("import 'm';", {}),
        ("const a = require('m');", {"a": "m"}),
        ("const {a, b: c} = require('node:m');", {"a": "m.a", "c": "m.b"}),
        ("const a = require('m').b;", {"a": "m.b"}),
        ("const {c} = require('m').b;", {"c": "m.b.c"}),
        ("var a = require(m);", {}),
        ("let a = other('m');", {}),
        ("let a;", {}),
    ],
)
def test_javascript(text: str, expected: dict[str, str]) -> None:
    assert bindings("javascript", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a.b.C;", {"C": "a.b.C"}),
        ("import a.b.*;", {"*": "a.b"}),
        ("import static a.b.C.d;", {"d": "a.b.C.d"}),
        ("import static a.b.C.*;", {"*": "a.b.C"}),
        ("package a.b;", {}),
    ],
)
def test_java(text: str, expected: dict[str, str]) -> None:
    assert bindings("java", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('import "fmt"', {"fmt": "fmt"}),
        ('import "net/http"', {"http": "http"}),
        ('import h "net/http"', {"h": "http"}),
        ('import (\n"a/b"\nc "d/e"\n)', {"b": "b", "c": "e"}),
        ('import j "github.com/a/jwt/v4"', {"j": "jwt"}),
        ('import "gopkg.in/yaml.v2"', {"yaml": "yaml"}),
        ('import "github.com/a/jwt-go"', {"jwt": "jwt"}),
        ('import . "fmt"', {}),
        ('import _ "fmt"', {}),
    ],
)
def test_go(text: str, expected: dict[str, str]) -> None:
    assert bindings("go", text) == expected
