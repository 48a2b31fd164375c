"""Fixers that change one call: the layout, the comments and the rest of the file stay."""

from __future__ import annotations

import pytest

from unit.fixes.harness import fixed, refusal, rule_set

ADD = rule_set(
    [{"pattern": "make(...)"}, {"pattern-not": "make(..., safe=True, ...)"}],
    fixer={"name": "add-keyword", "keyword": "safe", "value": "True"},
)
REMOVE = rule_set("$F(..., verify=False, ...)", fixer={"name": "remove-keyword", "keyword": "verify"})
SHELL = rule_set("subprocess.$F(..., shell=True, ...)", fixer="subprocess-argument-list")
YAML = rule_set(
    [{"pattern": "yaml.$F(...)"}, {"metavariable-regex": {"metavariable": "$F", "regex": "^(unsafe_)?load(_all)?$"}}],
    fixer="yaml-safe-load",
)
MKTEMP = rule_set("tempfile.mktemp(...)", fixer="mkstemp")
RANDOM = rule_set("random.$F(...)", fixer="secrets-module")
DIGEST = rule_set(
    [
        {"pattern-either": [{"pattern": "$A == $B"}, {"pattern": "$A != $B"}]},
        {"metavariable-regex": {"metavariable": "$A", "regex": ".*mac"}},
    ],
    fixer="compare-digest",
)
HASH = rule_set("hashlib.md5(...)", fixer={"name": "rename-call", "to": "hashlib.sha256", "import": "hashlib"})

