"""Values in SQL text become bound parameters, or the fix says why not."""

from __future__ import annotations

import pytest

from unit.fixes.harness import fixed, refusal, rule_set

SQL = rule_set(
    [
        {"pattern": "$DB.$METHOD($QUERY, ...)"},
        {"pattern-not": '$DB.$METHOD("...", ...)'},
        {"metavariable-regex": {"metavariable": "$METHOD", "regex": "^(execute|executemany|fetchrow|text|raw)$"}},
    ],
    fixer="parameterise-sql",
)
HEAD = "import sqlite3\n"

CASES = {
    "f-string": ("db.execute(f\"SELECT 1 FROM t WHERE a = '{a}'\")", 'db.execute("SELECT 1 FROM t WHERE a = ?", (a,))'),
    "number": ('db.execute(f"SELECT 1 FROM t WHERE a={a.b[0]}")', 'db.execute("SELECT 1 FROM t WHERE a=?", (a.b[0],))'),
    "two values": (
        "db.execute(f\"SELECT 1 FROM t WHERE a = '{a}' AND b > {b}\")",
        'db.execute("SELECT 1 FROM t WHERE a = ? AND b > ?", (a, b))',
    ),
    "part of a text": (
        "db.execute(f\"SELECT 1 FROM t WHERE a LIKE '%{a}%'\")",
        'db.execute("SELECT 1 FROM t WHERE a LIKE ?", (f"%{a}%",))',
    ),
    "doubled quotation marks": (
        "db.execute(f\"SELECT 1 FROM t WHERE a = 'it''s {a}'\")",
        'db.execute("SELECT 1 FROM t WHERE a = ?", (f"it\'s {a}",))',
    ),
    "insert": (
        "db.execute(f\"INSERT INTO t (a, b) VALUES ({a}, '{b}')\")",
        'db.execute("INSERT INTO t (a, b) VALUES (?, ?)", (a, b))',
    ),
    "rows": (
        'db.execute(f"INSERT INTO t VALUES (1, 2), ({a}, {b})")',
        'db.execute("INSERT INTO t VALUES (1, 2), (?, ?)", (a, b))',
    ),
    "update": (
        'db.execute(f"UPDATE t SET a = {a} WHERE b BETWEEN {b} AND {c}")',
        'db.execute("UPDATE t SET a = ? WHERE b BETWEEN ? AND ?", (a, b, c))',
    ),
    "limit": ('db.execute(f"SELECT 1 LIMIT {a} OFFSET {b}")', 'db.execute("SELECT 1 LIMIT ? OFFSET ?", (a, b))'),
    "percent": ("db.execute(\"SELECT 1 WHERE a = '%s'\" % a)", 'db.execute("SELECT 1 WHERE a = ?", (a,))'),
    "percent with a tuple": (
        'db.execute("SELECT 1 WHERE a = %s AND b = %d" % (a, b))',
        'db.execute("SELECT 1 WHERE a = ? AND b = ?", (a, b))',
    ),
    "percent with names": (
        'db.execute("SELECT 1 WHERE a = %(x)s" % {"x": a})',
        'db.execute("SELECT 1 WHERE a = ?", (a,))',
    ),
    "percent sign": (
        "db.execute(\"SELECT 1 WHERE a LIKE '5%%' AND b = %s\" % b)",
        "db.execute(\"SELECT 1 WHERE a LIKE '5%' AND b = ?\", (b,))",
    ),
    "format": ("db.execute(\"SELECT 1 WHERE a = '{}'\".format(a))", 'db.execute("SELECT 1 WHERE a = ?", (a,))'),
    "format by name": (
        'db.execute("SELECT 1 WHERE a = {x} AND b = {0}".format(b, x=a))',
        'db.execute("SELECT 1 WHERE a = ? AND b = ?", (a, b))',
    ),
    "plus": ('db.execute("SELECT 1 WHERE a = \'" + a + "\'")', 'db.execute("SELECT 1 WHERE a = ?", (a,))'),
    "plus and more": (
        'db.execute("SELECT 1 WHERE a = \'" + a + "\' AND b = " + str(b))',
        'db.execute("SELECT 1 WHERE a = ? AND b = ?", (a, b))',
    ),
    "other quotation marks": (
        "db.execute('SELECT 1 WHERE a = \"x\" AND b = ' + b)",
        "db.execute('SELECT 1 WHERE a = \"x\" AND b = ?', (b,))",
    ),
    "in brackets": (
        'db.execute(("SELECT 1 "\n            f"WHERE a = {a}"))',
        'db.execute(("SELECT 1 "\n            "WHERE a = ?"), (a,))',
    ),
    "own lines": (
        'db.execute(\n    f"SELECT 1 WHERE a = {a}",\n)',
        'db.execute(\n    "SELECT 1 WHERE a = ?",\n    (a,),\n)',
    ),
    "three quotation marks": (
        'db.execute(f"""\n    SELECT 1  -- all of them\n    WHERE a = {a}\n""")',
        'db.execute("""\n    SELECT 1  -- all of them\n    WHERE a = ?\n""", (a,))',
    ),
    "in a variable": (
        "def f(a):\n    query = f\"SELECT 1 WHERE ä = '{a}'\"\n    db.execute(query)",
        'def f(a):\n    query = "SELECT 1 WHERE ä = ?"\n    db.execute(query, (a,))',
    ),
    "in a variable before a with": (
        "def f(a):\n    query = f\"SELECT 1 WHERE a = '{a}'\"\n    with x as y:\n        db.execute(query)",
        'def f(a):\n    query = "SELECT 1 WHERE a = ?"\n    with x as y:\n        db.execute(query, (a,))',
    ),
    "chained": (
        "return_value = db.execute(f'SELECT 1 WHERE a = {a}').fetchone()",
        "return_value = db.execute('SELECT 1 WHERE a = ?', (a,)).fetchone()",
    ),
}
REFUSED = {
    'db.execute(f"SELECT 1 FROM {a}")': "a table, a column",
    'db.execute(f"SELECT {a} FROM t")': "a table, a column",
    'db.execute(f"SELECT 1 FROM t ORDER BY {a}")': "a table, a column",
    'db.execute(f"SELECT 1 FROM t ORDER BY b, {a}")': "a table, a column",
    'db.execute(f"SELECT 1 FROM t WHERE {a} = 1")': "a table, a column",
    'db.execute(f"SELECT 1 FROM t WHERE b = 1 AND {a}")': "a table, a column",
    'db.execute(f"INSERT INTO t ({a}) VALUES (1)")': "a table, a column",
    'db.execute(f"SELECT 1 FROM t_{a} WHERE b = 1")': "a table, a column",
    "db.execute(f'SELECT 1 FROM \"{a}\"')": "a table, a column",
    'db.execute(f"SELECT 1 WHERE a = {a}{b}")': "a table, a column",
    'db.execute(f"SELECT 1 WHERE a IN ({a})")': "several",
    'db.execute(f"SELECT 1 WHERE a = {a!r}")': "formatted",
    'db.execute(f"SELECT 1 WHERE a = {a:>3}")': "formatted",
    'db.execute("SELECT 1 WHERE a = %5s" % a)': "formatted",
    'db.execute("SELECT 1 WHERE a = %s AND b = %s" % a)': "fewer values",
    'db.execute(f"SELECT 1 WHERE a = ? AND b = {b}", (a,))': "parameters already",
    'db.execute(f"SELECT 1 WHERE a = ? AND b = {b}")': "placeholders already",
    'db.executemany(f"SELECT 1 WHERE a = {a}")': "another way",
    "db.execute(query)": "not put together here",
    'def f(a):\n    q = f"SELECT {a}"\n    log(q)\n    db.execute(q)': "not put together here",
    'def f(a):\n    q = f"SELECT 1 WHERE a = {a}"\n    a = 2\n    db.execute(q)': "not put together here",
    'def f(a):\n    q = f"SELECT 1 WHERE a = {a}"\n    if a:\n        db.execute(q)': "not put together here",
    "db.execute(a + b)": "not written here",
    'db.execute(a + "b")': "a table, a column",
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_values_become_parameters(before: str, after: str) -> None:
    assert fixed(SQL, HEAD + before) == HEAD + after


@pytest.mark.parametrize("before", REFUSED)
def test_what_cannot_be_bound_is_refused(before: str) -> None:
    assert REFUSED[before] in refusal(SQL, HEAD + before)


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ("import psycopg\n", "%s"),
        ("import pymysql\n", "%s"),
        ("from django.db import connection as db\n", "%s"),
        ("import sqlite3\nimport psycopg\ndb = psycopg.connect()\n", "%s"),
        ("import sqlite3\nimport psycopg\nconnection = sqlite3.connect()\ndb = connection.cursor()\n", "?"),
        ("import sqlite3\nimport psycopg\nwith sqlite3.connect('x') as db: pass\n", "?"),
    ],
)
def test_the_placeholder_is_the_one_of_the_driver(head: str, mark: str) -> None:
    after = fixed(SQL, head + 'db.execute(f"SELECT 1 WHERE a = {a}")')
    assert after == head + f'db.execute("SELECT 1 WHERE a = {mark}", (a,))'


