"""Each kind of statement and expression is lowered to the forms of data flow that say what it does with values."""

# ruff: noqa: E501 - a statement and what it becomes are read side by side
from __future__ import annotations

import pytest

from unit.syntax import show_flow
from wardline.syntax import Document, language_by_name

PYTHON = [
    ("a = b", "a := b"),
    ("a = b = c", "a := b := c"),
    ("a: int = b", "a := b"),
    ("a: int", "a := _"),
    ("a += b", "a += b"),
    ("a, (b, *c) = d", "[a, [b, c]] := d"),
    ("a.b = c", "a.b := c"),
    ("a[0] = b", "a[0] := b"),
    ('a["k"] = b', 'a["k"] := b'),
    ("a[k] = b", "a[+(k)] := b"),
    ("a[i, j] = b", "a[+(i, j)] := b"),
    ("f(a, b, k=c, *d, **e)", "!f(a, b, k=c, +(d), +(e))"),
    ("a.b.c(d).e(f)", "!a.b.c(d).e(f)"),
    ("a; b", "!a; !b"),
    ("if a: b", "if a {!b} {}"),
    ("if a:\n  b\nelif c:\n  d\nelse:\n  e", "if a {!b} {if c {!d} {!e}}"),
    ("for a in b: c", "loop a in b {!c} {}"),
    ("for a, b in c:\n  d\nelse:\n  e", "loop [a, b] in c {!d} {!e}"),
    ("while a: b", "loop while a {!b} {}"),
    ("while a:\n  b\nelse:\n  c", "loop while a {!b} {!c}"),
    ("while True:\n  break\n  continue", "loop while _ {leave; leave} {}"),
    (
        "try:\n  a\nexcept E as e:\n  b\nexcept (F, G):\n  c\nelse:\n  d\nfinally:\n  e",
        "try {!a} catch {e := _; !b} catch {!c} else {!d} finally {!e}",
    ),
    ("try:\n  a\nexcept* E:\n  b", "try {!a} catch {!b} else {} finally {}"),
    ("with a as b, c:\n  d", "b := a; !c; !d"),
    ("with (a as b, c as d):\n  e", "b := a; d := c; !e"),
    ("async with a as b: c", "b := a; !c"),
    ("async for a in b: c", "loop a in b {!c} {}"),
    (
        'match a:\n  case [b, *c]:\n    d\n  case {"k": e, **g} if h:\n    i\n  case P(x=j) | k:\n    l\n  case _:\n    m',
        "match +(a) {b := +(a); c := +(a); !d} | {e := +(a); g := +(a); !h; !i} | {j := +(a); k := +(a); !l} | {!m}",
    ),
    ("return", "leave"),
    ("return a", "leave a"),
    ("return a, b", "leave [a, b]"),
    ("raise", "leave"),
    ("raise E(a) from b", "leave +(E(a), b)"),
    ("assert a, b", "if a {} {leave b}"),
    ("del a, b[0]", "a := _"),
    ("import a", ""),
    ("from a import b", ""),
    ("@d(x)\ndef f(a, b: int, c=1, d: int = 2, *e, **g):\n  return a", "define f(a, b, c, d, e, g) {leave a}"),
    ("async def f(a, /, b, *, c): await a", "define f(a, b, c) {!+(a)}"),
    ("class A(B):\n  x = a\n  def f(self): pass", "class A(B) {x := a; define f(self) {}}"),
    ("lambda a, b=1: a + b", "!lambda(a, b) {leave +(a, b)}"),
    ("a + b * c", "!+(a, +(b, c))"),
    ("-a", "!+(a)"),
    ("not a", "!?(a)"),
    ("a < b < c", "!?(a, b, c)"),
    ("a and b or c", "!((a ? b : ~) ? ~ : c)"),
    ("a in b", "!?(a, b)"),
    ("a is None", "!?(a, _)"),
    ("a if b else c", "!(?(b) ? a : c)"),
    ("(a := b)", "!(a := b)"),
    ("[a, b]", "![a, b]"),
    ("(a, b)", "![a, b]"),
    ("{a, b}", "!+(a, b)"),
    ('{"k": a, "l": 1, b: c, **d}', '!{["k"]: a, ["l"]: _, *: c, *: b, *: +(d)}'),
    ("[a for b in c if d]", "!<a for b in c if d>"),
    ("{a: b for c, d in e}", "!<+(a, b) for [c, d] in e>"),
    ("{a for b in c for d in b}", "!<a for b in c for d in b>"),
    ("(a for b in c)", "!<a for b in c>"),
    ("sum(a for b in c)", "!sum(<a for b in c>)"),
    ('f"x{a}{b!r:>{w}}"', "!+(a, b, _, +(+(w)))"),
    ('"a" "b"', "!+(_, _)"),
    ('"a" f"{b}"', "!+(_, +(b))"),
    ('b"%s" % a', "!+(_, a)"),
    ("a[1:b]", "!a[+(+(_, b))]"),
    ("a[b:c:d]", "!a[+(+(b, c, d))]"),
    ("await a", "!+(a)"),
    ("yield a", "!yield +(a)"),
    ("yield from a", "!yield +(a)"),
    ("x = yield a", "x := yield +(a)"),
    ('exec "a" in b', "!_; !b"),
    ('print "a", b', "!_; !b"),
    ("a = (b)", "a := b"),
    ("a = b if c else d", "a := (?(c) ? b : d)"),
    ("if (a := b): c", "if (a := b) {!c} {}"),
    ('"{}".format(a)', "!_.format(a)"),
    ("for a.b in c: d", "loop a.b in c {!d} {}"),
    ("with open(a): b", "!open(a); !b"),
]
JAVASCRIPT = [
    ("let a = b, c = d;", "a := b; c := d"),
    ("var a;", "a := _"),
    ("const {a, b: c, d = 1, ...e} = f;", "{.a: a, .b: c, .d: d, *: e} := f"),
    ("const [a, , b] = c;", "[a, b] := c"),
    ("a = b;", "a := b"),
    ("a += b;", "a += b"),
    ("a.b = c;", "a.b := c"),
    ('a["k"] = b;', 'a["k"] := b'),
    ("a[0] = b;", "a[0] := b"),
    ("a[k] = b;", "a[k] := b"),
    ("a ??= b;", "a += b"),
    ("a = b = c;", "a := (b := c)"),
    ("f(a, ...b);", "!f(a, +(b))"),
    ("new F(a);", "!F(a)"),
    ("new F;", "!F()"),
    ("a?.b?.(c);", "!a.b(c)"),
    ("a.b(c).d(e);", "!a.b(c).d(e)"),
    ("tag`x${a}`;", "!tag(+(a))"),
    ("if (a) b; else c;", "if a {!b} {!c}"),
    ("if (a) { b } else if (c) { d } else { e }", "if a {!b} {if c {!d} {!e}}"),
    ("for (let i = a; i < b; i++) { c }", "i := a; loop while ?(i, b) {!c; !+(i)} {}"),
    ("for (;;) { break; }", "loop while _ {leave} {}"),
    ("for (const a of b) { c }", "loop a in b {!c} {}"),
    ("for (a in b) c;", "loop a in b {!c} {}"),
    ("for await (const a of b) c;", "loop a in b {!c} {}"),
    ("while (a) { continue; }", "loop while a {leave} {}"),
    ("do { a } while (b);", "loop while b {!a} {}"),
    ("try { a } catch (e) { b } finally { c }", "try {!a} catch {e := _; !b} else {} finally {!c}"),
    ("try { a } catch { b }", "try {!a} catch {!b} else {} finally {}"),
    ("try { a } finally { b }", "try {!a} else {} finally {!b}"),
    ("switch (a) { case b: c; break; case d: e; default: f }", "match a {!c; leave; !e; !f} | {!e; !f} | {!f}"),
    ("return;", "leave"),
    ("return a;", "leave a"),
    ("return a, b;", "leave +(a, b)"),
    ("throw new E(a);", "leave E(a)"),
    ("function f(a, b = 1, {c, d: e}, [g], ...h) { return a; }", "define f(a, b, c, e, g, h) {leave a}"),
    ("async function f(a) { await a; }", "define f(a) {!+(a)}"),
    ("function* f(a) { yield a; }", "define f(a) {!yield +(a)}"),
    ("(a, b) => a + b;", "!lambda(a, b) {leave +(a, b)}"),
    ("a => { return a; };", "!lambda(a) {leave a}"),
    ("a => a;", "!lambda(a) {leave a}"),
    ("const f = async (a) => await a;", "f := lambda(a) {leave +(a)}"),
    ("const f = function (a) { return a; };", "f := lambda(a) {leave a}"),
    (
        "class A extends B { x = a; static y = b; m(c) { return c; } get z() { return a; } }",
        "class A(B) {this.x := a; this.y := b; define m(c) {leave c}; define z() {leave a}}",
    ),
    ("x = class { m() { a } };", "x := +(lambda() {!a})"),
    ("export const a = b;", "a := b"),
    ("export default function f(a) { return a; }", "define f(a) {leave a}"),
    ("export default a;", "!a"),
    ("export function f(a) { return a; }", "define f(a) {leave a}"),
    ("export class A { m(a) { return a; } }", "class A() {define m(a) {leave a}}"),
    ("export { a };", ""),
    ("import a from 'b';", ""),
    ("const a = require('b');", "a := require(_)"),
    ("a + b * c;", "!+(a, +(b, c))"),
    ("!a;", "!?(a)"),
    ("typeof a;", "!?(a)"),
    ("-a;", "!+(a)"),
    ("a === b;", "!?(a, b)"),
    ("a && b || c;", "!((a ? b : ~) ? ~ : c)"),
    ("a ? b : c;", "!(?(a) ? b : c)"),
    ("a, b;", "!+(a, b)"),
    ("(a);", "!a"),
    ("(a = b);", "!(a := b)"),
    ("[a, b];", "![a, b]"),
    (
        '({k: a, "l": b, [m]: c, n, ...d, o(e) { return e; }});',
        "!{.k: a, *: b, *: c, .n: n, *: +(d), .o: lambda(e) {leave e}}",
    ),
    ("`x${a}y${b}`;", "!+(a, b)"),
    ("`x`;", "!_"),
    ("'x';", "!_"),
    ("/x/;", "!+(_)"),
    ("await a;", "!+(a)"),
    ("delete a.b;", "!?(a.b)"),
    ("a++;", "!+(a)"),
    ("label: for (;;) { a }", "loop while _ {!a} {}"),
    ("{ a; b }", "!a; !b"),
    ('x = <div a={b} {...c}>{d}<E f="g"/></div>;', "x := +(+(div, +(_, b), +(c)), d, +(E, +(_, _)), +(div))"),
    ("x = <>{a}</>;", "x := +(_, a, _)"),
    ("this.a = b;", "this.a := b"),
    ("a.b.c;", "!a.b.c"),
    ("a[b];", "!a[b]"),
    ("function f() {}", "define f() {}"),
    ("var a = function g() { return 1 }();", "a := lambda() {leave _}()"),
    ("({a, b} = c);", "!({.a: a, .b: b} := c)"),
    ("[a, b] = c;", "[a, b] := c"),
    ("a = () => ({b: c});", "a := lambda() {leave {.b: c}}"),
]

