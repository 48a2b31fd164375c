"""How patterns are written so that Ruby's grammar accepts them.

An ellipsis among the entries of a hash becomes a hash that is put in; a metavariable in the place of a class's or
module's name gets a capital. Ruby's own variables, such as `$stdout`, are in small letters and stay as they are.
"""

from __future__ import annotations

import re

from wardline.syntax import placeholders

_TOKEN = re.compile(
    r"""(?P<deep><\.\.\.|\.\.\.>)
      | (?P<dots>\.\.\.|\$\.\.\.[A-Z_][A-Z0-9_]*)
      | (?P<named>\b(?:class|module)\s+|::)(?=\$[A-Z_])
      | (?P<word>\$?\w+)
      | (?P<other>[^\s])""",
    re.VERBOSE,
)


def prepare_pattern(text: str) -> tuple[str, ...]:
    """The text with its placeholders; failing that, cut short after a header, or with a line for each ellipsis."""
    plain = _written(text)
    lines = re.sub(r"[ \t]+(\.\.\.)[ \t]+end\b", r"\n\1\nend", text)
    return plain, _written(lines), f"{plain.rstrip()}\nend\n", f"begin\n{plain.rstrip()}\nend\n"


def _written(text: str) -> str:
    tokens = list(_TOKEN.finditer(text))
    around: list[str] = []
    pieces, at = [], 0
    for index, token in enumerate(tokens):
        before = tokens[index - 1][0] if index else ""
        after = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        pieces.append(text[at : token.start()])
        at = token.end()
        if token["dots"] and around and around[-1] == "{" and (before == "," or (before == "{" and after == ",")):
            pieces.append("**" + placeholders.encode(token[0]))
            continue
        if token[0] in "([{":
            around.append(token[0])
        elif token[0] in ")]}" and around:
            around.pop()
        word = placeholders.encode(token[0])
        pieces.append(placeholders.capital(word) if index and tokens[index - 1]["named"] else word)
    return "".join(pieces) + text[at:]
