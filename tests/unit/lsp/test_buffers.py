from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wardline.lsp.buffers import Buffer, Change, changed, open_buffer, to_bytes
from wardline.syntax import language_by_name
from wardline.text import Encoding, Position

TEXTS = st.text(st.sampled_from("ab(é😀\r\n\t\ufeff'# "), max_size=30)
ENCODINGS = st.sampled_from(list(Encoding))


def content(buffer: Buffer) -> str:
    return ("\ufeff" if buffer.marked else "") + buffer.document.data.decode()


def units(text: str, encoding: Encoding) -> int:
    if encoding is Encoding.UTF32:
        return len(text)
    return len(text.encode()) if encoding is Encoding.UTF8 else len(text.encode("utf-16-le")) // 2


def position(text: str, index: int, encoding: Encoding) -> Position:
    """Where character `index` is, worked out in another way than the code under test does."""
    before = text[:index]
    if before.endswith("\r") and text[index : index + 1] == "\n":
        before = before[:-1]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Position(len(lines) - 1, units(lines[-1], encoding))


@given(TEXTS, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), TEXTS), max_size=6), ENCODINGS)
def test_a_buffer_holds_what_the_editor_holds_after_any_changes(
    text: str, edits: list[tuple[float, float, str]], encoding: Encoding
) -> None:
    buffer = open_buffer(text, None, encoding, 1)
    for version, (from_part, to_part, new) in enumerate(edits, 2):
        start, end = sorted((round(from_part * len(text)), round(to_part * len(text))))
        # An editor never has a place between \r and \n: it is the end of that line.
        start -= text[start - 1 : start + 1] == "\r\n" and start > 0
        end -= text[end - 1 : end + 1] == "\r\n" and end > 0
        start = min(start, end)
        change = Change(new, position(text, start, encoding), position(text, end, encoding))
        buffer, _ = changed(buffer, [change], version)
        text = text[:start] + new + text[end:]
    assert content(buffer) == text


def test_changes_from_the_end_to_the_start_are_one_edit() -> None:
    buffer = open_buffer("f(a)\n" * 3, language_by_name("python"), Encoding.UTF16, 1)
    changes = [Change("g", Position(line, 0), Position(line, 1)) for line in (2, 1, 0)]
    after, edits = changed(buffer, changes, 2)
    assert content(after) == "g(a)\n" * 3
    assert edits is not None
    assert [edit.span.start for edit in edits] == [10, 5, 0]


def test_a_change_of_everything_gives_no_edits() -> None:
    after, edits = changed(open_buffer("old", None, Encoding.UTF8, 1), [Change("\ufeffnew")], 2)
    assert edits is None
    assert (content(after), after.marked, after.version) == ("\ufeffnew", True, 2)


def test_a_text_in_no_known_language_is_a_document_without_a_grammar() -> None:
    assert open_buffer("x", language_by_name("python"), Encoding.UTF8, 1).document.language.has_grammar
    assert not open_buffer("x", None, Encoding.UTF8, 1).document.language.has_grammar


def test_half_a_surrogate_pair_becomes_a_replacement_of_the_same_width() -> None:
    assert to_bytes("a\ud83db").decode() == "a\ufffdb"
    assert to_bytes("\ud83d\ude00").decode() == "😀"