JAVA = [
    ("a = b;", "a := b"),
    ("String a = b, c = d;", "a := b; c := d"),
    ("int a;", "a := _"),
    ("a += b;", "a += b"),
    ("this.a = b;", "this.a := b"),
    ("a[0] = b;", "a[0] := b"),
    ("a[k] = b;", "a[k] := b"),
    ("f(a, b);", "!f(a, b)"),
    ("a.b.c(d).e(f);", "!a.b.c(d).e(f)"),
    ("new A(b);", "!_(b)"),
    ("new A(b) { void m() { c(); } };", "!+(_(b), lambda() {define m() {!c()}})"),
    ("if (a) b(); else if (c) d();", "if a {!b()} {if c {!d()} {}}"),
    ("for (int i = 0; i < n; i++) f(i);", "i := _; loop while ?(i, n) {!f(i); !+(i)} {}"),
    ("for (A a : b) { c(a); }", "loop a in b {!c(a)} {}"),
    ("while (a) { break; }", "loop while a {leave} {}"),
    ("do { a(); } while (b);", "loop while b {!a()} {}"),
    (
        "try (A a = b; c) { d(); } catch (E | F e) { g(e); } finally { h(); }",
        "try {a := b; !c; !d()} catch {e := _; !g(e)} else {} finally {!h()}",
    ),
    ("synchronized (a) { b(); }", "!a; !b()"),
    (
        "switch (a) { case 1: b(); case 2: c(); break; default: d(); }",
        "match a {!b(); !c(); leave; !d()} | {!c(); leave; !d()} | {!d()}",
    ),
    ("a = switch (b) { case 1 -> c; default -> { yield d; } };", "a := +(?(b), c, d)"),
    ("return a;", "leave a"),
    ("throw new E(a);", "leave _(a)"),
    ("a = b ? c : d;", "a := (?(b) ? c : d)"),
    ("a = (T) b;", "a := +(b)"),
    ("a = b == c;", "a := ?(b, c)"),
    ("a = !b;", "a := ?(b)"),
    ("a = b + c;", "a := +(b, c)"),
    ("a = x -> f(x);", "a := lambda(x) {leave f(x)}"),
    ("a = (String x, int y) -> { f(x); };", "a := lambda(x, y) {!f(x)}"),
    ("a = A::b;", "a := +(A, b)"),
    ("a = new int[] {b, c};", "a := [b, c]"),
    ("a = new int[b];", "a := +(?(b), _)"),
    ("a = b instanceof T;", "a := ?(b)"),
    ("if (a instanceof T t) f(t);", "if ?((t := a)) {!f(t)} {}"),
    ("a = b = c;", "a := (b := c)"),
    ("f(A.class);", "!f(_)"),
    ("lbl: while (a) { continue; }", "loop while a {leave} {}"),
    ("void m(A a, B... b) { c(); }", "define m(a, b) {!c()}"),
]

