"""An import is added once, where a person would put it, or the name that is there already is used."""

from __future__ import annotations

import pytest

from unit.fixes.harness import fixed, refusal, rule_set

STDLIB = rule_set("old(...)", fixer={"name": "rename-call", "to": "hmac.new", "import": "hmac"})
OTHER = rule_set("old(...)", fixer={"name": "rename-call", "to": "zoo.new", "import": "zoo"})

CASES = {
    "nothing else": ("old()\n", "import hmac\n\nhmac.new()\n"),
    "without a last newline": ("old()", "import hmac\n\nhmac.new()"),
    "docstring": ('"""Doc."""\n\nold()\n', '"""Doc."""\n\nimport hmac\n\nhmac.new()\n'),
    "docstring, tight": ('"""Doc."""\nold()\n', '"""Doc."""\n\nimport hmac\n\nhmac.new()\n'),
    "future": (
        "from __future__ import annotations\n\nold()\n",
        "from __future__ import annotations\n\nimport hmac\n\nhmac.new()\n",
    ),
    "future and others": (
        "from __future__ import annotations\n\nimport os\n\nold()\n",
        "from __future__ import annotations\n\nimport hmac\nimport os\n\nhmac.new()\n",
    ),
    "shebang": ("#!/usr/bin/python\nold()\n", "#!/usr/bin/python\nimport hmac\n\nhmac.new()\n"),
    "encoding": (
        "#!/usr/bin/python\n# -*- coding: utf-8 -*-\nold()\n",
        "#!/usr/bin/python\n# -*- coding: utf-8 -*-\nimport hmac\n\nhmac.new()\n",
    ),
    "licence": ("# Licence\n# text\n\nold()\n", "# Licence\n# text\n\nimport hmac\n\nhmac.new()\n"),
    "comment of the statement": ("# Why\nold()\n", "import hmac\n\n# Why\nhmac.new()\n"),
    "alphabet": (
        "import abc\nimport os\nfrom re import sub\nold()\n",
        "import abc\nimport hmac\nimport os\nfrom re import sub\nhmac.new()\n",
    ),
    "only from": ("from re import sub\nold()\n", "import hmac\nfrom re import sub\nhmac.new()\n"),
    "own block": ("import requests\nold()\n", "import hmac\n\nimport requests\nhmac.new()\n"),
    "carriage returns": ("import os\r\nold()\r\n", "import hmac\r\nimport os\r\nhmac.new()\r\n"),
    "semicolons": ("import os; old()\n", "import hmac\nimport os; hmac.new()\n"),
    "types only": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import hmac\nold()\n",
        "import hmac\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import hmac\nhmac.new()\n",
    ),
    "guarded": (
        "try:\n    import hmac\nexcept ImportError:\n    hmac = None\nold()\n",
        "try:\n    import hmac\nexcept ImportError:\n    hmac = None\nhmac.new()\n",
    ),
    "there already": ("import hmac\nold()\n", "import hmac\nhmac.new()\n"),
    "under an alias": ("import hmac as h\nold()\n", "import hmac as h\nh.new()\n"),
    "by name": ("from hmac import new\nold()\n", "from hmac import new\nnew()\n"),
    "by another name": ("from hmac import new as n\nold()\n", "from hmac import new as n\nn()\n"),
    "in the function": (
        "def f():\n    import hmac\n    old()\n",
        "def f():\n    import hmac\n    hmac.new()\n",
    ),
    "in another function": (
        "import os\ndef f():\n    import hmac\ndef g():\n    old()\n",
        "import hmac\nimport os\ndef f():\n    import hmac\ndef g():\n    hmac.new()\n",
    ),
    "name of another function's parameter": (
        "import os\ndef f(hmac): pass\ndef g():\n    old()\n",
        "import hmac\nimport os\ndef f(hmac): pass\ndef g():\n    hmac.new()\n",
    ),
    "too late": ("import os\nold()\nimport hmac\n", "import hmac\nimport os\nhmac.new()\nimport hmac\n"),
    "attribute of that name": (
        "import os\nold(os.hmac, hmac=1)\n",
        "import hmac\nimport os\nhmac.new(os.hmac, hmac=1)\n",
    ),
}  # fmt: skip
TAKEN = (
    "hmac = 1\nold()\n",
    "def f(hmac):\n    old()\n",
    "def f():\n    for hmac in x: old()\n",
    "def hmac(): pass\nold()\n",
    "from x import hmac\nold()\n",
    "import x as hmac\nold()\n",
    "import hmac\ndef f():\n    hmac = 1\n    old()\n",
)


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_a_module_becomes_usable(before: str, after: str) -> None:
    assert fixed(STDLIB, before) == after


@pytest.mark.parametrize("before", TAKEN)
def test_a_taken_name_is_refused(before: str) -> None:
    assert "already means something else" in refusal(STDLIB, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import os\n\nold()\n", "import os\n\nimport zoo\n\nzoo.new()\n"),
        ("import os\n\nimport ape\n\nold()\n", "import os\n\nimport ape\nimport zoo\n\nzoo.new()\n"),
        ("from . import x\nold()\n", "import zoo\n\nfrom . import x\nzoo.new()\n"),
    ],
)
def test_other_packages_have_a_block_of_their_own(before: str, after: str) -> None:
    assert fixed(OTHER, before) == after