def test_asyncpg_takes_numbered_placeholders_and_single_arguments() -> None:
    before = "import asyncpg\nx = await db.fetchrow(f\"SELECT 1 WHERE a = '{a}' AND b = {b}\")"
    assert fixed(SQL, before) == 'import asyncpg\nx = await db.fetchrow("SELECT 1 WHERE a = $1 AND b = $2", a, b)'


def test_a_driver_that_formats_gets_percent_signs_doubled() -> None:
    before = "import psycopg\ndb.execute(f\"SELECT 1 WHERE a LIKE '5%' AND b = {b}\")"
    assert fixed(SQL, before) == "import psycopg\ndb.execute(\"SELECT 1 WHERE a LIKE '5%%' AND b = %s\", (b,))"


@pytest.mark.parametrize("head", ["", "import sqlite3\nimport psycopg\n", "import sqlalchemy\nimport sqlite3\n"])
def test_an_unknown_driver_is_refused(head: str) -> None:
    assert "not clear which placeholders" in refusal(SQL, head + 'db.execute(f"SELECT 1 WHERE a = {a}")')


def test_a_rule_can_name_the_placeholder_style() -> None:
    rules = rule_set("$DB.execute(f'...{$A}...')", fixer={"name": "parameterise-sql", "paramstyle": "format"})
    assert fixed(rules, "db.execute(f'SELECT 1 WHERE a = {a}')") == "db.execute('SELECT 1 WHERE a = %s', (a,))"