GO = [
    ("a = b", "a := b"),
    ("a := b", "a := b"),
    ("a, b := c, d", "[a, b] := [c, d]"),
    ("a, err := f(b)", "[a, err] := f(b)"),
    ("a += b", "a += b"),
    ("var a int", "a := _"),
    ("var a, b = c, d", "[a, b] := [c, d]"),
    ("const a = b", "a := b"),
    ("a.b = c", "a.b := c"),
    ("a[0] = b", "a[0] := b"),
    ("a[k] = b", "a[k] := b"),
    ("*a = b", "a := b"),
    ("a <- b", "a += b"),
    ("a := <-b", "a := +(b)"),
    ("f(a, b...)", "!f(a, +(b))"),
    ("a.b.c(d).e(f)", "!a.b.c(d).e(f)"),
    ("T{a: b, c}", "!{.a: b, *: c}"),
    ("[]T{a, b}", "![a, b]"),
    ("a.(T)", "!+(a)"),
    ("[]byte(a)", "!+(a)"),
    ("a == b", "!?(a, b)"),
    ("!a", "!?(a)"),
    ("a + b", "!+(a, b)"),
    ("if a := b; c { d() } else { e() }", "a := b; if c {!d()} {!e()}"),
    ("for { break }", "loop  {leave} {}"),
    ("for a { continue }", "loop while a {leave} {}"),
    ("for a, b := range c { d() }", "loop [a, b] in c {!d()} {}"),
    ("for range a { b() }", "loop while a {!b()} {}"),
    ("for a := b; a < c; a++ { d() }", "a := b; loop while ?(a, c) {!d(); !a} {}"),
    ("switch a { case b: c(); fallthrough; default: d() }", "match a {!b; !c(); !d()} | {!d()}"),
    ("switch a { case 1: b() }", "match a {a := _; !b()}"),
    ("switch a := b.(type) { case T: c(a) }", "a := b; match b {!c(a)}"),
    ("select { case a := <-b: c(); case d <- e: }", "match _ {a := +(b); !c()} | {d += e}"),
    ("go f(a)", "!f(a)"),
    ("defer f(a)", "!f(a)"),
    ("return", "leave"),
    ("return a, b", "leave [a, b]"),
    ("a: for b { break a }", "loop while b {leave} {}"),
    ("{ a() }", "!a()"),
    ("goto a", ""),
    ("type T struct{}", ""),
    ('import "a"', ""),
    ("func f(a, b int, c ...T) (d error) { return a }", "define f(a, b, c) {leave a}"),
    ("func (a *T) f(b int) {}", "define f(a, b) {}"),
    ("a := func(b int) { c() }", "a := lambda(b) {!c()}"),
]


