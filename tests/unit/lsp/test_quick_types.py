"""In a process of its own: the types can be imported only once."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import json, sys
if sys.argv[1] == "quick":
    from wardline.lsp.quick_types import import_protocol_types
    import_protocol_types()
import attrs
from lsprotocol import types
from pygls.protocol import default_converter
converter = default_converter()
where = types.Range(types.Position(1, 2), types.Position(3, 4))
edit = types.WorkspaceEdit(changes={"u": [types.TextEdit(where, "n")]})
action = types.CodeAction("t", types.CodeActionKind.QuickFix, edit=edit)
back = converter.structure(converter.unstructure(action), types.CodeAction)
@attrs.define
class Other:
    x: int
print(json.dumps([converter.unstructure(back), Other(1) == Other(1)]))
"""


def run(how: str) -> object:
    done = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def test_values_convert_the_same_and_other_classes_are_untouched() -> None:
    assert run("quick") == run("usual")
