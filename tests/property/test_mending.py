"""A text that was edited into pieces is read as a fresh parse reads it: the tree, and what is passed over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wardline.model import TextEdit
from wardline.syntax import Document, Language, language_by_name
from wardline.text import Span

BLOCKS = (
    "x = 1\n",
    "'doc'\n",
    "(a, b) = 1, 2\n",
    "[y for y in z]\n",
    "if x:\n    def c():\n        pass\nelse:\n    def d():\n        pass\n",
    "# c\n",
    "@dec\n@dec(1)\ndef f():\n    return 1\n",
    "def f(): return 1\n",
    "def f(): return 1\n    # c\n",
    "async def f():\n    await g()\n",
    "def é():\n    pass\n",
    "\x0cdef f():\n    pass\n",
    "class A:\n    def m(self):\n        pass\n\n    x = 1\n\n    @p\n    def n(self):\n        '''d\n    x'''\n",
    "class A:\n    def m(self):\n        def q():\n            return 1\n        return q\n    (1)\n    'a'\n",
    "def f():\n    match x:\n        case 1:\n            pass\n        case _:\n            y()\n",
    "def f():\n    x = 1 + \\\n2\n",
    "def f():\n    x = (\n1)\n",
    "def f():\n    try:\n        a\n    except E:\n        b\n    finally:\n        c\n",
    "def f(a=(1,),\n      *b):\n    '''d'''\n",
    "def f():\n\tif x:\n\t\ty\n\telse:\n\t\tz\n",
    "def f():\n    r'''\n(\n'''\n",
    "def f():\n    x = {\n    'a': 1,\n    }\n    return x\n",
    "def f():\n    pass; y\n",
    "def f():\n    print(f'''{\n  x\n}''')\n",
    "def f():\n  a\n  def g():\n    b\n  c\n",
    "def f():\n    x: int = 1\n    # wardline\n    del x\n\n\n",
    "\n\n",
)
TYPED = (
    *(
        "os.system(",
        "x = = 2",
        "'",
        '"""',
        "'''",
        'f"{',
        "[",
        ")",
        "}",
        "\n",
        "\\\n",
        "# c",
        "return f(x",
        "if x",
        "else:",
    ),
    *(
        "elif y",
        "except",
        "case 1:",
        "    ",
        "\t",
        ".",
        "=",
        "é",
        "import",
        "@dec",
        "def g(a):\n        return a\n",
        "async ",
    ),
    *("lambda: ", "for i in", "x: int", "**", ";", "del ", "\r\n", "\ndef z():\n"),
)
EDITS = st.tuples(st.integers(0, 10_000), st.integers(0, 3), st.sampled_from(TYPED), st.booleans())


def read(document: Document) -> tuple[str, tuple[Span, ...], bool]:
    return str(document.root), document.passed_over, document.is_whole


def python() -> Language:
    found = language_by_name("python")
    assert found is not None
    return found


@settings(max_examples=150)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5), st.lists(EDITS, min_size=1, max_size=6))
def test_typing_leads_to_what_a_fresh_parse_reads(blocks: list[str], edits: list[tuple[int, int, str, bool]]) -> None:
    document = Document.parse("".join(blocks).encode(), python())
    for place, gone, text, is_typed in edits:
        start = _boundary(document.data, place % (len(document.data) + 1))
        end = _boundary(document.data, min(start + gone, len(document.data)))
        for piece in text if is_typed else (text,):  # letter by letter, or at once
            document = document.edited([TextEdit(Span(start, end), piece)])
            assert read(document) == read(Document.parse(document.data, document.language))
            start = end = start + len(piece.encode())


def _boundary(data: bytes, at: int) -> int:
    """The start of the character at a byte offset."""
    while 0 < at < len(data) and data[at] & 0xC0 == 0x80:
        at -= 1
    return at
