"""Values of literals as most languages with braces write them."""

from __future__ import annotations

import re

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "a": "\a", "v": "\v", "\n": ""}
_CODE = re.compile(r"\\(?:u\{?([0-9a-fA-F]{1,6})\}?|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4}))")
_SUFFIX = re.compile(r"(?:[uUlLnN]+|_?[iu](?:8|16|32|64|128|size))\Z")


def unescaped(sequence: str) -> str:
    """What an escape sequence stands for; any other text itself."""
    found = _CODE.fullmatch(sequence)
    if found is not None:
        code = int(found[1] or found[2] or found[3], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(sequence[1:], sequence[1:]) if sequence.startswith("\\") else sequence


def number_value(text: str) -> float | int | None:
    """The value of a number, with or without underscores and a suffix for its type."""
    plain = text.replace("_", "")
    for written in (plain, _SUFFIX.sub("", plain)):
        try:
            return int(written, 8) if re.fullmatch("0[0-7]+", written) else int(written, 0)
        except ValueError:
            pass
    try:
        return float(plain.rstrip("fFdDmM"))
    except ValueError:
        return None