CASES = {
    "add: no arguments": (ADD, "make()", "make(safe=True)"),
    "add: after others": (ADD, "x = make(1, b=2)", "x = make(1, b=2, safe=True)"),
    "add: replace": (ADD, "make(1, safe = False, b=2)", "make(1, safe = True, b=2)"),
    "add: trailing comma": (ADD, "make(1, )", "make(1, safe=True, )"),
    "add: own lines": (ADD, "make(\n    1,\n    b=2,\n)", "make(\n    1,\n    b=2,\n    safe=True,\n)"),
    "add: own lines without comma": (ADD, "make(\n    1,\n    b=2\n)", "make(\n    1,\n    b=2,\n    safe=True\n)"),
    "add: comment after the last": (
        ADD,
        "make(\n    1,  # one\n    b=2,  # two\n)",
        "make(\n    1,  # one\n    b=2,  # two\n    safe=True,\n)",
    ),
    "add: hanging": (ADD, "make(1,\n     2)", "make(1,\n     2, safe=True)"),
    "add: carriage returns": (ADD, "make(\r\n\t1,\r\n)\r\n", "make(\r\n\t1,\r\n\tsafe=True,\r\n)\r\n"),
    "add: tabs": (ADD, "def f():\n\tmake(\n\t\t1,\n\t)", "def f():\n\tmake(\n\t\t1,\n\t\tsafe=True,\n\t)"),
    "add: one line": (ADD, "if x: make(1); y()", "if x: make(1, safe=True); y()"),
    "add: semicolons": (ADD, "é = 'ü'; make('ö'); z = 1", "é = 'ü'; make('ö', safe=True); z = 1"),
    "add: nested": (
        ADD,
        "class A:\n    def f(self):\n        def g():\n            return [make(x) for x in y]\n",
        "class A:\n    def f(self):\n        def g():\n            return [make(x, safe=True) for x in y]\n",
    ),
    "add: decorator": (ADD, "@make(1)\ndef f(): pass\n", "@make(1, safe=True)\ndef f(): pass\n"),
    "add: emoji before": (ADD, "print('😀', make('👩‍👩‍👧'))  # ü", "print('😀', make('👩‍👩‍👧', safe=True))  # ü"),
    "add: header": (ADD, "with make(1) as x:\n    pass", "with make(1, safe=True) as x:\n    pass"),
    "remove: last": (REMOVE, "get(1, verify=False)", "get(1)"),
    "remove: only": (REMOVE, "get(verify=False)", "get()"),
    "remove: first": (REMOVE, "get(verify=False, a=1)", "get(a=1)"),
    "remove: middle": (REMOVE, "get(1, verify=False, a=2)", "get(1, a=2)"),
    "remove: own line": (
        REMOVE,
        "get(\n    1,\n    verify=False,\n    a=2,  # two\n)",
        "get(\n    1,\n    a=2,  # two\n)",
    ),
    "remove: last line": (REMOVE, "get(\n    1,  # one\n    verify=False,\n)", "get(\n    1,  # one\n)"),
    "remove: last line, no comma": (REMOVE, "get(\n    1,\n    verify=False\n)", "get(\n    1\n)"),
    "remove: only, own line": (REMOVE, "get(\r\n    verify=False,\r\n)", "get()"),
    "shell: f-string": (
        SHELL,
        "import subprocess\nsubprocess.run(f'tar -cf x.tar {a}', shell=True, check=True)",
        "import subprocess\nsubprocess.run(['tar', '-cf', 'x.tar', a], check=True)",
    ),
    "shell: constant": (
        SHELL,
        "import subprocess as sp\nsp.call(\"echo 'a b' c\", shell=True)",
        'import subprocess as sp\nsp.call(["echo", "a b", "c"])',
    ),
    "shell: part of a word": (
        SHELL,
        'import subprocess\nsubprocess.run(f"git --dir={a} log", shell=True)',
        'import subprocess\nsubprocess.run(["git", f"--dir={a}", "log"])',
    ),
    "shell: quoted value": (
        SHELL,
        "from subprocess import check_output\ncheck_output(args=\"ls '{}'\".format(a.b), shell=True)",
        'from subprocess import check_output\ncheck_output(args=["ls", a.b])',
    ),
    "shell: number": (
        SHELL,
        'import subprocess\nsubprocess.run("kill %d" % pid, shell=True)',
        'import subprocess\nsubprocess.run(["kill", str(pid)])',
    ),
    "shell: plus": (
        SHELL,
        'import subprocess\nsubprocess.run("ls -l " + path + "/x", shell=True)',
        'import subprocess\nsubprocess.run(["ls", "-l", f"{path}/x"])',
    ),
    "shell: in a variable": (
        SHELL,
        "import subprocess\ndef f(a):\n    c = 'ls ' + a\n    # list it\n    subprocess.run(c, shell=True)",
        "import subprocess\ndef f(a):\n    c = ['ls', a]\n    # list it\n    subprocess.run(c)",
    ),
    "yaml: keyword": (YAML, "import yaml\nyaml.load(x, Loader=yaml.Loader)", "import yaml\nyaml.safe_load(x)"),
    "yaml: position": (YAML, "import yaml as y\ny.load(x, y.Loader)", "import yaml as y\ny.safe_load(x)"),
    "yaml: all": (YAML, "import yaml\nyaml.unsafe_load_all(x)", "import yaml\nyaml.safe_load_all(x)"),
    "yaml: by name": (
        YAML,
        "from yaml import Loader, load\nload(x, Loader=Loader)",
        "from yaml import Loader, safe_load\nsafe_load(x)",
    ),
    "yaml: by name, used twice": (
        YAML,
        "from yaml import load\nload(x)\nprint(load)",
        "from yaml import load, safe_load\nsafe_load(x)\nprint(load)",
    ),
    "yaml: by another name": (YAML, "from yaml import load as l\nl(x)", "from yaml import safe_load\nsafe_load(x)"),
    "mktemp": (
        MKTEMP,
        "import tempfile as t\nx = t.mktemp('.a', dir=d)",
        "import tempfile as t\nx = t.mkstemp('.a', dir=d)[1]",
    ),
    "random: choice": (
        RANDOM,
        "import random\nx = random.choice(y)",
        "import random\nimport secrets\nx = secrets.choice(y)",
    ),
    "random: range": (
        RANDOM,
        "import random\nimport secrets as s\nx = random.randrange(9)",
        "import random\nimport secrets as s\nx = s.randbelow(9)",
    ),
    "random: others": (
        RANDOM,
        "import random\nimport secrets\nx = random.randint(1, 9)",
        "import random\nimport secrets\nx = secrets.SystemRandom().randint(1, 9)",
    ),
    "random: imported by name": (
        RANDOM,
        "from random import choices\nx = choices(y, k=3)",
        "import secrets\nfrom random import choices\nx = secrets.SystemRandom().choices(y, k=3)",
    ),
    "digest: equal": (DIGEST, "import hmac\nif mac == b: x()", "import hmac\nif hmac.compare_digest(mac, b): x()"),
    "digest: not equal": (
        DIGEST,
        "import hmac\nok = (a.mac\n   != f(b)) and c",
        "import hmac\nok = (not hmac.compare_digest(a.mac, f(b))) and c",
    ),
    "digest: imported by name": (
        DIGEST,
        "from hmac import compare_digest as same\nx = mac == b",
        "from hmac import compare_digest as same\nx = same(mac, b)",
    ),
    "rename: by alias": (HASH, "import hashlib as h\nh.md5(x).digest()", "import hashlib as h\nh.sha256(x).digest()"),
    "rename: adds the import": (
        HASH,
        "from hashlib import md5\nmd5(\n    x  # data\n)",
        "import hashlib\nfrom hashlib import md5\nhashlib.sha256(\n    x  # data\n)",
    ),
    "set: by keyword": (
        rule_set("f(..., mode=0, ...)", fixer={"name": "set-argument", "keyword": "mode", "value": "7"}),
        "f(1, mode=0)",
        "f(1, mode=7)",
    ),
    "set: by position": (
        rule_set("f($X, 0)", fixer={"name": "set-argument", "position": 1, "value": "7"}),
        "f(1, 0)",
        "f(1, 7)",
    ),
    "rename: in the same module": (
        rule_set("os.popen(...)", fixer={"name": "rename-call", "to": "other"}),
        "import os\nos.popen(1)",
        "import os\nos.other(1)",
    ),
}
REFUSED = {
    "keywords are unpacked": (ADD, "make(**options)", "may already hold"),
    "generator": (ADD, "make(x for x in y)", "generator"),
    "comment beside": (REMOVE, "get(\n    1,\n    verify=False,  # why\n)", "comment would be lost"),
    "pipe": (SHELL, "import subprocess\nsubprocess.run(f'a {b} | c', shell=True)", "`|`"),
    "glob": (SHELL, "import subprocess\nsubprocess.run('ls *.py', shell=True)", "`*`"),
    "variable": (SHELL, "import subprocess\nsubprocess.run('ls \"$HOME\"', shell=True)", "`$`"),
    "home": (SHELL, "import subprocess\nsubprocess.run('ls ~', shell=True)", "`~`"),
    "environment": (SHELL, "import subprocess\nsubprocess.run('A=1 ls', shell=True)", "environment"),
    "several commands": (SHELL, "import subprocess\nsubprocess.run('a\\nb', shell=True)", "a line break"),
    "program": (SHELL, "import subprocess\nsubprocess.run(f'{a} b', shell=True)", "program itself"),
    "no text": (SHELL, "import subprocess\nsubprocess.run(command, shell=True)", "not written here"),
    "yaml by another way": (YAML, "import yaml\nyaml.load(*args)", "unpacked"),
    "comment inside": (DIGEST, "import hmac\nx = (mac  # why\n  == b)", "comment would be lost"),
    "taken name": (RANDOM, "import random\nsecrets = {}\nx = random.choice(y)", "already means something else"),
    "shadowed name": (
        RANDOM,
        "import random\nimport secrets\ndef f(secrets):\n    return random.choice(y)",
        "already means something else",
    ),
    "no such keyword": (
        rule_set("f(...)", fixer={"name": "remove-keyword", "keyword": "a"}), "f(1)", "does not pass `a`",
    ),
    "no such fixer": (rule_set("f(...)", fixer="nothing"), "f(1)", "does not exist"),
    "option missing": (rule_set("f(...)", fixer="add-keyword"), "f(1)", "lacks its option"),
    "still found": (rule_set("f(...)", fixer={"name": "add-keyword", "keyword": "a", "value": "1"}), "f()", "still be"),
}  # fmt: skip


@pytest.mark.parametrize(("rules", "before", "after"), CASES.values(), ids=CASES)
def test_a_call_is_changed_and_nothing_else(rules, before: str, after: str) -> None:
    assert fixed(rules, before) == after


@pytest.mark.parametrize(("rules", "before", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_fix_that_cannot_be_proven_is_refused_with_its_reason(rules, before: str, reason: str) -> None:
    assert reason in refusal(rules, before)


def test_a_call_is_wrapped() -> None:
    rules = rule_set(
        [{"pattern": "page($X)"}, {"pattern-not": "page(html.escape(...))"}, {"focus-metavariable": "$X"}],
        fixer={"name": "wrap-call", "function": "html.escape", "import": "html"},
    )
    assert fixed(rules, "page(a + 'ü')") == "import html\n\npage(html.escape(a + 'ü'))"
