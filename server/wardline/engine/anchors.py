"""What a pattern's forms say about the text before any of them is tried: words to ask for, and where to start.

Reads forms only; neither grammars nor documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wardline.engine.import_patterns import Brought, Imported
from wardline.engine.literal_patterns import Text
from wardline.engine.patterns import Anything, Dotted, Form, Member, Token
from wardline.engine.typed import Typed

WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_PART = re.compile(r"[A-Za-z0-9_\x80-\U0010ffff]+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word a search may start from; `name` is the full name it ends, which an alias may hide.

    With `below`, what is searched for is some member of `name`, which may have been imported by itself.
    """

    word: str
    name: str | None = None
    below: bool = False


def words(forms: tuple[Form, ...]) -> frozenset[str]:
    """Words that every file with a match holds."""
    found: set[str] = set()
    stack = list(forms)
    while stack:
        form = stack.pop()
        if isinstance(form, Dotted):
            found.update(word for part in form.name.split(".") for word in _PART.findall(part) or (part,))
        elif isinstance(form, Imported):
            found.update(_imported_words(form))
        elif isinstance(form, Token) and WORD.match(form.text):
            found.add(form.text)
        elif isinstance(form, Text) and form.verbatim and WORD.match(form.value or ""):
            found.add(form.value or "")
        elif isinstance(form, Typed) and form.certain:
            stack.append(form.type)
        stack.extend(form.within())
    return frozenset(found)


def _last(name: str) -> str:
    """The last word of a name, without marks such as those of variables."""
    part = name.rsplit(".", 1)[-1]
    return (_PART.findall(part) or (part,))[-1]


def brings_names(forms: tuple[Form, ...]) -> bool:
    """Whether an import statement is among the forms: what its metavariables take agrees with names of other texts."""
    stack = list(forms)
    while stack:
        form = stack.pop()
        if isinstance(form, Imported | Brought):
            return True
        stack.extend(form.within())
    return False


def is_typed(forms: tuple[Form, ...]) -> bool:
    """Whether a typed metavariable is among the forms, whose declaration may stand outside the function."""
    stack = list(forms)
    while stack:
        form = stack.pop()
        if isinstance(form, Typed):
            return True
        stack.extend(form.within())
    return False


def _imported_words(form: Imported) -> set[str]:
    parts = [part for path in form.paths for part in (*path.parts, path.alias)]
    return {word for part in parts if isinstance(part, str) for word in _PART.findall(part)}


def metavariables(forms: tuple[Form, ...]) -> frozenset[str]:
    """Metavariables that take one node; in a lone string pattern also the one that takes its value."""
    found: set[str] = set()
    stack = list(forms)
    while stack:
        form = stack.pop()
        if isinstance(form, Anything) and form.name is not None:
            found.add(form.name)
        stack.extend(form.within())
    if len(forms) == 1 and isinstance(forms[0], Text) and forms[0].capture is not None:
        found.add(forms[0].capture)
    return frozenset(found)


def anchors(forms: tuple[Form, ...]) -> tuple[Anchor, ...]:
    """The words to start from, the likely rarest first: what is long and no everyday name. All stand at each match."""
    found: list[Anchor] = []
    stack = list(forms)
    while stack:
        form = stack.pop()
        if isinstance(form, Member) and form.parts and isinstance(form.access.items[0], Dotted):
            name = form.access.items[0].name
            found.append(Anchor(_last(name), name, below=True))
        elif isinstance(form, Dotted):
            found.append(Anchor(_last(form.name), form.name))
        elif isinstance(form, Imported):
            found.extend(Anchor(part) for part in sorted(_imported_words(form)))
        elif isinstance(form, Token) and WORD.match(form.text):
            found.append(Anchor(form.text))
        elif isinstance(form, Text) and form.verbatim and WORD.match(form.value or ""):
            found.append(Anchor(form.value or ""))
        else:
            stack.extend(form.within())
    return tuple(sorted(dict.fromkeys(found), key=_rarity, reverse=True))


def is_receiver(anchor: Anchor) -> bool:
    """Whether a word is the name of the object that the code is in: it stands everywhere, and no import hides it."""
    return anchor.name == anchor.word and anchor.word in ("self", "this", "cls")


_COMMON = frozenset(
    [
        "self", "get", "return", "import", "from", "class", "def", "name", "value", "data", "None", "True", "False",
        "function", "const", "if", "for", "else", "try", "with", "as", "in", "not", "and", "or", "is", "args", "kwargs",
        "request", "response", "str", "int", "open", "join", "format", "path", "print", "async", "await", "var", "let",
        "this", "new", "except", "pass", "filter", "headers", "file", "user", "password",
    ]
)  # fmt: skip


def _rarity(anchor: Anchor) -> tuple[bool, int, str]:
    return anchor.word not in _COMMON, min(len(anchor.word), 8), anchor.word