def lowered(name: str, text: str) -> str:
    language = language_by_name(name)
    assert language is not None
    document = Document.parse(text.encode(), language)
    assert not document.has_error
    return show_flow.statements(language.lower_block(document.root))


@pytest.mark.parametrize(("text", "expected"), PYTHON)
def test_python(text: str, expected: str) -> None:
    assert lowered("python", text) == expected


@pytest.mark.parametrize(("text", "expected"), JAVASCRIPT)
def test_javascript(text: str, expected: str) -> None:
    assert lowered("javascript", text) == expected


@pytest.mark.parametrize(("text", "expected"), JAVA)
def test_java(text: str, expected: str) -> None:
    assert lowered("java", text) == expected


@pytest.mark.parametrize(("text", "expected"), GO)
def test_go(text: str, expected: str) -> None:
    assert lowered("go", text + "\n") == expected


@pytest.mark.parametrize("name", ["python", "javascript", "java", "go"])
@pytest.mark.parametrize(
    "text", ["", "(", "if", "def f(:", "class", "x = = y", "for in :", "f(**", "const {", "=> }", "\x00\xff"]
)
def test_broken_code_is_lowered_as_far_as_it_goes(name: str, text: str) -> None:
    language = language_by_name(name)
    assert language is not None
    show_flow.statements(language.lower_block(Document.parse(text.encode("latin-1"), language).root))
